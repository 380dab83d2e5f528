"""The files that Pagefind makes, checked and laid into classic scripts: a browser loads nothing else from a disk.

What holds text is laid in as text, so that the guard against leaks reads it as it reads all files, and a host packs it.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import zlib
from collections.abc import Mapping
from typing import Any

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_INDEX
from sitegen.core.json_text import compact

_MAGIC = b"pagefind_dcd"  # what every file of Pagefind begins with, unpacked
_ENTRY, _PROGRAM = "pagefind-entry.json", "pagefind.js"
_EXPORTS = re.compile(r"export\s*\{[^{}]*\bcreateInstance\b[^{}]*\};?\s*\Z")


class FailedError(Exception):
    """The index could not be made; `diagnostics` say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__()
        self.diagnostics = diagnostics


def script(name: str, value: Any) -> bytes:  # noqa: ANN401 - any plain value
    """Return the script that hands over a value, under a name below the folder of Pagefind's files."""
    return _handing(name, compact(value))


def shard_scripts(name: str, files: Mapping[str, bytes], pages: int) -> dict[str, bytes]:
    """Return the scripts of an index of so many pages, which is called `name`."""
    entry = _entry(files)
    held = sum(one["page_count"] for one in entry["languages"].values())
    if held != pages or sum(path.endswith(".pf_fragment") for path in files) != pages:
        raise _damaged(f"{pages} letters were to be indexed, and it holds {held}")
    for one in entry["languages"].values():
        if f"pagefind.{one['hash']}.pf_meta" not in files:
            raise _damaged("its table of contents is missing")
    made = {f"{name}/{_ENTRY}": script(f"{name}/{_ENTRY}", entry)}
    for path, data in files.items():
        if path.endswith((".pf_meta", ".pf_index")):
            _unpacked(path, data)
            made[f"{name}/{path}"] = _packed(f"{name}/{path}", data)
        elif path.endswith(".pf_fragment"):
            made[f"{name}/{path}"] = script(f"{name}/{path}", _fragment(path, data))
    return {f"{path}.js": data for path, data in made.items()}


def program_scripts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the scripts of the program: a function that is given its `fetch`, and its WebAssembly."""
    source = files.get(_PROGRAM, b"").decode("utf-8", "replace")
    if not _EXPORTS.search(source):
        raise _damaged(f"{_PROGRAM} is not the program that is known")
    body = _EXPORTS.sub("return { createInstance };", source).replace("import.meta.url", "undefined")
    program = f'(fetch) => {{\n"use strict";\n{body}\n}}'
    made = {"pagefind.js": _handing("pagefind", program)}
    for one in _entry(files)["languages"].values():
        name = f"wasm.{one['wasm'] or 'unknown'}.pagefind"
        if name not in files:
            raise _damaged(f"{name} is missing")
        _unpacked(name, files[name])
        made[f"{name}.js"] = _packed(name, files[name])
    return made


def _entry(files: Mapping[str, bytes]) -> dict[str, Any]:
    try:
        entry: dict[str, Any] = json.loads(files[_ENTRY])
    except (KeyError, ValueError):
        raise _damaged(f"{_ENTRY} is missing or not readable") from None
    return entry


def _fragment(path: str, data: bytes) -> dict[str, Any]:
    """Return what a letter is shown by; its text stands there once, not once more with every place in it."""
    try:
        fragment: dict[str, Any] = json.loads(_unpacked(path, data))
    except ValueError:
        raise _damaged(f"{path} is not readable") from None
    return {**fragment, "anchors": [{**one, "text": ""} for one in fragment["anchors"]]}


def _unpacked(path: str, data: bytes) -> bytes:
    """Return what a file of the index holds; unpacking it proves that it is whole."""
    try:
        plain = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as fault:
        raise _damaged(f"{path} is cut short or not readable ({fault})") from None
    if not plain.startswith(_MAGIC):
        raise _damaged(f"{path} is not a file of the index")
    return plain[len(_MAGIC) :]


def _packed(name: str, data: bytes) -> bytes:
    return script(name, base64.b64encode(data).decode())


def _handing(name: str, value: str) -> bytes:
    return f"archiveSearch.take({json.dumps('similar/' + name)}, {value});\n".encode()


def _damaged(what: str) -> FailedError:
    """Return that a file is missing, cut short or not what it should be."""
    message, hint = f"the search index is damaged: {what}", "build again; the old site is untouched"
    return FailedError(BROKEN_INDEX.at(None, message, hint))
