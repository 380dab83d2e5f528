"""Commands that edit an archive wait for each other, so that none undoes what another has just done."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from sitegen.adapters.files import alone, complete_edit
from sitegen.cli.printing import Format, end_with, print_diagnostics, say


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
