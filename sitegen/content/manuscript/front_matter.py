"""The YAML at the top of a manuscript: where it ends, and what is known there of the letter beside its text."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from sitegen.content.manuscript.settings import FrontMatter
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_FRONT_MATTER, WRONG_DATE, WRONG_ID
from sitegen.core.documents import read_yaml
from sitegen.core.source import Span

_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_DATE_LINE = re.compile(r"date[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<date>[^\"'#]*?)(?P=quote)[ \t]*(?:#.*)?$")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Split(NamedTuple):
    """A manuscript in two: its front matter, which begins on line 2, and the lines after it from line `first`."""

    front: str
    first: int


def split_front_matter(lines: tuple[str, ...], path: str) -> Checked[Split | None]:
    """Return where the front matter ends, or None if it does not stand between its two lines of hyphens."""
    if not lines or lines[0].lstrip("\ufeff").rstrip() != "---":
        said = "the manuscript does not begin with front matter"
        hint = "let the first line be ---, then the settings, then --- again"
    else:
        for number, line in enumerate(lines[1:], 2):
            if _FENCE.match(line):
                return Checked(Split("\n".join(lines[1 : number - 1]) + "\n", number + 1))
        said, hint = "the front matter has no end", "add a line of three hyphens, ---, after the settings"
    return Checked(None, (BROKEN_FRONT_MATTER.at(Span.line(path, 1), said, hint),))


def is_id(text: str) -> bool:
    """Return whether `text` can be the id of a letter."""
    return bool(_ID.fullmatch(text))


def read_front_matter(front: str, path: str) -> Checked[FrontMatter | None]:
    """Return the settings in `front`, the text between the two lines of hyphens; faults have their line in the file."""
    front, wrong = _check_date(front, path)
    read = read_yaml(front, path, FrontMatter, offset=1)
    found = [*wrong, *read.diagnostics]
    settings: FrontMatter | None = read.value
    if settings and not is_id(settings.id):
        line = next((n for n, text in enumerate(front.split("\n"), 2) if text.startswith("id")), 2)
        found.append(
            WRONG_ID.at(
                Span.line(path, line),
                f"{settings.id!r} cannot be an id",
                "use small letters, digits and single hyphens: 2024-02-01-urgent-call",
            )
        )
    return Checked(None if any(one.severity == "error" for one in found) else settings, tuple(found))


def _check_date(front: str, path: str) -> tuple[str, list[Diagnostic]]:
    """Return the front matter, without its date if that is wrong: the rest can then still be checked."""
    lines = front.split("\n")
    for index, line in enumerate(lines):
        found = _DATE_LINE.match(line)
        if found and found["date"] not in ("", "null", "~") and not is_date(found["date"]):
            lines[index] = ""
            fault = WRONG_DATE.at(
                Span.line(path, index + 2),
                f"{found['date']} is not a date",
                "write year, month and day, as far as they are known: date: 2024-02-01, or 2024-02",
            )
            return "\n".join(lines), [fault]
    return front, []


def is_date(text: str) -> bool:
    """Return whether `text` is a day, a month or a year of the calendar as ISO 8601 writes it."""
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True
