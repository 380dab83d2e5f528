"""The typefaces that cards are set in: their outlines, their measures, and which characters they have.

HarfBuzz shapes: it puts Burmese signs where they belong and knows nothing of this machine. All measures are in the
faces' own units, a thousand to the em, and whole, so that the same text is the same outlines everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import uharfbuzz as harfbuzz

from sitegen.core.frozen import Frozen

EM = 1000
Features = tuple[tuple[str, int], ...]


class Glyph(Frozen):
    """A glyph where it stands: its number in the face, and how far from the start of its run."""

    number: int
    x: int
    y: int


class Shaped(Frozen):
    """A run of glyphs of one face, and how wide it is."""

    face: Face
    glyphs: tuple[Glyph, ...]
    width: int


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A typeface. `characters` are those that it can draw."""

    name: str
    characters: frozenset[str]
    font: harfbuzz.Font

    def shape(self, text: str, features: Features = ()) -> Shaped:
        """Return the glyphs of `text`, all of whose characters the face must have, from left to right."""
        buffer = harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = "und"  # the guess is that of the machine's own language
        harfbuzz.shape(self.font, buffer, dict(features))
        glyphs: list[Glyph] = []
        x = 0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyphs.append(Glyph(info.codepoint, x + position.x_offset, position.y_offset))
            x += position.x_advance
        return Shaped(self, tuple(glyphs), x)


@cache
def face(name: str) -> Face:
    """Return one of the package's own faces, by the name of its file."""
    data = resources.files("sitegen.publishing.cards").joinpath(f"fonts/{name}.ttf").read_bytes()
    loaded = harfbuzz.Face(data)
    return Face(name, frozenset(map(chr, loaded.unicodes)), harfbuzz.Font(loaded))
