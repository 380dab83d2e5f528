"""`sitegen build`, `serve`, `check` and `package`: from content to a site, and what is done with one."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from importlib import resources
from itertools import chain
from pathlib import Path

import click

from sitegen.adapters.cache import MEMO, Memo, edition, linked
from sitegen.adapters.files import ChangedError, read_archive, read_tree, refusals, write_site
from sitegen.adapters.manifest import manifest_of, read_manifest, states_of, write_manifest
from sitegen.adapters.package import package as pack
from sitegen.adapters.processes import spread
from sitegen.adapters.search import index
from sitegen.adapters.serve import serve as preview
from sitegen.build import NO_RECORDS, Inputs, build_on
from sitegen.cli.printing import (
    Format,
    as_text,
    content_option,
    discreet,
    end_with,
    format_option,
    output_option,
    print_diagnostics,
    say,
    say_as_text,
    say_doubts,
    summary,
    withholds,
)
from sitegen.content.config import read_config
from sitegen.content.folder import Content, no_memo, read_content
from sitegen.content.layout import SETTINGS
from sitegen.core.diagnostics import Checked, Diagnostic, sort_diagnostics
from sitegen.core.diagnostics.codes import LINKED_CACHE, NESTED_FOLDERS
from sitegen.core.digests import digest_of
from sitegen.core.source import Span
from sitegen.identity import Recognizer
from sitegen.publishing.check import check_site, private_addresses
from sitegen.publishing.site import OFFLINE_COPY
from sitegen.publishing.views.privacy import texts_of

FAILING = {False: ("error",), True: ("error", "warning")}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a call of `build` asks for. A `durable` site survives a power cut; a preview need not wait for that."""

    content: Path
    output: Path
    base_url: str | None = None
    strict: bool = False
    cached: bool = True
    durable: bool = True
    jobs: int | None = None


@click.command()
@content_option
@output_option
@click.option("--base-url", metavar="URL", help="The public address; wins over archive.toml.")
@click.option("--strict", is_flag=True, help="Let warnings fail the build too.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes to use at most.")
@click.option("--no-cache", is_flag=True, help="Compute everything anew.")
@format_option
def build(
    *,
    content: Path,
    output: Path,
    base_url: str | None,
    strict: bool,
    jobs: int | None,
    no_cache: bool,
    form: Format,
) -> None:
    """Build the site. A build that fails leaves the old site as it was."""
    if base_url is not None and not re.match(r"https?://[^\s/?#]+[^\s?#]*$", base_url):
        raise click.BadParameter("it must be a web address such as https://letters.example", param_hint="--base-url")
    built = make(Wanted(content, output, base_url, strict, not no_cache, jobs=jobs))
    print_diagnostics(built.diagnostics, form)
    if built.value is None:
        say_as_text(f"not built ({summary(built.diagnostics)}); {output} is as it was before", form)
        sys.exit(1)
    if form == "text":
        say_doubts(built.diagnostics)
    said = summary(built.diagnostics)
    say_as_text(f"built {built.value} pages{f' ({said})' if said else ''}; open {output / 'index.html'}", form)


def make(wanted: Wanted) -> Checked[int | None]:
    """Build the site that is wanted; return how many pages it has, or None if it was not published."""
    if refused := _within(wanted):
        return Checked(None, (refused,))
    read = _inputs(wanted)
    if read.value is None:
        return Checked(None, read.diagnostics)
    cache = beside(wanted.content, ".cache") / "sitegen"
    unsafe = _linked(cache) if wanted.cached else ()
    if unsafe or not wanted.cached:
        return _made(replace(wanted, cached=False), read.value, (*read.diagnostics, *unsafe), None)
    last = read_manifest(cache, wanted.output, edition())
    if last and last.inputs == _digest(read.value) and last.files == states_of(wanted.output):
        failed = any(one.severity in FAILING[wanted.strict] for one in last.found)
        return Checked(None if failed else last.pages, last.found)
    try:
        return _made(wanted, read.value, read.diagnostics, cache)
    except ChangedError:  # somebody else touches the site at this very moment; what is kept in it cannot be relied on
        return _made(replace(wanted, cached=False), read.value, read.diagnostics, None)


