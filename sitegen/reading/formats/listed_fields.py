"""Letters that site generators keep in their front matter: the text in one field, the signatories in a list of fields.

The lines of such front matter are laid out as a letter's, as many as they were: the names of fields that hold
signatories become headings, their items a list with all that is said of one on the line of its name; to whom the letter
goes stands behind a label; where nothing of a letter stands below the front matter, blocks of text become paragraphs,
whether a list of fields is there or not: they are all of the letter that there is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.core.source import Evidence
from sitegen.reading.formats.fields import Field, find_fields, unquoted

FEWEST = 3  # items of a list of signatories
FEW_WORDS = 40  # below the front matter, where a letter has more
_NO_PARTY = re.compile(r"[/@]|^[^\W\d_A-ZÀ-Þ]\S*$|^[\W\d_]*$")  # addresses, one word in small letters, no word


@dataclass(frozen=True, slots=True)
class Laid:
    """Front matter as a letter's lines, and which of them hold signatories by the names of their fields."""

    lines: Sequence[str]
    evidence: tuple[Evidence, ...]


def as_letter(lines: Sequence[str], rest: str) -> Laid | None:
    """Return the lines of front matter as a letter's, as many as before, or None where they hold none of it.

    `rest` is what stands below it. Where that is a text, the letter's text is there, and fields hold the list alone;
    then a field that may as well say what a site supports is such a list only if its items have names.
    """
    told = len(rest.split()) > FEW_WORDS
    fields = find_fields(lines)
    listed = [one for one in fields if _holds_signatories(one, told=told)]
    if sum(len(one.items) for one in listed) < FEWEST:
        listed = []
    texts = [] if told else [one for one in fields if one.is_block]
    words = sum(len(lines[at].split()) for one in texts for at in one.below)
    if not listed and words <= FEW_WORDS:
        return None
    laid, said = [""] * len(lines), dict[int, str]()
    for one in fields:
        if one in listed:
            _lay_list(laid, one)
            said |= {item.line: one.name for item in one.items}
        elif one.held == "addressees":
            for at, party in parties_of(one):
                laid[at] = f"{laid[at]}; {party}" if laid[at] else f"To: {party}"
        elif one in texts:
            for at in one.below:
                laid[at] = lines[at].strip().removesuffix("\\").rstrip()
    evidence = (Evidence("signatories", laid[at], "front-matter", name, at + 1) for at, name in sorted(said.items()))
    return Laid(laid, tuple(evidence))


def parties_of(one: Field) -> list[tuple[int, str]]:
    """Return whom a field with addressees names, each with its line (from 0)."""
    said = [(item.line, item.whole) for item in one.items] or [(one.line, unquoted(one.value))]
    return [(at, text) for at, text in said if text and not _NO_PARTY.search(text)]


def _holds_signatories(one: Field, *, told: bool) -> bool:
    """Return whether a field holds who signs: by its name; where the text stands below, its items must have names."""
    if not one.items or one.is_block:
        return False
    named = any(item.named for item in one.items)
    return one.held == "signatories" or (one.held == "supported" and (named or not told))


def _lay_list(laid: list[str], one: Field) -> None:
    """Lay out a list with its heading: an item a line, or all that stand on one line behind it."""
    heading = f"{one.name.replace('_', ' ').capitalize()}:"
    lines: dict[int, list[str]] = {}
    for item in one.items:
        lines.setdefault(item.line, []).append(item.whole)
    for at, texts in lines.items():
        laid[at] = "; ".join(texts) if len(texts) > 1 else f"- {texts[0]}"
    if len(lines) > 1 and one.line not in lines:
        laid[one.line] = heading
    else:
        first = min(lines)
        laid[first] = f"{heading} {laid[first]}"
