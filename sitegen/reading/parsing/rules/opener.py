"""Rules for what stands before the letter proper: to whom, copies to whom, when, about what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sitegen.core.comparing import letters_of
from sitegen.core.model import Evidence, LineRole
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.calendars import looks_dated
from sitegen.reading.parsing.lines.facts import LineFacts, arabic_digits
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lists.body_start import is_salutation, names_letter
from sitegen.reading.parsing.lists.list_endings import is_menu
from sitegen.reading.parsing.lists.list_openings import fresh
from sitegen.reading.parsing.names.party_words import in_turn
from sitegen.reading.parsing.vocabulary import fold, load_phrases, load_vocabulary, load_words

LONGEST_ADDRESSEE = 60  # characters of a line that is an addressee by its last word
LONGEST_LABEL = 30  # lines that one label can stand over
_LINK = re.compile(r"https?://|www\.")


def dateline(line: LineFacts, context: Context) -> Evidence | None:
    """A line that holds a date and hardly anything else. After the salutation it counts only near the letter's end."""
    dates, index = context.marks.dates, line.index
    if index not in dates and index not in context.marks.months:
        return None
    if 0 <= context.annex_from < index and any(date < context.annex_from for date in dates):
        return None
    inside = context.body_start < index < context.body_end - 6
    if index not in dates:
        if any(found.iso for found in dates.values()):
            return None
        return Evidence("month-line", "date", "it holds a month and a year, hardly more", 0.5 if inside else 0.9)
    weight = 0.4 if _in_sentence(index, context) else 0.5 if inside else 0.94
    return Evidence("dateline", "date", "it holds a date and hardly anything else", weight)


def _in_sentence(index: int, context: Context) -> bool:
    """Return whether a line goes on from a long one above it and is gone on from in mid-sentence."""
    if not 0 < index < len(context.facts) - 1:
        return False
    above, line, below = context.facts[index - 1].text, context.facts[index].rest, context.facts[index + 1].rest
    goes_on = below[:1].islower() or (line[:1].islower() and line.endswith("."))
    return len(above) > 40 and (above[-1].isalnum() or above[-1] == ",") and goes_on


def unread_dateline(line: LineFacts, context: Context) -> Evidence | None:
    """A line over the letter that looks like a date in words that are not known: no title, whatever day it gives."""
    if not _opens(line.index, context) or line.level or line.index in context.marks.dates:
        return None
    if not looks_dated(arabic_digits(line.text)):
        return None
    return Evidence("unread-dateline", "date", "it holds a day and a year, and words between that are not known", 0.66)


def labelled_subject(line: LineFacts, context: Context) -> Evidence | None:
    """A line that says of itself what the letter is about: "Re:", "Subject:", "Objet :"."""
    if "subject" in context.marks.cues[line.index] and _opens(line.index, context):
        return Evidence("labelled-subject", "title", "it begins with a word for “subject”", 0.92)
    return None


def labelled_addressee(line: LineFacts, context: Context) -> Evidence | None:
    """A line that says to whom the letter goes: "To:", "To the …", "An:", "Para:"."""
    if not _opens(line.index, context) or _under_copies(line, context):
        return None
    if _ends_as_addressee(line):
        return Evidence("labelled-addressee", "addressee", "it ends in a word that stands behind an addressee", 0.9)
    cues = context.marks.cues[line.index]
    if "addressee" not in cues or "appeal" in cues or _LINK.search(line.text):
        return None
    label = ":" in line.text[:24] or len(line.words) == 1
    label = label or load_phrases("cues", "attention").match(line.plain) is not None
    if line.level and not label and context.marks.next_line(context.marks.front) == line.index:
        return None  # a heading over all is the title, and names the addressee
    quoted = line.rest[:1] in "\"'“”„«‘" or line.rest[:1].islower()
    unnamed = quoted or _says_what_for(line)
    if not fresh(context.marks, line.index) or len(line.words) > 40 or (unnamed and not label):
        return None
    weight = 0.91 if len(line.words) == 1 else 0.88 if label else 0.8
    return Evidence("labelled-addressee", "addressee", "it begins with a word for “to”", weight)


