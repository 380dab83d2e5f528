"""An index made for the same content is used again, if every byte of it is still there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

_NOTE = "index.json"
_OTHERS = {"names.js", _NOTE}  # files beside the index that are not part of it


def note(search: Path, content: str) -> None:
    """Write down in the folder `search` what its index was made from, and the digest of all its files."""
    text = json.dumps({"content": content, "files": _digest(_files(search))})
    (search / _NOTE).write_text(text + "\n", encoding="utf-8")


def reuse(old: Path, new: Path, content: str) -> bool:
    """Share the index in `old` with `new` if it is whole and was made from `content`; return whether it was."""
    try:
        noted = json.loads((old / _NOTE).read_bytes())
        if not isinstance(noted, dict) or noted.get("content") != content:
            return False
        files = _files(old)
        if noted.get("files") != _digest(files):
            return False
    except (OSError, ValueError):
        return False
    for folder in {file.parent for file in files.values()}:
        (new / folder.relative_to(old)).mkdir(parents=True, exist_ok=True)
    for name, file in {**files, _NOTE: old / _NOTE}.items():
        place = new / name
        try:
            place.hardlink_to(file)
        except OSError:  # the file system knows no second names
            shutil.copyfile(file, place)
    return True


def _files(search: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder, _, names in os.walk(search):
        prefix = Path(folder).relative_to(search).as_posix().removeprefix(".")
        found |= {f"{prefix}/{name}".removeprefix("/"): Path(folder, name) for name in names}
    return {name: found[name] for name in sorted(found.keys() - _OTHERS)}


def _digest(files: dict[str, Path]) -> str:
    total = hashlib.sha256()
    for name, file in files.items():
        total.update(f"{name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
