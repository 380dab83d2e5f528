"""Groups of an RTF file: what holds within its braces."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitegen.reading.formats.aside import DELETED, STRUCK_OUT
from sitegen.reading.formats.rich_text.colors import PLAIN, Look

SWITCHES = {"v": "hidden", "deleted": "deleted", "strike": "struck", "striked": "struck"}
_ASIDE = {"hidden": "hidden text", "deleted": DELETED, "struck": STRUCK_OUT}


@dataclass(frozen=True, slots=True)
class Group:
    """What holds within braces."""

    skipped: bool = False
    unread: int = 1  # characters that stand for a Unicode one in older programs
    code_page: str = ""
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    ends: str = ""  # what ends with this group: "mark", "note", "box", "edge", "comment"
    optional: bool = False
    info: bool = False
    bold: bool = False
    named: bool = False  # it names a property of a shape
    font: int = 0
    look: Look = PLAIN
    colors: bool = False  # it is the colour table

    @property
    def aside(self) -> str:
        """Why its text is left aside, "" where it is read."""
        return next((why for name, why in _ASIDE.items() if getattr(self, name)), "")

    def switched(self, word: str, *, on: bool) -> Group:
        """Return it as it is behind one of the `SWITCHES`."""
        name = SWITCHES[word]
        return replace(
            self,
            hidden=on if name == "hidden" else self.hidden,
            deleted=on if name == "deleted" else self.deleted,
            struck=on if name == "struck" else self.struck,
        )
