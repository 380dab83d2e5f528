"""A letter that was withdrawn says so wherever its title stands: on every page, in search, feeds, data and citations.

That is how libraries do it, who write "Retracted:" before a title: no place can forget it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sitegen.content.manuscript import title_of
from sitegen.core.loading import with_settings
from sitegen.core.model import Archive, Manuscript


def marked_as_withdrawn(archive: Archive, mark: Callable[[str], str]) -> Archive:
    """Return the archive with `mark` made to the titles of the letters that were withdrawn."""

    def marked(one: Manuscript) -> Manuscript:
        title = mark(title_of(one.letter))
        return replace(one, letter=with_settings(one.letter, title=title)) if one.withdrawn else one

    if not any(one.withdrawn for one in archive.manuscripts):
        return archive
    versions = {own: tuple(map(marked, some)) for own, some in archive.versions.items()}
    return replace(archive, letters=tuple(map(marked, archive.letters)), versions=versions)
