"""Parts of pages: what an included template draws, so that it can be cut from the page that stands.

Where a template was edited and nothing else, nearly all of a page is drawn by others, as it was drawn before. A part
that asks for nothing but the page's view, and for what every template knows, draws the same wherever it is included;
so it is named by the digest of its template with all that this draws in, and what stands of it needs neither be drawn
nor be looked up.

A page is finished piece by piece (`laid`). That is the same as finishing it as a whole where no link begins in one
piece and ends in another: a part is only one that begins with a tag or a new line and ends with one.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence

from jinja2.runtime import Context

from sitegen.core.frozen import Frozen

_CUT = struct.Struct("16sII")  # the digest of a part's template, where the part begins in the page, its bytes
_WORTH = 4096  # bytes of a page from which it is worth to cut it


class Part(str):  # noqa: SLOT000 - a few on each page
    """What an included template drew; one that is `kept` has its bytes as they stand in the page, and no text."""

    digest: bytes
    kept: bytes | None = None

    @classmethod
    def of(cls, text: str, digest: bytes, kept: bytes | None = None) -> Part:
        """Return the part of that digest."""
        made = cls(text)
        made.digest, made.kept = digest, kept
        return made

    @property
    def is_apart(self) -> bool:
        """Whether no link that begins in the part ends behind it, nor one that begins before it in the part."""
        return self[:1] in ("<", "\n", " ") and self[-1:] in (">", "\n")


class PageContext(Context):
    """What templates see of a page. Its own templates may take parts from `known`, and count those that they `took`."""

    known: Mapping[bytes, bytes] | None = None
    took = 0

    def take(self, digest: bytes, draw: Callable[[], str]) -> Part:
        """Return the part of a digest: the one that is known, or what `draw` returns."""
        kept = (self.known or {}).get(digest)
        if kept is None:
            return Part.of(draw(), digest)
        self.took += 1
        return Part.of("", digest, kept)


class Laid(Frozen):
    """A page in bytes, with the parts that can be cut from it (`cut`)."""

    page: bytes
    cuts: bytes = b""


def laid(pieces: Sequence[str], finished: Callable[[str], bytes]) -> Laid:
    """Return a page made of pieces; `finished` returns what stands for a piece in the page."""
    out: list[bytes] = []
    cuts: list[tuple[bytes, int, int]] = []
    done = size = 0
    for at, one in [(at, one) for at, one in enumerate(pieces) if type(one) is Part]:  # a few of hundreds
        if not (one or one.kept):
            cuts.append((one.digest, 0, 0))  # a part of nothing stands anywhere, and parts nothing
            continue
        if one.kept is None and not one.is_apart:
            continue
        before = finished("".join(pieces[done:at]))
        data = finished(str(one)) if one.kept is None else one.kept
        cuts.append((one.digest, size + len(before), len(data)))
        size += len(before) + len(data)
        out += (before, data)
        done = at + 1
    out.append(finished("".join(pieces[done:])))
    whole = sum(length for _, _, length in cuts) >= _WORTH
    return Laid(b"".join(out), b"".join(_CUT.pack(*one) for one in cuts) if whole else b"")


def cut(page: bytes, cuts: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts of a page under the digests of their templates."""
    for digest, start, size in _CUT.iter_unpack(cuts):
        yield digest, page[start : start + size]
