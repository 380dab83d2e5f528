"""Running the pinned Pagefind program."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from importlib import util
from pathlib import Path

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_INDEX, NO_INDEXER

_PACKAGE = "pagefind_bin"
_NOTHING: Mapping[str, bytes] = {}


def index(language: str, pages: Mapping[str, str]) -> Callable[[], Checked[Mapping[str, bytes]]]:
    """Have Pagefind begin with the HTML `pages`, which stand under their paths; return what waits for its files.

    There are none if it failed. The program itself is run, not its Python interface, which waits a tenth of a second
    for every page and may end the program before its files are written.
    """
    program = _program()
    if program is None:
        hint = f"install it again: {sys.executable} -m pip install {_PACKAGE}"
        return _failed(NO_INDEXER.at(None, "the search program (Pagefind) is not installed", hint))
    folder = tempfile.TemporaryDirectory(prefix="sitegen-index-")  # gone with what waits, at the latest
    given, made = Path(folder.name, "pages"), Path(folder.name, "index")
    for path, page in pages.items():
        place = given / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(page, encoding="utf-8")
    call: list[str | Path] = [program, "--site", given, "--output-path", made, "--force-language", language]
    # Pagefind would also obey settings in the environment and in the working directory.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        begun = subprocess.Popen(  # noqa: S603 - our own program
            [*call, "--keep-index-url", "--quiet"],
            cwd=given,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    except OSError as fault:
        message = f"the search program cannot be started: {fault.strerror or fault} ({program})"
        hint = "it may be made for another system; install sitegen's dependencies again"
        folder.cleanup()
        return _failed(NO_INDEXER.at(None, message, hint))

    def wait() -> Checked[Mapping[str, bytes]]:
        with folder:
            output, errors = begun.communicate()
            if begun.returncode:
                said = (errors or output).decode("utf-8", errors="replace").strip().splitlines()[-3:]
                message = f"Pagefind failed ({begun.returncode}): {' '.join(said) or 'it gave no reason'}"
                hint = "try again; if it stays so, report it with this message"
                return Checked(_NOTHING, (BROKEN_INDEX.at(None, message, hint),))
            files = sorted(path for path in made.rglob("*") if path.is_file())
            return Checked({path.relative_to(made).as_posix(): path.read_bytes() for path in files})

    return wait


def _failed(why: Diagnostic) -> Callable[[], Checked[Mapping[str, bytes]]]:
    return lambda: Checked(_NOTHING, (why,))


def _program() -> Path | None:
    """Return the standard program. The extended one, which adds Chinese and Japanese, would index otherwise."""
    found = util.find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    folder = Path(found.submodule_search_locations[0])
    return next((one for one in (folder / "pagefind", folder / "pagefind.exe") if one.is_file()), None)
