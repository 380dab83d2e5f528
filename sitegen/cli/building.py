"""`sitegen build`: from content to a site. Where nothing has changed since the last build, digests are compared."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from sitegen.adapters.cache import Memo as Kept
from sitegen.adapters.collector import seldom
from sitegen.adapters.files import complete_edit, read_archive, read_tree, refusals, unfinished
from sitegen.adapters.files.removing import remove
from sitegen.adapters.files.spooling import sweep
from sitegen.adapters.keeping import edition, linked
from sitegen.adapters.manifest import Last, digest_of_states, last_build, seen, spare_tree, write_last
from sitegen.adapters.states import states_of
from sitegen.cli.printing import (
    Format,
    content_option,
    discreet,
    format_option,
    jobs_option,
    output_option,
    print_diagnostics,
    say,
    say_as_text,
    say_doubts,
    summary,
)
from sitegen.cli.publicity import told_by_git
from sitegen.core.diagnostics import Checked, Diagnostic, sort_diagnostics
from sitegen.core.diagnostics.codes import LINKED_CACHE, NESTED_FOLDERS
from sitegen.core.digests import digest_of
from sitegen.core.memo import Memo, no_memo
from sitegen.core.source import Span

FAILING = {False: ("error",), True: ("error", "warning")}
PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a call of `build` asks for. A `durable` site survives a power cut; a preview need not wait for that.

    `at_hand` keeps what one build remembers for those that follow in the same process.
    """

    content: Path
    output: Path
    base_url: str | None = None
    strict: bool = False
    cached: bool = True
    durable: bool = True
    jobs: int | None = None
    at_hand: dict[bytes, Any] | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """All files that a build reads: those of the content, the layers of templates, the theme's laid over each other."""

    content: Mapping[str, bytes]
    templates: tuple[Mapping[str, bytes], ...]
    theme: Mapping[str, bytes]


@click.command()
@content_option
@output_option
@click.option("--base-url", metavar="URL", help="The public address; overrides archive.toml.")
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@jobs_option
@click.option("--no-cache", is_flag=True, help="Ignore what earlier builds remember.")
@format_option
def build(
    *, content: Path, output: Path, base_url: str | None, strict: bool, jobs: int | None, no_cache: bool, form: Format
) -> None:
    """Build the site. A build that fails leaves the old site as it was."""
    if base_url is not None and not re.match(r"https?://[^\s/?#]+[^\s?#]*$", base_url):
        raise click.BadParameter("it must be a web address such as https://letters.example", param_hint="--base-url")
    built = make(Wanted(content, output, base_url, strict, not no_cache, jobs=jobs))
    print_diagnostics(built.diagnostics, form)
    if built.value is None:
        errors = [one for one in sort_diagnostics(discreet(built.diagnostics)) if one.severity == "error" and one.span]
        where = f": {errors[0].span}" if errors else ""  # in a log of many messages, the one that stops
        say_as_text(f"not built ({summary(built.diagnostics)}){where}; {output} is as it was before", form)
        sys.exit(1)
    if form == "text":
        say_doubts(built.diagnostics)
    said = summary(built.diagnostics)
    say_as_text(f"built {built.value} pages{f' ({said})' if said else ''}; open {output / 'index.html'}", form)


def make(wanted: Wanted) -> Checked[int | None]:
    """Build the site that is wanted; return how many pages it has, or None if it was not published."""
    if refused := _within(wanted):
        return Checked(None, (refused,))
    completed = complete_edit(wanted.content)  # before anything is looked at, and told by this build alone
    if any(one.severity == "error" for one in completed):
        return Checked(None, completed)
    told = told_by_git(wanted.content, wanted.output)
    before = (*completed, *told)
    if any(one.severity in FAILING[wanted.strict] for one in told):
        return Checked(None, before)
    made = _made(wanted)
    return Checked(made.value, (*before, *made.diagnostics)) if before else made


