"""`sitegen import` and `sitegen init`: the commands by which an archive's content begins and grows."""

from __future__ import annotations

import re
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import cast, get_args

import click

from sitegen.adapters.collector import seldom
from sitegen.adapters.files import read_file
from sitegen.adapters.files.removing import remove
from sitegen.adapters.keeping import reader_edition
from sitegen.adapters.processes import spread
from sitegen.cli.building import remembered
from sitegen.cli.editing import files_of, one_at_a_time, today, write
from sitegen.cli.printing import (
    content_option,
    end_with,
    fail,
    jobs_option,
    print_diagnostics,
    say,
    say_doubts,
    withholds,
)
from sitegen.cli.reading import made_readable
from sitegen.content.accession import accession
from sitegen.content.accession.gathering import Gathered, gather
from sitegen.content.layout import LETTERS, RECOGNISED, SETTINGS, SOURCES
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.languages import checked_language
from sitegen.core.model import FactKind, ReadingFact
from sitegen.reading import formats

KINDS: tuple[str, ...] = get_args(FactKind)
_OF_SYSTEM = re.compile(r"\.DS_Store|\._.+|Thumbs\.db|desktop\.ini|~\$.+|\.~lock\..+", re.IGNORECASE)
LATIN = "\u024f"  # the last of its letters
_HIDDEN = {
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
}  # a packaged file of its real name would act on the package


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path))
@click.option(
    "--withheld",
    "moved",
    multiple=True,
    metavar="OLD=NEW",
    help="The signatory withheld by line OLD stands on line NEW of the new version of the file; none if it is gone.",
)
@click.option(
    "--is",
    "said",
    multiple=True,
    metavar="LINES=KIND",
    help=f"What lines of the FILE are, such as 115-148=signatories; kinds: {', '.join(KINDS)} (none of the letter).",
)
@click.option(
    "--together",
    is_flag=True,
    help="The FILES are one letter: its text, then the sheet of signatories; or its pages, in order.",
)
@jobs_option
@content_option
@one_at_a_time
def import_(
    files: tuple[Path, ...],
    moved: tuple[str, ...],
    said: tuple[str, ...],
    *,
    together: bool,
    jobs: int | None,
    content: Path,
) -> None:
    """Add letters to the archive: the files as received, a manuscript of each, new organizations."""
    confirmed, facts, files = _confirmed(moved), _facts(said), _without_system_files(files)
    if together and len(files) < 2:
        raise click.BadParameter("give the FILES of the letter, two at least", param_hint="--together")
    for option, of_lines in (("--is", facts), ("--withheld", confirmed)):
        if of_lines and len(files) > 1 and not together:
            raise click.BadParameter("it is said of one FILE", param_hint=option)
    received = [(str(file), read_file(file)) for file in files]
    unreadable = [found for _, checked in received for found in checked.diagnostics]
    if unreadable:
        print_diagnostics(unreadable)
        sys.exit(1)
    incoming = tuple((name, checked.value) for name, checked in received if checked.value is not None)
    incoming += _recognised(incoming)
    existing = dict(files_of(content)) if content.exists() else {}
    gathered = gather(incoming, existing, together=together)
    started = {} if SETTINGS in existing else {SETTINGS: _starting_settings()}
    given, edition, at_once = started | existing, reader_edition(), partial(spread, jobs)
    with seldom(), remembered(content) as memo:
        changes = accession(given, str(content), gathered, today(), confirmed, facts, edition, memo, at_once)
    letters = _as_read(gathered.value.incoming, changes.diagnostics)
    homes = dict(_homes(gathered.value, {**existing, **changes.value}, content))
    found = [gathered.value.at_home(one, homes) for one in changes.diagnostics]
    letters |= {home: letters[path] for path, home in homes.items() if path in letters}
    # A line of what came may name whom an older state of it withholds.
    print_diagnostics(found, excerpts=not withholds(content), letters=letters)
    end_with(found)
    content.mkdir(parents=True, exist_ok=True)
    writing = {**started, **changes.value}
    write(writing, content, existing)
    if started:
        say(f"started a new archive in {content}: there was none")
    for name in sorted(writing):
        say(f"{'removed' if writing[name] is None else 'wrote'} {content / name}")
    for own in sorted(_spelt(writing, existing)):
        say(f"the id of {own} is spelt from another script; before it is public you may: sitegen rename {own} ID")
    say_doubts(found)
    if not writing:
        say("nothing to do: the archive holds these letters already")


def _spelt(writing: Mapping[str, bytes | None], existing: Container[str]) -> Iterator[str]:
    """Yield the ids of new letters whose titles are of other scripts than Latin: what they spell nobody can read."""
    for name, data in writing.items():
        if name.startswith(LETTERS) and name not in existing and data is not None:
            title = re.search(r"^title: (.+)", data.decode(), re.MULTILINE)
            letters = [one for one in title[1] if one.isalpha()] if title else []
            if sum(one > LATIN for one in letters) * 2 > len(letters):
                yield name.removeprefix(LETTERS).removesuffix(".md")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(readable=False, path_type=Path))
