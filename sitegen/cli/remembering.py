"""What a build remembers, for the commands beside it."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from sitegen.adapters.cache import Memo as Kept
from sitegen.adapters.keeping import linked
from sitegen.cli.building import beside
from sitegen.core.memo import Memo, no_memo


def remembered(content: Path) -> AbstractContextManager[Memo]:
    """Return what builds of the archive remember, if there has been one; else nothing is remembered."""
    cache = beside(content, ".cache") / "sitegen"
    return Kept(cache) if cache.is_dir() and not linked(cache / "memo") else nullcontext(no_memo)