def _made(wanted: Wanted, inputs: Inputs, before: tuple[Diagnostic, ...], cache: Path | None) -> Checked[int | None]:
    """Build and publish the site; `before` is what was found already, `cache` where what is remembered is kept."""
    last = read_manifest(cache, wanted.output, edition()) if cache else None
    states = last.files if last else {}
    earlier = last.records(states_of(wanted.output)) if last else NO_RECORDS
    with Memo(cache) if cache else nullcontext(no_memo) as memo:
        built = build_on(earlier, inputs, memo, partial(spread, wanted.jobs))
    found = (*before, *built.diagnostics)
    if any(one.severity in FAILING[wanted.strict] for one in found):
        return Checked(None, found)
    settings = read_config(inputs.content[SETTINGS].decode("utf-8-sig"), SETTINGS).value
    finish = partial(
        _finish,
        previous=wanted.output if wanted.cached else None,
        offline_copy=settings is not None and settings.offline_copy,
    )
    written = write_site(
        built.value.files.items(),
        wanted.output,
        finish,
        kept={path: states[path] for path in sorted(built.value.kept)},
        waiting=lambda: say("waiting for another build to end"),
        durable=wanted.durable,
    )
    found += tuple(written.diagnostics)
    if not written.value:
        return Checked(None, found)
    pages = sum(name.endswith(".html") for name in (*built.value.files, *built.value.kept))
    if cache:
        now = states_of(wanted.output)
        made = manifest_of(edition(), _digest(inputs), pages, found, now, built.value.records)
        write_manifest(cache, wanted.output, made)
    return Checked(pages, found)


def _digest(inputs: Inputs) -> str:
    """Return the digest of all that a site is made from."""
    return digest_of(inputs).hex()


def _linked(folder: Path) -> tuple[Diagnostic, ...]:
    """Return that the memo's `folder` is behind a link, if it is."""
    link = linked(folder / MEMO)
    message = f"{link} is a link; the cache is not kept behind it, and everything was computed anew"
    return (LINKED_CACHE.at(Span.line(str(link), 1), message, "remove the link"),) if link else ()


def _within(wanted: Wanted) -> Diagnostic | None:
    """Return that one of the two folders holds the other, if it does: what is built must not be read, nor replaced."""
    content, output = wanted.content.resolve(), wanted.output.resolve()
    if content != output and content not in output.parents and output not in content.parents:
        return None
    message = f"{wanted.output} and {wanted.content} hold each other; the next build would read the site as content"
    return NESTED_FOLDERS.at(None, message, "name a folder beside the content with --output")


def _finish(site: Path, *, previous: Path | None, offline_copy: bool) -> Sequence[Diagnostic]:
    """Add to the written site what is made from its pages: the search index, and the copy to take away."""
    found = tuple(index(site, previous))
    if offline_copy and not any(one.severity == "error" for one in found):
        found += tuple(pack(site, site / OFFLINE_COPY).diagnostics)
    return found


def _inputs(wanted: Wanted) -> Checked[Inputs | None]:
    """Read everything that a build reads; None if the content folder cannot be read."""
    content = read_archive(wanted.content)
    found = list(content.diagnostics)
    if content.value is None or content.failed:
        return Checked(None, tuple(found))
    layers = {}
    for kind in ("templates", "theme"):
        folders = layer_folders(wanted.content, kind)
        read = [read_tree(folder) for folder in folders]
        found += [one for layer in read for one in layer.diagnostics]
        found += [
            one for folder, layer in zip(folders, read, strict=True) for one in refusals(layer.value or (), folder)
        ]
        layers[kind] = [layer.value or {} for layer in read]
    texts = tuple(
        {name: data.decode("utf-8", "replace") for name, data in layer.items()} for layer in layers["templates"]
    )
    theme = dict(pair for layer in reversed(layers["theme"]) for pair in layer.items())
    return Checked(Inputs(content.value, str(wanted.content), texts, theme, wanted.base_url), tuple(found))


