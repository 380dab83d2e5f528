"""`sitegen withhold`: every step by which an archive stops telling a line of a letter, as one edit; and its undoing.

The manuscript gets the record and loses the entry, the authority file its record and judgements if nobody else signs
under the name, the source is written over. What was taken out goes into the private folder, which git ignores.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from sitegen.content.accession.holdings import Holdings, read_holdings
from sitegen.content.accession.redacting import with_lines, written_over
from sitegen.content.accession.restoring import restored
from sitegen.content.accession.telling import persons_on, told_in_front_matter
from sitegen.content.fidelity.printed import entries_of
from sitegen.content.fidelity.withheld import Hidden
from sitegen.content.layout import (
    AUTHORITY,
    JUDGEMENTS,
    LETTERS,
    PRIVATE,
    PRIVATE_FOLDER,
    RECEIVED,
    RECOGNISED,
    SOURCES,
)
from sitegen.content.manuscript import OVER, withheld_lines, without_lines, write_manuscript
from sitegen.content.private import PrivateRecord, read_private, write_private
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import CANNOT_WITHHOLD
from sitegen.core.model import Manuscript, Reading, SourceRef, Withheld
from sitegen.core.source import Source, Span, digest
from sitegen.identity import Recognizer, extend_authority, fold, key, without_records
from sitegen.reading import choosing, formats

_IGNORED = f"{PRIVATE_FOLDER}.gitignore"


@dataclass(frozen=True, slots=True)
class Edit:
    """Files to write and paths to `remove`, below the content folder; what was done, in words, `steps`."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()

    def then(self, after: Edit) -> Edit:
        """Return one edit for two of which the other one comes after this one."""
        files = {name: data for name, data in self.files.items() if name not in after.remove}
        files |= after.files
        remove = tuple(name for name in dict.fromkeys((*self.remove, *after.remove)) if name not in files)
        return Edit(files, remove, (*self.steps, *after.steps))


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter with all that is needed to withhold a line of it."""

    holdings: Holdings
    manuscript: Manuscript
    ref: SourceRef
    data: bytes
    source: Source
    reading: Reading
    private: tuple[PrivateRecord, ...]

    @property
    def path(self) -> str:
        return f"{LETTERS}{self.manuscript.letter_id}.md"

    def fault(self, message: str, hint: str) -> Diagnostic:
        return CANNOT_WITHHOLD.at(Span.line(self.manuscript.path, 1), message, hint)


def withhold_from_letter(
    existing: Mapping[str, bytes],
    label: str,
    letter_id: str,
    lines: Sequence[int],
    today: str,
    *,
    reason: str | None = None,
    names: Collection[str] = (),
    keep_source: bool = False,
) -> Checked[Edit]:
    """Return the edit that withholds what stands on `lines` of a letter's source: its signatories, or private text.

    `existing` are the files of the content folder, its private ones among them. `names` are further names under which
    the archive must not tell whom it withholds. With `keep_source` the source stays as it was received.
    """
    if not all(name.strip() for name in names):
        hint = "give the name with --name, in quotes, or leave --name out"
        return Checked(Edit(), (CANNOT_WITHHOLD.at(None, "a name that --name gives is empty", hint),))
    whole = Edit()
    for line in sorted({*lines}):
        now = {name: data for name, data in {**existing, **whole.files}.items() if name not in whole.remove}
        opened = _open(now, label, letter_id)
        if opened.value is None:
            return Checked(Edit(), opened.diagnostics)
        step = _withhold(opened.value, now, line, today, reason, frozenset(names), keep_source=keep_source)
        if step.failed:
            return step
        whole = whole.then(step.value)
    now = {name: data for name, data in {**existing, **whole.files}.items() if name not in whole.remove}
    opened = _open(now, label, letter_id)
    also = _also_on(opened.value, lines) if opened.value else ()
    told = (f"the name also stands on line {line}: sitegen withhold {letter_id} {line}" for line in also)
    return Checked(whole.then(Edit(steps=tuple(told))))


def _also_on(letter: _Letter, lines: Collection[int]) -> list[int]:
    """Return the further lines of a letter's source that tell a name which is withheld with `lines`."""
    m, gone = letter.manuscript, withheld_lines(letter.manuscript.withheld)
    mine = {one.first for one in m.withheld if any(one.first <= line <= one.last for line in lines)}
    names = {
        name for one in letter.private if one.letter == m.letter_id and one.line in mine for name in one.names
    }  # all that is known of these lines, what `--name` gave among it
    text = "\n".join("" if at in gone else line for at, line in enumerate(letter.source.lines, 1))
    keys = {key(name) for name in names}
    longer = frozenset(one.name for one in entries_of(m.letter.signatories) if key(one.name) not in keys)
    found = Recognizer(frozenset(names), longer).certain(text)
    return sorted({text.count("\n", 0, one.start) + 1 for one in found})


