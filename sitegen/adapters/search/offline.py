"""The index once more, in classic scripts: the only thing that a browser loads from a disk.

From `file://` no browser lets a page fetch a file or import a module; a script element it allows. So every file of the
bundle is laid, in base64, into a script that hands it over. `theme/search-engine.js` puts them under the untouched
Pagefind there. Nothing of this is loaded over http.

`core.js` holds the program with tables and filters, `i/<chunk>.js` one piece of the word index each, and `f/<start>.js`
the pages whose names start alike: packed together, because a folder of ten thousand files is slow to copy and unpack.
"""

from __future__ import annotations

import base64
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

FOLDER = "offline"
_PACK = 64  # at most about so many pages in one script


def wrap(bundle: Path) -> None:
    """Lay the files of the finished `bundle` once more, as scripts, into `bundle/offline`."""
    folder = bundle / FOLDER
    for one in (folder, folder / "i", folder / "f"):
        one.mkdir()
    core = [bundle / "pagefind.js", bundle / "pagefind-worker.js", bundle / "pagefind-entry.json"]
    core += sorted([*bundle.glob("*.pf_meta"), *bundle.glob("wasm.*.pagefind"), *bundle.glob("filter/*.pf_filter")])
    fragments = sorted(bundle.glob("fragment/*.pf_fragment"))
    prefix = _prefix_length(len(fragments))
    (folder / "core.js").write_bytes(_script({_name(file, bundle): file.read_bytes() for file in core}, prefix))
    for file in bundle.glob("index/*.pf_index"):
        (folder / "i" / f"{file.stem}.js").write_bytes(_script({_name(file, bundle): file.read_bytes()}))
    packs: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
    for file in fragments:
        packs[_pack(file.stem, prefix)][_name(file, bundle)] = file.read_bytes()
    for pack, files in packs.items():
        (folder / "f" / f"{pack}.js").write_bytes(_script(files))


def _prefix_length(fragments: int) -> int:
    """Return how many hexadecimal digits of a page's name choose its pack."""
    length = 0
    while fragments > _PACK * 16**length:
        length += 1
    return length


def _pack(stem: str, prefix: int) -> str:
    """Return the pack of the page `stem`, which is "<language>_<hexadecimal digits>"."""
    language, _, digits = stem.rpartition("_")
    return f"{language}_{digits[:prefix]}"


def _name(file: Path, bundle: Path) -> str:
    return file.relative_to(bundle).as_posix()


def _script(files: Mapping[str, bytes], prefix: int | None = None) -> bytes:
    lines = [] if prefix is None else [f"archiveSearch.packs({prefix});"]
    lines += [
        f'archiveSearch.receive({json.dumps(name)},"{base64.b64encode(data).decode()}");'
        for name, data in sorted(files.items())
    ]
    return "\n".join([*lines, ""]).encode()
