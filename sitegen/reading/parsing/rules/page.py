"""Rules for what a page, on the web or on paper, prints around a letter: labels, rows of links, headers, notes."""

from __future__ import annotations

import re

from sitegen.core.model import Evidence
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lists.list_endings import is_menu, is_message
from sitegen.reading.parsing.vocabulary import load_page_words, load_phrases, load_vocabulary, load_words

LONGEST_FOOT = 14  # words
_LINK = re.compile(r"!?\[[^\[\]]{1,300}\]\([^()\s]{0,500}(?: \"[^\"]{0,200}\")?\)")
_MENU = re.compile(r"(?:[-–=]*[>→] ?)\[ .{1,300} \]$|\[ [^\[\]]{1,100}(?: \| [^\[\]|]{1,100}){1,20} \]$")


def set_apart(line: LineFacts, context: Context) -> Evidence | None:
    """What the page itself sets apart from its text: notes at its foot, running headers and footers, page numbers."""
    match context.zones.get(line.index):
        case "note":
            return Evidence("foot-note", "footnote", "it stands in smaller type at the foot of its page", 0.99)
        case "header" | "footer" as edge:
            where = "head" if edge == "header" else "foot"
            reason = f"pages print it at their {where}, apart from the text"
            return Evidence("page-furniture", "furniture", reason, 0.99)
    return None


def page_labels(line: LineFacts, context: Context) -> Evidence | None:
    """Words that a web page puts around a letter: names of languages, "pdf", "print", "share", "[logo]"."""
    region = context.region(line.index)
    if line.plain.strip("*_ .:") in load_page_words("around_forms"):
        return Evidence("page-labels", "furniture", "programs print it around a form", 0.97)
    if (region is None and context.within_text(line.index)) or len(line.words) > 6 or line.level:
        return None
    odd = region is not None and region.style == "plain" and line.bullet  # in a list whose entries have no mark
    if region is not None and not odd and (len(line.words) < 2 or line.marked):
        return None
    if "" in (context.marks.cues[line.index].get(name, "x").strip(" :") for name in ("addressee", "cc")):
        return None  # a label alone, over whom it names
    labels = load_words("lists", "furniture")
    words = (bare for word in line.words if (bare := word.strip("|•·/,-–()[]*").lower()))
    first = next(words, None)
    if first in labels and all(word in labels for word in words):
        return Evidence("page-labels", "furniture", "it holds only words that web pages put around a text", 0.93)
    return None


def page_foot(line: LineFacts, context: Context) -> Evidence | None:
    """What a page prints below a text: "Share on …", "Posted in …", "Photo: …", "All rights reserved"."""
    if not context.behind_lists(line.index) or len(line.words) > LONGEST_FOOT:
        return None
    if "page" not in context.marks.cues[line.index]:
        return None
    return Evidence("page-foot", "furniture", "web pages print it below a text", 0.85)


def message(line: LineFacts, context: Context) -> Evidence | None:
    """A message of a chat below the letter: its time, and who sent it."""
    if not context.behind_lists(line.index) or not is_message(line):
        return None
    return Evidence("chat-message", "furniture", "it is a message of a chat, with its time and its sender", 0.85)


def link_row(line: LineFacts, context: Context) -> Evidence | None:
    """A row of links to other pages: a menu, and before the letter where the page stands, or other languages."""
    if is_menu(line) and not context.within_text(line.index):
        return Evidence("link-row", "furniture", "it holds only links about the site", 0.75)
    if not context.over_text(line.index):
        return None
    left, links = _LINK.subn("", line.text[:4000])
    if (links and not any(character.isalnum() for character in left)) or _MENU.match(line.text[:400]):
        return Evidence("link-row", "furniture", "it holds only links to other pages", 0.75)
    return None


def page_news(line: LineFacts, context: Context) -> Evidence | None:
    """What a page prints between title and letter: who wrote it, what else there is to read, whose picture it shows."""
    if not context.over_text(line.index) or line.level:
        return None
    if load_phrases("cues", "elsewhere").match(line.plain) and (":" in line.text or line.link):
        return Evidence("page-news", "furniture", "it says what else there is to read", 0.7)
    if load_phrases("cues", "credit").search(line.plain):
        return Evidence("page-news", "furniture", "it says whose picture a page shows", 0.7)
    block = context.marks.block(line.index)
    under = block[0].index > context.marks.next_line(context.marks.front)
    if under and len(block) <= 4 and all(_is_byline(one) for one in block):
        return Evidence("page-news", "furniture", "it says who wrote or printed the page", 0.7)
    return None


def _is_byline(line: LineFacts) -> bool:
    """Return whether a line is "by" and a name: nothing else in small letters than words that names hold."""
    found = (load_phrases("cues", key).match(line.plain) for key in ("byline", "published_by"))
    byline = max((one for one in found if one), key=lambda one: one.end(), default=None)
    if not byline or len(line.words) > 9 or line.text.endswith((".", ":", "?", "!")) or line.rest.isupper():
        return False
    words = [word for part in line.rest[byline.end() :].split() if (word := part.strip("()[].,;*_"))]
    named = [word[:1].isupper() for word in words if word not in load_vocabulary().connectors]
    return bool(named) and all(named)
