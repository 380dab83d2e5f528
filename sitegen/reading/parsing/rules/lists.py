"""Rules for the lists of signatories.

What opens them, what is an entry, what goes on from the line before, what groups.
"""

from __future__ import annotations

from sitegen.core.model import Evidence
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.likeness import is_prose, name_likeness
from sitegen.reading.parsing.lists.for_whom import stands_over_signers
from sitegen.reading.parsing.lists.list_openings import is_bracketed, is_group_heading, opening_cue
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.names.name_ends import before_end
from sitegen.reading.parsing.names.persons import is_place, looks_like_person
from sitegen.reading.parsing.rules.rows import (
    address_line,
    below_signer,
    cell_line,
    column_name,
    letter_head,
    list_remark,
    others_counted,
    others_follow,
    placeholder,
    role_line,
    translated_line,
    unnamed,
)

FEWEST_CELLS = 3  # of two rows that are each an entry
LONGEST_ASIDE = 14  # words in brackets that may stand for an entry
# Rules whose lines belong to the entry above.
WRAPPED = frozenset({"wrapped-entry", "role-line", "cell-line", "address-line", "translated-line"})


def statement(index: int, context: Context) -> Evidence | None:
    """The words that open a list: "Signed by 462 organizations …", with the lines into which they wrap."""
    region = context.opened.get(index)
    if region is not None and region.cue == "statement" and index not in context.marks.dates:
        return Evidence("list-opener", "statement", "it says that a list of signatories follows, and one does", 0.95)
    inside = context.region(index)
    if inside is not None and inside.style != "paragraph" and opening_cue(context.marks, index) == "statement":
        return Evidence("list-opener", "statement", "it says that more signatories follow", 0.93)
    return None


def printed_number(index: int, context: Context) -> Evidence | None:
    """A number that counts on from the numbers before it starts an entry."""
    region, line = context.region(index), context.facts[index]
    if region is None:
        return None
    if index in region.anchors:
        return Evidence(
            "printed-number", "signatory", f"its number, {region.anchors[index]}, counts on in the list", 0.96
        )
    if line.number is None:
        return None
    return Evidence("odd-number", "signatory", f"it has a number, {line.number}, though not one that counts on", 0.7)


def bullet(index: int, context: Context) -> Evidence | None:
    """A bullet starts an entry where most entries have one, and a member where entries have numbers."""
    region, line = context.region(index), context.facts[index]
    if region is None or not line.bullet or line.number is not None:
        return None
    if region.style == "numbered":
        return Evidence(
            "member-bullet",
            "member",
            f"a bullet “{line.bullet}” in a numbered list marks what is nested",
            0.92,
        )
    if line.indent > context.indents[context.list_of[index]] + 1:
        return Evidence("member-indent", "member", "its bullet stands deeper than the others", 0.85)
    return Evidence("entry-bullet", "signatory", f"a bullet “{line.bullet}” starts every entry here", 0.9)


def unmarked(index: int, context: Context) -> Evidence | None:
    """A line without number or bullet is an entry where no number is expected, or where numbers leave room for it."""
    region, line = context.region(index), context.facts[index]
    if region is None or line.number is not None or line.bullet or region.layout.shape == "rows":
        return None
    likeness = name_likeness(line, context.marks.vocabulary)
    if region.style == "numbered":
        return _in_stretch(index, context, likeness)
    if region.style == "bulleted" and not _stands_in_plain_block(index, region, context):
        return None
    return Evidence(
        "plain-entry",
        "signatory",
        f"one entry a line here, and it looks like a name ({likeness:.2f})",
        0.55 + 0.3 * likeness,
    )


def _stands_in_plain_block(index: int, region: ListRegion, context: Context) -> bool:
    """Return whether a line stands among others of which none has a mark: names over the part that has marks."""
    block = [line for line in context.marks.block(index, 60) if region.first <= line.index <= region.last]
    return len(block) > 1 and not any(line.bullet or line.number is not None or line.level for line in block)


def _in_stretch(index: int, context: Context, likeness: float) -> Evidence | None:
    stretch = context.stretches.get(index)
    if stretch is None or stretch.room == 0:
        return None
    number = context.list_of[index]
    parted = context.marks.facts[index - 1].blank or 0 <= context.regrouped[number] < index
    if stretch.room is None and not parted and not context.lost[number]:
        return None
    where = f"after number {stretch.after}" if stretch.after is not None else "before the first number"
    room = f"leave room for {stretch.room} entries {where}" if stretch.room else f"are lost {where}"
    return Evidence(
        "lost-number",
        "signatory",
        f"the printed numbers {room}, and it looks like a name ({likeness:.2f})",
        0.5 + 0.35 * likeness,
    )


