"""The ordered table of rules, and how a line gets its role.

Every rule is a documented function that is given a line and the context, and returns a claim or None. Where the line
stands decides which rules are asked; those of lists are also given the list. The heaviest claim wins, ties go to the
rule that stands earlier, and the losing claims are kept as rivals, so that `sitegen explain` can show what spoke for
something else. Rules that need the claims of all lines (nesting) come after.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from sitegen.core.model import Evidence, LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.rules import addresses, after, body, debris, lists, opener, page, rows

_WEIGHT = attrgetter("weight")
PERSON_SAID = "person-said"  # the rule of a line of which a person said what it is

Rule = Callable[[LineFacts, Context], Evidence | None]
ListRule = Callable[[LineFacts, ListRegion, Context], Evidence | None]

ANYWHERE: tuple[Rule, ...] = (
    page.set_apart,
    debris.front_matter,
    debris.bare_link,
    debris.page_number,
    debris.page_line,
    debris.drawn_rule,
    debris.tags_only,
    debris.running_header,
    debris.scraps,
    page.page_labels,
    opener.sender,
    lists.statement,
    body.footnote,
)
OUTSIDE_LISTS: tuple[Rule, ...] = (
    opener.dateline,
    opener.unread_dateline,
    opener.labelled_subject,
    opener.labelled_addressee,
    opener.labelled_copies,
    opener.goes_on,
    addresses.enumerated_address,
    addresses.address_block,
    opener.title_block,
    page.link_row,
    page.page_news,
    opener.introduction,
    opener.greeting,
    after.contact_opener,
    after.contact_line,
    after.office_below,
    after.closing_formula,
    after.place_of_signing,
    after.appeal,
    after.postscript,
    after.explanation,
    page.page_foot,
    page.message,
    body.heading,
    body.running_text,
    body.after_list,
)
IN_LISTS: tuple[ListRule, ...] = (
    lists.lone_mark,
    lists.signed_mark,
    lists.bracketed_note,
    rows.unnamed,
    rows.others_counted,
    rows.others_follow,
    rows.contact_within,
    rows.list_remark,
    rows.letter_head,
    rows.placeholder,
    lists.named_in_text,
    lists.printed_number,
    lists.bullet,
    lists.said_below,
    lists.unmarked,
    rows.column_name,
    rows.cell_line,
    rows.role_line,
    rows.below_signer,
    rows.office_over,
    rows.address_line,
    rows.translated_line,
    lists.wrapped,
    lists.counted_heading,
    lists.group_heading,
)


def read_lines(context: Context) -> tuple[LineReading, ...]:
    """Return every line's reading: the winning claim and its rivals. No line is left out, no line has two roles."""
    return tuple(_read_line(line, context) for line in context.facts)


def overrule(reading: LineReading, claim: Evidence) -> LineReading:
    """Return `reading` with one more claim, which wins if it is the heaviest."""
    return _ranked(reading.line, [claim, reading.winner, *reading.rivals])


def _read_line(line: LineFacts, context: Context) -> LineReading:
    number, region = line.index + 1, context.region(line.index)
    if line.blank:
        return LineReading(number, Evidence("blank-line", "blank", "nothing can be seen on it", 1.0))
    asked = [rule(line, context) for rule in ANYWHERE]
    if region is None:
        asked += [rule(line, context) for rule in OUTSIDE_LISTS]
    else:
        asked += [rule(line, region, context) for rule in IN_LISTS]
    claims = [claim for claim in asked if claim is not None]
    return _ranked(number, [*claims, Evidence("no-rule", "noise", "no rule can place it", 0.05)])


def _ranked(line: int, claims: list[Evidence]) -> LineReading:
    winner, *rivals = sorted(claims, key=_WEIGHT, reverse=True)  # of equals, the earlier comes first
    return LineReading(line, winner, tuple(rivals))
