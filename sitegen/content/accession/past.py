"""Where the past of an archive still tells what is withheld today: the history of git."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitegen.content.layout import ADDRESSEES, AUTHORITY, JUDGEMENTS, LETTERS, RECOGNISED, SOURCES, reading_of
from sitegen.content.manuscript import read_manuscript


def telling_paths(existing: Mapping[str, bytes], letter_id: str, changed: Iterable[str]) -> tuple[str, ...]:
    """Return the paths below the content folder whose earlier states tell what a letter withholds, each once.

    `existing` are the files before they were `changed` or removed. A letter that was renamed has a past under each
    of its former ids; a source whose form cannot be written over is another file since.
    """
    path = f"{LETTERS}{letter_id}.md"
    manuscript = read_manuscript(existing.get(path, b"").decode("utf-8", "replace"), path).value
    ids = (letter_id, *(manuscript.former_ids if manuscript else ()))
    source = f"{SOURCES}{manuscript.source.file}" if manuscript and manuscript.source else ""
    sources = [name for name in (source, *changed) if name.startswith(SOURCES) and name in existing]
    sources += [name for one in sources if (name := f"{one}{RECOGNISED}") in existing]
    letters = (name for own in ids for name in (f"{LETTERS}{own}.md", reading_of(own)))
    return tuple(dict.fromkeys((*letters, *sources, AUTHORITY, ADDRESSEES, JUDGEMENTS)))
