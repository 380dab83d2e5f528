"""Rules for what stands beside the letter and its list: contacts, closing formulas, notes, appeals to sign."""

from __future__ import annotations

from sitegen.core.model import Evidence
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.lists.asides import explained_below
from sitegen.reading.parsing.lists.below_signatures import is_below_signatures
from sitegen.reading.parsing.lists.farewell_forms import parts_in_form
from sitegen.reading.parsing.lists.list_endings import POSTSCRIPT, says_where_done
from sitegen.reading.parsing.lists.list_openings import fresh

MOST_CONTACTS = 12  # lines under one that says whom to ask
NOTES = (
    ("appeal", "it asks the reader to sign or to share"),
    ("disclaimer", "it speaks of the list and names nobody"),
    ("attachment", "it names what is enclosed"),
    ("credits", "it says who translated the letter, made its page, or is thanked"),
)


def contact_opener(line: LineFacts, context: Context) -> Evidence | None:
    """A line that says whom to ask: “For more information, please contact: …”."""
    if "contact" not in context.marks.cues[line.index] or not _after_start(line.index, context):
        return None
    if not fresh(context.marks, line.index):
        return None
    sure = line.text.endswith(":") or has_email(line.text) or len(line.words) <= 12
    return Evidence("contact-opener", "contact", "it says whom to ask", 0.9 if sure else 0.6)


def contact_line(line: LineFacts, context: Context) -> Evidence | None:
    """The lines under a contact opener.

    Persons with their organizations and mail addresses, blank lines between or not.
    """
    if not _after_start(line.index, context):
        return None
    block_of, above = context.marks.block_of, context.marks.above(line.index)
    for _ in range(MOST_CONTACTS):
        if above is None or context.region(above.index):
            return None
        together = block_of[above.index] == block_of[line.index]
        if contact_opener(above, context):
            if not (together or has_email(line.text)):
                return None
            reason = f"it stands under line {above.index + 1}, which says whom to ask"
            return Evidence("contact-line", "contact", reason, 0.88)
        if not (together or has_email(above.text)):
            return None
        above = context.marks.above(above.index)
    return None


def office_below(line: LineFacts, context: Context) -> Evidence | None:
    """The lines below those who sign that say where their office is, and a slogan there."""
    if line.blank or line.index <= context.body_start or context.region(line.index):
        return None
    block = context.marks.block_at(line.index)
    if not is_below_signatures(context.marks, block.first):
        return None
    if block.first == block.last and not any(map(str.isdecimal, line.text)):
        return Evidence("slogan", "closing", "it is a slogan, as letters have them at their end", 0.88)
    return Evidence("office-below", "contact", "it is of an address below those who sign", 0.88)


def closing_formula(line: LineFacts, context: Context) -> Evidence | None:
    """“Yours sincerely,” and its like."""
    if parts_in_form(context.marks, line.index):
        return Evidence("closing-form", "closing", "it is short, and who stands below it signs", 0.87)
    if "closing" not in context.marks.cues[line.index] or line.index < context.body_start or len(line.words) > 10:
        return None
    if fresh(context.marks, line.index):
        return Evidence("closing-formula", "closing", "it is a closing formula", 0.87)
    return None


def place_of_signing(line: LineFacts, context: Context) -> Evidence | None:
    """Where the letter was made out, and in how many copies, below who signs; with a day it is a dateline."""
    if line.index < context.body_start or line.index in context.marks.dates or not says_where_done(line):
        return None
    return Evidence("place-of-signing", "closing", "it says where the letter was made out, as its last words do", 0.88)


def appeal(line: LineFacts, context: Context) -> Evidence | None:
    """An appeal to sign, a note on affiliations, a list of attachments: about the letter, not of it."""
    if not context.lists or line.index < context.lists[0].first:
        return None
    noted = ((name, words) for name, words in NOTES if name in context.marks.cues[line.index])
    return next((Evidence(f"{name}-note", "closing", words, 0.8) for name, words in noted), None)


def postscript(line: LineFacts, context: Context) -> Evidence | None:
    """What a letter adds below its list: "P.S. We enclose …", and the whole of an annex under its heading."""
    if not context.behind_lists(line.index):
        return None
    if POSTSCRIPT.match(line.text):
        return Evidence("postscript", "closing", "it begins as postscripts do", 0.82)
    if 0 <= context.annex_from < line.index:
        words = f"it stands under line {context.annex_from + 1}, which heads what is enclosed"
        return Evidence("annex", "closing", words, 0.46)
    return None


def explanation(line: LineFacts, context: Context) -> Evidence | None:
    """Below a drawn line, what capitals in the entries above stand for: "NRB: Network Research Board"."""
    marks = context.marks
    if ":" not in line.rest[:30] or marks.block_of[line.index] < 0:
        return None
    above = marks.previous_line(marks.block_at(line.index).first - 1)
    if above < 0 or line.index not in explained_below(marks, above):
        return None
    return Evidence("explained-letters", "closing", "it says what capitals in the list stand for", 0.93)


def _after_start(index: int, context: Context) -> bool:
    return index > context.body_start or any(region.last < index for region in context.lists)
