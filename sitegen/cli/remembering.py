"""What a build remembers, for the commands beside it: they use it, or have it forgotten."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from sitegen.adapters.cache import Memo as Kept
from sitegen.adapters.files.removing import remove
from sitegen.adapters.keeping import linked
from sitegen.cli.building import cache_of
from sitegen.cli.printing import say
from sitegen.core.memo import Memo, no_memo


def remembered(content: Path) -> AbstractContextManager[Memo]:
    """Return what builds of the archive remember, if there has been one; else nothing is remembered."""
    cache = cache_of(content)
    return Kept(cache) if cache.is_dir() and not linked(cache / "memo") else nullcontext(no_memo)


def forget(content: Path) -> None:
    """Remove what builds remember of letters, one of which is gone or says less now, and say so."""
    if (kept := cache_of(content)).exists():
        remove(kept)
        say(f"{kept}: removed; it may have known the letter from before")