def layer_folders(content: Path, kind: str) -> list[Path]:
    """Return the folders of templates or theme files: the archive's own, if it has one, then the default one."""
    package = Path(str(resources.files("sitegen")))
    packaged = package / "default" / kind
    default = packaged if packaged.is_dir() else package.parent / kind
    own = beside(content, kind)
    return [own, default] if own.is_dir() and own.resolve() != default.resolve() else [default]


def beside(content: Path, name: str) -> Path:
    """Return the path of `name` in the folder that holds the content folder."""
    return content.parent / name if content.name not in ("", "..") else content.resolve().parent / name


@click.command()
@content_option
@output_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Where to serve; 0 takes a free one."
)
def serve(content: Path, output: Path, port: int) -> None:
    """Build, show the site on this machine, and rebuild and reload whenever a file is saved."""
    wanted = Wanted(content, output, durable=False)

    def build_and_say() -> str:
        built = make(wanted)
        found = discreet(built.diagnostics, content)
        quiet = withholds(content)
        print_diagnostics(found, excerpts=not quiet)
        if built.value is None:
            earlier = "; the site of before is still shown" if output.exists() else ""
            say(f"not built ({summary(built.diagnostics)}){earlier}")
            return "\n\n".join(
                click.unstyle(as_text(one, excerpt=not quiet))
                for one in sort_diagnostics(found)
                if one.severity == "error"
            )
        say(f"built {built.value} pages")
        return ""

    watched = [content, *(folder for kind in ("templates", "theme") for folder in layer_folders(content, kind))]
    found = preview(output, watched, build_and_say, port=port, say=say)
    print_diagnostics(found)
    end_with(found)


@click.command()
@content_option
@output_option
@format_option
def check(content: Path, output: Path, form: Format) -> None:
    """Check the built site: links, anchors, ids, HTML, feeds, data, and that nothing masked leaks out."""
    site = read_tree(output)
    if site.failed:
        print_diagnostics(site.diagnostics, form)
        end_with(site.diagnostics)
    read = read_archive(content) if content.is_dir() else None
    archive = read_content(read.value, str(content)).value if read and read.value else None
    masked = _masked(archive) if archive else ()
    found = check_site(
        site.value or {},
        base_url=archive.config.base_url if archive else None,
        addresses=masked,
        guard=archive.guard if archive else Recognizer(),
        folders=[str(Path.cwd())] if len(Path.cwd().parts) > 2 else [],
    )
    placed = [
        replace(one, span=replace(one.span, path=str(output / one.span.path))) if one.span else one for one in found
    ]
    print_diagnostics(placed, form)
    if placed:
        say_as_text(f"{output}: {summary(placed)}", form)
        sys.exit(1)
    say_as_text(f"{output}: {len(site.value or ())} files checked, nothing found", form)


def _masked(archive: Content) -> frozenset[str]:
    """Return the mail addresses in the letters and in their sources that nothing published may hold."""
    lines = (line for one in archive.transcriptions.values() for line in one.source.lines)
    return private_addresses(chain(texts_of(archive.manuscripts), lines), archive.config, archive.pages.values())


@click.command()
@output_option
@click.argument(
    "target", metavar="[ZIP]", required=False, type=click.Path(readable=False, dir_okay=False, path_type=Path)
)
def package(output: Path, target: Path | None) -> None:
    """Pack the built site into one zip (archive.zip) that unpacks and opens anywhere, with its SHA-256 beside it."""
    target = target or Path("archive.zip")
    packed = pack(output, target)
    print_diagnostics(packed.diagnostics)
    end_with(packed.diagnostics)
    say(f"packed {target} (sha256 {packed.value})")
