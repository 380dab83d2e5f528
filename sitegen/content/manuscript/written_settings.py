"""The front matter of a manuscript, written as YAML that reads as what it was written from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from yaml import ScalarNode
from yaml.resolver import Resolver

from sitegen.content.manuscript.front_matter import is_date
from sitegen.core.model import Manuscript, ReadingFact, Stated

_PLAIN = re.compile(r"(?=[^\W_])(?:(?!: |:$| #)[^\t\n])+(?<! )")
_resolve: Any = Resolver().resolve
_HIDDEN = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def write_front_matter(m: Manuscript) -> str:
    """Return the front matter with its two lines of hyphens. What is empty or unknown is left out."""
    return "\n".join(["---", *_settings(m), "---", ""])


def _settings(m: Manuscript) -> Iterator[str]:
    letter, stated = m.letter, m.letter.stated
    yield f"id: {_scalar(m.letter_id)}"
    for key, value in (("title", letter.title), ("date", letter.date), ("language", letter.language)):
        if value is not None:
            yield f"{key}: {value if key == 'date' and is_date(value) else _scalar(value)}"
    if m.translation_of is not None:
        yield f"translation_of: {_scalar(m.translation_of)}"
    yield from _list("formerly", m.former_ids)
    yield f"status: {m.status}"
    if m.review:
        yield from _mapping("reviewed", {"by": m.review.by, "on": m.review.on, "until": m.review.until})
    if m.withdrawn:
        yield from _mapping("withdrawn", {"on": m.withdrawn.on, "reason": m.withdrawn.reason})
    yield from _list("addressees", letter.addressees)
    yield from _list("cc", letter.cc)
    if stated != Stated():
        bound = None if stated.bound == "exact" else stated.bound
        yield from _mapping("stated", {"total": stated.total, "undisclosed": stated.undisclosed, "bound": bound})
    yield from _mappings(
        "contacts",
        [
            {"person": one.person, "organization": one.organization, "email": one.email, "line": one.line}
            for one in letter.contacts
        ],
    )
    if m.source:
        one = m.source
        told = {"url": one.url, "received": one.received, "given_by": one.given_by}
        yield from _mapping("source", {"file": one.file, "sha256": one.sha256, "lines": one.lines, **told})
    yield from _mappings(
        "corrections",
        [
            {
                "line": one.line,
                "printed": one.printed,
                "corrected": one.corrected,
                "reason": one.reason,
                "on": one.on,
            }
            for one in m.corrections
        ],
    )
    yield from _mappings(
        "departures",
        [
            {
                "of": one.of,
                "line": one.first or None,
                "last": one.last if one.last != one.first else None,
                "reason": one.reason,
                "on": one.on,
            }
            for one in m.departures
        ],
    )
    yield from _mappings(
        "withheld",
        [
            {
                "line": one.first,
                "last": one.last if one.last != one.first else None,
                "of": one.of if one.of != "signatory" else None,
                "count": one.count if one.count != 1 else None,
                "reason": one.reason,
                "on": one.on,
            }
            for one in m.withheld
        ],
    )
    yield from _mappings("reading", [{"lines": _lines_of(one), "is": one.kind} for one in m.facts])
    yield from _mappings("settled", [{"of": one.of, "reason": one.reason, "on": one.on} for one in m.settled])


def _lines_of(fact: ReadingFact) -> str | int:
    return fact.first if fact.first == fact.last else f"{fact.first}-{fact.last}"


def _list(key: str, values: tuple[str, ...]) -> Iterator[str]:
    if values:
        yield f"{key}:"
        yield from (f"  - {_scalar(value)}" for value in values)


def _mapping(key: str, values: dict[str, str | int | None]) -> Iterator[str]:
    yield f"{key}:"
    for name, value in values.items():
        if value is not None:
            day = name in ("on", "until") and isinstance(value, str) and is_date(value)
            yield f"  {name}: {value if day else _scalar(value)}"


def _mappings(key: str, values: list[dict[str, str | int | tuple[str, ...] | None]]) -> Iterator[str]:
    if values:
        yield f"{key}:"
    for one in values:
        for index, (name, value) in enumerate((name, value) for name, value in one.items() if value is not None):
            day = name == "on" and isinstance(value, str) and is_date(value)
            shown = f"[{', '.join(map(_scalar, value))}]" if isinstance(value, tuple) else _scalar(value)
            yield f"  {'  ' if index else '- '}{name}: {value if day else shown}"


def _scalar(value: str | int) -> str:
    """Return a value as YAML that reads as itself: plain where nothing in it means anything, else in double quotes."""
    if isinstance(value, int):
        return str(value)
    if _PLAIN.fullmatch(value) and value.isprintable() and _is_text(value):
        return value
    return _HIDDEN.sub(lambda mark: f"\\u{ord(mark[0]):04x}", json.dumps(value, ensure_ascii=False))


def _is_text(plain: str) -> bool:
    """Return whether YAML reads `plain` as text, and not as a number, a date, or yes and no."""
    return plain.lower() not in "yn" and _resolve(ScalarNode, plain, (True, False)) == "tag:yaml.org,2002:str"
