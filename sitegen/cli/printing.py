"""How the command line says things: diagnostics as text or JSON, one clear failure, safe for a terminal."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NoReturn, TypeVar

import click

from sitegen.core.diagnostics import Diagnostic, sort_diagnostics
from sitegen.core.diagnostics.codes import ALL, BADLY_READ, KEPT_FROM_LOG, LEAKED_NAME, LOOK_HERE
from sitegen.core.source import Source, split_lines

Command = TypeVar("Command", bound=Callable[..., Any])
Format = Literal["text", "json"]
_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
_SHOWN = 160
_QUOTED, _POINTING = ({one.code for one in ALL if one.quoted}, {one.code for one in ALL if one.pointing})
# Messages of one kind on one file: from how many on they are told as one, behind how many.
MOST_ALIKE, SHOWN_ALIKE = 5, 3
MOST_LINES = 12  # places that one message names
_NO_LETTERS: Mapping[str, Sequence[str]] = MappingProxyType({})

format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the result."
)


def _folder_option(name: str, default: str, text: str) -> Callable[[Command], Command]:
    kind = click.Path(readable=False, file_okay=False, path_type=Path)
    return click.option(name, type=kind, default=Path(default), show_default=True, help=text)


content_option = _folder_option("--content", "content", "The folder of the archive's own files.")
output_option = _folder_option("--output", "site", "The folder of the built site.")
jobs_option = click.option("--jobs", type=click.IntRange(min=1), help="How many processes to use at most.")


def safe(text: str) -> str:
    """Return `text` without the control characters that could command a terminal."""
    if text.isprintable():
        return text
    return "".join(mark if mark.isprintable() or mark == "\t" else "�" for mark in text)


def print_diagnostics(
    found: Iterable[Diagnostic],
    form: Format = "text",
    *,
    excerpts: bool = True,
    letters: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Print diagnostics to standard error, by place, each with the line it is about unless there are no `excerpts`.

    `letters` are the lines of letters as read, by the paths of their files, whose own lines are often none.
    """
    _lines.cache_clear()  # a file may have changed since the last messages
    _withholds.cache_clear()
    ordered = sort_diagnostics(discreet(found))
    if form == "json":
        click.echo(json.dumps([_diagnostic_as_data(one) for one in ordered], ensure_ascii=False, indent=2), err=True)
        return
    content = _content_of_command()
    excerpts = excerpts and not (content and withholds(content))
    leaking = {one.span.path for one in ordered if one.span and one.code == LEAKED_NAME.code}
    alike: dict[tuple[str, str], list[Diagnostic]] = {}
    for one in ordered:
        if one.span and one.severity != "error":
            alike.setdefault((one.code, one.span.path), []).append(one)
    told: Counter[tuple[str, str]] = Counter()
    for one in ordered:
        kind = (one.code, one.span.path if one.span else "")
        those, at = alike.get(kind, []), told[kind]
        told[kind] += 1
        if at < SHOWN_ALIKE or len(those) <= MOST_ALIKE:
            excerpt = excerpts and not (one.span and one.span.path in leaking)
            click.echo(as_text(one, excerpt=excerpt, letters=letters or {}), err=True)
        elif at == SHOWN_ALIKE:
            click.echo(_and_more(those[at:]), err=True)


def discreet(found: Iterable[Diagnostic], content: Path | None = None) -> list[Diagnostic]:
    """Return diagnostics as they may be seen, naming nobody whom the archive withholds that the command is about.

    Everything that is printed comes through here: what reads the disk, templates and settings say, too. `content` is
    for who is called outside of the command, in another thread.
    """
    found, content = list(found), content or _content_of_command()
    if not found or content is None or not withholds(content):
        return found
    # What knows the content and reads a PDF need not be loaded to print a help.
    from sitegen.adapters.files import read_archive  # noqa: PLC0415
    from sitegen.content.layout import PRIVATE  # noqa: PLC0415
    from sitegen.content.withholding.discretion import discretion_on  # noqa: PLC0415

    files = read_archive(content).value or {}
    if _has_private(content):
        files.setdefault(PRIVATE, b"\xff")  # it is there and cannot be read
    return _for_this_log(discretion_on(files, str(content)).over(found))


