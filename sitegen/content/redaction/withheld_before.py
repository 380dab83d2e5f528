"""A line that is withheld already, and what is asked of it once more: further names, a reason, to be written over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sitegen.content.layout import AUTHORITY, JUDGEMENTS, PRIVATE, SOURCES
from sitegen.content.manuscript import OVER, withheld_lines, write_manuscript
from sitegen.content.private import PrivateRecord, write_private
from sitegen.content.redaction.going_along import all_forms, records_of
from sitegen.content.redaction.opened import Edit, OpenLetter
from sitegen.content.redaction.overwriting import over_lines, write_over
from sitegen.content.redaction.refusing import refused
from sitegen.content.redaction.remembering import open_nowhere_else, remembered
from sitegen.core.diagnostics import Checked
from sitegen.core.model import Withheld
from sitegen.core.source import digest


def once_more(
    letter: OpenLetter,
    existing: Mapping[str, bytes],
    record: Withheld,
    reason: str | None,
    names: frozenset[str],
) -> Checked[Edit]:
    """Return the edit by which a line that is withheld already is guarded under more `names`, and for another reason.

    What an older sitegen left before “[withheld]” is written over, too.
    """
    m, source, ref = letter.manuscript, letter.source, letter.ref
    gone = withheld_lines((record,))
    new = replace(record, reason=reason) if reason else record
    known = frozenset(name for one in letter.private if one.letter == m.letter_id for name in one.names)
    if why := refused(letter, new, source.lines[record.first - 1], known | names, named=True, whole=True):
        return Checked(Edit(), (why,))
    steps, files, remove = [f"line {record.first} is withheld already"], dict[str, bytes](), tuple[str, ...]()
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
    if any(OVER in (text := source.lines[at - 1]) and text != over for at, over in over_lines(letter, gone).items()):
        written = write_over(letter, existing, gone)
        if written.failed:
            return written
        files |= written.value.files
        remove = written.value.remove
        name = written.value.steps[0]
        ref = replace(ref, file=name, sha256=digest(files[f"{SOURCES}{name}"]))
        steps += written.value.steps[1:]
    if new != record or ref != letter.ref:
        withheld = tuple(new if one is record else one for one in m.withheld)
        files[letter.path] = write_manuscript(replace(m, withheld=withheld, source=ref)).encode()
    return Checked(Edit(files, remove, tuple(steps)))
