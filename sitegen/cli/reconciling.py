"""`sitegen reconcile`, `sitegen tidy`: names in doubt, listed or asked about one by one; records that nobody needs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path

import click
from rich.console import Console

from sitegen.adapters.files import read_archive
from sitegen.adapters.workshop.reconcile import Session, list_joins, list_pairs
from sitegen.archive import assemble
from sitegen.archive.queue import Pair, queue, queue_as_json
from sitegen.cli.editing import complete, one_at_a_time, today, write
from sitegen.cli.printing import Format, content_option, fail, format_option, print_diagnostics, say
from sitegen.content.fidelity.departed import records_left
from sitegen.content.folder import Content, read_content
from sitegen.content.layout import ADDRESSEES, AUTHORITY, JUDGEMENTS, PRIVATE
from sitegen.core.diagnostics import Checked
from sitegen.core.model import Archive, Organization
from sitegen.identity.addressees import resolve_addressees, unaddressed
from sitegen.identity.authority import as_record, extend_authority
from sitegen.identity.folds import fold
from sitegen.identity.renaming import renamed_records, to_record
from sitegen.identity.resolution import resolve
from sitegen.identity.tidying import unnamed
from sitegen.identity.yaml_records import dump_record, without_records


@click.command()
@content_option
@click.option("--list", "listed", is_flag=True, help="List undecided pairs and exit.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="List or ask at most N pairs, the most valuable first."
)
@click.option("--letter", metavar="ID", help="Only pairs with a name that this letter prints.")
@click.option("--open", "undecided", is_flag=True, help="Ask again what somebody judged unsure.")
@click.option("--joined", is_flag=True, help="List what the program joined, with how to undo it, and exit.")
@click.option("--by", metavar="NAME", help="Who decides; it is published.")
@format_option
def reconcile(
    content: Path,
    by: str | None,
    form: Format,
    limit: int | None,
    letter: str | None,
    *,
    listed: bool,
    undecided: bool,
    joined: bool,
) -> None:
    """Show names that may mean one organization side by side, and record what you decide."""
    complete(content, form)
    held, files = content_of(content, form)
    archive, text = archive_of(held, content, form), files.get(JUDGEMENTS, b"").decode("utf-8-sig")
    if joined:
        list_joins((*archive.joins, *archive.addressed.joins), Console(highlight=False))
        return
    every = _pairs(archive, letter, undecided=undecided)
    pairs = every[:limit]
    if form == "json":
        click.echo(json.dumps(queue_as_json(pairs), ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False)
    if listed:
        list_pairs(pairs, console, total=len(every))
        return
    if not pairs:
        say("no names are in doubt")
        return
    if not sys.stdin.isatty():
        fail(
            "nobody can answer here: this is not a terminal", "print the pairs with: sitegen reconcile --list", status=2
        )

    stands = dict(files)

    def save(judgements: str) -> None:
        new = {JUDGEMENTS: judgements.encode()}
        write(new, content, stands)
        stands.update(new)

    Session(pairs, text, console, click.getchar, console.input, save, by, today()).run()


def _pairs(archive: Archive, letter: str | None, *, undecided: bool) -> tuple[Pair, ...]:
    """Return the queue; with `letter`, only pairs of which that letter prints a name."""
    if letter is not None and letter not in archive.by_letter:
        fail(f"no letter has the id {letter}", "the ids are the names of the files in letters/", status=2)
    pairs = queue(archive, undecided=undecided)
    return tuple(one for one in pairs if letter is None or one.stands_in(letter))


def archive_of(held: Content, content: Path, form: Format) -> Archive:
    """Return the archive of a content folder, or print what is wrong with it and end."""
    archive = assemble(
        held.manuscripts,
        held.organizations,
        held.judgements,
        addressees=held.addressees,
        misread=held.misread,
        people=held.config.policies.people_pages,
        joining=held.config.policies.joining,
        authority_path=f"{content}/{AUTHORITY}",
        judgements_path=f"{content}/{JUDGEMENTS}",
        addressees_path=f"{content}/{ADDRESSEES}",
    )
    if archive.failed:
        print_diagnostics(archive.diagnostics, form)
        sys.exit(1)
    return archive.value


def content_of(content: Path, form: Format) -> tuple[Content, Mapping[str, bytes]]:
    """Return the content and its files, or print what is wrong and end."""
    files = read_archive(content)
    read = read_content(files.value, str(content)) if files.value is not None else Checked(None)
    if read.value is None or files.failed:
        print_diagnostics((*files.diagnostics, *read.diagnostics), form)
        sys.exit(1)
    return read.value, files.value or {}


@click.command()
@content_option
@click.option("--dry-run", is_flag=True, help="Show what would be removed and added; change nothing.")
@one_at_a_time
def tidy(content: Path, *, dry_run: bool) -> None:
    """Remove from the authority files the records that no letter and no judgement names; add those that are missing.

    A record whose name letters now have in a corrected form stays, with its id; what to write into it is printed.
    """
    held, files = content_of(content, "text")
    judged = {fold(name) for one in held.judgements for name in (one.first, one.second)}
    addressees = resolve_addressees(held.manuscripts, held.addressees, held.judgements).value
    named = resolve(held.manuscripts, held.organizations, held.judgements).value
    silent = _unjudged(_unsigned(held), judged)
    renamed = renamed_records(named.unrecorded, held.organizations, silent)
    gone = {
        AUTHORITY: [one for one in silent if one.organization_id not in renamed],
        ADDRESSEES: _unjudged(unaddressed(held.addressees, addressees.addressed), judged),
    }
    texts = {name: files.get(name, b"").decode("utf-8-sig") for name in gone}
    changed = {name: without_records(texts[name], {one.line for one in its})[0] for name, its in gone.items()}
    new_ones = {
        AUTHORITY: [
            one
            for one in to_record(named.unrecorded, held.organizations)
            if all(one.name != its.name for its in renamed.values())
        ],
        ADDRESSEES: addressees.unrecorded,
    }
    for name, records in new_ones.items():
        changed[name] = extend_authority(changed[name], records) if records else changed[name]
    for one in held.organizations:
        if one.organization_id in renamed:
            now = renamed[one.organization_id]
            say(
                f"kept {one.organization_id} ({one.name}), line {one.line}: letters have “{now.name}” now; if it "
                "is the same, let the record have both names:"
            )
            for line in dump_record(as_record(now)).splitlines():
                say(line)
    # A record that nobody names may be of somebody whom this machine does not know to be withheld.
    secret = PRIVATE not in files and any(one.withheld for one in held.manuscripts)
    for done, what in (*_gone(gone, secret=secret), *_added(new_ones)):
        say(f"would {done} {what}" if dry_run else f"{done.removesuffix('e')}ed {what}")
    new = {name: text.encode() for name, text in changed.items() if text != texts[name]}
    if not new:
        say("nothing else to do" if renamed else "nothing to do: every record is named by a letter")
    elif not dry_run:
        write(new, content, files)


def _gone(records: Mapping[str, Iterable[Organization]], *, secret: bool) -> Iterator[tuple[str, str]]:
    """Yield that the records of each file are removed, with their lines; by these alone where all is secret."""
    for name, its in records.items():
        for one in its:
            called = f"a record of {name}" if secret else f"{one.organization_id} ({one.name})"
            yield "remove", f"{called}, line {one.line}"


def _added(records: Mapping[str, Iterable[Organization]]) -> Iterator[tuple[str, str]]:
    for name, its in records.items():
        for one in its:
            yield "add", f"{one.organization_id} ({one.name}) to {name}"


def _unsigned(held: Content) -> Iterator[Organization]:
    """Yield the records of organizations that no letter names."""
    resolved = resolve(held.manuscripts, held.organizations, held.judgements, people=True, joining="typography")
    named = {own for its in resolved.value.by_letter.values() for own, members in its for own in (own, *members) if own}
    named |= {own for its in resolved.value.affiliations.values() for own in its.values()}
    silent = set(unnamed(resolved.value.organizations, named))
    left = records_left(held.manuscripts, held.transcriptions, held.organizations)  # whose pages lead on
    for one in held.organizations:
        own = one.organization_id
        if own not in left and resolved.value.redirects.get(own, own) in silent:
            yield one


def _unjudged(records: Iterable[Organization], judged: Set[str]) -> list[Organization]:
    """Return the records of which no judgement speaks."""
    return [one for one in records if judged.isdisjoint(map(fold, (one.organization_id, one.name, *one.variant_names)))]
