"""A line that is withheld already, and what is asked of it once more: further names, a reason."""

from __future__ import annotations

from dataclasses import replace

from sitegen.content.layout import AUTHORITY, JUDGEMENTS, PRIVATE
from sitegen.content.manuscript import withheld_lines, write_manuscript
from sitegen.content.private import PrivateRecord, write_private
from sitegen.content.redaction.going_along import all_forms, records_of
from sitegen.content.redaction.opened import Edit, OpenLetter
from sitegen.content.redaction.refusing import refused
from sitegen.content.redaction.remembering import open_nowhere_else, remembered
from sitegen.core.diagnostics import Checked
from sitegen.core.model import Withheld


def once_more(letter: OpenLetter, record: Withheld, reason: str | None, names: frozenset[str]) -> Checked[Edit]:
    """Return the edit by which a line that is withheld already is guarded under more `names`, for another reason."""
    m, source = letter.manuscript, letter.source
    gone = withheld_lines((record,))
    new = replace(record, reason=reason) if reason else record
    known = frozenset(name for one in letter.private if one.letter == m.letter_id for name in one.names)
    if why := refused(letter, new, source.lines[record.first - 1], known | names, named=True, whole=True):
        return Checked(Edit(), (why,))
    steps, files = [f"line {record.first} is withheld already"], dict[str, bytes]()
    if names:
        taken = records_of(letter, names, gone)
        for name, (kept, lost) in taken.items():
            if lost:
                files[name] = kept.encode()
                steps.append(f"{name}: the records that named nobody else are taken out")
        more = PrivateRecord(
            letter=m.letter_id,
            line=record.first,
            names=tuple(sorted(all_forms(letter, names, taken[AUTHORITY][1]))),
            open=open_nowhere_else(letter, names),
            records=taken[AUTHORITY][1] or None,
            judgements=taken[JUDGEMENTS][1] or None,
        )
        files[PRIVATE] = write_private(remembered(letter.private, more)).encode()
        steps.append(f"{PRIVATE}: the further names are guarded, too")
    if new != record:
        withheld = tuple(new if one is record else one for one in m.withheld)
        files[letter.path] = write_manuscript(replace(m, withheld=withheld)).encode()
    return Checked(Edit(files, steps=tuple(steps)))
