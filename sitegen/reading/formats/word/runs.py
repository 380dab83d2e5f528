"""How the runs of a Word document are set: whether a person sees them, and whether they are bold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.reading.formats.styles import Style, plain_color
from sitegen.reading.formats.word.parts import Styles, take_property


@dataclass(slots=True)
class Run(Style):
    """A run: what it says itself; `based_on` is its style, `paragraph` that of its paragraph."""

    paragraph: str = ""
    font: str = ""
    ground: bool = False  # the paragraph itself is shaded
    color: str = ""
    behind: str = ""  # the colour set behind it

    def set(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one of its properties."""
        match name:
            case "rStyle":
                self.based_on = attributes.get("val", "")
            case "rFonts":
                self.font = attributes.get("ascii", "")
            case _:
                take_property(self, name, attributes)
        if name == "color":
            self.color = plain_color(attributes.get("val", ""))
        elif name in ("shd", "highlight"):
            self.behind = plain_color(attributes.get("fill", attributes.get("val", "")))

    def is_bold(self, styles: Styles) -> bool:
        """Return whether its text is bold."""
        return self._says("bold", styles.is_bold(self.based_on) or styles.is_bold(self.paragraph))

    def unseen(self, styles: Styles, *, paper: bool) -> str:
        """Return why nobody sees its text, "" where people do; `paper`: it stands on nothing but the page."""
        named = (self.based_on, self.paragraph)
        if self._says("hidden", any(map(styles.is_hidden, named))):
            return "hidden text"
        if self._says("struck", any(map(styles.is_struck, named))):
            return "struck out"
        if self.color and self.color == self.behind and self.color != "auto":
            return "in the colour of what is behind it"
        if paper and not self.shaded and not self.ground and self._says("pale", any(map(styles.is_pale, named))):
            return "in white on white, or too small to be read"
        return ""

    def _says(self, what: str, otherwise: bool) -> bool:  # noqa: FBT001 - what styles say
        own: bool | None = getattr(self, what)
        return otherwise if own is None else own
