"""Where the past of an archive still tells what is withheld today: the history of git."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sitegen.content.layout import (
    ADDRESSEES,
    AUTHORITY,
    CHANGES,
    JUDGEMENTS,
    LETTERS,
    PAGES,
    RECOGNISED,
    SOURCES,
    reading_of,
)
from sitegen.core.model import Manuscript


def telling_paths(before: Manuscript, existing: Collection[str], changed: Iterable[str]) -> tuple[str, ...]:
    """Return the paths below the content folder whose earlier states tell what a letter withholds, each once.

    `existing` are the files before they were `changed` or removed, and the letter is as it was `before`. One that was
    renamed has a past under each of its former ids; a source whose form cannot be written over is another file since.
    """
    source = f"{SOURCES}{before.source.file}" if before.source else ""
    sources = [name for name in (source, *changed) if name.startswith(SOURCES) and name in existing]
    sources += [name for one in sources if (name := f"{one}{RECOGNISED}") in existing]
    letters = (
        name for own in (before.letter_id, *before.former_ids) for name in (f"{LETTERS}{own}.md", reading_of(own))
    )
    written = [CHANGES] if CHANGES in existing else []
    pages = sorted(name for name in existing if name.startswith(PAGES))  # a page may have named them, too
    return tuple(dict.fromkeys((*letters, *sources, AUTHORITY, ADDRESSEES, JUDGEMENTS, *written, *pages)))
