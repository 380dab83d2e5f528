"""The front matter of a manuscript, written as YAML that reads as what it was written from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from yaml import ScalarNode
from yaml.resolver import Resolver

from sitegen.content.manuscript.front_matter import is_date
from sitegen.core.model import Manuscript, ReadingFact, Stated

_PLAIN = re.compile(r"(?=[^\W_])(?:(?!: |:$| #)[^\t\n])+(?<! )")
_DAYS = ("date", "on", "until")
_resolve: Any = Resolver().resolve
_HIDDEN = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

Values = Mapping[str, str | int | None]


def write_front_matter(m: Manuscript) -> str:
    """Return the front matter with its two lines of hyphens. What is empty or unknown is left out."""
    return "\n".join(["---", *_settings(m), "---", ""])


def _settings(m: Manuscript) -> Iterator[str]:
    letter, stated, one = m.letter, m.letter.stated, m.source
    yield f"id: {_scalar(m.letter_id)}"
    about = {"title": letter.title, "date": letter.date, "language": letter.language}
    yield from _fields({**about, "translation_of": m.translation_of})
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
    yield from _mappings("contacts", map(asdict, letter.contacts))
    if one:
        told = {"url": one.url, "received": one.received, "given_by": one.given_by}
        yield from _mapping("source", {"file": one.file, "sha256": one.sha256, "lines": one.lines, **told})
    yield from _mappings(
        "corrections",
        (
            {"line": one.line, "printed": one.printed, "corrected": one.corrected, "reason": one.reason, "on": one.on}
            for one in m.corrections
        ),
    )
    yield from _mappings(
        "departures",
        ({"of": one.of, **_lines(one.first, one.last), "reason": one.reason, "on": one.on} for one in m.departures),
    )
    yield from _mappings(
        "withheld",
        (
            {
                **_lines(one.first, one.last),
                "of": one.of if one.of != "signatory" else None,
                "count": one.count if one.count != 1 else None,
                "reason": one.reason,
                "on": one.on,
            }
            for one in m.withheld
        ),
    )
    yield from _mappings("reading", ({"lines": _run(one), "is": one.kind} for one in m.facts))
    yield from _mappings("settled", ({"of": one.of, "reason": one.reason, "on": one.on} for one in m.settled))


def _lines(first: int, last: int) -> Values:
    return {"line": first or None, "last": last if last != first else None}


def _run(fact: ReadingFact) -> str | int:
    return fact.first if fact.first == fact.last else f"{fact.first}-{fact.last}"


def _list(key: str, values: tuple[str, ...]) -> Iterator[str]:
    if values:
        yield f"{key}:"
        yield from (f"  - {_scalar(value)}" for value in values)


def _mapping(key: str, values: Values) -> Iterator[str]:
    yield f"{key}:"
    yield from (f"  {line}" for line in _fields(values))


def _mappings(key: str, some: Iterable[Values]) -> Iterator[str]:
    for number, values in enumerate(some):
        if not number:
            yield f"{key}:"
        yield from (f"  {'  ' if at else '- '}{line}" for at, line in enumerate(_fields(values)))


def _fields(values: Values) -> Iterator[str]:
    """Yield the settings that say something, a line each; a day needs no quotes."""
    for name, value in values.items():
        if value is not None:
            day = name in _DAYS and isinstance(value, str) and is_date(value)
            yield f"{name}: {value if day else _scalar(value)}"


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
