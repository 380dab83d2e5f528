"""How commands edit an archive: one at a time, so that none undoes what another has just done, and whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from sitegen.adapters.files import alone, complete_edit, read_archive, write_files
from sitegen.cli.printing import Format, end_with, fail, print_diagnostics, say


def one_at_a_time(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command that edits the content folder wait until no other one does; if it is stopped, say what it wrote."""

    @wraps(command)
    def run(*args: Any, content: Path, **kwargs: Any) -> None:  # noqa: ANN401 - whatever the command takes
        name = click.get_current_context().info_name or ""
        with alone(content, lambda: say("waiting for another command to end"), name) as turn:
            complete(content)
            try:
                command(*args, content=content, **kwargs)
            except (click.Abort, KeyboardInterrupt) as stop:
                raise click.Abort("what it had to write is written" if turn.wrote else "nothing was changed") from stop

    return run


def complete(content: Path, form: Format = "text") -> None:
    """Finish an edit that was cut short, or undo it, and say so; end the command where a person has to look first."""
    completed = complete_edit(content)
    if completed:
        print_diagnostics(completed, form)
        end_with(completed)


def files_of(content: Path) -> Mapping[str, bytes]:
    """Return the files of a content folder, or print what is wrong with it and end."""
    read = read_archive(content)
    print_diagnostics(read.diagnostics)
    end_with(read.diagnostics)
    return read.value or {}


def write(changes: Mapping[str, bytes | None], content: Path, files: Mapping[str, bytes]) -> None:
    """Make the changes of a content folder that has `files`, or print what keeps it from that and end."""
    written = write_files(changes, content, files)
    print_diagnostics(written.diagnostics)
    end_with(written.diagnostics)


def today() -> str:
    """Return the day in UTC; SOURCE_DATE_EPOCH tells another one, for whoever builds again what was built before."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not told:
        return datetime.now(UTC).date().isoformat()
    try:
        return datetime.fromtimestamp(int(told), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        fail(f"SOURCE_DATE_EPOCH is {told}, which is not a time", "give seconds since 1970 in figures, or unset it", 2)
