"""`sitegen reconcile`: the pairs of names in doubt, listed or asked about one by one."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from sitegen.adapters.files import read_archive, write_files
from sitegen.adapters.workshop.reconcile import Session, list_pairs
from sitegen.archive import assemble
from sitegen.archive.reconciling import Pair, queue, queue_as_json
from sitegen.cli.printing import Format, content_option, end_with, fail, format_option, print_diagnostics, say
from sitegen.content.folder import read_content
from sitegen.content.layout import AUTHORITY, JUDGEMENTS
from sitegen.core.diagnostics import Checked


@click.command()
@content_option
@click.option("--list", "listed", is_flag=True, help="Print the pairs in doubt and end.")
@click.option("--by", metavar="NAME", help="Who judges; your name in git, if you do not say.")
@format_option
def reconcile(content: Path, by: str | None, form: Format, *, listed: bool) -> None:
    """Show the names that may mean one organization side by side, and keep what you decide."""
    pairs, text = _pairs(content, form)
    if form == "json":
        click.echo(json.dumps(queue_as_json(pairs), ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False)
    if listed:
        list_pairs(pairs, console)
        return
    if not pairs:
        say("no names are in doubt")
        return
    if not sys.stdin.isatty():
        fail("nobody can answer here: this is no terminal", "print the pairs with: sitegen reconcile --list", status=2)

    def save(judgements: str) -> None:
        written = write_files({JUDGEMENTS: judgements.encode()}, content)
        print_diagnostics(written.diagnostics)
        end_with(written.diagnostics)

    today = datetime.now(UTC).date().isoformat()
    Session(pairs, text, console, click.getchar, console.input, save, by or _name_in_git(), today).run()


def _pairs(content: Path, form: Format) -> tuple[tuple[Pair, ...], str]:
    """Return the queue and the text of the judgements so far, or print what is wrong and end."""
    files = read_archive(content)
    read = read_content(files.value, str(content)) if files.value is not None else Checked(None)
    if read.value is None or files.failed:
        print_diagnostics((*files.diagnostics, *read.diagnostics), form)
        sys.exit(1)
    held = read.value
    archive = assemble(
        held.manuscripts,
        held.organizations,
        held.judgements,
        joining=held.config.policies.joining,
        authority_path=f"{content}/{AUTHORITY}",
        judgements_path=f"{content}/{JUDGEMENTS}",
    )
    if archive.failed:
        print_diagnostics(archive.diagnostics, form)
        sys.exit(1)
    return queue(archive.value), (files.value or {}).get(JUDGEMENTS, b"").decode()


def _name_in_git() -> str | None:
    try:
        asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)  # noqa: S607 - the git that its user runs
    except OSError:
        return None
    return asked.stdout.strip() or None
