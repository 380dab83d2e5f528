"""`sitegen parse` and `sitegen explain`: what the parser makes of one file. They write nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from sitegen.adapters.files import read_file
from sitegen.adapters.recognition import recognise
from sitegen.cli.printing import Format, end_with, format_option, print_diagnostics, safe, say
from sitegen.content.layout import RECOGNISED
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.model import Evidence, LineReading, Manuscript, Reading, ReadingFact, ReadingVerdict
from sitegen.core.source import Source, said_lines
from sitegen.reading.choosing import Comparison, compare
from sitegen.reading.choosing.explaining import Opinions, Sighting, how_chosen, opinions
from sitegen.reading.formats import read_source
from sitegen.reading.messages import verdict_on
from sitegen.reading.parsing import reading_as_json


class Parsed(NamedTuple):
    """A file as read and parsed, with everything that was found on the way."""

    source: Source
    reading: Checked[Reading]
    found: Comparison
    hide: Callable[[str], str] = str


@click.command()
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@format_option
def parse(file: Path, form: Format) -> None:
    """Read one letter and print what it says, who signed it, and what every line became."""
    parsed = _parse(file, form)
    if form == "json":
        click.echo(
            json.dumps(reading_as_json(parsed.source, parsed.reading, safe(file.name)), ensure_ascii=False, indent=2)
        )
    else:
        print_diagnostics(parsed.reading.diagnostics, letters={parsed.source.path: parsed.source.lines})
        click.echo(_outline(parsed.reading.value))
    end_with(parsed.reading.diagnostics)


@click.command()
@click.argument("place", metavar="FILE[:LINE]")
def explain(place: str) -> None:
    """Say why each line of FILE, or LINE of it, became what it became, and what each reader said of it."""
    file, line = _place(place)
    there = _source_of(file, line)
    parsed = _parse(there.file, "text", there.facts)
    lines, found = parsed.reading.value.lines, parsed.found
    if there.line is not None and not 1 <= there.line <= len(lines):
        raise click.BadParameter(f"{there.file} has lines 1 to {len(lines)}", param_hint="LINE")
    click.echo(how_chosen(found))
    for words in _verdict(parsed.reading.value.verdict):
        click.echo(parsed.hide(words))
    for one, said in zip(lines, opinions(found), strict=True):
        if there.line in (None, one.line):
            text = parsed.source.lines[one.line - 1]
            hidden = not text and one.winner.role != "blank"
            told = f"{one.line:>5}  withheld" if hidden else _explanation(one, text, said)
            if there.line and (where := parsed.source.whereabouts(one.line)):
                click.echo(f"line {one.line} is {where}")
            click.echo(parsed.hide(told))


def made_readable(path: str, data: bytes) -> Checked[bytes]:
    """Return what is to stand beside a letter so that it can be read, now and at every build; nothing for most.

    What stands beside it already is that: another version of a program would make something else of the letter.
    """
    kept = read_file(Path(f"{path}{RECOGNISED}")).value
    return Checked(kept) if kept else recognise(path, data)


class Sought(NamedTuple):
    """What is to be explained: a source, one of its lines or all, and what a person says of its lines."""

    file: Path
    line: int | None
    facts: tuple[ReadingFact, ...] = ()


def _manuscript_in(file: Path) -> Manuscript | None:
    """Return the manuscript that a file holds, None where it holds none."""
    from sitegen.content.manuscript import read_manuscript  # noqa: PLC0415 - who parses a letter needs none

    text = (read_file(file).value or b"").decode("utf-8", "replace").replace("\r\n", "\n")
    return read_manuscript(text, str(file)).value if text.startswith("---") else None


def _made_from(source: Path) -> Iterator[Manuscript]:
    """Yield the manuscripts that are made from a source of an archive, nearly always one; none for any other file."""
    letters = sorted((source.parent.parent / "letters").glob("*.md")) if source.parent.name == "sources" else ()
    named = (file for file in letters if source.name.encode() in (read_file(file).value or b""))
    yield from (one for one in map(_manuscript_in, named) if one and one.source and one.source.file == source.name)


def _source_of(file: Path, line: int | None) -> Sought:
    """Return the place in the source that a place in a manuscript tells of; any other file is its own source.

    A line of the manuscript that tells of none ends the command: there is nothing to explain.
    """
    manuscript = _manuscript_in(file) if file.suffix == ".md" and file.parent.name == "letters" else None
    if manuscript is None or manuscript.source is None:
        return Sought(file, line, next((one.facts for one in _made_from(file)), ()))
    source = file.parent.parent / "sources" / manuscript.source.file
    if line is None:
        say(f"{file} is a manuscript; this is its source, {source}")
        return Sought(source, None, manuscript.facts)
    letter = manuscript.letter
    places = {one.written: one.line for one in letter.signatories}
    places |= {one.written: one.line for entry in letter.signatories for one in entry.members}
    places |= {one.written: one.first for one in letter.body} | {one.written: one.first for one in letter.footnotes}
    there = places.get(line, 0)
    if not there:
        message = f"line {line} of a manuscript that names no line of its source"
        raise click.BadParameter(f"{message}; explain a line of {source}", param_hint="LINE")
    say(f"{file}:{line} is line {there} of its source, {source}")
    return Sought(source, there, manuscript.facts)


def _parse(file: Path, form: Format, facts: tuple[ReadingFact, ...] = ()) -> Parsed:
    """Return the file's parse, or print what keeps it from being read and end the command."""
    data = read_file(file)
    if data.value is None:
        print_diagnostics(data.diagnostics, form)
        sys.exit(1)
    recognised = made_readable(str(file), data.value)
    source = read_source(str(file), data.value, recognised.value)
    if source.value is None:
        print_diagnostics(recognised.diagnostics + source.diagnostics, form)
        sys.exit(1)
    compared = compare(source.value, (), facts)
    reading = compared.reading
    found: tuple[Diagnostic, ...] = (
        *recognised.diagnostics,
        *source.diagnostics,
        *reading.diagnostics,
        *verdict_on(source.value.path, reading.value.verdict),
    )
    return _as_shown(file, Parsed(source.value, Checked(reading.value, found), compared))


