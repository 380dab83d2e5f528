"""`sitegen judge`: one decision on two names, made by hand; what the program joined is undone by it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import click

from sitegen.adapters.files import write_files
from sitegen.cli.printing import content_option, end_with, fail, print_diagnostics, say
from sitegen.cli.reconciling import archive_of, content_of, name_in_git
from sitegen.cli.waiting import one_at_a_time
from sitegen.content.layout import JUDGEMENTS
from sitegen.core.model import Archive, Judgement, Verdict
from sitegen.identity import extend_judgements, fold, read_judgements


@click.command()
@click.argument("first")
@click.argument("second")
@click.argument("verdict", type=click.Choice(get_args(Verdict)))
@click.option("--why", metavar="TEXT", help="The reason; it is published.")
@click.option("--by", metavar="NAME", help="Who judges; your name in git, if you do not say.")
@content_option
@one_at_a_time
def judge(first: str, second: str, verdict: Verdict, *, why: str | None, by: str | None, content: Path) -> None:
    """Say of two names or ids whether they are one; "different" undoes what the program joined."""
    held, files = content_of(content, "text")
    archive = archive_of(held, content, "text")
    known = {fold(name) for name in _names(archive)} | {
        fold(name)
        for one in (*held.organizations, *held.addressees)
        for name in (one.organization_id, one.name, *one.variant_names)
    }
    for name in (first, second):
        if fold(name) not in known:
            fail(
                f"no letter and no record has the name “{name}”", "write it as a letter prints it, or the id", status=2
            )
    if fold(first) == fold(second):
        fail("that is one name twice", "name two, or the ids of two records", status=2)
    today = datetime.now(UTC).date().isoformat()
    text = files.get(JUDGEMENTS, b"").decode("utf-8-sig")
    new = extend_judgements(text, [Judgement(first, second, verdict, by or name_in_git(), today, why, 0)])
    faults = read_judgements(new, f"{content}/{JUDGEMENTS}").diagnostics
    print_diagnostics(faults)
    end_with(faults)
    written = write_files({JUDGEMENTS: new.encode()}, content)
    print_diagnostics(written.diagnostics)
    end_with(written.diagnostics)
    say(f"“{first}” and “{second}”: {verdict}; taken back by deleting the last record of {content}/{JUDGEMENTS}")


def _names(archive: Archive) -> list[str]:
    addressed = archive.addressed
    ids = [*archive.organizations, *archive.redirects, *addressed.records, *addressed.redirects]
    records = (*archive.organizations.values(), *addressed.records.values())
    return ids + [name for one in records for name in (one.name, *one.variant_names)]