def _under_copies(line: LineFacts, context: Context) -> bool:
    """Return whether a line stands below a bare label of copies ("p.c."), where each has a word for "to" as well."""
    for above in _lines_above(line, context):
        if _says_something_else(above, context) or _ends_label(above, context):
            return False
        if labelled_copies(above, context):
            return _is_bare_label(above, "cc", context)
    return False


def _says_what_for(line: LineFacts) -> bool:
    """Return whether a bare word for "to" leads to no party: "To begin, we must …"."""
    cue = load_vocabulary().cues["addressee"].match(line.plain)
    said = line.plain[: cue.end()].strip() if cue else ""
    if not said.isalpha() or load_phrases("cues", "addressee_kept").match(line.plain):
        return False
    rest = line.rest[len(said) :].strip(" :")
    return rest[:1].islower() and not (line.text.endswith(":") and len(in_turn(rest, load_vocabulary())) > 1)


def _ends_as_addressee(line: LineFacts) -> bool:
    """Return whether a short line ends as languages do that put "to" behind a name, which is no sentence."""
    ends, kept = load_words("cues", "addressee_end"), load_words("cues", "addressee_end_kept")
    short = len(line.text) <= LONGEST_ADDRESSEE
    return short and (line.rest.endswith(tuple(ends)) or fold(line.rest).endswith(tuple(kept)))


def labelled_copies(line: LineFacts, context: Context) -> Evidence | None:
    """A line that says who gets a copy, before or after the letter, or at an edge of its text."""
    rest = context.marks.cues[line.index].get("cc")
    if rest is None:
        return None
    stop = rest.startswith(":") or line.plain[: len(line.plain) - len(rest)].rstrip().endswith((":", "."))
    if context.within_text(line.index) and not (stop and _is_at_edge(line, context)):
        return None
    weight = 0.91 if stop or not rest else 0.75
    return Evidence("labelled-copies", "cc", "it begins with a word for “copy to”", weight)


def _is_at_edge(line: LineFacts, context: Context) -> bool:
    """Return whether a line stands right below the salutation, or begins what stands right over the letter's end."""
    marks, block = context.marks, context.marks.block_at(line.index)
    above, below = marks.above(line.index), marks.below(block.last)
    if above is not None and is_salutation(marks, above.index):
        return True
    ends = below is None or below.index >= context.body_end or "closing" in marks.cues[below.index]
    return ends and block.first == line.index


LABELS: tuple[tuple[Callable[[LineFacts, Context], Evidence | None], LineRole, float], ...] = (
    (labelled_subject, "title", 0.84),
    (labelled_copies, "cc", 0.84),
    (labelled_addressee, "addressee", 0.76),
)


def goes_on(line: LineFacts, context: Context) -> Evidence | None:
    """The lines under a label belong to it: a wrapped subject, more addressees, more copies.

    They do up to a blank line; where a label stands alone ("To:"), up to something else or a sentence.
    """
    first = context.marks.block_at(line.index).first
    inside = context.within_text(line.index) and labelled_copies(context.facts[first], context) is None
    inside |= "\t" in line.rest and not line.raw.startswith("\t")  # a row of a table with something of its own
    if inside or _says_something_else(line, context) or _ends_label(line, context):
        return None
    for above in _lines_above(line, context):
        for rule, role, weight in LABELS:
            if rule(above, context):
                bare = role != "title" and _is_bare_label(above, role, context)
                if (above.index < first or above.text.endswith(":")) and not bare:
                    return None
                if above.index < first and context.marks.block_at(above.index).last > above.index:
                    return None
                reason = f"it stands under line {above.index + 1}, which has the label"
                return Evidence("goes-on", role, reason, weight)
        if _says_something_else(above, context) or (above.index < first and _ends_label(above, context)):
            return None
    return None


