"""`sitegen judge`: one decision on two names, made by hand; what the program joined is undone by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

import click

from sitegen.cli.editing import one_at_a_time, today, write
from sitegen.cli.printing import content_option, end_with, fail, print_diagnostics, say
from sitegen.cli.reconciling import archive_of, content_of
from sitegen.content.layout import ADDRESSEES, AUTHORITY, JUDGEMENTS
from sitegen.core.model import Judgement, Organization, Verdict
from sitegen.identity.folds import fold
from sitegen.identity.judgements import extend_judgements, read_judgements


@click.command()
@click.argument("first")
@click.argument("second")
@click.argument("verdict", type=click.Choice(get_args(Verdict)))
@click.option("--why", metavar="TEXT", help="The reason; it is published.")
@click.option("--by", metavar="NAME", help="Who decides; it is published.")
@content_option
@one_at_a_time
def judge(first: str, second: str, verdict: Verdict, *, why: str | None, by: str | None, content: Path) -> None:
    """Say whether two names or ids are one; "different" undoes what the program joined."""
    held, files = content_of(content, "text")
    archive = archive_of(held, content, "text")
    signing = _known(held.organizations, archive.organizations, archive.redirects)
    addressed = _known(held.addressees, archive.addressed.records, archive.addressed.redirects)
    for name in (first, second):
        if fold(name) not in signing | addressed:
            fail(
                f"no letter and no record has the name “{name}”", "write it as a letter prints it, or the id", status=2
            )
    if not any({fold(first), fold(second)} <= names for names in (signing, addressed)):
        hint = "the two have records of their own, which never join"
        fail("one of them signs, and letters go to the other", hint, status=2)
    if fold(first) == fold(second):
        fail("that is one name twice", "name two, or the ids of two records", status=2)
    text = files.get(JUDGEMENTS, b"").decode("utf-8-sig")
    new = extend_judgements(text, [Judgement(first, second, verdict, by, today(), why, 0)])
    faults = read_judgements(new, f"{content}/{JUDGEMENTS}").diagnostics
    print_diagnostics(faults)
    end_with(faults)
    write({JUDGEMENTS: new.encode()}, content, files)
    say(f"“{first}” and “{second}”: {verdict}; taken back by deleting the last record of {content}/{JUDGEMENTS}")
    for one, file in _holding(first, second, ((held.organizations, AUTHORITY), (held.addressees, ADDRESSEES))):
        place = f"both are names of the record {one.organization_id} ({content}/{file}:{one.line})"
        if verdict == "different":
            say(f"{place}: take out of it the one that is not its name; every build warns until then (N408)")
        else:
            say(f"{place}: it says already that they are one")


def _holding(
    first: str, second: str, files: Iterable[tuple[Iterable[Organization], str]]
) -> Iterator[tuple[Organization, str]]:
    """Yield the records that have both names, or an id for one of them, each with its file."""
    both = {fold(first), fold(second)}
    for records, file in files:
        for one in records:
            if both <= {fold(name) for name in (one.organization_id, one.name, *one.variant_names)}:
                yield one, file


def _known(
    written: Iterable[Organization], records: Mapping[str, Organization], redirects: Mapping[str, str]
) -> frozenset[str]:
    """Return the names and ids of records, as names are compared: those of the file, and those not in it yet."""
    own = [*written, *records.values()]
    ids = (*records, *redirects, *(one.organization_id for one in own))
    return frozenset(map(fold, (*ids, *(name for one in own for name in (one.name, *one.variant_names)))))