def _withhold(
    letter: _Letter,
    existing: Mapping[str, bytes],
    line: int,
    today: str,
    reason: str | None,
    names: frozenset[str],
    *,
    keep_source: bool,
) -> Checked[Edit]:
    """Return the edit that withholds what stands on one line."""
    m, source, ref = letter.manuscript, letter.source, letter.ref
    before = next((one for one in m.withheld if one.first <= line <= one.last), None)
    if before and (keep_source or OVER in source.lines[line - 1]):
        return Checked(Edit(steps=(f"line {line} is withheld already",)))
    if not 1 <= line <= len(source.lines) or not source.lines[line - 1].strip():
        message = f"line {line} of {ref.file} is {'empty' if 1 <= line <= len(source.lines) else 'not there'}"
        return Checked(Edit(), (letter.fault(message, "the page of the source counts the lines"),))
    record = before or _record(letter, line, reason, today)
    gone = withheld_lines((record,))
    hidden = Hidden.on(gone, letter.reading.letter.signatories, m.letter.signatories)
    if reason and Recognizer(_forms(letter, hidden.names, "all") | names).certain(reason):
        hint = "--reason is published: say why, and not who"
        return Checked(Edit(), (letter.fault("the reason tells the name that it withholds", hint),))
    if record.of == "text" and not names and (field := told_in_front_matter(m, source.lines[line - 1])):
        message = f"line {line} gives the {field}, and the front matter tells it, too"
        hint = "change it there first, then withhold the line; or give --name: no build passes while anything tells it"
        return Checked(Edit(), (letter.fault(message, hint),))
    persons, spoken = frozenset[str](), tuple[str, ...]()
    if record.of == "text" and not names:
        persons, spoken = persons_on(m, letter.reading.letter.contacts, source, gone)
    what = "a signatory" if record.of == "signatory" else "private text"
    steps = [f"{letter.path}: line {line}, {what}, is withheld, and taken out"]
    files: dict[str, bytes] = {}
    taken = _records_of(letter, hidden.names | names | persons, gone)
    for name, (kept, lost) in taken.items():
        if lost:
            files[name] = kept.encode()
            steps.append(f"{name}: the records that named nobody else are taken out")
    over = Checked(Edit(steps=(ref.file,))) if keep_source else _write_over(letter, existing, gone)
    if over.failed:
        return over
    files |= over.value.files
    name = over.value.steps[0]
    new = replace(
        m,
        letter=without_lines(hidden.absent(m.letter, gone), source, withheld_lines((*m.withheld, record), "text")),
        corrections=tuple(one for one in m.corrections if one.line not in gone),
        withheld=tuple(sorted({*m.withheld, record}, key=lambda one: one.first)),
        source=ref if keep_source else replace(ref, file=name, sha256=digest(files[f"{SOURCES}{name}"])),
    )
    files[letter.path] = write_manuscript(new).encode()
    files[_IGNORED] = b"*\n"
    secret = PrivateRecord(
        letter=m.letter_id,
        line=record.first,
        names=tuple(sorted(_forms(letter, hidden.names, taken[AUTHORITY][1]) | names | persons)),
        records=taken[AUTHORITY][1] or None,
        judgements=taken[JUDGEMENTS][1] or None,
        contacts=tuple(one for one in m.letter.contacts if record.of == "text" and one.line in gone),
    )
    files[PRIVATE] = write_private(_remembered(letter.private, secret)).encode()
    told = (*steps, *over.value.steps[1:], f"{PRIVATE}: the names, for this machine alone", *spoken)
    return Checked(Edit(files, over.value.remove, told))


def _write_over(letter: _Letter, existing: Mapping[str, bytes], gone: frozenset[int]) -> Checked[Edit]:
    """Return the edit that writes over lines of the source and keeps the file as received; its new name comes first."""
    ref = letter.ref
    over = with_lines(ref.file, letter.data, letter.source, written_over(letter.source, gone))
    if over is None:
        hint = "use --keep-source, and keep the repository private; or import the letter as a plain text first"
        return Checked(Edit(), (letter.fault(f"{ref.file} cannot be written over line by line", hint),))
    name, data = over
    files = {f"{SOURCES}{name}": data}
    steps = [name]
    as_received = not any(OVER in text for text in letter.source.lines)
    if as_received or not any(_same_file(one, ref.file) for one in existing):
        files[f"{RECEIVED}{ref.file}"] = letter.data
        if ocr := letter.holdings.recognised_in(letter.manuscript):
            files[f"{RECEIVED}{ref.file}{RECOGNISED}"] = ocr
        steps.append(f"{RECEIVED}{ref.file}: the source as received")
    beside = (f"{SOURCES}{ref.file}", f"{SOURCES}{ref.file}{RECOGNISED}") if name != ref.file else ()
    steps.append(f"{SOURCES}{name}: written over on line {min(gone)}")
    return Checked(Edit(files, tuple(one for one in beside if one in existing), tuple(steps)))