def _lines_above(line: LineFacts, context: Context) -> Iterator[LineFacts]:
    """Yield the lines above one that are not blank, from the nearest up to a list, as far as a label reaches."""
    above = context.marks.above(line.index)
    for _ in range(LONGEST_LABEL):
        if above is None or context.region(above.index):
            return
        yield above
        above = context.marks.above(above.index)


def _is_bare_label(line: LineFacts, role: LineRole, context: Context) -> bool:
    """Return whether a line is a label and nothing else: "Cc:", "To"."""
    name = "cc" if role == "cc" else "addressee"
    return not context.marks.cues[line.index].get(name, "x").strip(" :,.-–—*_")


def _ends_label(line: LineFacts, context: Context) -> bool:
    """Return whether a line cannot stand under a label: a sentence, or what has a label of its own."""
    cues = context.marks.cues[line.index]
    if any(cue in cues for cue in ("attachment", "contact", "appeal", "disclaimer", "notes")):
        return True
    if line.level or line.hollow or is_menu(line):
        return True
    return len(line.words) > 20 or is_prose((line,))


def title_block(line: LineFacts, context: Context) -> Evidence | None:
    """What stands before the letter without any label, and is no sentence, is its title."""
    if not context.over_text(line.index) or line.bullet:
        return None
    if "title" in context.marks.fields and line.level and not _repeats_field(line, context):
        reason = "a heading before the letter begins; the front matter has the title"
        return Evidence("opener-heading", "heading", reason, 0.72)
    if line.level:
        return Evidence("title-heading", "title", "a heading before the letter begins", 0.72)
    if len(line.words) <= 40 and names_letter(line):
        return Evidence("title-block", "title", "it begins as the title of a letter does", 0.6)
    if _is_teaser(line) or (line.text.endswith((".", ":")) and is_prose((line,))):
        return None
    return Evidence("title-block", "title", "it stands before the letter without any label", 0.4)


def _is_teaser(line: LineFacts) -> bool:
    """Return whether a line is too long for a title: by its words, or a sentence with its full stop."""
    return len(line.words) > (25 if line.text.endswith(".") else 40)


def introduction(line: LineFacts, context: Context) -> Evidence | None:
    """Sentences before the letter begins: an editor's introduction, a page's teaser. They are text, not title."""
    if not context.over_text(line.index):
        return None
    if line.bullet or _is_teaser(line) or is_prose((line,)):
        return Evidence("introduction", "body", "a sentence before the letter begins", 0.38)
    return None


def sender(line: LineFacts, context: Context) -> Evidence | None:
    """A line that says from whom the letter comes: it names the signatories as a whole."""
    if "statement" in context.marks.cues[line.index] and _opens(line.index, context) and line.text.count(":") == 1:
        return Evidence("sender", "statement", "it says from whom the letter comes", 0.82)
    return None


def _repeats_field(line: LineFacts, context: Context) -> bool:
    return letters_of(line.rest) == letters_of(context.marks.fields["title"][0])


def greeting(line: LineFacts, context: Context) -> Evidence | None:
    """A salutation, at the letter's start or again in its course."""
    if not is_salutation(context.marks, line.index):
        return None
    early = line.index <= context.body_start
    return Evidence("greeting", "salutation", "it begins as greetings do and is short", 0.9 if early else 0.8)


def _opens(index: int, context: Context) -> bool:
    """Return whether a line stands over the letter's text, or is the first of a file that begins with it."""
    return context.marks.front <= index < max(context.body_start, 1)


def _says_something_else(line: LineFacts, context: Context) -> bool:
    cues = context.marks.cues[line.index]
    return (
        line.index in context.marks.dates
        or "subject" in cues
        or ("statement" in cues and ":" in line.text[:40])
        or is_salutation(context.marks, line.index)
        or line.level > 0
    )
