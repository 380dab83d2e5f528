"""TOML: the settings of an archive."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cached_property
from typing import Any

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_DOCUMENT
from sitegen.core.documents.schema import Place, validate
from sitegen.core.source import Span

_LARGEST = 64 * 1024  # characters: a page of settings has a few thousand, and a reader of TOML is slow with more
_DEEPEST = 20  # parts of a key, and brackets within brackets

_HEADER = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+")
_KEY = re.compile(r"""\s*["']?([^\s"'=]+)["']?\s*=""")
_LONG_KEY = re.compile(rf"""(?<![\w.-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_DEEPEST}}}""")
_DEEP = re.compile(rf"(?:[\[{{]\s*+){{{_DEEPEST}}}")
_HINT = 'text values stand in double quotes: title = "Letters"'


def read_toml(text: str, path: str, kind: Any) -> Checked[Any]:  # noqa: ANN401 - the schema decides
    """Return `text` as a value of `kind`, or None with the faults."""
    if refused := _refuse(text, path):
        return Checked(None, (refused,))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        found = re.search(r"line (\d+)", str(fault))
        line = int(found[1]) if found else text.count("\n") + 1
        return Checked(None, (BROKEN_DOCUMENT.at(Span.line(path, line), f"not valid TOML: {fault}", _HINT),))
    except (ValueError, RecursionError):  # a number of thousands of digits
        message = "a number that is too long to be read"
        return Checked(None, (BROKEN_DOCUMENT.at(Span.line(path, _longest(text)), message, _HINT),))
    return validate(data, kind, path, _Lines(text))


def _refuse(text: str, path: str) -> Diagnostic | None:
    """Return what is wrong with TOML that would keep its reader busy for minutes, or None."""
    if len(text) > _LARGEST:
        message = f"settings of more than {_LARGEST // 1024} KB"
        at, hint = _LARGEST, "remove what does not belong here; longer texts are pages, in content/pages"
    elif deep := _LONG_KEY.search(text) or _DEEP.search(text):
        message, at, hint = f"more than {_DEEPEST} levels within each other", deep.start(), "settings have two at most"
    else:
        return None
    return BROKEN_DOCUMENT.at(Span.line(path, text.count("\n", 0, at) + 1), message, hint)


def _longest(text: str) -> int:
    """Return the line (from 1) of the longest number in `text`."""
    found = max(re.finditer(r"\d+", text), key=lambda one: len(one[0]), default=None)
    return text.count("\n", 0, found.start()) + 1 if found else 1


class _Lines:
    """Where the keys of a TOML file stand, looked up only when something is wrong."""

    def __init__(self, text: str) -> None:
        self._text = text

    def line(self, place: Place) -> int:
        """Return the line (from 1) where the key at `place` stands, or the table that should hold it, or 1."""
        keys, tables = self._index
        wanted = ".".join(str(part) for part in place[:-1])
        key = str(place[-1]) if place else ""
        return keys.get((wanted, key)) or tables.get(f"{wanted}.{key}".strip(".")) or tables.get(wanted) or 1

    def in_quotes(self, place: Place) -> str | None:
        """Return the setting as it would be with its value in quotes, if it stands on a line of its own."""
        line = self._text.split("\n")[self.line(place) - 1]
        found = re.fullmatch(r"\s*([\w-]+)\s*=\s*([\w.:+-]+)\s*(?:#.*)?", line)
        return f"{found[1]} = {json.dumps(found[2], ensure_ascii=False)}" if found else None

    @cached_property
    def _index(self) -> tuple[dict[tuple[str, str], int], dict[str, int]]:
        keys: dict[tuple[str, str], int] = {}
        tables: dict[str, int] = {}
        table = ""
        for number, content in enumerate(self._text.split("\n"), 1):
            if header := _HEADER.match(content):
                table = header[1]
                tables[table] = number
            elif key := _KEY.match(content):
                keys.setdefault((table, key[1]), number)
        return keys, tables
