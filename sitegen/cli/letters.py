"""`sitegen remove`, `sitegen withdraw` and `sitegen rename`: letters leave the archive, or change in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import click

from sitegen.adapters.keeping import reader_edition
from sitegen.cli.building import forget
from sitegen.cli.editing import files_of, one_at_a_time, today, write
from sitegen.cli.printing import content_option, end_with, print_diagnostics, say
from sitegen.content import deaccession
from sitegen.content.layout import Edits
from sitegen.content.recording import following
from sitegen.core.diagnostics import Checked
from sitegen.core.model import Withdrawal

_ELSEWHERE = "the past of git, the site that is online and copies of both have it until they are made anew"
Change = Callable[[Mapping[str, bytes], str], Checked[Edits]]


def _named_letter(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Return the id that was given; of the path of a manuscript, the id in it."""
    return Path(value).stem if value.endswith(".md") else value


letter_argument = click.argument("letter", metavar="LETTER", callback=_named_letter)


@click.command()
@letter_argument
@click.option("--records", is_flag=True, help="Also remove the records that speak of this letter alone.")
@content_option
@one_at_a_time
def remove(letter: str, content: Path, *, records: bool) -> None:
    """Remove LETTER (its id) from the archive: its manuscript and its source, as if it had never been imported."""
    _change(content, lambda files, label: deaccession.remove(files, label, letter, records=records), gone=True)


@click.command()
@letter_argument
@click.option("--reason", help="The reason; it is published.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day (default: today).")
@click.option("--without-text", is_flag=True, help="Keep the title, date and addressees; remove the text and the list.")
@content_option
@one_at_a_time
def withdraw(letter: str, reason: str | None, on: datetime | None, content: Path, *, without_text: bool) -> None:
    """Show LETTER (its id) as withdrawn everywhere, with its text or without."""
    withdrawal = Withdrawal(on.date().isoformat() if on else today(), reason)
    _change(
        content,
        lambda files, label: deaccession.withdraw(files, label, letter, withdrawal, keep_text=not without_text),
        gone=without_text,
    )


@click.command()
@letter_argument
@click.argument("new", metavar="NEW-ID")
@content_option
@one_at_a_time
def rename(letter: str, new: str, content: Path) -> None:
    """Give LETTER another id; its former address redirects to the new one."""
    _change(content, lambda files, label: deaccession.rename(files, label, letter, new))


def _change(content: Path, change: Change, *, gone: bool = False) -> None:
    """Work out a change of the content folder, make it whole or not at all, and say what was written.

    Where a text is `gone`, builds forget it, and where it still stands is said.
    """
    files = files_of(content)
    changed = change(files, str(content))
    print_diagnostics(changed.diagnostics)
    end_with(changed.diagnostics)
    edits = following(files, changed.value, str(content), reader_edition())
    write(edits, content, files)
    for name, data in sorted(edits.items()):
        say(f"{'removed' if data is None else 'wrote'} {content / name}")
    if gone:
        forget(content)
        say(_ELSEWHERE)