def _made(wanted: Wanted) -> Checked[int | None]:
    cache = cache_of(wanted.content)
    unsafe = _linked(cache)
    keeps = wanted.cached and not unsafe
    if not unsafe:
        sweep(cache)
    layers = _layers(wanted)
    stood = seen((wanted.content, *chain.from_iterable(layers.values())), (str(wanted.content), wanted.base_url))
    last = last_build(cache, wanted.output, edition()) if keeps else None
    states = states_of(wanted.output) if last else {}
    # A killed build leaves a draft that may hold what was taken back since: the next one has it gone.
    whole = last and last.states == digest_of_states(states) and not unfinished(wanted.output)
    if last and whole and last.seen.stands(stood):
        return _again(wanted, last)
    read = _gather(wanted, layers)
    if read.value is None:
        return Checked(None, read.diagnostics)
    inputs = digest_of((read.value, str(wanted.content), wanted.base_url))
    if last and whole and last.inputs == inputs:
        write_last(cache, wanted.output, replace(last, seen=stood))  # so that the next build need not read them
        return _again(wanted, last)
    before = (*read.diagnostics, *(unsafe if wanted.cached else ()))
    if not wanted.cached and not unsafe:
        remove(spare_tree(cache))  # it would hold what no site shows any more
    with seldom(little=last is not None):
        from sitegen.cli.making import publish  # noqa: PLC0415 - what builds takes half a second to load

        return publish(wanted, read.value, (stood, inputs), before, cache if keeps else None, states)


def rehearse(wanted: Wanted) -> None:
    """Load what builds, and what the last build remembered: without that the first edit of a preview would wait for it.

    Nothing is to be done where a build has loaded it already.
    """
    read = None if wanted.at_hand else _gather(wanted, _layers(wanted)).value
    if read is not None:
        with seldom(little=True):
            from sitegen.cli.making import rehearsed  # noqa: PLC0415 - as above

            rehearsed(wanted, read, cache_of(wanted.content), states_of(wanted.output))


def cache_of(content: Path) -> Path:
    """Return the folder of what builds of an archive remember."""
    return beside(content, ".cache") / "sitegen"


def remembered(content: Path) -> AbstractContextManager[Memo]:
    """Return what builds of the archive remember, if there has been one; else nothing is remembered."""
    cache = cache_of(content)
    return Kept(cache) if cache.is_dir() and not linked(cache / "memo") else nullcontext(no_memo)


def forget(content: Path) -> None:
    """Remove what builds remember of letters, one of which is gone or says less now, and say so."""
    if (kept := cache_of(content)).exists():
        remove(kept)
        say(f"{kept}: removed; it may have known the letter from before")


def _layers(wanted: Wanted) -> dict[str, list[Path]]:
    return {kind: layer_folders(wanted.content, kind) for kind in ("templates", "theme")}


def _again(wanted: Wanted, last: Last) -> Checked[int | None]:
    """Return what the last build came to, which left what this one would make."""
    failed = any(one.severity in FAILING[wanted.strict] for one in last.found)
    return Checked(None if failed else last.pages, last.found)


def _linked(folder: Path) -> tuple[Diagnostic, ...]:
    """Return that the `folder` of what is kept between builds is behind a link, if it is."""
    link = linked(folder / "memo")
    message = f"{link} is a link; the cache is not kept behind it, and everything was computed again"
    return (LINKED_CACHE.at(Span.line(str(link), 1), message, "remove the link"),) if link else ()


def _within(wanted: Wanted) -> Diagnostic | None:
    """Return that one of the two folders holds the other, if it does: what is built must not be read, nor replaced."""
    content, output = wanted.content.resolve(), wanted.output.resolve()
    if content != output and content not in output.parents and output not in content.parents:
        return None
    message = f"{wanted.output} and {wanted.content} hold each other; the next build would read the site as content"
    return NESTED_FOLDERS.at(None, message, "name a folder beside the content with --output")


def _gather(wanted: Wanted, layers: Mapping[str, Sequence[Path]]) -> Checked[Gathered | None]:
    """Read everything that a build reads; None if the content folder cannot be read."""
    content = read_archive(wanted.content)
    found = list(content.diagnostics)
    if content.value is None or content.failed:
        return Checked(None, tuple(found))
    files = {}
    for kind, folders in layers.items():
        read = [read_tree(folder) for folder in folders]
        found += [one for layer in read for one in layer.diagnostics]
        found += [
            one for folder, layer in zip(folders, read, strict=True) for one in refusals(layer.value or (), folder)
        ]
        files[kind] = [layer.value or {} for layer in read]
    theme = dict(pair for layer in reversed(files["theme"]) for pair in layer.items())
    return Checked(Gathered(content.value, tuple(files["templates"]), theme), tuple(found))


def layer_folders(content: Path, kind: str) -> list[Path]:
    """Return the folders of templates or theme files: the archive's own, if it has one, then the default one."""
    packaged = PACKAGE / "default" / kind
    default = packaged if packaged.is_dir() else PACKAGE.parent / kind
    own = beside(content, kind)
    return [own, default] if own.is_dir() and own.resolve() != default.resolve() else [default]


def beside(content: Path, name: str) -> Path:
    """Return the path of `name` in the folder that holds the content folder."""
    return content.parent / name if content.name not in ("", "..") else content.resolve().parent / name
