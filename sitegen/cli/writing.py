"""`sitegen import`, `sitegen init` and `sitegen reconcile`: the commands that write an archive's content."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from sitegen.accession import accession
from sitegen.cli.printing import content_option, end_with, fail, print_diagnostics, say
from sitegen.content import SETTINGS
from sitegen.diagnostics import Checked, Diagnostic
from sitegen.diagnostics.codes import UNREADABLE
from sitegen.files import read_tree, write_files
from sitegen.source import Span

_HIDDEN = {"gitignore": ".gitignore"}  # a packaged file of its real name would act on the package


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@content_option
def import_(files: tuple[Path, ...], content: Path) -> None:
    """Bring letters into the archive: the files as received, a manuscript of each, new organizations."""
    unreadable: list[Diagnostic] = []
    incoming: list[tuple[str, bytes]] = []
    for file in files:
        try:
            incoming.append((str(file), file.read_bytes()))
        except (OSError, ValueError) as fault:
            reason = getattr(fault, "strerror", None) or str(fault)
            unreadable.append(
                UNREADABLE.at(
                    Span.line(str(file), 1),
                    f"cannot read the file: {reason}",
                    "check the name, and that you may read it",
                )
            )
    if unreadable:
        print_diagnostics(unreadable)
        sys.exit(1)
    read = read_tree(content) if content.exists() else Checked({})
    print_diagnostics(read.diagnostics)
    end_with(read.diagnostics)
    existing = dict(read.value or {})
    started = {} if SETTINGS in existing else {SETTINGS: _starting_settings()}
    changes = accession(started | existing, str(content), tuple(incoming))
    print_diagnostics(changes.diagnostics)
    end_with(changes.diagnostics)
    content.mkdir(parents=True, exist_ok=True)
    writing = {**started, **changes.value}
    written = write_files(writing, content)
    print_diagnostics(written.diagnostics)
    end_with(written.diagnostics)
    for name in sorted(writing):
        say(f"wrote {content / name}")
    if not writing:
        say("nothing to do: the archive holds these letters already")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Start a new archive in DIR, ready to build."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        fail(f"{folder} is not empty", "name a folder that does not exist yet, or an empty one")
    starter = resources.files("sitegen") / "starter"
    for name, data in _starter(starter):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    say(f"started an archive in {folder}; next: cd {folder} && sitegen build")


def _starting_settings() -> bytes:
    """Return the settings of a content folder that begins with its first import."""
    return (resources.files("sitegen") / "starter" / "content" / SETTINGS).read_bytes()


def _starter(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        name = prefix + _HIDDEN.get(item.name, item.name)
        if item.is_dir():
            yield from _starter(item, f"{name}/")
        else:
            yield name, item.read_bytes()
