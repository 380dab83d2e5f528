"""The titles that a file gives a letter beside its text: its fields, its subject, its page's title and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.core.comparing import letters_of
from sitegen.reading.formats.front_matter import TITLE_FIELDS
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.title_lines import LOOKED_AT, MOST_WORDS
from sitegen.reading.parsing.fields.title_words import (
    calls_itself,
    cleaned,
    ends_in_day,
    is_possible,
    is_slug,
    names_one,
    says_nothing_else,
    without_kind_behind,
)
from sitegen.reading.parsing.lines.dates import find_date
from sitegen.reading.parsing.lines.language import in_own_script
from sitegen.reading.parsing.lists.passed_on import is_passed_on

WEIGHTS = {"heading": 0.75, "mail": 0.86, "front-matter": 0.78, "page": 0.56, "properties": 0.5}
_SITE = re.compile(r"\s+[|»•·]\s+|\s+[-–—]\s+")
# What mail programs, lists and offices put before a subject: "Re:", "[list]", a file number in brackets.
ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|ynt)\s*:\s*|\[[^\[\]]{1,40}\]\s+(?=\w))+", re.IGNORECASE)


def weigh_filed(context: Context) -> Iterator[tuple[str, float]]:
    """Yield the titles beside the text that are possible, each with its weight."""
    for origin, printed in titles_beside(context):
        said = ANSWER.sub("", printed) if origin == "mail" else printed
        bare = cleaned(_without_site(said, context) if origin == "page" else without_kind_behind(said, context))
        weight = WEIGHTS[origin] + (0.1 * calls_itself(bare, context) if origin == "page" else 0.0)
        named = names_one(bare, context)  # archives of mails number them, too
        weight -= (0.4 if bare[:1].isdecimal() else 0.3) * named
        weight -= (0.295 if origin == "front-matter" else 0.2) * (says_nothing_else(bare, context) or is_slug(bare))
        weight -= 0.15 * (origin == "front-matter" and ends_in_day(bare))
        weight -= 0.2 * (origin == "mail" and is_passed_on(context.evidence, context.zones))
        weight -= 0.1 * (origin == "page" and not in_own_script(bare, context.language))
        weight -= 0.2 * (origin == "heading" and not calls_itself(bare, context) and _heads_part(printed, context))
        if is_possible(bare) and len(bare.split()) <= MOST_WORDS:
            yield bare, weight


def titles_beside(context: Context) -> Iterator[tuple[str, str]]:
    """Yield what the file says beside its text, as (origin, text)."""
    titles = [one for one in context.evidence if one.kind == "title" and one.origin in WEIGHTS]
    yield from ((one.origin, _or_subtitle(one.value, context)) for one in titles)
    if not titles:
        fields = context.marks.fields
        name = next((name for name in TITLE_FIELDS if fields.get(name, ("", 0))[0]), None)
        if name:
            yield ("mail" if name == "subject" else "front-matter"), _or_subtitle(fields[name][0], context)
        elif fields.get("subtitle", ("", 0))[0]:
            yield "front-matter", fields["subtitle"][0]


def sites(context: Context) -> frozenset[str]:
    """Return the names of sites, as keys: part of a page's title, and a heading over one that is another part of it."""
    heads = [letters_of(line.rest) for line in context.facts[context.marks.front : LOOKED_AT] if line.level]
    called = named_sites(context)
    pages = {letters_of(text) for origin, text in titles_beside(context) if origin == "page"}
    found = set(called) if pages - called else set()
    for origin, text in titles_beside(context):
        parts = [letters_of(part) for part in _SITE.split(text)] if origin == "page" else []
        printed = [key for key in dict.fromkeys(heads) if key in parts]
        found.update(printed[:1] if len(printed) > 1 else ())
    return frozenset(found)


def named_sites(context: Context) -> frozenset[str]:
    """Return what a page says that its site is called, as keys; not where page and heading say no more than that.

    A campaign may have one name with its letter.
    """
    said = {name: {letters_of(one.value) for one in context.evidence if one.name == name} for name in ("title", "h1")}
    called = {letters_of(one.value) for one in context.evidence if one.origin == "site"}
    return frozenset(called - (said["title"] & said["h1"]))


def _heads_part(heading: str, context: Context) -> bool:
    """Return whether a page's heading stands within the letter's text, or below it, and not over it."""
    lines = [one.line for one in context.evidence if one.origin == "heading" and one.value == heading and one.line]
    return bool(lines) and min(lines) - 1 > context.body_start


def _or_subtitle(title: str, context: Context) -> str:
    """Return a title of the file's own, or the subtitle where the title is place and day."""
    subtitle = context.marks.fields.get("subtitle", ("", 0))[0]
    date = find_date(title) if subtitle else None
    return subtitle if date is not None and not date.after.strip(" .") else title


def _without_site(text: str, context: Context) -> str:
    """Return a page's title without its site's name: the longest part that calls itself a letter, or the longest."""
    every = [part.strip() for part in _SITE.split(text) if part.strip()]
    parts = [part for part in every if letters_of(part) not in named_sites(context)] or [text]
    called = [part for part in parts if calls_itself(part, context)]
    title = max(called or parts, key=len)
    if len(parts) > 1 and says_nothing_else(title, context):  # "Open letter - Open the gates | Site"
        first = max(0, min(parts.index(title), len(parts) - 2))
        return text[text.index(parts[first]) : text.index(parts[first + 1]) + len(parts[first + 1])]
    return title
