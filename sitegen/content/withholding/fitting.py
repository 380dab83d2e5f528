"""The records of the private file and the letters that they speak of: none may lose its force with its letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.content.manuscript import entries_of
from sitegen.content.private import PrivateRecord
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import TOLD_NAME, UNFITTING_RECORD
from sitegen.core.documents import locate_items
from sitegen.core.model import Manuscript
from sitegen.core.source import Span
from sitegen.identity.bare import known_as

_HINT = (
    "give the letter and the line by which the name is withheld now; if there is none, take out `letter:` and `line:`, "
    "and the name stays withheld; delete the record only if the name may be published"
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Private `records` with the present ids of their letters, and the `strays`: those of no letter that withholds."""

    records: tuple[PrivateRecord, ...] = ()
    strays: tuple[PrivateRecord, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names of no letter that withholds; nothing may tell them, unless their record says which letter may."""
        return frozenset(name for one in self.strays for name in one.names)

    def signed(self, names: frozenset[str]) -> frozenset[str]:
        """Return those of the `names` of signatories that may be told: a stray's only if the private file allows it.

        Who may sign one letter openly (`open_in`) is no secret there; `beyond_openings` looks at the others.
        """
        allowed = _known(words for one in self.records for words in one.allowed)
        strays = _known(name for one in self.strays if not one.open_in for name in one.names) - allowed
        return names if not strays else frozenset(name for name in names if strays.isdisjoint(known_as(name)))


def beyond_openings(letters: Sequence[Manuscript], strays: Sequence[PrivateRecord]) -> Iterator[Diagnostic]:
    """Yield the entries of letters that name somebody whom the record of no letter lets sign other letters alone."""
    opened = [(one, known) for one in strays if one.open_in for known in _known(one.names)]
    by_form: dict[str, list[PrivateRecord]] = {}
    for record, known in opened:
        by_form.setdefault(known, []).append(record)
    for one in letters if by_form else ():
        for entry in entries_of(one.letter.signatories):
            records = [record for known in known_as(entry.name) for record in by_form.get(known, ())]
            if any(one.letter_id not in record.open_in for record in records):
                yield TOLD_NAME.at(
                    Span.line(one.path, entry.written or 1),
                    "who signs here did not agree to be named, but in other letters",
                    f"ask them; withhold it: sitegen withhold {one.letter_id} {entry.line or 'LINE'}; or, if they "
                    f"agree, add {one.letter_id} to open_in of the record of their name in .private/withheld.yaml",
                )


def fit_records(
    private: Sequence[PrivateRecord], manuscripts: Sequence[Manuscript], text: str, path: str, *, all_read: bool
) -> Checked[Fitted]:
    """Return the records held against the letters; `text` is that of the private file, `path` how messages call it.

    A record that gives a letter or a line which withholds nobody is told, without its names, and guards all the same.
    Unless all letters were `all_read`, one that is not among them may be there, and is not said to be missing.
    """
    letters = {one.letter_id: one for one in manuscripts}
    former = {old: one.letter_id for one in manuscripts for old in one.former_ids}
    records = tuple(
        one.model_copy(update={"letter": former[one.letter]}) if one.letter in former.keys() - letters.keys() else one
        for one in private
    )
    strays = tuple(one for one in records if not ((letter := letters.get(one.letter or "")) and letter.withheld))
    lines = locate_items(text) if records else ()
    found = (
        UNFITTING_RECORD.at(
            Span.line(path, line), f"{message}; the names of this record are withheld all the same", _HINT
        )
        for one, line in zip(records, lines, strict=True)
        if (all_read or one.letter in letters) and (message := _unfitting(one, letters.get(one.letter or "")))
    )
    return Checked(Fitted(records, strays), tuple(found))


def _unfitting(one: PrivateRecord, letter: Manuscript | None) -> str | None:
    """Return why a record fits no letter, or None."""
    if one.letter is None:
        return None
    if letter is None:
        return "there is no letter of the id that this record gives"
    if not letter.withheld:
        return f"{letter.letter_id} withholds nobody"
    if one.line and not any(each.first <= one.line <= each.last for each in letter.withheld):
        return f"{letter.letter_id} does not withhold line {one.line}"
    return None


def _known(names: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(known_as, names))
