"""Rules for the lists of signatories.

What opens them, what is an entry, what goes on from the line before, what groups.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core.model import Evidence
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.likeness import is_prose, name_likeness
from sitegen.reading.parsing.lists.contacts_within import names_over_contacts
from sitegen.reading.parsing.lists.list_openings import is_bracketed, is_group_heading, opening_cue
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.names.name_habits import is_signed_mark
from sitegen.reading.parsing.names.naming import begins_with_person
from sitegen.reading.parsing.names.persons import is_place
from sitegen.reading.parsing.vocabulary import load_vocabulary

FEWEST_CELLS = 3  # of two rows that are each an entry
LONGEST_ASIDE = 14  # words in brackets that may stand for an entry


def statement(line: LineFacts, context: Context) -> Evidence | None:
    """The words that open a list: "Signed by 462 organizations …", with the lines into which they wrap."""
    opened, region = context.opened.get(line.index), context.region(line.index)
    if opened is not None and opened.cue == "statement" and line.index not in context.marks.dates:
        return Evidence("list-opener", "statement", "it says that a list of signatories follows, and one does", 0.95)
    if region is None or region.style == "paragraph" or opening_cue(context.marks, line.index) != "statement":
        return None
    return Evidence("list-opener", "statement", "it says that more signatories follow", 0.93)


def lone_mark(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:
    """A bullet or a number with nothing behind it and nothing under it that could be its text."""
    if line.rest or not line.marked:
        return None
    below = context.facts[line.index + 1] if line.index < region.last else None
    if below is not None and below.rest and not below.marked:
        return None
    return Evidence("lone-mark", "noise", "a bullet or a number without a name", 0.97)


def signed_mark(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """A mark that somebody signed, without a name: "Sd/-", "gez."."""
    if line.letters > 1 and is_signed_mark(line):
        return Evidence("signed-mark", "furniture", "it is only a mark that somebody signed", 0.96)
    return None


def bracketed_note(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """A sentence in brackets among the entries: it speaks of the list and names nobody."""
    if region.style == "paragraph" or line.marked or len(line.words) <= LONGEST_ASIDE or not is_bracketed(line):
        return None
    if not is_prose((line,)):
        return None
    return Evidence("bracketed-note", "closing", "a sentence in brackets, as no entry is", 0.966)


def named_in_text(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """A paragraph of names whose sentence goes on behind them: what it says is text."""
    if not region.goes_on:
        return None
    return Evidence("named-in-text", "body", "a sentence that names who signs, and goes on behind the names", 0.99)


def printed_number(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """A number that counts on from the numbers before it starts an entry."""
    number = region.anchors.get(line.index)
    if number is not None:
        return Evidence("printed-number", "signatory", f"its number, {number}, counts on in the list", 0.96)
    if line.number is None:
        return None
    return Evidence("odd-number", "signatory", f"it has a number, {line.number}, though not one that counts on", 0.7)


def bullet(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:
    """A bullet starts an entry where most entries have one, and a member where entries have numbers."""
    if not line.bullet or line.number is not None:
        return None
    if region.style == "numbered":
        reason = f"a bullet “{line.bullet}” in a numbered list marks what is nested"
        return Evidence("member-bullet", "member", reason, 0.92)
    if line.index in context.list_lines.places_over:
        return Evidence("group-heading", "group", "it is a country over the bullets that are set in below it", 0.93)
    deeper = line.indent > context.habits_at(line.index).indent + 1
    if deeper and line.index not in context.list_lines.below_places:
        return Evidence("member-indent", "member", "its bullet stands deeper than the others", 0.85)
    return Evidence("entry-bullet", "signatory", f"a bullet “{line.bullet}” starts every entry here", 0.9)


def said_below(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:
    """What stands below the heading or the bullet of an entry, and says something of it."""
    if line.index == region.first or line.index not in context.marks.said:
        return None
    rule = "cell-line" if is_place(line.rest) else "role-line"
    return Evidence(rule, "signatory", "it is nested below the entry above, and says something of it", 0.968)


def unmarked(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:
    """A line without number or bullet is an entry where no number is expected, or where numbers leave room for it."""
    if line.marked or region.layout.shape == "rows":
        return None
    likeness = name_likeness(line)
    if region.style == "numbered":
        return _in_stretch(line, context, likeness)
    if line.index in context.list_lines.lost_bullets:
        return Evidence(
            "lost-bullet", "signatory", "it names somebody as the others do, and the line above had room", 0.92
        )
    if region.style == "bulleted" and not _stands_in_plain_block(line.index, region, context):
        return None
    reason = f"one entry a line here, and it looks like a name ({likeness:.2f})"
    return Evidence("plain-entry", "signatory", reason, 0.55 + 0.3 * likeness)


def _stands_in_plain_block(index: int, region: ListRegion, context: Context) -> bool:
    """Return whether a line stands among others of which none has a mark: names over the part that has marks."""
    block = [line for line in context.marks.block(index, 60) if region.first <= line.index <= region.last]
    return len(block) > 1 and not any(line.marked or line.level for line in block)


def _in_stretch(line: LineFacts, context: Context, likeness: float) -> Evidence | None:
    index = line.index
    stretch, habits = context.stretches.get(index), context.habits_at(index)
    if stretch is None or stretch.room == 0:
        return None
    parted = context.marks.begins_block(index) or 0 <= habits.regrouped < index
    if stretch.room is None and not parted and not habits.numbers_lost:
        return None
    where = f"after number {stretch.after}" if stretch.after is not None else "before the first number"
    room = f"leave room for {stretch.room} entries {where}" if stretch.room else f"are lost {where}"
    reason = f"the printed numbers {room}, and it looks like a name ({likeness:.2f})"
    each = stretch.room is not None and stretch.last - stretch.first < stretch.room and begins_with_person(line)
    return Evidence("lost-number", "signatory", reason, 0.95 if each else 0.5 + 0.35 * likeness)


def wrapped(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:
    """A line goes on from the one above where the numbers leave no room for it, or where its words say so.

    The words say so when it begins with a small connecting word or a closing bracket, or when the line above ends
    in one, in a hyphen, a comma or an open bracket.
    """
    if line.index == region.first or line.marked:
        return None
    if line.index in context.list_lines.bracketed:
        return Evidence("wrapped-entry", "signatory", "the bracket of the entry above is still open", 0.93)
    if line.index in context.list_lines.lost_bullets:
        return None
    above = context.facts[line.index - 1]
    row = len(line.cells) >= FEWEST_CELLS and len(line.cells) == len(above.cells)
    if is_signed_mark(above) and region.style == "plain":
        return None  # the mark ends one entry, or begins the next
    if not above.shown or line.text.startswith("|") or row or _is_under_opener(line.index, context):
        return None
    found = ((reason, weight) for reason, weight in _reasons_to_wrap(above, line, region, context) if reason)
    return next((Evidence("wrapped-entry", "signatory", reason, weight) for reason, weight in found), None)


def _reasons_to_wrap(
    above: LineFacts, line: LineFacts, region: ListRegion, context: Context
) -> Iterator[tuple[str | None, float]]:
    """Yield in words why a line may go on from the one above, likeliest first, with what that weighs; None if not."""
    stretch, list_lines = context.stretches.get(line.index), context.list_lines
    over = line.index in names_over_contacts(context.marks)
    yield "it stands between a name and whom to ask there" if over else None, 0.93
    if stretch is not None and stretch.room == 0:
        yield f"number {stretch.after} is followed by the next one: there is no room for an entry between", 0.88
    yield None if region.layout.ends else joint(above, line, context), 0.9
    yield list_lines.setting.wraps.get(line.index), 0.945
    full = line.index in list_lines.run_over
    yield "the line above is full, and by itself this is no entry like the others" if full else None, 0.91
    bracketed = line.text.startswith("(") and line.text.endswith(")")
    yield "it stands in brackets right under an entry" if bracketed else None, 0.93
    blank_end = context.habits_at(line.index).blank_ends and above.raw.endswith(" ")
    yield "the line above ends in a blank, as only lines do here that wrap" if blank_end else None, 0.9
    bare = region.style in ("bulleted", "numbered")
    yield "it has no mark of its own and stands right under an entry" if bare else None, 0.66


def _is_under_opener(index: int, context: Context) -> bool:
    """Return whether a line stands below what opens a list, whatever that ends in: "Supported by"."""
    return opening_cue(context.marks, index - 1) == "statement"


def joint(above: LineFacts, line: LineFacts, context: Context) -> str | None:
    """Return in words why `line` must go on from `above`, or None."""
    first, last = line.words[0].lower() if line.words else "", above.last_word.lower()
    if is_signed_mark(above):
        return None
    own = load_vocabulary().only(context.language).connectors
    # A single letter is a word in many languages and a name in others: it joins in the letter's language only.
    connectors = own if min(len(first), len(last)) == 1 else load_vocabulary().connectors
    if above.rest.endswith((",", "-", "–", "(", "/", "&")) and not above.rest.endswith(" -"):
        return f"the line above ends in “{above.rest[-1]}”"
    if last in connectors and above.last_word[:1].islower():
        return f"the line above ends in “{last}”"
    if above.rest.count("(") > above.rest.count(")") and line.rest.count(")") > line.rest.count("("):
        return "it closes the bracket of the line above"
    if first in connectors and line.words[0][:1].islower() and len(line.words) > 1:
        return f"it begins with “{first}”, which no name does"
    return None


def counted_heading(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """A line over a part of the list that says how many stand below it."""
    reason = context.list_lines.counted_heads.get(line.index)
    return Evidence("counted-heading", "group", reason, 0.955) if reason else None


def group_heading(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:
    """A heading over part of a list: by its words, marked as one, ending in a colon, or alone over the next entry."""
    if line.marked or region.style == "paragraph":
        return None
    list_lines, index, stands_apart = context.list_lines, line.index, context.marks.begins_block(line.index)
    tail = _is_tail(line, region, context)
    country = is_place(line.rest) and not tail and _heads_names(index, region, context)
    bracketed = stands_apart and is_bracketed(line) and len(line.words) <= 14
    reasons = (
        (is_group_heading(line), "it holds only words by which lists are parted", 0.94),
        (index in list_lines.heads and not tail, list_lines.heads.get(index, ""), 0.925),
        (country, "it is a country over the names from there", 0.94),
        (line.level > 0 or (line.strong and region.style != "plain"), "it is marked as a heading", 0.93),
        (index in list_lines.setting.headings, "it is set larger or bolder than the entries", 0.925),
        (index in list_lines.plain_over_bold, "every line below begins bold, and it does not", 0.92),
        (line.text.rstrip().endswith(COLONS) and len(line.words) <= 10, "it ends in a colon", 0.91),
        (bracketed, "it stands in brackets, as no entry does", 0.9),
        (stands_apart and _stands_alone(index, region, context), "it stands alone over the next entry", 0.9),
    )
    found = ((reason, weight) for holds, reason, weight in reasons if holds)
    return next((Evidence("group-heading", "group", reason, weight) for reason, weight in found), None)


def _is_tail(line: LineFacts, region: ListRegion, context: Context) -> bool:
    """Return whether a line ends the entry right above it: by how that breaks off, or as a country of two words."""
    above = context.facts[line.index - 1]
    if line.index == region.first or above.blank or region.layout.ends or _is_under_opener(line.index, context):
        return False
    country = is_place(line.rest) and is_place(f"{above.rest.rpartition(', ')[2]} {line.rest}")
    return country or joint(above, line, context) is not None


def _heads_names(index: int, region: ListRegion, context: Context) -> bool:
    """Return whether a country stands over names: all through the list, or, without a mark itself, over marked ones."""
    if region.layout.shape == "headed":
        return True
    below = context.marks.below(index)
    if region.style not in ("numbered", "bulleted") or below is None or below.index > region.last:
        return False
    return below.marked and not is_place(below.rest)


def _stands_alone(index: int, region: ListRegion, context: Context) -> bool:
    """Return whether a line between marked entries has an entry below, and there is no room for it to be one."""
    stretch, below = context.stretches.get(index), context.marks.below(index)
    if region.style not in ("numbered", "bulleted") or index == region.last or (stretch is not None and stretch.room):
        return False
    return below is not None and (context.is_anchor(below.index) or below.bullet != "")