def _for_this_log(found: list[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics as the log of a server may have them, which others read: no place that points at a name.

    A message on a line of a public file, printed where only a server knows the secret, says who is withheld. Services
    that build on push set `CI`.
    """
    if os.environ.get("CI", "").lower() in ("", "0", "false"):
        return found
    pointing = [one for one in found if one.code in _POINTING]
    if not pointing:
        return found
    worst = min((one.severity for one in pointing), key=("error", "warning", "info").index)
    count = "1 finding" if len(pointing) == 1 else f"{len(pointing)} findings"
    message = f"{count} on withheld names, not shown here: readers of this log could guess who is meant"
    told = KEPT_FROM_LOG.at(None, message, "run the same command on your own machine, where the private folder is")
    return [*(one for one in found if one.code not in _POINTING), replace(told, severity=worst)]


def _content_of_command() -> Path | None:
    context = click.get_current_context(silent=True)
    content = context.params.get("content") if context else None
    return content if isinstance(content, Path) else None


def withholds(content: Path) -> bool:
    """Return whether an archive has names that nothing may tell."""
    return _withholds(content / "letters") or _has_private(content)


def _and_more(those: Sequence[Diagnostic]) -> str:
    """Return one message for many alike of one file: how many more there are, and on which lines."""
    lines = [str(one.span.first) for one in those if one.span]
    shown = ", ".join(lines[:MOST_LINES]) + (" …" if len(lines) > MOST_LINES else "")
    path = safe(those[0].span.path) if those[0].span else ""
    return f"{path}: {len(those)} more of {those[0].code} {those[0].name}, on lines {shown} (all: --format json)"


def say_doubts(found: Iterable[Diagnostic]) -> None:
    """Say in the end which letters were badly read and which are to be looked at, worst first."""
    ordered = [one for one in sort_diagnostics(discreet(found)) if one.span]
    for code, words in ((BADLY_READ, "badly read"), (LOOK_HERE, "to look at")):
        places = [str(one.span) for one in ordered if one.code == code.code]
        if places:
            more = f" and {len(places) - MOST_LINES} more" if len(places) > MOST_LINES else ""
            word = "letter" if len(places) == 1 else "letters"
            say(f"{len(places)} {word} {words}: {', '.join(places[:MOST_LINES])}{more}")


def as_text(one: Diagnostic, *, excerpt: bool = True, letters: Mapping[str, Sequence[str]] = _NO_LETTERS) -> str:
    """Return a diagnostic as `path:line: severity[CODE name]: message`, its line, and `hint: …`.

    The line is not shown where it might name a withheld signatory: in no file of a content folder with any, and in none
    of the site into which a name has leaked.
    """
    place = f"{safe(str(one.span))}: " if one.span else ""
    kind = click.style(f"{one.severity}[{one.code} {one.name}]", fg=_COLOURS[one.severity], bold=True)
    parts = [f"{place}{kind}: {safe(one.message)}"]
    quiet = not excerpt or one.code not in _QUOTED or (one.span and _is_private(one.span.path))
    line = _line(one.span.path, one.span.first, letters) if one.span and not quiet else ""
    if one.span and line.strip():
        parts.append(f"  {one.span.first} | {safe(line if len(line) <= _SHOWN else line[:_SHOWN] + '…')}")
    if one.hint:
        parts.append("  hint: " + "\n        ".join(safe(part) for part in one.hint.split("\n")))
    return "\n".join(parts)


def _diagnostic_as_data(one: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as the contract's JSON has it, with its file and last line added."""
    data = asdict(one)
    span = data.pop("span")
    place = (
        {"file": span["path"], "line": span["first"], "last": span["last"]} if span else {"file": None, "line": None}
    )
    return {**data, **place}


def end_with(found: Iterable[Diagnostic]) -> None:
    """End the command with status 1 if any diagnostic is an error."""
    if any(one.severity == "error" for one in found):
        sys.exit(1)


def fail(message: str, hint: str | None = None, status: int = 1) -> NoReturn:
    """Print one failure that has no place in a file, and end."""
    click.echo(click.style("error", fg="red", bold=True) + f": {safe(message)}", err=True)
    if hint:
        click.echo(f"  hint: {safe(hint)}", err=True)
    sys.exit(status)


def say(text: str) -> None:
    """Print a line on how things go to standard error, so that standard output stays data."""
    click.echo(safe(text), err=True)


def say_as_text(text: str, form: Format) -> None:
    """Print a line on how things went, unless standard error is to hold JSON and nothing else."""
    if form == "text":
        say(text)


def summary(found: Iterable[Diagnostic]) -> str:
    """Return "2 errors, 1 warning", or "" where nothing was found."""
    counts = dict.fromkeys(("error", "warning", "info"), 0)
    for one in sort_diagnostics(found):
        counts[one.severity] += 1
    words = {"error": "error", "warning": "warning", "info": "note"}
    return ", ".join(f"{n} {words[kind]}{'s' if n > 1 else ''}" for kind, n in counts.items() if n)


def _is_private(path: str) -> bool:
    """Return whether `path` is in a content folder that withholds somebody.

    Any of its files may hold the name: the letter and its source, another letter, the authority file, the changelog.
    """
    parents = Path(path).parents
    return any(withholds(folder) for folder in tuple(parents)[:3])


def _has_private(content: Path) -> bool:
    """Return whether an archive has a file of names that nothing may tell, be it one that cannot be read."""
    file = content / ".private" / "withheld.yaml"
    try:
        return file.exists() or file.is_symlink()
    except OSError:  # the folder is closed to us
        return True


@lru_cache(maxsize=8)
def _withholds(letters: Path) -> bool:
    """Return whether a manuscript in the folder withholds somebody, or looks as if it was meant to."""
    try:
        return any(b"withheld" in data for data in _manuscripts(letters))
    except OSError:
        return False


def _manuscripts(letters: Path) -> Iterator[bytes]:
    with os.scandir(letters) as found:
        files = list(found)
    for one in files:
        if one.name.endswith(".md") and one.is_file(follow_symlinks=False):
            with open(one.path, "rb") as file:  # noqa: PTH123 - hundreds of files before each command says anything
                yield file.read()


@lru_cache(maxsize=8)
def _lines(path: str) -> Sequence[str]:
    """Return the lines of a file; of the source of a letter, as it is read."""
    file = Path(path)
    try:
        if file.is_symlink() or not file.is_file():  # what a link leads to is not ours to show, and a pipe would wait
            return ()
        data = file.read_bytes()
        # What knows the content and reads a PDF need not be loaded to print a help.
        layout = import_module("sitegen.content.layout")
        if f"{file.parent.name}/" == layout.SOURCES:
            beside = file.with_name(f"{file.name}{layout.RECOGNISED}")
            read = import_module("sitegen.reading.formats").read_source
            source: Source | None = read(path, data, beside.read_bytes() if beside.is_file() else b"").value
            return source.lines if source else ()
        return split_lines(data.decode("utf-8-sig"))
    except (OSError, ValueError):
        return ()


def _line(path: str, number: int, letters: Mapping[str, Sequence[str]]) -> str:
    lines = letters[path] if path in letters else _lines(path)
    return lines[number - 1] if 0 < number <= len(lines) else ""
