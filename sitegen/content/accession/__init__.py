"""New letters come into the archive: what `sitegen import` changes, worked out without touching a file.

Files that come are read (`receiving`); new letters get a manuscript (`cataloguing`), those that are here what is new in
them (`updating`), the archive's own files what they say (`registering`).

Every letter is read twice: once by itself, and again beside the letters that share a nested list with it, for these can
show which of its entries are members. Letters that are in the archive already and are helped by a new one are read
again, too. So the same letters result, whether they come one by one, in any order, or all at once.

A letter whose source comes again with other bytes under the same name is merged into its manuscript (`merging`), and
the records that point to its lines move with their text (`moving`). Withheld signatories take no part in that: their
names come back into no manuscript and no source (`returning`), and stand in no message.
All or nothing: a fault in one file, and nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from sitegen.content.accession.answering_anew import agreed_since
from sitegen.content.accession.cataloguing import catalogue
from sitegen.content.accession.gathering import Gathered, gather, where_refused, without_echoes
from sitegen.content.accession.moving import Confirmed
from sitegen.content.accession.readings import Facts, Readings
from sitegen.content.accession.receiving import receive
from sitegen.content.accession.registering import record_changes, record_names
from sitegen.content.accession.returning import withheld_again
from sitegen.content.accession.telling import to_withhold_too, told_by_arrivals, withheld_names
from sitegen.content.accession.unnamed import guard_forms
from sitegen.content.accession.updating import help_letters, update_letters
from sitegen.content.accession.wishes import wishes_in
from sitegen.content.holdings import read_holdings
from sitegen.content.layout import AUTHORITY, CHANGES, LETTERS, PRIVATE, RECOGNISED, SOURCES
from sitegen.content.manuscript import write_manuscript
from sitegen.content.manuscript.unpublished import details_in
from sitegen.content.private import private_in, write_private
from sitegen.content.recording import pairs_in, recorded
from sitegen.content.transcriptions import Understood
from sitegen.core.diagnostics import Checked
from sitegen.core.memo import Memo, Spread, in_turn, no_memo
from sitegen.core.model import Manuscript
from sitegen.identity.recognition import Recognizer
from sitegen.identity.withholding import redacted
from sitegen.reading.formats.bundle import File

__all__ = ["accession"]

T = TypeVar("T")


def accession(
    existing: Mapping[str, bytes],
    label: str,
    incoming: Sequence[File] | Checked[Gathered],
    today: str | None = None,
    confirmed: Confirmed | None = None,
    facts: Facts = (),
    edition: str | None = None,
    memo: Memo = no_memo,
    spread: Spread = in_turn,
) -> Checked[Mapping[str, bytes | None]]:
    """Return the files to write, under their paths in the content folder; none if anything has an error.

    A file that is to be removed, since another one takes its place, has no bytes.

    `existing` are the files of that folder, which messages call `label`; `incoming` are paths (for messages and
    names) with the bytes found there, or what `gather` made of them; what was recognised in a file's pictures comes as
    one more, under its path and `RECOGNISED`. The order of `incoming` makes no difference. With `today` (ISO 8601) the
    archive's changelog tells of the letters that are new; without it, nothing is said of when they came. `confirmed`
    tells where withheld lines stand that a new state of a source changed; `facts` are what a person says that lines of
    the one file that comes are. Said of a letter that is here already, they let it be read anew.
    With the `edition` of the reader, how the sources read is recorded. `spread` may read several letters at the same
    time.
    """
    read = read_holdings(existing, label, memo, spread)
    if read.value is None:
        return Checked({}, read.diagnostics)
    holdings, found = read.value, list(read.diagnostics)

    def take(checked: Checked[T]) -> T:
        found.extend(checked.diagnostics)
        return checked.value

    gathered = take(incoming if isinstance(incoming, Checked) else gather(incoming, existing, together=False))
    readings = Readings(holdings, take(receive(holdings, gathered.incoming, facts, spread)))
    changed = (
        *take(catalogue(readings)),
        *take(update_letters(readings, confirmed or {}, today)),
        *take(help_letters(readings, today)),
    )
    files = {
        f"{SOURCES}{one.source.file}": readings.arrivals[one.source.sha256].data
        for one in changed
        if one.source and one.source.sha256 in readings.arrivals
    }
    files |= {
        f"{SOURCES}{one.source.file}{RECOGNISED}": arrival.recognised
        for one in changed
        if one.source and (arrival := readings.arrivals.get(one.source.sha256)) and arrival.recognised
    }
    written = {one.letter_id: write_manuscript(one) for one in changed}
    files |= {f"{LETTERS}{own}.md": text.encode() for own, text in written.items()}
    if holdings.masks_contacts:
        found += (told for one in changed for told in details_in(one, written[one.letter_id]))
    names: dict[str, bytes] = take(record_names(holdings, changed))
    files |= names
    if today:
        files |= record_changes(holdings, changed, existing.get(CHANGES, b""), today)
    private = take(private_in(existing, label))
    withheld = withheld_names(readings, changed, private or ())
    found += to_withhold_too(readings.holdings, changed, withheld, private or ())
    found += told_by_arrivals(readings, changed, agreed_since(readings, private or ()).value, confirmed or {})
    came = {one.source.sha256: one for one in changed if one.source}
    found += wishes_in((came[sha], each) for sha, each in readings.arrivals.items() if sha in came)
    unnamed = frozenset(name for _, _, name in gathered.unnamed)
    hidden = Recognizer(unnamed.union(*withheld.values()))
    if readings.arrivals:
        files |= gathered.private
        authority = files.get(AUTHORITY, b"").decode() or holdings.authority
        guarded = take(guard_forms(readings, gathered, changed, authority, private or ()))
        files |= guarded.files
        if guarded.private != (private or ()):
            files[PRIVATE], private = write_private(guarded.private).encode(), guarded.private
    now = {one.letter_id: one for one in changed}
    updated = [
        (one.update, now[one.update.letter_id], one.path)
        for one in readings.arrivals.values()
        if one.update and one.update.letter_id in now
    ]
    if updated and not any(one.severity == "error" for one in found):
        left = {**existing, **files}
        over = take(withheld_again(left, holdings, updated, private or (), confirmed or {}, today or ""))
        files = over.on(files)
    if edition:
        letters = [f"{LETTERS}{one.letter_id}.md" for one in changed]
        pairs = pairs_in({**existing, **files}, label, letters, spread=spread)
        files |= recorded(pairs, edition, spread=spread, read=_understood(readings, changed))
    found = without_echoes(redacted(one, hidden) for one in found)
    if any(one.severity == "error" for one in found):
        return Checked({}, tuple(where_refused(found)))
    gone = dict.fromkeys(name for name in _replaced(updated) if name in existing and name not in files)
    new = {name: files[name] for name in sorted(files) if existing.get(name) != files[name]}
    return Checked({**new, **gone}, tuple(found))


def _replaced(updated: Sequence[tuple[Manuscript, Manuscript, str]]) -> Iterator[str]:
    """Yield the files that letters came from before, and no longer do."""
    for before, after, _ in updated:
        if before.source and after.source and before.source.file != after.source.file:
            yield from (f"{SOURCES}{before.source.file}", f"{SOURCES}{before.source.file}{RECOGNISED}")


def _understood(readings: Readings, changed: Sequence[Manuscript]) -> dict[str, Understood]:
    """Return, by letter, the sources that came as they read by themselves."""
    came = ((one, readings.arrivals.get(one.source.sha256)) for one in changed if one.source)
    return {
        one.letter_id: Understood(arrival.source, arrival.read.value)
        for one, arrival in came
        if arrival and arrival.facts == one.facts
    }
