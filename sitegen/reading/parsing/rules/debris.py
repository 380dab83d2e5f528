"""Rules for what is on the paper but not of the letter.

Front matter, addresses of links, page furniture, OCR debris.
"""

from __future__ import annotations

import re

from sitegen.core.model import Evidence
from sitegen.reading.formats.front_matter import DATE_FIELDS, TITLE_FIELDS
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import PAGE_LINE, PAGE_NUMBER, begins_note

_RULE = re.compile(r"[-–—_=*~#.•+|: ]{3,}$")
_TAGS = re.compile(r"(?:</?[a-zA-Z!][^<>]{0,600}>\s*)+$|</?[a-zA-Z][^<>]{0,600}>?$")


def front_matter(index: int, context: Context) -> Evidence | None:
    """Front matter between two fences: its title and date are the letter's, the rest is the file's own."""
    if index >= context.marks.front:
        return None
    for name, (_, line) in context.marks.fields.items():
        if line == index and name in TITLE_FIELDS:
            return Evidence("front-matter", "title", "the front matter gives it as the title", 0.98)
        if line == index and name in DATE_FIELDS:
            return Evidence("front-matter", "date", "the front matter gives it as the date", 0.98)
    return Evidence("front-matter", "furniture", "it stands in the file's front matter", 0.97)


def bare_link(index: int, context: Context) -> Evidence | None:
    """A line that is an address and nothing else: link targets that a page end carries, or a list's mail addresses."""
    if context.facts[index].link:
        return Evidence("bare-link", "link", "the line is an address and nothing else", 0.93)
    return None


def page_number(index: int, context: Context) -> Evidence | None:
    """A page's number on its own: "3", "- 3 -", "Page 3 of 7".

    In a list of numbered cells it is the number of an entry.
    """
    line = context.facts[index]
    if len(line.text) <= 24 and PAGE_NUMBER.match(line.text) and not context.is_anchor(index):
        return Evidence("page-number", "furniture", "it is a page number on its own", 0.9)
    return None


def page_line(index: int, context: Context) -> Evidence | None:
    """A running header or footer that ends in its page number: "Open letter on the lake, page 3 of 7"."""
    line = context.facts[index]
    if begins_note(context.marks, index):
        return None
    if line.number is None and not line.bullet and len(line.words) <= 14 and PAGE_LINE.match(line.text[:200]):
        return Evidence("page-line", "furniture", "it ends in a page number, as headers and footers do", 0.92)
    return None


def drawn_rule(index: int, context: Context) -> Evidence | None:
    """A line drawn from dashes, dots or stars."""
    if context.facts[index].index >= context.marks.front and _RULE.match(context.facts[index].text[:200]):
        return Evidence("drawn-rule", "furniture", "it is a drawn line", 0.92)
    return None


def tags_only(index: int, context: Context) -> Evidence | None:
    """A line of HTML tags without text."""
    text = context.facts[index].text
    bare = text[:1200].replace("&nbsp;", "").strip() if text.startswith(("<", "&nbsp;")) else ""
    if bare.startswith("<") and _TAGS.match(bare) and not context.facts[index].link:
        return Evidence("tags-only", "furniture", "it holds tags and no text", 0.92)
    return None


def running_header(index: int, context: Context) -> Evidence | None:
    """A text that comes back again and again without number or bullet: a running header or footer."""
    line, region = context.facts[index], context.region(index)
    if line.plain not in context.repeated or line.number is not None or line.bullet:
        return None
    if (index < context.body_start and region is None) or "salutation" in context.marks.cues[index]:
        return None
    weight = 0.6 if region is None else 0.86 if region.style == "plain" else 0.89
    return Evidence("running-header", "furniture", "the same words come back, as a page's header does", weight)


def lone_mark(index: int, context: Context) -> Evidence | None:
    """A bullet or a number with nothing behind it and nothing under it that could be its text."""
    line = context.facts[index]
    if context.region(index) is None or line.rest or (line.number is None and not line.bullet):
        return None
    below = context.facts[index + 1] if index + 1 < len(context.facts) else None
    if below is not None and below.rest and below.number is None and not below.bullet and context.region(index + 1):
        return None
    return Evidence("lone-mark", "noise", "a bullet or a number without a name", 0.97)


def scraps(index: int, context: Context) -> Evidence | None:
    """A scrap of a line: hardly any letters, among brackets or marks that do not fit. OCR leaves such pieces.

    Where the next line begins with the same letters, the scrap is a second, partial reading of that line.
    """
    line = context.facts[index]
    if line.letters > 6 or line.number is not None or line.bullet or not _scrappy(line):
        return None
    following = context.after(index)
    letters = "".join(character for character in line.text if character.isalpha())[:4]
    if following and len(letters) >= 2 and following.rest.startswith(letters):
        return Evidence(
            "ocr-scrap",
            "noise",
            f"a scrap of {line.letters} letters that begins like the next line: a second, partial reading of it",
            0.95,
        )
    return Evidence("ocr-scrap", "noise", f"a scrap of {line.letters} letters among marks that fit no word", 0.8)


def _scrappy(line: LineFacts) -> bool:
    visible = sum(1 for character in line.text if not character.isspace())
    opened = sum(line.text.count(mark) for mark in "([{")
    balanced = all(line.text.count(left) == line.text.count(right) for left, right in ("()", "[]", "{}"))
    starts_badly = not (line.text[0].isalnum() or line.text[0] in "\"'“„«([*_#<>-–—•†‡§¹²³@&¡¿")
    if visible > 12 or line.letters > 6:
        return False
    return (
        line.letters == 0 or (starts_badly and line.letters < 4) or (opened > 0 and not balanced and line.letters < 5)
    )


RULES = (front_matter, bare_link, page_number, page_line, drawn_rule, tags_only, running_header, lone_mark, scraps)
