"""Running the pinned Pagefind program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from importlib import metadata, util
from pathlib import Path

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_INDEX, NO_INDEXER

_PACKAGE = "pagefind_bin"


def run_pagefind(documents: Path, bundle: Path, language: str) -> Sequence[Diagnostic]:
    """Index the HTML below `documents` into the folder `bundle`; return why it failed, or nothing.

    The program itself is run, not its Python interface, which waits a tenth of a second for every page and may end
    the program before its files are written.
    """
    program = _program()
    if program is None:
        return (
            NO_INDEXER.at(
                None,
                "the search program (Pagefind) is not installed",
                f"install it again: {sys.executable} -m pip install {_PACKAGE}",
            ),
        )
    call: list[str | Path] = [
        program,
        "--site",
        documents,
        "--output-path",
        bundle,
        "--keep-index-url",
        "--force-language",
        language,
        "--quiet",
    ]
    # Pagefind would also obey settings in the environment and in the working directory.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        ended = subprocess.run(call, cwd=documents, env=environment, capture_output=True, check=False)  # noqa: S603 - our own program
    except OSError as fault:
        return (
            NO_INDEXER.at(
                None,
                f"the search program cannot be started: {fault.strerror or fault} ({program})",
                "it may be made for another system; install sitegen's dependencies again",
            ),
        )
    if ended.returncode:
        said = (ended.stderr or ended.stdout).decode("utf-8", errors="replace").strip().splitlines()[-3:]
        return (
            BROKEN_INDEX.at(
                None,
                f"Pagefind failed ({ended.returncode}): {' '.join(said) or 'it gave no reason'}",
                "try again; if it stays so, report it with this message",
            ),
        )
    return ()


def version() -> str:
    """Return the version of the Pagefind that is installed, "" if there is none."""
    try:
        return metadata.version(_PACKAGE)
    except metadata.PackageNotFoundError:
        return ""


def _program() -> Path | None:
    """Return the standard program. The extended one, which adds Chinese and Japanese, would index otherwise."""
    found = util.find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    folder = Path(found.submodule_search_locations[0])
    return next((one for one in (folder / "pagefind", folder / "pagefind.exe") if one.is_file()), None)