@click.option("--language", metavar="CODE", default="en", show_default=True, help="The language of the archive, as my.")
def init(folder: Path, language: str) -> None:
    """Start a new archive in DIR, ready to build."""
    try:
        checked_language(language)
    except ValueError as fault:
        raise click.BadParameter(
            f"{language!r} is no tag of a language, as en or my", param_hint="--language"
        ) from fault
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        fail(f"{folder} is not empty", "name a folder that does not exist yet, or an empty one")
    starter, there = resources.files("sitegen.cli") / "starter", folder.exists()
    try:
        for name, data in _in_language(dict(_starter(starter)), language):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    except OSError as fault:
        for one in tuple(folder.iterdir()) if there else (folder,) if folder.exists() else ():  # it was empty, or not
            remove(one)
        fail(
            f"cannot write to {folder}: {fault.strerror or fault}; nothing was started",
            "check that the folder may be written and that the disk is not full",
        )
    say(f"started an archive in {folder}; next: cd {folder}, then sitegen import ../LETTER")


def _without_system_files(files: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the files without those that a pattern such as *.docx catches and nobody wrote, if there are others."""
    kept = tuple(file for file in files if not _OF_SYSTEM.fullmatch(file.name))
    left = [str(file) for file in files if file not in kept]
    if not kept or not left:
        return files
    say(f"left aside, for a program made them for itself: {', '.join(left)}")
    return kept


def _homes(gathered: Gathered, files: Mapping[str, bytes | None], content: Path) -> Iterator[tuple[str, str]]:
    """Yield the paths that nobody gave, each with that under which the archive keeps the file."""
    made = {data: path for path, data in gathered.incoming if path in gathered.made}
    for name, data in files.items() if made else ():
        if name.startswith(SOURCES) and data in made:
            yield made[data], str(content / name)


def _as_read(incoming: tuple[tuple[str, bytes], ...], found: Iterable[Diagnostic]) -> dict[str, tuple[str, ...]]:
    """Return the lines of those letters of which something is said."""
    said = {one.span.path for one in found if one.span}
    beside = dict(incoming)
    received = [(name, data, beside.get(f"{name}{RECOGNISED}", b"")) for name, data in incoming if name in said]
    sources = [formats.read_source(*one).value for one in received]
    return {source.path: source.lines for source in sources if source}


def _recognised(incoming: tuple[tuple[str, bytes], ...]) -> tuple[tuple[str, bytes], ...]:
    """Return what other programs make of the letters, each under the path of its letter and `RECOGNISED`."""
    tables = [(name, made_readable(name, data)) for name, data in incoming]
    print_diagnostics([found for _, table in tables for found in table.diagnostics])
    return tuple((f"{name}{RECOGNISED}", table.value) for name, table in tables if table.value)


def _confirmed(said: tuple[str, ...]) -> dict[int, int | None]:
    """Return what a person says of withheld lines: "16=18" and "16=none"."""
    parts = [re.fullmatch(r"([1-9]\d{0,8})=([1-9]\d{0,8}|none)", one) for one in said]
    if not all(parts):
        raise click.BadParameter("write OLD=NEW, two numbers of lines, or OLD=none", param_hint="--withheld")
    return {int(one[1]): None if one[2] == "none" else int(one[2]) for one in parts if one}


def _facts(said: tuple[str, ...]) -> tuple[ReadingFact, ...]:
    """Return what a person says that lines are: "115-148=signatories", "12=group"."""
    facts = []
    for one in said:
        found = re.fullmatch(r"([1-9]\d{0,8})(?:-([1-9]\d{0,8}))?=(\w+)", one)
        if not found or found[3] not in KINDS or int(found[2] or found[1]) < int(found[1]):
            raise click.BadParameter(
                f"{one}: write LINES=KIND, as 115-148=signatories; kinds are {', '.join(KINDS)}", param_hint="--is"
            )
        facts.append(ReadingFact(int(found[1]), int(found[2] or found[1]), cast("FactKind", found[3])))
    return tuple(facts)


def _starting_settings() -> bytes:
    """Return the settings of a content folder that begins with its first import."""
    return (resources.files("sitegen.cli") / "starter" / "content" / SETTINGS).read_bytes()


def _in_language(files: Mapping[str, bytes], language: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a new archive whose language is this one, with its own pages in it where they are there."""
    for name, data in files.items():
        first, _, ending = name.partition(".")
        if name == "content/archive.toml":
            yield name, data.replace(b'language = "en"', f'language = "{language}"'.encode())
        elif ending.count(".") == 0 or not name.startswith("content/pages/"):
            yield name, files.get(f"{first}.{language.partition('-')[0]}.{ending}", data)


def _starter(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        name = prefix + _HIDDEN.get(item.name, item.name)
        if item.is_dir():
            yield from _starter(item, f"{name}/")
        else:
            yield name, item.read_bytes()
