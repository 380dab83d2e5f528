"""`sitegen reread`: how the sources of all letters read today, recorded so that no build need read them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from sitegen.adapters.collector import seldom
from sitegen.adapters.keeping import reader_edition
from sitegen.adapters.processes import spread
from sitegen.cli.editing import files_of, one_at_a_time, write
from sitegen.cli.printing import content_option, jobs_option, say
from sitegen.content.recording import renewed

MOST_NAMED = 5  # letters


@click.command()
@jobs_option
@content_option
@one_at_a_time
def reread(jobs: int | None, content: Path) -> None:
    """Read the sources of all letters again, and record how they read, so that builds need not."""
    files = files_of(content)
    with seldom():
        renewal = renewed(files, str(content), reader_edition(), spread=partial(spread, jobs))
    write(renewal.edits, content, files)
    for name, data in sorted(renewal.edits.items()):
        say(f"{'removed' if data is None else 'wrote'} {content / name}")
    hidden, unread = renewal.withholding, renewal.unread
    if hidden:
        said = f"no record is kept of letters that withhold somebody ({len(hidden)})"
        say(f"{said}: {_some(hidden)}; every build reads them")
    if unread:
        say(f"left as they were, for they cannot be read ({len(unread)}): {_some(unread)}; sitegen build says why")
    if not renewal.edits:
        say(f"nothing to do: all {'other ' if hidden or unread else ''}sources read as recorded")


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:MOST_NAMED]) + (" …" if len(ids) > MOST_NAMED else "")
