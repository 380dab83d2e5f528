"""What is said of an edit that was cut short, or could not be made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sitegen.adapters.files.journal import Journal
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import CHANGED_MEANWHILE, CHANGED_SINCE, COMPLETED_EDIT, FOREIGN_JOURNAL, UNWRITABLE
from sitegen.core.source import Span

_MOST_NAMED = 5  # files in one message


def meanwhile(others: Sequence[str], root: Path) -> Diagnostic:
    """Return that files are other ones by now than those that a command has read."""
    return CHANGED_MEANWHILE.at(
        Span.line(str(root / others[0]), 1),
        f"{_named(others)} changed while the command was at work, so nothing was written",
        "run the command again",
    )


def changed_since(journal: Journal, others: Sequence[str]) -> Diagnostic:
    """Return that an edit cannot be completed, because somebody has changed files of it."""
    return CHANGED_SINCE.at(
        Span.line(str(journal.folder.parent / others[0]), 1),
        f"{_of(journal)} was cut short half way, and {_named(others)} changed since; nothing was written over",
        f"to keep all files as they are now, remove the hidden folder {journal.folder}; then look at what the command "
        "had changed (git status), and run it again",
    )


def foreign(folder: Path) -> Diagnostic:
    """Return that the folder of an edit holds no journal that was written here."""
    return FOREIGN_JOURNAL.at(
        Span.line(str(folder), 1),
        f"{folder} belongs to a command that was cut short on another machine, or under another version of sitegen; it "
        "was not carried out",
        f"remove it (git rm -r {folder}); if the command was to withhold a name, the history of git has it from there, "
        "too. Then look at what the command had changed, and run it again",
    )


def completed(journal: Journal) -> Diagnostic:
    """Return that an edit was brought to its end, or undone."""
    done = "it was finished now" if journal.way == "forward" else "it was undone"
    changed = [row.path for row in journal.rows if row.before != row.after]
    return COMPLETED_EDIT.at(
        None,
        f"{_of(journal)} was cut short, and {done}: {_named(changed)}",
        "look at what it changed (git status) before you go on",
    )


def _of(journal: Journal) -> str:
    return f"“sitegen {journal.command}”" if journal.command else "a command"


def _named(paths: Sequence[str]) -> str:
    more = len(paths) - _MOST_NAMED
    return ", ".join(paths[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def unwritable(fault: OSError, root: Path) -> Diagnostic:
    """Return that the system did not let us write."""
    where = f" ({fault.filename})" if fault.filename else ""
    return UNWRITABLE.at(
        None,
        f"cannot write to {root}: {fault.strerror or fault}{where}; nothing was changed",
        "check that the folder may be written and that the disk is not full",
    )