def _remembered(private: Sequence[PrivateRecord], new: PrivateRecord) -> list[PrivateRecord]:
    """Return the private records with a new one; what is known of the same line already stays."""
    again = next((one for one in private if (one.letter, one.line) == (new.letter, new.line)), None)
    if again is None:
        return [*private, new]
    both = again.model_copy(
        update={
            "names": tuple(sorted({*again.names, *new.names})),
            "contacts": tuple(dict.fromkeys((*again.contacts, *new.contacts))),
        }
    )
    return [both if one is again else one for one in private]


def give_back(existing: Mapping[str, bytes], label: str, letter_id: str, lines: Sequence[int]) -> Checked[Edit]:
    """Return the edit that undoes `withhold_from_letter` for the records that hold `lines`."""
    opened = _open(existing, label, letter_id)
    if opened.value is None:
        return Checked(Edit(), opened.diagnostics)
    letter = opened.value
    m, ref = letter.manuscript, letter.ref
    ending = [one for one in m.withheld if not withheld_lines((one,)).isdisjoint(lines)]
    if not ending:
        return Checked(Edit(), (letter.fault("none of these lines is withheld", "see withheld in its front matter"),))
    back = withheld_lines(ending)
    files: dict[str, bytes] = {}
    remove: tuple[str, ...] = ()
    reading, source = letter.reading, letter.source
    original = next((name for name in existing if _same_file(name, ref.file)), None)
    if original is None and any(OVER in source.lines[line - 1] for line in back if line <= len(source.lines)):
        hint = f"put {label}/{PRIVATE_FOLDER} back from where the lines were withheld: it is in no clone"
        return Checked(Edit(), (letter.fault("the source is written over, and the file as received is gone", hint),))
    if original:
        name, data = original.removeprefix(RECEIVED), existing[original]
        ocr = existing.get(f"{original}{RECOGNISED}", b"")
        received = formats.read_source(f"{label}/{SOURCES}{name}", data, ocr).value
        if received is None or len(received.lines) != len(source.lines):
            hint = f"import {label}/{original} again, then take the record out of the front matter"
            return Checked(Edit(), (letter.fault("the source is another one since these lines were withheld", hint),))
        rest = withheld_lines(one for one in m.withheld if one not in ending)
        file = (name, data) if not rest else with_lines(ref.file, letter.data, source, _lines(received, back))
        if file is None:
            return Checked(Edit(), (letter.fault(f"{ref.file} cannot be written", "put the file as received back"),))
        files[f"{SOURCES}{file[0]}"] = file[1]
        if ocr and not rest:
            files[f"{SOURCES}{name}{RECOGNISED}"] = ocr
        remove = (*(() if file[0] == ref.file else (f"{SOURCES}{ref.file}",)), *(() if rest else (original,)))
        ref = replace(ref, file=file[0], sha256=digest(file[1]))
        again = received if not rest else formats.read_source(f"{label}/{SOURCES}{file[0]}", file[1]).value
        source = again or source
        reading = choosing.read_letter(source, (), m.facts).value
    ended = [one for one in letter.private if one.letter == letter_id and one.line in back]
    contacts = [contact for one in ended for contact in one.contacts]
    new = replace(
        m,
        letter=restored(m, source, reading, back, contacts),
        withheld=tuple(one for one in m.withheld if one not in ending),
    )
    files[letter.path] = write_manuscript(replace(new, source=ref)).encode()
    if ended:
        files[PRIVATE] = write_private(one for one in letter.private if one not in ended).encode()
    files |= _given_back(letter, ended)
    what, them = ("1 record", "it") if len(ending) == 1 else (f"{len(ending)} records", "them")
    return Checked(
        Edit(files, remove, (f"{letter.path}: {what} taken back, with all that went with {them}",)),
    )


