"""`sitegen check` and `package`: a built site looked over, and packed to be taken away."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

import click

from sitegen.adapters.files import open_tree, read_archive
from sitegen.adapters.keeping import reader_edition
from sitegen.adapters.package import package as pack
from sitegen.adapters.processes import spread
from sitegen.cli.building import remembered
from sitegen.cli.editing import complete
from sitegen.cli.printing import (
    Format,
    content_option,
    end_with,
    format_option,
    output_option,
    print_diagnostics,
    say,
    say_as_text,
    summary,
)
from sitegen.cli.publicity import told_by_git
from sitegen.content.folder import Content, read_content
from sitegen.content.layout import PRIVATE, WITHHOLDS
from sitegen.content.recording import compared
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import TELLING_SITE, TOLD_NAME
from sitegen.core.loading import in_passing
from sitegen.identity.recognition import Recognizer
from sitegen.publishing.check import check_site, private_addresses
from sitegen.publishing.check.leaks import check_leaks
from sitegen.publishing.views.privacy import texts_of


@click.command()
@content_option
@output_option
@format_option
def check(content: Path, output: Path, form: Format) -> None:
    """Check the built site: links, anchors, ids, HTML, feeds, data, and that nothing masked leaks out."""
    complete(content, form)
    site = open_tree(output)
    if site.failed:
        print_diagnostics(site.diagnostics, form)
        end_with(site.diagnostics)
    read = read_archive(content) if content.is_dir() else None
    secret = _secrets(read.value, content) if read and read.value else NO_SECRETS
    misread = _misrecorded(read.value, content) if read and read.value else ()
    del read  # the content need not be held while the site is looked over
    found = check_site(
        site.value or {},
        base_url=secret.base_url,
        addresses=secret.addresses,
        guard=secret.guard,
        folders=[str(Path.cwd())] if len(Path.cwd().parts) > 2 else [],
    )
    placed = [
        replace(one, span=replace(one.span, path=str(output / one.span.path))) if one.span else one for one in found
    ]
    placed += (*secret.told, *misread, *told_by_git(content, output))
    print_diagnostics(placed, form)
    if any(one.severity != "info" for one in placed):
        say_as_text(f"{output}: {summary(placed)}", form)
        sys.exit(1)
    say_as_text(f"{output}: {len(site.value or ())} files checked, nothing found", form)


@dataclass(frozen=True, slots=True)
class Secrets:
    """What the content says that a check must know: where the site stands, and what must stand nowhere in it."""

    base_url: str | None
    addresses: frozenset[str]
    guard: Recognizer
    told: tuple[Diagnostic, ...] = ()  # the lines of the content that tell a withheld name


NO_SECRETS = Secrets(None, frozenset(), Recognizer())


@contextmanager
def _read(files: Mapping[str, bytes], content: Path) -> Iterator[Checked[Content | None]]:
    """Open the content; what is loaded of it later is remembered, and sources that a build has read are not read."""
    with remembered(content) as memo:
        yield read_content(files, str(content), memo, partial(spread, None), reader_edition())


def _secrets(files: Mapping[str, bytes], content: Path) -> Secrets:
    """Return what must stand nowhere."""
    with _read(files, content) as read:
        archive = read.value
        if archive is None:
            told = tuple(one for one in read.diagnostics if one.code == TOLD_NAME.code)
            return replace(NO_SECRETS, told=told)
        return Secrets(archive.config.base_url, _masked(archive), archive.guard)


def _misrecorded(files: Mapping[str, bytes], content: Path) -> tuple[Diagnostic, ...]:
    """Return the records that do not say how sources read, or are not believed; none is compared twice."""
    with remembered(content) as memo:
        return tuple(compared(files, str(content), reader_edition(), memo, partial(spread, None)))


def _masked(archive: Content) -> frozenset[str]:
    """Return the mail addresses in the letters and in their sources that nothing published may hold."""
    lines = (line for one in archive.transcriptions.values() for line in one.source.lines)
    letters = (replace(one, letter=in_passing(one.letter)) for one in archive.manuscripts)
    return private_addresses(chain(texts_of(letters), lines), archive.config, archive.pages.values())


@click.command()
@content_option
@output_option
@click.argument(
    "target", metavar="[ZIP]", required=False, type=click.Path(readable=False, dir_okay=False, path_type=Path)
)
def package(content: Path, output: Path, target: Path | None) -> None:
    """Pack the built site into one zip (archive.zip) that unpacks and opens anywhere, with its SHA-256 beside it."""
    complete(content)
    target = target or Path("archive.zip")
    found = _telling(content, output)
    packed = Checked(None, found) if found else pack(output, target)
    print_diagnostics(packed.diagnostics)
    end_with(packed.diagnostics)
    say(f"packed {target} (sha256 {packed.value})")


def _telling(content: Path, output: Path) -> tuple[Diagnostic, ...]:
    """Return that a site, which may be of before somebody was withheld, tells whom the content withholds, if so."""
    files = read_archive(content).value if content.is_dir() else None
    if files is None or not (PRIVATE in files or any(WITHHOLDS.encode() in files[name] for name in files)):
        return ()
    with _read(files, content) as read:
        guard = None if read.value is None else read.value.guard
    hint = "build it first: sitegen build"
    if guard is None:
        return (
            TELLING_SITE.at(
                None, f"{content} cannot be built, so it is unknown whether {output} gives a name away", hint
            ),
        )
    site: Mapping[str, bytes] = open_tree(output).value or {}
    leak = next(check_leaks(site, guard=guard), None)
    if leak is None or leak.span is None:
        return ()
    path, message = str(output / leak.span.path), "the site is of before: a name that is withheld stands here"
    return (TELLING_SITE.at(replace(leak.span, path=path), message, hint),)
