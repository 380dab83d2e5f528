"""Every text that an archive would publish, held against the names that it withholds: letters, records, settings.

Values are gone through field by field, whatever their kind, so that no new field can be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from msgspec import Struct

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import LIKE_A_WITHHELD_NAME, TOLD_NAME
from sitegen.core.model import Change, Judgement, Organization
from sitegen.core.source import Span
from sitegen.identity.recognition import Recognizer

_NO_TEXT = frozenset(("path", "sha256", "status", "number_status", "kind", "bound", "verdict", "encoding", "markup"))
_OF_FILES = (Organization, Judgement, Change)  # their `line` is one of their own file, and not of a letter's source

Text = tuple[str, int, str]
"""A path as messages name it, a line, and a text that stands there."""


def told(texts: Iterable[Text], guard: Recognizer) -> Iterator[Diagnostic]:
    """Yield, at their lines, the texts that tell one of the names (errors), and those that may (warnings)."""
    if not guard:
        return
    seen: set[tuple[Span, str]] = set()
    for path, line, text in texts:
        for one in guard.all(text):
            words = text[one.start : one.end].casefold()
            span = Span.line(path, line + text.count("\n", 0, one.start))
            if one.certain:
                yield TOLD_NAME.at(
                    span,
                    f"this gives a withheld name away: {one.about}",
                    "take it out; if it is a line of the letter, withhold that, too: sitegen withhold LETTER LINE. "
                    "If it is no mention of it, allow it in .private/withheld.yaml: allowed: [the longer words]",
                )
            elif (span, words) not in seen:
                seen.add((span, words))
                yield LIKE_A_WITHHELD_NAME.at(
                    span,
                    f"this may give a withheld name away: {one.about}",
                    "check; if it does not, allow it in .private/withheld.yaml: allowed: [these words]",
                )


def told_elsewhere(texts: Iterable[Text], guard: Recognizer) -> Iterator[Diagnostic]:
    """Yield, at their lines, the texts that tell, or may, whom one letter withholds and only another one names."""
    for path, line, text in texts if guard else ():
        for one in guard.all(text):
            how = "names" if one.certain else f"may name ({one.about})"
            yield LIKE_A_WITHHELD_NAME.at(
                Span.line(path, line + text.count("\n", 0, one.start)),
                f"this {how} somebody whom one letter withholds and only one other names: it may give away who that is",
                "take it out; or, if it may stand here, allow it in .private/withheld.yaml: allowed: [these words]",
            )


def texts_in(value: Any, path: str, file: str = "", line: int = 1) -> Iterator[Text]:  # noqa: ANN401 - any value
    """Yield the texts in a value, each with its line: that which the value says, or where `file` has its words."""
    if isinstance(value, str):
        yield path, _line_in(file, value) or line, value
    elif names := _fields_of(value):
        own = getattr(value, "line" if isinstance(value, _OF_FILES) else "written", 0) or line
        for name in names:
            if name not in _NO_TEXT:
                yield from texts_in(getattr(value, name), path, "" if own != line else file, own)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from texts_in(key, path, file, line)
            yield from texts_in(one, path, file, line)
    elif isinstance(value, Sequence | frozenset):
        for one in value:
            yield from texts_in(one, path, file, line)


def _fields_of(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - any value
    """Return the names of a value's fields, of either kind of frozen value; none of one that has none."""
    if isinstance(value, type):
        return ()
    if isinstance(value, Struct):
        return value.__struct_fields__
    return tuple(field.name for field in fields(value)) if is_dataclass(value) else ()


def _line_in(file: str, text: str) -> int:
    """Return the line of a file that holds the beginning of a text, or 0."""
    start = text.strip().split("\n", 1)[0][:60]
    at = file.find(start) if start and file else -1
    return file.count("\n", 0, at) + 1 if at >= 0 else 0
