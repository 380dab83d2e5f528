"""`content/.private/withheld.yaml`: the names that nothing published may hold, beside the content and never in git.

    - letter: 2021-05-03-protect-the-river
      line: 16
      names: [Cedar Union of Weavers, The Cedar Weavers]
      allowed: [Cedar Union of Weavers Street]     # longer words that are no mention of it
      open_in: [2021-07-09-open-the-archives]      # letters that may name them openly

A source in which the name is written over cannot tell it any more. With this file the archive is still held against it;
on a machine that does not have the file, it is not, and every build says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.content.layout import PRIVATE
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import NO_WITHHELD_NAMES
from sitegen.core.documents import Schema, read_yaml
from sitegen.core.model import Contact, Manuscript, Signatory, Withheld
from sitegen.core.source import Span
from sitegen.identity.yaml_records import dump_record

_HEAD = """# Names that nothing published may hold. git ignores this folder: keep a copy where nobody else finds it.
"""
_SHAPE = "a record is: letter, line, names: [...], allowed: [...], as docs/withholding.md shows it"
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class PrivateRecord(Schema):
    """Names of one signatory, with the letter and the line of its source by which they are withheld, if any.

    `open_in` are the ids of letters that may name them openly; it stands here and not in the manuscript, where
    everybody reads who that is. `open` says that no other letter named them openly when they were withheld.
    `records` and `judgements` are what was taken out of the archive's files with them, `contacts` what was taken out of
    the letter's front matter, `entries` the signatories of its list, for whoever undoes it.
    """

    letter: Text | None = None
    line: Annotated[int, Field(ge=1)] | None = None
    names: tuple[Text, ...] = ()
    allowed: tuple[Text, ...] = ()
    open_in: tuple[Text, ...] = ()
    open: Literal["nowhere"] | None = None
    records: str | None = None
    judgements: str | None = None
    contacts: tuple[Contact, ...] = ()
    entries: tuple[Signatory, ...] = ()

    @property
    def was_open_nowhere(self) -> bool:
        """Tell whether no other letter named them openly then; a record that was taken out for that says so, too."""
        return self.open == "nowhere" or self.records is not None


def read_private(text: str, path: str) -> Checked[tuple[PrivateRecord, ...] | None]:
    """Return the records in `text`, or None with every fault; no fault quotes it."""
    read = read_yaml(text, path, tuple[PrivateRecord, ...] | None)
    found = tuple(map(unquoted_private, read.diagnostics))
    return Checked(() if read.value is None and not found else read.value, found)


def private_in(files: Mapping[str, bytes], label: str) -> Checked[tuple[PrivateRecord, ...] | None]:
    """Return the records among the files of the content folder called `label`, none where there is no such file."""
    return read_private(files.get(PRIVATE, b"").decode("utf-8", "replace"), f"{label}/{PRIVATE}")


def check_there(text: str | None, path: str, *, demanded: bool) -> Iterator[Diagnostic]:
    """Yield what is wrong with the file as a whole: it is empty, or missing (None) where the archive demands it.

    A server whose secret is not set writes an empty file; taken for a list of nobody, it would let every name pass.
    """
    if text is not None and not text.strip():
        hint = "set the secret on this server; or delete the file, and the build looks for no withheld name"
        yield NO_WITHHELD_NAMES.at(Span.line(path, 1), "the list of withheld names is empty", hint)
    elif text is None and demanded:
        hint = 'put it in its place (docs/withholding.md); the archive\'s settings say: withheld_names = "demanded"'
        yield NO_WITHHELD_NAMES.at(Span.line(path, 1), "the list of withheld names is not on this machine", hint)


def unquoted_private(one: Diagnostic) -> Diagnostic:
    """Return a diagnostic on the private file with the place and the kind of the fault, and no word of the file."""
    message = "something is wrong here in the list of withheld names; it is not quoted"
    return replace(one, message=message, hint=f"{_SHAPE}; docs/diagnostics.md says what {one.code} {one.name} is")


def write_private(records: Iterable[PrivateRecord]) -> str:
    """Return the file that holds the records."""
    return _HEAD + "".join(map(_written, records))


def _written(one: PrivateRecord) -> str:
    said = one.model_dump(exclude={"contacts", "entries"}, exclude_defaults=True)
    fields = {name: str(value) if name == "line" else value for name, value in said.items()}
    taken = {"contacts": [*map(asdict, one.contacts)], "entries": [*map(asdict, one.entries)]}
    return dump_record(fields) + "".join(
        f"  {name}: {json.dumps(values, ensure_ascii=False)}\n" for name, values in taken.items() if values
    )


def with_openings(manuscripts: Sequence[Manuscript], records: Iterable[PrivateRecord]) -> tuple[Manuscript, ...]:
    """Return letters whose withheld lines know which letters may name who stands there."""
    opened = {(one.letter, one.line): one.open_in for one in records if one.open_in}

    def known(letter_id: str, one: Withheld) -> Withheld:
        lines = range(one.first, one.last + 1)
        further = (other for line in lines for other in opened.get((letter_id, line), ()))
        return replace(one, open_in=tuple(dict.fromkeys(further)))

    return tuple(
        replace(one, withheld=tuple(known(one.letter_id, each) for each in one.withheld))
        if one.withheld and opened
        else one
        for one in manuscripts
    )


def open_nowhere(records: Iterable[PrivateRecord], letter_id: str) -> frozenset[str]:
    """Return the names that a letter withholds and that no other letter had when it did."""
    return frozenset(name for one in records if one.letter == letter_id and one.was_open_nowhere for name in one.names)


def names_of(records: Iterable[PrivateRecord], letter_id: str) -> dict[int, frozenset[str]]:
    """Return the names that stand on the lines of a letter's source; 0 for those of no line."""
    found: dict[int, frozenset[str]] = {}
    for one in records:
        if one.letter == letter_id:
            found[one.line or 0] = found.get(one.line or 0, frozenset()) | frozenset(one.names)
    return found
