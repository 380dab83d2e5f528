"""From what Pagefind wrote to what a site may publish: nothing missing, nothing needless, the same bytes every time.

Pagefind 1.5.2 writes filters in the order of a hash table that is seeded anew in every run (fixed upstream after that
release, issue 1124). Only the filter files and those that name them are concerned; they are written again, in order.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from sitegen.adapters.search.cbor import Value, decode, encode
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_INDEX

_MAGIC = b"pagefind_dcd"
_GZIP = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"  # no name, no time, packed best, on a system that is not said
_NEEDLESS = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")


class DamagedError(Exception):
    """A file of the index is missing, cut short or not what it should be."""


def complete_bundle(bundle: Path, pages: int) -> Sequence[Diagnostic]:
    """Check and put in order what Pagefind wrote into `bundle` for `pages` pages; return what is wrong with it."""
    for pattern in _NEEDLESS:
        for file in bundle.glob(pattern):
            file.unlink()
    try:
        entry = _entry(bundle, pages)
        engines = {f"wasm.{one['wasm'] or 'unknown'}.pagefind" for one in entry["languages"].values()}
        for file in bundle.glob("wasm.*"):
            if file.name not in engines:
                file.unlink()
        for name in engines:
            _payload(bundle / name)
        for code, language in entry["languages"].items():
            language["hash"] = _put_in_order(bundle, str(code), str(language["hash"]))
        text = json.dumps(entry, separators=(",", ":"), ensure_ascii=False)
        (bundle / "pagefind-entry.json").write_bytes(text.encode())
    except (DamagedError, KeyError, TypeError, ValueError, IndexError) as fault:
        return (
            BROKEN_INDEX.at(None, f"the search index is damaged: {fault}", "build again; the old site is untouched"),
        )
    return ()


def _entry(bundle: Path, pages: int) -> dict[str, Any]:
    """Return where the index begins, with the program checked and the pages counted."""
    for name in _PROGRAM:
        if not _read(bundle / name):
            raise DamagedError(f"{name} is empty")
    entry: dict[str, Any] = json.loads(_read(bundle / "pagefind-entry.json"))
    held = sum(one["page_count"] for one in entry["languages"].values())
    if held != pages:
        raise DamagedError(f"{pages} pages were to be indexed, and it holds {held}")
    return entry


def _put_in_order(bundle: Path, code: str, name: str) -> str:
    """Check one language's index and write its filters and its table of contents in order; return its new name."""
    old = bundle / f"pagefind.{name}.pf_meta"
    contents = cast("list[Any]", _data(old))
    _version, fragments, chunks, filters, sorts, *_fields = contents
    for fragment, _words in fragments:
        _payload(bundle / "fragment" / f"{fragment}.pf_fragment")
    for _first, _last, chunk in chunks:
        _payload(bundle / "index" / f"{chunk}.pf_index")
    for one in filters:
        one[1] = _put_filter_in_order(bundle / "filter", code, one[1])
    filters.sort()
    sorts.sort()
    data = _MAGIC + encode(contents)
    new = f"{code}_{hashlib.sha256(data).hexdigest()[:10]}"
    old.unlink()
    (bundle / f"pagefind.{new}.pf_meta").write_bytes(_zip(data))
    return new


def _put_filter_in_order(folder: Path, code: str, name: str) -> str:
    old = folder / f"{name}.pf_filter"
    title, values = cast("tuple[str, list[Value]]", _data(old))
    values.sort(key=lambda one: cast("list[str]", one)[0])
    data = _MAGIC + encode([title, values])
    new = f"{code}_{hashlib.sha256(data).hexdigest()[:10]}"
    old.unlink()
    (folder / f"{new}.pf_filter").write_bytes(_zip(data))
    return new


def _data(file: Path) -> Value:
    return decode(_payload(file))


def _payload(file: Path) -> bytes:
    """Return what a zipped file of the index holds; unzipping it proves that it is whole."""
    try:
        data = gzip.decompress(_read(file))
    except (OSError, EOFError, zlib.error) as fault:
        raise DamagedError(f"{file.name} is cut short or not readable ({fault})") from None
    if not data.startswith(_MAGIC):
        raise DamagedError(f"{file.name} is not a file of the index")
    return data[len(_MAGIC) :]


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise DamagedError(f"{file.name} is missing") from None


def _zip(data: bytes) -> bytes:
    """Return `data` as a gzip file (RFC 1952) whose header is the same everywhere.

    Python's own names its system in it, and not every version alike. What zlib makes of the data is the same wherever
    zlib is; builds of Python that bring another library of its kind (zlib-ng) pack it otherwise.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    end = struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)
    return _GZIP + packer.compress(data) + packer.flush() + end