def _open(existing: Mapping[str, bytes], label: str, letter_id: str) -> Checked[_Letter | None]:
    """Return a letter of the archive with its source as it reads today, or None with what keeps it from being read."""
    holdings = read_holdings(existing, label)
    private = read_private(existing.get(PRIVATE, b"").decode("utf-8", "replace"), f"{label}/{PRIVATE}")
    found = (*holdings.diagnostics, *private.diagnostics)
    if holdings.value is None or private.value is None:
        return Checked(None, found)
    m = holdings.value.manuscripts.get(letter_id)
    if m is None:
        near = get_close_matches(letter_id, holdings.value.manuscripts, 1, 0.4)
        hint = f"did you mean {near[0]}?" if near else "give the id of a letter, as in its front matter"
        return Checked(None, (CANNOT_WITHHOLD.at(None, f"there is no letter {letter_id} in {label}", hint),))
    data = holdings.value.source_of(m)
    ocr = holdings.value.recognised_in(m)
    source = (
        formats.read_source(f"{label}/{SOURCES}{m.source.file}", data, ocr).value
        if m.source and data is not None
        else None
    )
    if m.source is None or data is None or source is None:
        hint = "put the file as received back; lines are those of the source"
        return Checked(None, (CANNOT_WITHHOLD.at(Span.line(m.path, 1), "its source is missing or was changed", hint),))
    reading = choosing.read_letter(source, (), m.facts).value
    return Checked(_Letter(holdings.value, m, m.source, data, source, reading, private.value))


def _record(letter: _Letter, line: int, reason: str | None, today: str) -> Withheld:
    """Return the record that withholds a line: all lines of the entry that stands there, or the line as a text."""
    both = (letter.reading.letter.signatories, letter.manuscript.letter.signatories)
    for one in (one for signatories in both for one in entries_of(signatories)):
        if 0 < one.line <= line <= max(one.line, one.last):
            return Withheld(one.line, max(one.line, one.last), reason, today)
    return Withheld(line, line, reason, today, "text")


def _records_of(letter: _Letter, names: Collection[str], gone: frozenset[int]) -> dict[str, tuple[str, str]]:
    """Return authority file and judgements, each as it stays, and what is taken out: what names only the withheld."""
    holdings, m = letter.holdings, letter.manuscript
    others = (
        one.name
        for each in holdings.manuscripts.values()
        for one in entries_of(each.letter.signatories)
        if each is not m or gone.isdisjoint(range(one.line, max(one.line, one.last) + 1))
    )
    mine = {key(name) for name in names}
    opened = {key(name) for name in others}
    lost = [
        one
        for one in holdings.organizations
        if (forms := {key(name) for name in (one.name, *one.variant_names)}) & mine and not forms & opened
    ]
    ids = {one.organization_id for one in lost}
    forms = {fold(name) for one in lost for name in (one.organization_id, one.name, *one.variant_names)}
    forms |= {fold(name) for name in names if key(name) not in opened}
    judged = [one for one in holdings.judgements if fold(one.first) in forms or fold(one.second) in forms]
    children = [one for one in holdings.organizations if one.parent_id in ids and one.organization_id not in ids]
    authority, records = without_records(holdings.authority, {one.line for one in (*lost, *children)})
    alone = [replace(one, parent_id=None, nested=False) for one in children]
    return {
        AUTHORITY: (extend_authority(authority, alone), records),
        JUDGEMENTS: without_records(holdings.texts.get(JUDGEMENTS, ""), {one.line for one in judged}),
    }


def _forms(letter: _Letter, names: frozenset[str], taken: str) -> frozenset[str]:
    """Return names with all forms of their records, if these were taken out."""
    return names.union(
        *(
            (one.name, *one.variant_names)
            for one in letter.holdings.organizations
            if taken and not {fold(name) for name in names}.isdisjoint(map(fold, (one.name, *one.variant_names)))
        )
    )


def _given_back(letter: _Letter, ended: Iterable[PrivateRecord]) -> dict[str, bytes]:
    """Return authority file and judgements with what was taken out of them."""
    records = "".join(one.records or "" for one in ended)
    judgements = "".join(one.judgements or "" for one in ended)
    files: dict[str, bytes] = {}
    if records:
        again = {one.split("\n", 1)[0].strip('"') for one in records.split("- id: ")[1:]}
        children = {one.line for one in letter.holdings.organizations if one.organization_id in again}
        authority, _ = without_records(letter.holdings.authority, children)
        files[AUTHORITY] = f"{authority.rstrip(chr(10))}\n{records}".lstrip("\n").encode()
    if judgements:
        files[JUDGEMENTS] = (letter.holdings.texts.get(JUDGEMENTS, "") + judgements).encode()
    return files


def _lines(source: Source, lines: frozenset[int]) -> dict[int, str]:
    return {line: source.lines[line - 1] for line in lines if line <= len(source.lines)}


def _same_file(name: str, file: str) -> bool:
    """Tell whether a file of the private folder is the one as received from which a source was written over."""
    stem = name.removeprefix(RECEIVED)
    return (
        not name.endswith(RECOGNISED)
        and name.startswith(RECEIVED)
        and (stem == file or stem.rpartition(".")[0] == file.rpartition(".")[0])
    )
