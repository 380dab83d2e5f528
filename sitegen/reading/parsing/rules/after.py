"""Rules for what stands beside the letter and its list: contacts, closing formulas, notes, appeals to sign."""

from __future__ import annotations

from sitegen.core.model import Evidence
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.landmarks import has_email
from sitegen.reading.parsing.lists.asides import explained_below
from sitegen.reading.parsing.lists.list_endings import POSTSCRIPT, says_where_done
from sitegen.reading.parsing.lists.list_openings import fresh
from sitegen.reading.parsing.rules.page import message, page_foot


def contact_opener(index: int, context: Context) -> Evidence | None:
    """A line that says whom to ask: “For more information, please contact: …”."""
    if "contact" not in context.marks.cues[index] or not _after_start(index, context) or context.region(index):
        return None
    if not fresh(context.marks, index):
        return None
    line = context.facts[index]
    sure = line.text.endswith(":") or has_email(line.text) or len(line.words) <= 12
    return Evidence("contact-opener", "contact", "it says whom to ask", 0.9 if sure else 0.6)


def contact_line(index: int, context: Context) -> Evidence | None:
    """The lines under a contact opener.

    Persons with their organizations and mail addresses, blank lines between or not.
    """
    if context.region(index) or not _after_start(index, context):
        return None
    line = context.facts[index]
    above = context.marks.previous_line(index - 1)
    for _ in range(12):
        if above < 0 or context.region(above):
            return None
        if contact_opener(above, context):
            if (
                has_email(line.text)
                or above == index - 1
                or context.marks.block_of[above] == context.marks.block_of[index]
            ):
                return Evidence(
                    "contact-line",
                    "contact",
                    f"it stands under line {above + 1}, which says whom to ask",
                    0.88,
                )
            return None
        if not has_email(context.facts[above].text) and context.marks.block_of[above] != context.marks.block_of[index]:
            return None
        above = context.marks.previous_line(above - 1)
    return None


def closing_formula(index: int, context: Context) -> Evidence | None:
    """“Yours sincerely,” and its like."""
    if "closing" not in context.marks.cues[index] or index < context.body_start or context.region(index):
        return None
    if fresh(context.marks, index) and len(context.facts[index].words) <= 10:
        return Evidence("closing-formula", "closing", "it is a closing formula", 0.87)
    return None


def place_of_signing(index: int, context: Context) -> Evidence | None:
    """Where the letter was made out, and in how many copies, below who signs; with a day it is a dateline."""
    if index < context.body_start or context.region(index) or not says_where_done(context.facts[index]):
        return None
    if index in context.marks.dates:
        return None
    return Evidence("place-of-signing", "closing", "it says where the letter was made out, as its last words do", 0.88)


NOTES = (
    ("appeal", "it asks the reader to sign or to share"),
    ("disclaimer", "it speaks of the list and names nobody"),
    ("attachment", "it names what is enclosed"),
    ("credits", "it says who translated the letter, made its page, or is thanked"),
)


def appeal(index: int, context: Context) -> Evidence | None:
    """An appeal to sign, a note on affiliations, a list of attachments: about the letter, not of it."""
    if not context.lists or index < context.lists[0].first or context.region(index):
        return None
    cues = context.marks.cues[index]
    for name, words in NOTES:
        if name in cues:
            return Evidence(f"{name}-note", "closing", words, 0.8)
    return None


def postscript(index: int, context: Context) -> Evidence | None:
    """What a letter adds below its list: "P.S. We enclose …", and the whole of an annex under its heading."""
    if context.region(index) or not context.lists or index <= context.lists[-1].last:
        return None
    if POSTSCRIPT.match(context.facts[index].text):
        return Evidence("postscript", "closing", "it begins as postscripts do", 0.82)
    if 0 <= context.annex_from < index:
        words = f"it stands under line {context.annex_from + 1}, which heads what is enclosed"
        return Evidence("annex", "closing", words, 0.46)
    return None


def explanation(index: int, context: Context) -> Evidence | None:
    """Below a drawn line, what capitals in the entries above stand for: "NRB: Network Research Board"."""
    marks = context.marks
    if context.region(index) or ":" not in context.facts[index].rest[:30] or marks.block_of[index] < 0:
        return None
    above = marks.previous_line(marks.block_at(index).first - 1)
    if above < 0 or index not in explained_below(marks, above):
        return None
    return Evidence("explained-letters", "closing", "it says what capitals in the list stand for", 0.93)


def _after_start(index: int, context: Context) -> bool:
    return index > context.body_start or any(region.last < index for region in context.lists)


RULES = (
    contact_opener,
    contact_line,
    closing_formula,
    place_of_signing,
    appeal,
    postscript,
    explanation,
    page_foot,
    message,
)
