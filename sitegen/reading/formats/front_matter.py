"""Front matter: fields above a text, as YAML, TOML, JSON or plain `Name: value` lines.

The lines stay lines of the source; what they say of title, language and date is evidence beside it.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import yaml

from sitegen.core.source import Evidence, EvidenceKind, Origin, split_lines

_FENCED = re.compile(r"\s*(---|\+\+\+)[ \t]*\r?\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_JSON = re.compile(r"\s*\{[ \t]*\r?\n.*?\n\}[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_][\w. -]{0,30}?) ?[:=][ \t]*(.*)")
# A day in the address of a page: "/2021/09/07/", "/news/2021-09-07-letter".
DAY_IN_ADDRESS = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_/.])([01]?\d)\2([0-3]?\d)(?![0-9A-Za-z])")
MOST_PLAIN = 30  # fields without a fence
_KEYWORD = re.compile(r"#\+([A-Za-z_]+):[ \t]*(.*)")  # of a file of Org
_LONGEST = 40_000  # characters of front matter; more is a text
# Names of fields, of files in several languages: of the title, and of the day, the likelier to be the letter's first.
TITLE_FIELDS = ("title", "titel", "titre", "titulo", "título", "post_title", "headline", "subject")
_WRITTEN = ("post_date", "date", "datum", "fecha", "data")
_PUBLISHED = ("publisheddate", "published", "pubdate", "publish_date")
DATE_FIELDS = (*_WRITTEN, *_PUBLISHED)
_ADDRESSES = (
    "permalink", "url", "canonical", "canonical_url", "redirect_from", "path", "slug", "wordpress_url", "link",
    "source", "source_url", "original", "original_url", "external_url",  # pages of others, too
)  # fmt: skip
_NAMES: Mapping[str, tuple[EvidenceKind, Origin]] = {
    **dict.fromkeys(TITLE_FIELDS, ("title", "front-matter")),
    **dict.fromkeys(("lang", "language", "locale", "langue", "idioma", "sprache"), ("language", "front-matter")),
    **dict.fromkeys(_WRITTEN, ("date", "front-matter")),
    **dict.fromkeys((*_PUBLISHED, "publishdate", "created"), ("date", "published")),
    **dict.fromkeys(("modified", "updated", "lastmod", "last_modified_at"), ("date", "modified")),
    **dict.fromkeys(_ADDRESSES, ("date", "name")),
}
# Plain fields without a fence (Pelican, MultiMarkdown) need more proof: each line has a name of these, one a title.
_PLAIN_NAMES = {name for name, (_, origin) in _NAMES.items() if origin != "name"} | {
    "author", "authors", "category", "categories", "tags", "slug", "summary", "status", "template", "layout",
    "permalink", "keywords", "description",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The lines of the front matter as they stand, what they say, and the text below them."""

    lines: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    rest: str


def split_front_matter(text: str) -> FrontMatter:
    """Return a file's front matter apart from what follows; no lines where it has none."""
    fenced = _FENCED.match(text, 0, _LONGEST)
    json_block = None if fenced else _JSON.match(text, 0, _LONGEST)
    if fenced:
        fields = _read(fenced[1], fenced[2])
        if not fields:
            return FrontMatter((), (), text)
        return _split(text, fenced.end(), fields)
    if json_block:
        fields = _read("{", json_block[0])
        return _split(text, json_block.end(), fields) if fields else FrontMatter((), (), text)
    return _plain(text)


def _split(text: str, end: int, fields: Mapping[str, str]) -> FrontMatter:
    lines = split_lines(text[:end])
    starts = [line.lstrip(' "') for line in lines]
    placed = {
        name: (value, next((at for at, start in enumerate(starts, 1) if start.startswith(name)), None))
        for name, value in fields.items()
    }
    return FrontMatter(lines, _evidence(placed), text[end:])


def _read(fence: str, block: str) -> dict[str, str]:
    """Return the plain fields of a block; where it breaks the rules of its format, its lines are read one by one."""
    try:
        if fence == "+++":
            found: Any = tomllib.loads(block)
        elif fence == "{":
            found = json.loads(block)
        else:
            found = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings, lists and mappings only
    except (ValueError, yaml.YAMLError, RecursionError):
        found = {}
        for line in split_lines(block):
            field = _FIELD.fullmatch(line)
            if field:
                found.setdefault(field[1], field[2].strip().strip("\"'"))
    if not isinstance(found, Mapping):
        return {}
    return {str(name): str(value) for name, value in found.items() if not isinstance(value, (list, dict))}


def _plain(text: str) -> FrontMatter:
    """Read fields without a fence at the head of a file."""
    count, fields = unfenced_fields(split_lines(text[:_LONGEST])[: MOST_PLAIN + 1])
    if not fields:
        return FrontMatter((), (), text)
    lines = split_lines(text[:_LONGEST])[:count]
    rest = text.split("\n", count)[-1] if text.count("\n") >= count else ""
    return FrontMatter(lines, _evidence({name: (value, at + 1) for name, (value, at) in fields.items()}), rest)


def unfenced_fields(lines: Sequence[str]) -> tuple[int, dict[str, tuple[str, int]]]:
    """Return how many lines at the head of a text are fields without a fence, and these with their lines (from 0).

    They end at the first blank line. Either each begins with its name, one of them is the title, and most have names
    that site generators know: a letter, too, may begin with "To:" and "Date:". Or they are keywords behind "#+", as Org
    has them. No lines and no fields where it is none.
    """
    head = list(takewhile(str.strip, lines))
    if head and head[0].startswith("#+"):
        found = [_KEYWORD.fullmatch(line) for line in head]
        fields = {one[1].lower(): (one[2].strip(), at) for at, one in enumerate(found) if one} if all(found) else {}
    else:
        fields = _behind_names(head)
    return (len(head), fields) if fields else (0, {})


def _behind_names(head: Sequence[str]) -> dict[str, tuple[str, int]]:
    fields: dict[str, tuple[str, int]] = {}
    known = 0
    for index, line in enumerate(head):
        field = _FIELD.fullmatch(line)
        if field is None or index == MOST_PLAIN:
            return {}
        known += field[1].strip().lower() in _PLAIN_NAMES
        fields.setdefault(field[1].strip(), (field[2].strip(), index))
    unknown = len(fields) - known
    proven = len(fields) > 1 and known > (3 * unknown if unknown else 0)
    return fields if proven and any(name.lower() == "title" for name in fields) else {}


def _evidence(fields: Mapping[str, tuple[str, int | None]]) -> tuple[Evidence, ...]:
    """Return what fields say of the letter; each is given with its line (from 1)."""
    found = []
    for name, (value, line) in fields.items():
        known = _NAMES.get(name.lower())
        if known and known[1] == "name" and not DAY_IN_ADDRESS.search(value):
            continue
        if known and value.strip():
            found.append(Evidence(known[0], value.strip(), known[1], name, line))
    return tuple(found)
