"""Letters that site generators keep in their front matter: the text in one field, the signatories in a list of fields.

The lines of such front matter are laid out as a letter's, as many as they were: the names of fields that hold
signatories become headings, their items a list with all that is said of one on the line of its name; where nothing of a
letter stands below the front matter, blocks of text become paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

FEWEST = 3  # items of a list of signatories
FEW_WORDS = 40  # below the front matter, where a letter has more
# How fields begin that hold signatories, and those of an item that name one; in the languages of known sites.
_SIGNED = ("sign", "endors", "firma", "unterzeich", "assin", "ondertek", "podpis")
_LISTS = (*_SIGNED, "support", "unterst", "adhe", "adesion")
_NAMES = ("name", "fullname", "full_name", "nom", "nombre", "nome", "naam", "signatory", "organization", "organisation")
_KEY = re.compile(r"(?P<indent> *)(?P<item>- +)?(?P<key>[A-Za-z_][\w -]{0,40}?) ?:(?: +(?P<value>\S.*))?$")
_ITEM = re.compile(r"(?P<indent> *)- +(?P<value>\S.*)$")
_BLOCK = re.compile(r"[|>][+-]?\d?$")


def as_letter(lines: Sequence[str], rest: str) -> list[str] | None:
    """Return the lines of front matter as a letter's, as many as before, or None where they hold no signatories.

    `rest` is what stands below it. Where that is a text, the letter's text is there, and fields hold the list alone;
    then a field that may as well say what a site supports is such a list only if its items have names.
    """
    told = len(rest.split()) > FEW_WORDS
    lines = [line if line.strip() not in ("---", "+++") else "" for line in lines]
    laid: list[str] = []
    listed = text = False
    entry = -1
    for at, line in enumerate(lines):
        key, item = _KEY.match(line), _ITEM.match(line)
        laid.append("")
        if key and not key["indent"] and not key["item"]:
            listed = not key["value"] and _holds_signatories(key["key"].lower(), lines[at + 1 :], told=told)
            text = bool(key["value"] and _BLOCK.match(key["value"])) and not told
            if listed:
                laid[-1] = f"{key['key'].replace('_', ' ').capitalize()}:"
        elif listed and (key or item):
            value = _unquoted((key["value"] if key else item["value"] if item else "") or "")
            if not key or (key["key"].lower() in _NAMES and value):
                entry = len(laid) - 1
                laid[entry] = f"- {value}"
            elif value and entry >= 0:
                laid[entry] += f", {value}"
        elif listed and line.strip() and entry >= 0:
            laid[entry] += f" {line.strip()}"
        elif text:
            laid[-1] = line.strip().removesuffix("\\").rstrip()
    return laid if sum(line.startswith("- ") for line in laid) >= FEWEST else None


def _holds_signatories(name: str, below: Sequence[str], *, told: bool) -> bool:
    """Return whether a field holds who signs: by its name; where the text stands below, its items must have names."""
    items = takewhile(lambda line: not line.strip() or line.startswith((" ", "-")), below)
    named = any(found["key"].lower() in _NAMES for line in items if (found := _KEY.match(line)))
    return name.startswith(_LISTS if named or not told else _SIGNED)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
