"""The offline copy: the whole site in one zip that unpacks and opens anywhere, the same bytes for the same site."""

from __future__ import annotations

import hashlib
import stat
import zipfile
from pathlib import Path

from sitegen.core.diagnostics import Checked
from sitegen.core.diagnostics.codes import NOTHING_TO_PACK, UNWRITABLE
from sitegen.publishing.site import CARDS, OFFLINE_COPY

LOST = "404.html"
# A zip holds times in no zone and none before 1980: all files get the first one, so that no clock is in the bytes.
_TIME = (1980, 1, 1, 0, 0, 0)
_PACKED = {".woff2", ".png", ".jpg", ".pdf", ".zip"}
_UNIX = 3  # "made on", by which unpackers know that the file's permissions are given


def package(site: Path, target: Path) -> Checked[str | None]:
    """Pack the site in the folder `site` into the zip file `target`, all of it below one folder of the zip's own name.

    Return the zip's SHA-256, which is also written beside it as `<target>.sha256` for `sha256sum --check`; None if it
    could not be made, and then what was there before is untouched. Files that begin with a dot are ours and stay out;
    so do the cards and the page for wrong addresses, which only a site on the web has a use for, and a copy that the
    site holds of itself.
    """
    if not (site / "index.html").is_file():
        return Checked(None, (NOTHING_TO_PACK.at(None, f"{site} holds no site", "build it first: sitegen build"),))
    beside, note = target.with_name(f"{target.name}.new"), target.with_name(f"{target.name}.sha256")
    held = site / OFFLINE_COPY
    own = {one.resolve() for one in (target, beside, note, held, held.with_name(f"{held.name}.sha256"))}
    files = [
        (name, file)
        for name, file in _files(site)
        if file.resolve() not in own and not name.startswith(CARDS) and name != LOST
    ]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(beside, "w") as archive:
            for name, file in files:
                _add(archive, f"{target.stem}/{name}", file)
        with beside.open("rb") as packed:
            digest = hashlib.file_digest(packed, "sha256").hexdigest()
        beside.replace(target)
        note.write_text(f"{digest}  {target.name}\n", encoding="utf-8")
    except OSError as fault:
        beside.unlink(missing_ok=True)
        return Checked(
            None,
            (
                UNWRITABLE.at(
                    None,
                    f"cannot write {target}: {fault.strerror or fault}",
                    "check that it may be written and the disk is not full",
                ),
            ),
        )
    return Checked(digest)


def _files(site: Path) -> list[tuple[str, Path]]:
    found = ((file.relative_to(site), file) for file in site.rglob("*") if file.is_file())
    return sorted((path.as_posix(), file) for path, file in found if not any(part[0] == "." for part in path.parts))


def _add(archive: zipfile.ZipFile, name: str, file: Path) -> None:
    """Add a file with nothing of this machine about it. What is packed already is not packed again."""
    entry = zipfile.ZipInfo(name, _TIME)
    entry.create_system = _UNIX
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    entry.compress_type = zipfile.ZIP_STORED if file.suffix in _PACKED else zipfile.ZIP_DEFLATED
    archive.writestr(entry, file.read_bytes(), compresslevel=9)