def wrapped(index: int, context: Context) -> Evidence | None:
    """A line goes on from the one above where the numbers leave no room for it, or where its words say so.

    The words say so when it begins with a small connecting word or a closing bracket, or when the line above ends
    in one, in a hyphen, a comma or an open bracket.
    """
    region, line = context.region(index), context.facts[index]
    above = context.facts[index - 1] if index else None
    if region is None or above is None or index == region.first or line.number is not None or line.bullet:
        return None
    if index in context.bracketed:
        return Evidence("wrapped-entry", "signatory", "the bracket of the entry above is still open", 0.93)
    row = len(line.cells) >= FEWEST_CELLS and len(line.cells) == len(above.cells)
    if above.blank or above.link or above.hollow or line.text.startswith("|") or row or _begins(index, context):
        return None
    stretch = context.stretches.get(index)
    reason, weight = None if region.layout.ends else joint(above, line, context), 0.9
    if stretch is not None and stretch.room == 0:
        reason = f"number {stretch.after} is followed by the next one: there is no room for an entry between"
        weight = 0.88
    elif reason is None and index in context.setting.wraps:
        reason, weight = context.setting.wraps[index], 0.945
    elif reason is None and index in context.run_over:
        reason, weight = "the line above is full, and by itself this is no entry like the others", 0.91
    elif reason is None and line.text.startswith("(") and line.text.endswith(")"):
        reason, weight = "it stands in brackets right under an entry", 0.93
    elif reason is None and context.blank_ends[context.list_of[index]] and above.raw.endswith(" "):
        reason = "the line above ends in a blank, as only lines do here that wrap"
    elif reason is None and region.style in ("bulleted", "numbered"):
        reason, weight = "it has no mark of its own and stands right under an entry", 0.66
    return None if reason is None else Evidence("wrapped-entry", "signatory", reason, weight)


def _begins(index: int, context: Context) -> bool:
    """Return whether a line is an entry, whatever its first word, or stands below what opens a list, whatever its last.

    "van den Berg, Piet"; "Supported by".
    """
    return index in context.small_beginnings or opening_cue(context.marks, index - 1) == "statement"


def crowded_member(index: int, context: Context) -> Evidence | None:
    """Three lines or more between two numbers that follow each other, none of which goes on from the line above.

    A wrapped entry seldom has so many lines, and its words show that they go on; these are members whose bullets
    are lost.
    """
    region, stretch = context.region(index), context.stretches.get(index)
    if (
        region is None
        or stretch is None
        or stretch.room != 0
        or stretch.after is None
        or region.layout.shape != "lines"
    ):
        return None
    lines = [
        line for line in context.facts[stretch.first : min(stretch.last + 1, stretch.first + 60)] if not line.blank
    ]
    if len(lines) < 3 or any(line.number is not None or line.bullet for line in lines):
        return None
    above = context.facts[stretch.first - 1]
    if any(joint(upper, line, context) for upper, line in zip([above, *lines], lines, strict=False)):
        return None
    names = all(name_likeness(line, context.marks.vocabulary) >= 0.6 for line in lines)
    if not names or looks_like_person(before_end(above.rest), context.marks.vocabulary):
        return None
    reason = (
        f"{len(lines)} names stand between number {stretch.after} and the next, and none goes on from the line above"
    )
    return Evidence("crowded-member", "member", reason, 0.89)


def joint(above: LineFacts, line: LineFacts, context: Context) -> str | None:
    """Return in words why `line` must go on from `above`, or None."""
    first, last = line.words[0].lower() if line.words else "", above.last_word.lower()
    vocabulary = context.marks.vocabulary
    own = vocabulary.only(context.language).connectors
    # A single letter is a word in many languages and a name in others: it joins in the letter's language only.
    connectors = own if min(len(first), len(last)) == 1 else vocabulary.connectors
    if above.rest.endswith((",", "-", "–", "(", "/", "&")) and not above.rest.endswith(" -"):
        return f"the line above ends in “{above.rest[-1]}”"
    if last in connectors and above.last_word[:1].islower():
        return f"the line above ends in “{last}”"
    if above.rest.count("(") > above.rest.count(")") and line.rest.count(")") > line.rest.count("("):
        return "it closes the bracket of the line above"
    if first in connectors and line.words[0][:1].islower() and len(line.words) > 1:
        return f"it begins with “{first}”, which no name does"
    return None


