"""Rules for what is on the paper but not of the letter.

Front matter, addresses of links, page furniture, OCR debris.
"""

from __future__ import annotations

import re

from sitegen.core.model import Evidence
from sitegen.reading.formats.front_matter import DATE_FIELDS, TITLE_FIELDS
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import PAGE_LINE, begins_note, is_page_number

DRAWN = "drawn-rule"  # the rule of a drawn line
_RULE = re.compile(r"[-–—_=*~#.•+|: ]{3,}$")
_TAGS = re.compile(r"(?:</?[a-zA-Z!][^<>]{0,600}>\s*)+$|</?[a-zA-Z][^<>]{0,600}>?$")


def front_matter(line: LineFacts, context: Context) -> Evidence | None:
    """Front matter between two fences: its title and date are the letter's, the rest is the file's own."""
    if line.index >= context.marks.front:
        return None
    for name, (_, at) in context.marks.fields.items():
        if at == line.index and name in TITLE_FIELDS:
            return Evidence("front-matter", "title", "the front matter gives it as the title", 0.98)
        if at == line.index and name in DATE_FIELDS:
            return Evidence("front-matter", "date", "the front matter gives it as the date", 0.98)
    return Evidence("front-matter", "furniture", "it stands in the file's front matter", 0.97)


def bare_link(line: LineFacts, context: Context) -> Evidence | None:  # noqa: ARG001
    """A line that is an address and nothing else: link targets that a page end carries, or a list's mail addresses."""
    return Evidence("bare-link", "link", "the line is an address and nothing else", 0.93) if line.link else None


def page_number(line: LineFacts, context: Context) -> Evidence | None:
    """A page's number on its own: "3", "- 3 -", "Page 3 of 7".

    In a list of numbered cells it is the number of an entry.
    """
    if is_page_number(line) and not context.is_anchor(line.index):
        return Evidence("page-number", "furniture", "it is a page number on its own", 0.9)
    return None


def page_line(line: LineFacts, context: Context) -> Evidence | None:
    """A running header or footer that ends in its page number: "Open letter on the lake, page 3 of 7"."""
    if line.marked or len(line.words) > 14 or begins_note(context.marks, line.index):
        return None
    if PAGE_LINE.match(line.text[:200]):
        return Evidence("page-line", "furniture", "it ends in a page number, as headers and footers do", 0.92)
    return None


def drawn_rule(line: LineFacts, context: Context) -> Evidence | None:
    """A line drawn from dashes, dots or stars."""
    if line.index >= context.marks.front and _RULE.match(line.text[:200]):
        return Evidence(DRAWN, "furniture", "it is a drawn line", 0.92)
    return None


def tags_only(line: LineFacts, context: Context) -> Evidence | None:  # noqa: ARG001
    """A line of HTML tags without text."""
    bare = line.text[:1200].replace("&nbsp;", "").strip() if line.text.startswith(("<", "&nbsp;")) else ""
    if bare.startswith("<") and _TAGS.match(bare) and not line.link:
        return Evidence("tags-only", "furniture", "it holds tags and no text", 0.92)
    return None


def running_header(line: LineFacts, context: Context) -> Evidence | None:
    """A text that comes back again and again without number or bullet: a running header or footer."""
    if line.plain not in context.repeated or line.marked:
        return None
    region = context.region(line.index)
    if (line.index < context.body_start and region is None) or "salutation" in context.marks.cues[line.index]:
        return None
    weight = 0.6 if region is None else 0.86 if region.style == "plain" else 0.89
    return Evidence("running-header", "furniture", "the same words come back, as a page's header does", weight)


def scraps(line: LineFacts, context: Context) -> Evidence | None:
    """A scrap of a line: hardly any letters, among brackets or marks that do not fit. OCR leaves such pieces.

    Where the next line begins with the same letters, the scrap is a second, partial reading of that line.
    """
    if line.marked or not _scrappy(line):
        return None
    following = context.marks.below(line.index)
    letters = "".join(character for character in line.text if character.isalpha())[:4]
    scrap = f"a scrap of {line.letters} letters"
    if following and len(letters) >= 2 and following.rest.startswith(letters):
        reason = f"{scrap} that begins like the next line: a second, partial reading of it"
        return Evidence("ocr-scrap", "noise", reason, 0.95)
    return Evidence("ocr-scrap", "noise", f"{scrap} among marks that fit no word", 0.8)


def _scrappy(line: LineFacts) -> bool:
    visible = sum(1 for character in line.text if not character.isspace())
    if visible > 12 or line.letters > 6:
        return False
    opened = sum(line.text.count(mark) for mark in "([{")
    balanced = all(line.text.count(left) == line.text.count(right) for left, right in ("()", "[]", "{}"))
    starts_badly = not (line.text[0].isalnum() or line.text[0] in "\"'“„«([*_#<>-–—•†‡§¹²³@&¡¿")
    return (
        line.letters == 0 or (starts_badly and line.letters < 4) or (opened > 0 and not balanced and line.letters < 5)
    )
