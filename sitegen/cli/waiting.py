"""Commands that edit an archive wait for each other, so that none undoes what another has just done."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from sitegen.adapters.files import alone
from sitegen.cli.printing import say


def one_at_a_time(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command that edits the content folder wait until no other one does."""

    @wraps(command)
    def run(*args: Any, content: Path, **kwargs: Any) -> None:  # noqa: ANN401 - whatever the command takes
        with alone(content, lambda: say("waiting for another command to end")):
            command(*args, content=content, **kwargs)

    return run
