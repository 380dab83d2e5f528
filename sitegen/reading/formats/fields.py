"""The fields of front matter with the items of their lists, each on its line, and what their names say they hold.

YAML, in blocks or in brackets, TOML and JSON as site generators write them, line by line: what stands on a line is
traced to it, which readers of those formats do not do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from sitegen.core.tables import table

Held = Literal["signatories", "supported", "addressees", "others", "unknown"]

_DATA: Mapping[str, Sequence[str]] = table(__package__, "field_names")
_SIGNING, _SUPPORTING = tuple(_DATA["signing"]), tuple(_DATA["supporting"])
_AUTHORS = frozenset(_DATA["authors"])
_UNSIGNED, _NAMES = frozenset(_DATA["unsigned"]), frozenset(_DATA["names"])
_WHOLE: Mapping[str, Held] = {
    **dict.fromkeys(_DATA["signers"], "signatories"),
    **dict.fromkeys(_DATA["addressees"], "addressees"),
    **dict.fromkeys(_DATA["others"], "others"),
}
_KEY = re.compile(
    r"(?P<indent>\s*)(?P<item>-\s+)?(?P<open>\{\s*)?[\"']?(?P<key>[^\W\d][\w -]{0,40}?)[\"']? ?(?::(?=\s|$)| = ?)"
    r"\s*(?P<value>\S.*)?$"
)
_ITEM = re.compile(r"(?P<indent>\s*)-\s+(?P<value>\S.*)$")
_BLOCK = re.compile(r"[|>][+-]?\d?$")


@dataclass(slots=True)
class Item:
    """One item of a field's list: its line (from 0), its text, what else is said of it; whether a field names it."""

    line: int
    text: str
    named: bool = False
    more: list[str] = field(default_factory=list)

    @property
    def whole(self) -> str:
        """All that is said, the name first."""
        return ", ".join([self.text, *self.more])


@dataclass(slots=True)
class Field:
    """A field at the outermost level: its line (from 0), its value on that line, its items, the lines below it."""

    name: str
    line: int
    value: str
    items: list[Item] = field(default_factory=list)
    below: list[int] = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        """Whether the value is a text on the lines below."""
        return _BLOCK.match(self.value) is not None

    @property
    def held(self) -> Held:
        """What the field's name says that it holds."""
        return held_by(self.name)


def names_authors(name: str) -> bool:
    """Return whether a field of that name says who wrote the text."""
    return name.strip().lower() in _AUTHORS


def held_by(name: str) -> Held:
    """Return what a field of that name holds; "supported" is who signs, or what a site supports."""
    plain = re.sub(r"[\s-]+", "_", name.strip().lower())
    whole = _WHOLE.get(plain)
    if whole is not None:
        return whole
    if any(word.startswith(_SIGNING) and word not in _UNSIGNED for word in plain.split("_")):
        return "signatories"
    return "supported" if plain.startswith(_SUPPORTING) else "unknown"


def find_fields(lines: Sequence[str]) -> list[Field]:
    """Return the fields of front matter, fences and all, in order."""
    found: list[Field] = []
    keys = [_KEY.match(line[:1000]) for line in lines]
    outermost = min((len(key["indent"]) for key in keys if key and not key["item"] and not key["open"]), default=0)
    inside = False  # brackets that are not closed yet
    for at, (line, key) in enumerate(zip(lines, keys, strict=True)):
        text = line.strip()
        if text in ("---", "+++", "...", "{", "}", "") and not inside:
            continue
        if key and len(key["indent"]) == outermost and not (key["item"] or key["open"] or inside):
            value = (key["value"] or "").rstrip().removesuffix(",")
            found.append(Field(key["key"], at, value))
            inside = value.startswith("[") and not _add_bracketed(found[-1], at, value)
        elif found:
            one = found[-1]
            one.below.append(at)
            if text.startswith("[") and not (one.value or one.items):
                inside = not _add_bracketed(one, at, text)
            elif inside:
                inside = not _add_within(one, at, text, key)
            elif not one.is_block:
                _add(one, at, line, key)
    return found


def _add(one: Field, at: int, line: str, key: re.Match[str] | None) -> None:
    """Take a line of a list of YAML."""
    item = _ITEM.match(line[:4000])
    if key and (key["item"] or one.items) and not (item and " " in key["key"].strip()):
        if key["item"]:
            one.items.append(Item(at, ""))
        _add_key(one.items[-1], at, key)
    elif item:
        one.items.append(Item(at, unquoted(item["value"])))
    elif one.items:
        last = one.items[-1]
        if last.more:
            last.more[-1] += f" {line.strip()}"
        else:
            last.text += f" {line.strip()}"


def _add_key(item: Item, at: int, key: re.Match[str]) -> None:
    """Take a field of an item: the one that names it, or the first, is its text, and its line the item's."""
    value = unquoted((key["value"] or "").rstrip().removesuffix(","))
    if not value:
        return
    if key["key"].lower() in _NAMES and not item.named:
        item.more[:0] = [item.text] if item.text else []
        item.text, item.line, item.named = value, at, True
    elif item.text:
        item.more.append(value)
    else:
        item.text, item.line = value, at


def _add_within(one: Field, at: int, text: str, key: re.Match[str] | None) -> bool:
    """Take a line between brackets that stand on several; return whether they are closed on it."""
    if text.rstrip(",") in ("]", "}", "{", "},{"):
        if text.startswith("{"):
            one.items.append(Item(at, ""))
        return text.startswith("]")
    if key and not text.startswith(("{", "[")) and one.items:
        _add_key(one.items[-1], at, key)
        return False
    return _add_bracketed(one, at, text)


def _add_bracketed(one: Field, at: int, text: str) -> bool:
    """Take items between brackets ("[Foo, Bar]", or a part of them); return whether the brackets are closed."""
    closed = text.rstrip(",").endswith("]")
    inner = text.removeprefix("[").rstrip(",").removesuffix("]").strip().rstrip(",")
    try:
        parts: Any = yaml.load(f"[{inner}]", Loader=yaml.BaseLoader)  # noqa: S506 - strings, lists, mappings only
    except (yaml.YAMLError, RecursionError):
        parts = inner.split(",")
    for part in parts:
        if isinstance(part, str):
            one.items += [Item(at, " ".join(part.split()))] if part.strip() else []
        elif isinstance(part, Mapping):
            values = {str(name): value for name, value in part.items() if isinstance(value, str) and value}
            name = next((name for name in values if name.lower() in _NAMES), None)
            text = values.pop(name) if name else next(iter(values.values()), "")
            one.items.append(Item(at, text, name is not None, [value for value in values.values() if value != text]))
    return closed


def unquoted(value: str) -> str:
    """Return a value without the quotes around it."""
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