def _as_shown(file: Path, parsed: Parsed) -> Parsed:
    """Return a parse without whom the archive that holds the file withholds: screens are seen, and logs are kept."""
    manuscript = next((one for one in _made_from(file) if one.withheld), None)
    if manuscript is None:
        return parsed
    from sitegen.content.fidelity.withheld import withhold_from  # noqa: PLC0415 - only where somebody is withheld
    from sitegen.identity.recognition import Recognizer  # noqa: PLC0415 - the same
    from sitegen.identity.withholding import redacted  # noqa: PLC0415 - the same

    kept = withhold_from(manuscript, parsed.source, parsed.reading.value).value
    if kept.source is None or kept.reading is None:
        return parsed
    guard = Recognizer(kept.names)
    found = tuple(redacted(told, guard) for told in parsed.reading.diagnostics)
    return Parsed(kept.source, Checked(kept.reading, found), parsed.found, guard.hide)


def _place(text: str) -> tuple[Path, int | None]:
    """Split FILE:LINE; a file whose own name ends in a colon and digits wins over the reading as a line."""
    name, colon, line = text.rpartition(":")
    if colon and line.isdecimal() and not Path(text).exists():
        return Path(name), int(line)
    return Path(text), None


def _verdict(verdict: ReadingVerdict | None) -> Iterator[str]:
    if verdict is not None:
        yield f"verdict: {verdict.grade}"
        yield from (f"  {one.reason} ({said_lines(one.first, one.last)})" for one in verdict.reasons)


def _explanation(one: LineReading, text: str, said: Opinions) -> str:
    head = f"{one.line:>5}  {one.winner.role:<10} {safe(text)}".rstrip()
    if one.winner.role == "blank":
        return head
    reasons = [
        f"{'':7}{mark} {_because(evidence)}"
        for mark, evidence in (("because", one.winner), *(("rival:", rival) for rival in one.rivals))
    ]
    readers = [f"{'':7}the rules: {said.rules}; on the second reader's places: {said.places}"]
    if one.winner.role == said.rules == said.places:
        readers = []
    return "\n".join([head, *reasons, *readers, *map(_sighting, said.second)])


def _sighting(seen: Sighting) -> str:
    """Return what the second reader says of one unit, and the signs that spoke for it, in words."""
    signs = "; ".join(one.words for one in seen.reasons)
    return f"{'':7}second reader: {seen.label}, not {seen.rival}{': ' if signs else ''}{signs}"


def _because(evidence: Evidence) -> str:
    return f"{evidence.reason} ({evidence.rule}: {evidence.role}, {evidence.weight:.2f})"


def _outline(reading: Reading) -> str:
    letter, ledger = reading.letter, reading.ledger
    facts = {
        "title": letter.title,
        "date": letter.date,
        "language": letter.language,
        "to": "; ".join(letter.addressees),
        "cc": "; ".join(letter.cc),
        "listed": ledger.listed,
        "members": ledger.members,
        "stated": ledger.stated,
        "undisclosed": ledger.undisclosed,
        "missing": ledger.missing,
    }
    lines = [f"{key + ':':<13}{safe(str(value))}" for key, value in facts.items() if value not in (None, "")]
    for one in letter.signatories:
        number = "?" if one.number is None else str(one.number)
        lines.append(f"{one.line:>6}  {number:>4}  {safe(one.name)}")
        lines += [f"{member.line:>6}  {'':>4}  - {safe(member.name)}" for member in one.members]
    return "\n".join(lines)
