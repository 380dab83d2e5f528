"""How the runs of a Word document are set: whether a person sees them, and whether they are bold or in italics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.reading.formats.aside import STRUCK_OUT
from sitegen.reading.formats.styles import Style, unseen_by_color
from sitegen.reading.formats.word.parts import Styles, take_property


@dataclass(slots=True)
class Run(Style):
    """A run: what it says itself; `based_on` is its style, `paragraph` that of its paragraph.

    `behind` is the colour that the paragraph itself sets behind it, "" for none.
    """

    paragraph: str = ""
    font: str = ""
    behind: str = ""

    def set(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take one of its properties."""
        match name:
            case "rStyle":
                self.based_on = attributes.get("val", "")
            case "rFonts":
                self.font = attributes.get("ascii", "")
            case _:
                take_property(self, name, attributes)

    def is_bold(self, styles: Styles) -> bool:
        """Return whether its text is bold."""
        return self._says("bold", styles.is_bold(self.based_on) or styles.is_bold(self.paragraph))

    def is_italic(self, styles: Styles) -> bool:
        """Return whether its text is in italics."""
        return self._says("italic", styles.is_italic(self.based_on) or styles.is_italic(self.paragraph))

    def unseen(self, styles: Styles, beneath: str) -> str:
        """Return why nobody sees its text, "" where people do.

        `beneath` is the colour of what its paragraph stands on, "" where that is not known.
        """
        named = (self.based_on, self.paragraph)
        if self._says("hidden", any(map(styles.is_hidden, named))):
            return "hidden text"
        if self._says("struck", any(map(styles.is_struck, named))):
            return STRUCK_OUT
        says = styles.first_to_say
        color = says(named, lambda one: one.color) if self.color is None else self.color
        tiny = says(named, lambda one: one.tiny) if self.tiny is None else self.tiny
        own = styles.says(self.based_on, lambda one: one.ground) if self.ground is None else self.ground
        ground = own or self.behind or styles.says(self.paragraph, lambda one: one.ground) or beneath
        marker = says(named, lambda one: one.marker) if self.marker is None else self.marker
        return unseen_by_color(color or "", ground, tiny=bool(tiny), marker=marker or "")

    def _says(self, what: str, otherwise: bool) -> bool:  # noqa: FBT001 - what styles say
        own: bool | None = getattr(self, what)
        return otherwise if own is None else own
