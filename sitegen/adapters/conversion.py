"""Running a word processor or a converter, where one is installed, on a Word file of before 2007."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import CONVERTER_FAILED
from sitegen.core.source import Span
from sitegen.reading.formats.word_97 import is_word_97

_SECONDS = 180  # a letter takes three
_OFFICES = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")


def convert(path: str, data: bytes) -> Checked[bytes]:
    """Return what a converter makes of an old Word file: a .docx, or plain text in UTF-8.

    Nothing where the file is none, or no converter is installed: then the reader says what to do. The converters are
    tried in the order of what they keep: LibreOffice and macOS's textutil keep lists and tables, antiword and catdoc
    make text.
    """
    if not is_word_97(data):
        return Checked(b"")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        letter = folder / "letter.doc"
        letter.write_bytes(data)
        failed = ""
        for call, made in _calls(folder, letter):
            try:
                ended = subprocess.run(call, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - found on the PATH
            except (OSError, subprocess.TimeoutExpired) as fault:
                failed = failed or f"{Path(call[0]).name}: {fault}"
                continue
            written = made.read_bytes() if made.is_file() else ended.stdout if made == folder else b""
            if not ended.returncode and written.strip():
                return Checked(written)
            said = ended.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            failed = failed or f"{Path(call[0]).name}: {' '.join(said) or 'it made nothing'}"
    if not failed:
        return Checked(b"")
    return Checked(
        b"", (CONVERTER_FAILED.at(Span.line(path, 1), f"the file was not converted: {failed}", "save it as .docx"),)
    )


def _calls(folder: Path, letter: Path) -> Iterator[tuple[list[str], Path]]:
    """Yield how each installed converter is called, and the file it makes; `folder` stands for standard output."""
    office = next((found for name in _OFFICES if (found := shutil.which(name))), None)
    if office:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"  # one of its own: another may be open
        made = ["--headless", "--norestore", "--convert-to", "docx", "--outdir", str(folder)]
        yield [office, profile, *made, str(letter)], folder / "letter.docx"
    for name, options in (
        ("textutil", ["-convert", "docx", "-stdout"]),
        ("antiword", ["-m", "UTF-8.txt", "-w", "0"]),
        ("catdoc", ["-d", "utf-8", "-w"]),
    ):
        if program := shutil.which(name):
            yield [program, *options, str(letter)], folder
