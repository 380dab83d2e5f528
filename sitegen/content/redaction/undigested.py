"""A letter that withholds somebody without digits of its source's digest in names: these could confirm a guess."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sitegen.content.changes import with_id
from sitegen.content.layout import CHANGES, RECEIVED, RECOGNISED, SOURCES
from sitegen.content.manuscript import write_manuscript
from sitegen.content.naming import free_stem
from sitegen.content.redaction.opened import Edit, OpenLetter
from sitegen.content.redaction.overwriting import is_as_received
from sitegen.content.withholding.digests import digest_in, source_digests


def without_digests(letter: OpenLetter, existing: Mapping[str, bytes]) -> Edit:
    """Return the edit that gives a letter's source a name without digits of a digest, and takes such former ids out."""
    m, ref = letter.manuscript, letter.ref
    digests = source_digests(m, letter.holdings.received)
    gone = [one for one in m.former_ids if digest_in(one, digests) is not None]
    former = tuple(one for one in m.former_ids if one not in gone)
    steps = [f"{letter.path}: a former id is taken out; with it a guess could be confirmed" for _ in gone[:1]]
    files: dict[str, bytes] = {}
    remove: tuple[str, ...] = ()
    if digest_in(ref.file, digests) is not None:
        stem, _, ending = ref.file.rpartition(".")
        new = free_stem(stem.rpartition("-")[0] or "letter", (*letter.holdings.sources, *letter.holdings.received))
        moved = {f"{SOURCES}{ref.file}{one}": f"{SOURCES}{new}.{ending}{one}" for one in ("", RECOGNISED)}
        for name in letter.holdings.received:
            if is_as_received(f"{RECEIVED}{name.removesuffix(RECOGNISED)}", ref.file):
                moved[f"{RECEIVED}{name}"] = f"{RECEIVED}{new}{name.removeprefix(stem)}"
        files = {new_name: existing[name] for name, new_name in moved.items() if name in existing}
        remove = tuple(name for name in moved if name in existing)
        ref = replace(ref, file=f"{new}.{ending}")
        steps.append(f"{SOURCES}{ref.file}: has another name; digits of its digest were in the old one")
    if not steps:
        return Edit()
    if gone and CHANGES in existing:
        text = existing[CHANGES].decode("utf-8")
        for one in gone:
            text = with_id(text, one, m.letter_id)
        files[CHANGES] = text.encode()
    files[letter.path] = write_manuscript(replace(m, source=ref, former_ids=former)).encode()
    return Edit(files, remove, tuple(steps))