def counted_heading(index: int, context: Context) -> Evidence | None:
    """A line over a part of the list that says how many stand below it."""
    reason = context.counted_heads.get(index)
    return Evidence("counted-heading", "group", reason, 0.955) if reason else None


def group_heading(index: int, context: Context) -> Evidence | None:
    """A heading over part of a list: by its words, marked as one, ending in a colon, or alone over the next entry."""
    region, line = context.region(index), context.facts[index]
    if region is None or line.number is not None or line.bullet or region.style == "paragraph":
        return None
    reasons = (
        (is_group_heading(line, context.marks), "it holds only words by which lists are parted", 0.94),
        (index in context.heads, context.heads.get(index, ""), 0.925),
        (
            is_place(line.rest) and _heads_names(index, region, context),
            "it is a country over the names from there",
            0.94,
        ),
        (line.level > 0 or (line.strong and region.style != "plain"), "it is marked as a heading", 0.93),
        (index in context.setting.headings, "it is set larger or bolder than the entries", 0.925),
        (index in context.titles, "every line below begins bold, and it does not", 0.92),
        (line.text.rstrip().endswith(COLONS) and len(line.words) <= 10, "it ends in a colon", 0.91),
        (
            is_bracketed(line) and len(line.words) <= 14 and context.facts[index - 1].blank,
            "it stands in brackets, as no entry does",
            0.9,
        ),
        (_stands_alone(index, region, context), "it stands alone over the next entry", 0.9),
    )
    return next(
        (Evidence("group-heading", "group", reason, weight) for holds, reason, weight in reasons if holds), None
    )


def for_whom(index: int, context: Context) -> Evidence | None:
    """Words over the first names of a list that name nobody: for whom those sign, or who they are."""
    within = context.region(index)
    region = within if within is not None and within.first == index else context.opened.get(index)
    if region is None or (index == region.opener < region.first) or (index == region.first and region.style != "plain"):
        return None
    reason = stands_over_signers(context.marks, index)
    return Evidence("for-whom", "group", reason, 0.955) if reason else None


def _heads_names(index: int, region: ListRegion, context: Context) -> bool:
    """Return whether a country stands over names: all through the list, or, without a mark itself, over marked ones."""
    if region.layout.shape == "headed":
        return True
    following = context.after(index)
    return (
        region.style in ("numbered", "bulleted")
        and following is not None
        and following.index <= region.last
        and bool(following.bullet or following.number is not None)
        and not is_place(following.rest)
    )


def _stands_alone(index: int, region: ListRegion, context: Context) -> bool:
    """Return whether a line between marked entries has a blank line above it, an entry below, and no room to be one."""
    stretch = context.stretches.get(index)
    if region.style not in ("numbered", "bulleted") or index == region.last or not context.facts[index - 1].blank:
        return False
    return (stretch is None or not stretch.room) and _entry_follows(index, context)


def _entry_follows(index: int, context: Context) -> bool:
    following = context.after(index)
    return following is not None and (context.is_anchor(following.index) or following.bullet != "")


def between(index: int, context: Context) -> Evidence | None:
    """A line in a list that is none of it: a note at a page's end, or something else with entries before and behind."""
    region = context.region(index)
    kind = region.odd.get(index) if region is not None else None
    if kind == "note":
        return Evidence("note-in-list", "footnote", "it is a note, and behind it the list goes on", 0.965)
    if kind is not None:
        return Evidence("other-in-list", "noise", "it has not the shape of the entries before and behind it", 0.965)
    return None


def bracketed_note(index: int, context: Context) -> Evidence | None:
    """A sentence in brackets among the entries: it speaks of the list and names nobody."""
    region, line = context.region(index), context.facts[index]
    if region is None or region.style == "paragraph" or line.number is not None or line.bullet:
        return None
    if len(line.words) <= LONGEST_ASIDE or not is_bracketed(line) or not is_prose((line,), context.marks.vocabulary):
        return None
    return Evidence("bracketed-note", "closing", "a sentence in brackets, as no entry is", 0.966)


RULES = (
    statement,
    between,
    bracketed_note,
    unnamed,
    others_counted,
    others_follow,
    list_remark,
    letter_head,
    placeholder,
    printed_number,
    bullet,
    unmarked,
    column_name,
    cell_line,
    role_line,
    below_signer,
    address_line,
    translated_line,
    wrapped,
    crowded_member,
    counted_heading,
    group_heading,
    for_whom,
)
