"""Letters in a line or two: what other pages show of a letter where they lead to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sitegen.content.manuscript import title_of
from sitegen.core.model import Archive, Bound, Grade, Ledger, Manuscript
from sitegen.publishing.views.pictures import Tally

SHORT = 60  # characters of a title
Unlisted = Literal["misread", "not found", "none", "nobody", "taken out", "withheld"]


@dataclass(frozen=True, slots=True)
class LetterCard:
    """A letter in a line or two, wherever another page leads to it. Counts are None where the letter does not say.

    `date` is ISO 8601; `language` is the letter's own, for its title. `versions` are language (if known), address and
    title of its versions in other languages. `grade` says how far to trust the reading, if nobody knows; `unlisted`
    says why nobody is named.
    """

    letter_id: str
    href: str
    title: str
    date: str | None
    language: str | None
    addressees: tuple[str, ...]
    stated: int | None
    undisclosed: int | None
    listed: int
    missing: int | None
    withheld: int
    left_out: int
    bound: Bound
    reviewed: bool
    grade: Grade | None
    unlisted: Unlisted | None
    tally: Tally | None
    versions: tuple[tuple[str | None, str, str], ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether the list may not be that of the letter: its reading is in doubt, or none was found."""
        return self.grade is not None and (self.grade != "well read" or not self.listed)

    @property
    def lacking(self) -> int:
        """How many names, at least, our copy of the list lacks: so many more the letter counts, if not only about."""
        return max(self.missing or 0, 0) if self.bound != "about" else 0

    @property
    def partial(self) -> bool:
        """Whether some who signed are not named here: by the letter, by its list as it came, or by us."""
        return bool(self.undisclosed or self.withheld or self.left_out or (self.missing or 0) > 0)

    @property
    def short(self) -> str:
        """The title, cut at a word where it is long: enough to know the letter by, beside its date."""
        if len(self.title) <= SHORT:
            return self.title
        cut = self.title[:SHORT]
        end = "]" if cut.startswith("[") and self.title.endswith("]") else ""
        return f"{cut.rpartition(' ')[0] or cut}…{end}"


def card_of_letter(manuscript: Manuscript, archive: Archive) -> LetterCard:
    """Return a letter's card as the site's root shows it."""
    letter, own = manuscript.letter, manuscript.letter_id
    ledger = archive.ledgers[own]
    return LetterCard(
        letter_id=own,
        href=f"letters/{own}.html",
        title=title_of(letter),
        date=letter.date,
        language=letter.language,
        addressees=letter.addressees,
        stated=ledger.stated,
        undisclosed=ledger.undisclosed,
        listed=ledger.listed,
        missing=ledger.missing,
        withheld=ledger.withheld,
        left_out=ledger.left_out,
        bound=letter.stated.bound,
        reviewed=manuscript.status == "reviewed",
        grade=archive.grades.get(own),
        unlisted=unlisted(manuscript, ledger, archive.grades.get(own)),
        tally=None,
        versions=tuple(
            (one.letter.language, f"letters/{one.letter_id}.html", title_of(one.letter))
            for one in archive.versions.get(own, ())
        ),
    )


def is_before(first: str | None, second: str | None) -> bool:
    """Tell whether a letter of the one date (ISO 8601, day, month or year) is surely older than one of the other.

    An undated letter, one of the same day, and one of a day within the other's month have no order that is known.
    """
    if not first or not second:
        return False
    size = min(len(first), len(second))
    return first[:size] < second[:size]


def unlisted(manuscript: Manuscript, ledger: Ledger, grade: Grade | None) -> Unlisted | None:
    """Return why a letter names nobody who signed it; None if it does.

    Its list may be misread or not be found, if `grade` doubts the reading or nobody has settled it; it may have none,
    or an editor says that nobody signed; all who are on it are withheld; or it went with the text of a letter that was
    withdrawn. A reader who is told "0" takes it for a fact.
    """
    if ledger.listed:
        return None
    if ledger.withheld:
        return "withheld"
    if manuscript.withdrawn and manuscript.source is None and not manuscript.letter.body:
        return "taken out"
    if ledger.stated is None and not ledger.undisclosed and any(one.of == "reading" for one in manuscript.settled):
        return "nobody"
    return "none" if grade is None else "misread" if grade == "badly read" else "not found"
