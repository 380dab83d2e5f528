"""Running tesseract, where it is installed, on what of a letter is a picture of text."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import RECOGNISER_FAILED
from sitegen.core.source import Span
from sitegen.reading.formats import pictures
from sitegen.reading.formats.pages.recognised import as_one

_NO_LANGUAGES = frozenset({"osd", "equ", "snum"})  # they tell scripts and formulas, and read no text
_MOST_LANGUAGES = 12  # each one takes its time on every page
_SECONDS = 600  # for one page; a page takes seconds


def recognise(path: str, data: bytes) -> Checked[bytes]:
    """Return tesseract's table of what it recognises in a letter's pictures, for all its pages as one.

    Nothing where no page is a picture, or tesseract is not installed: then the reader says what to do.
    """
    program = shutil.which("tesseract")
    if program is None:
        return Checked(b"")
    languages = ""
    tables: list[tuple[int, bytes]] = []
    found: list[Diagnostic] = []
    for page, picture in pictures(data):
        languages = languages or "+".join(_languages(program)) or "eng"
        ended = _run([program, "stdin", "stdout", "-l", languages, "--dpi", "300", "tsv"], picture)
        if ended is None or ended.returncode:
            said = ended.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] if ended else ["it took too long"]
            found.append(
                RECOGNISER_FAILED.at(
                    Span.line(path, 1),
                    f"page {page or 1} was not recognised: {' '.join(said) or 'tesseract gave no reason'}",
                    f"try it by hand: {program} FILE out -l {languages}",
                )
            )
            continue
        tables.append((page, ended.stdout))
    return Checked(as_one(tables) if tables else b"", tuple(found))


def _languages(program: str) -> Iterator[str]:
    """Yield the languages that are installed."""
    ended = _run([program, "--list-langs"], b"")
    listed = ended.stdout.decode("utf-8", "replace").splitlines()[1:] if ended else []
    names = sorted(name for name in map(str.strip, listed) if name and name not in _NO_LANGUAGES and "/" not in name)
    yield from names[:_MOST_LANGUAGES]


def _run(call: list[str], given: bytes) -> subprocess.CompletedProcess[bytes] | None:
    """Run tesseract; None where it cannot be started or does not end. Its own threads cost more than they save."""
    alone = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        return subprocess.run(call, input=given, capture_output=True, check=False, timeout=_SECONDS, env=alone)  # noqa: S603 - found on the PATH
    except (OSError, subprocess.TimeoutExpired):
        return None
