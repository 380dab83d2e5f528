"""Rules for lists whose entries take more than a line: tables with a cell on each, persons over their roles."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.core.model import Evidence
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lists.list_openings import is_group_heading, is_header_row, opening_cue
from sitegen.reading.parsing.lists.remarks import remark_on_list
from sitegen.reading.parsing.lists.tables import Shape, is_column_name, stands_over_what_they_are
from sitegen.reading.parsing.names.cards import is_card
from sitegen.reading.parsing.names.persons import (
    is_appendage,
    is_organization_like,
    is_place,
    looks_like_person,
    names_a_person,
    starts_with_role,
)
from sitegen.reading.parsing.names.placeholders import is_placeholder
from sitegen.reading.parsing.names.unnamed import counts_others, is_unnamed
from sitegen.reading.parsing.vocabulary import load_forms

LONGEST_UNNAMED = 14  # words
LONGEST_OTHERS = 8  # words
LONGEST_CARD = 7  # lines
MORE = 2  # bold lines of a block that are each over a card


def column_name(index: int, context: Context) -> Evidence | None:
    """The names of a table's columns, on one line or one a line."""
    region, line = context.region(index), context.facts[index]
    if region is None:
        return None
    if is_header_row(line, context.marks):
        return Evidence("column-names", "furniture", "it names a table's columns", 0.97)
    if region.layout.header and index < region.first + 3 * region.layout.header and is_column_name(line, context.marks):
        return Evidence("column-names", "furniture", "it names a table's column", 0.97)
    return None


def cell_line(index: int, context: Context) -> Evidence | None:
    """A line that holds a cell of the row above.

    The list is a table with one cell a line, or a card for each person.
    """
    region, line = context.region(index), context.facts[index]
    if region is None or index == region.first or index in region.anchors:
        return None
    layout = region.layout
    if layout.shape == "rows" and line.number is None:
        return Evidence("cell-line", "signatory", "it is a cell of the row whose number stands above", 0.93)
    if layout.shape == "cells" and context.row_position(index) % layout.period:
        name = layout.columns[context.row_position(index) % layout.period]
        return Evidence("cell-line", "signatory", f"it is the cell “{name}” of a table with one cell a line", 0.93)
    if layout.shape == "places" and is_place(line.rest):
        return Evidence("cell-line", "signatory", "it is a country below a name, as on most lines here", 0.93)
    reason = _below_person(index, layout.shape, context)
    return Evidence("role-line", "signatory", reason, 0.92) if reason else None


def _below_person(index: int, shape: Shape, context: Context) -> str | None:
    """Return in words why a line says what the person above is, where the layout says that lines do."""
    if shape == "pairs" and _is_second(index, context):
        return "every second line here is a person, and this one is none"
    if index in context.setting.small:
        return "it is set smaller or lighter than the name that it stands under"
    if shape == "cards" and _in_card(index, context) and not _starts_card(index, context):
        return "each block of lines here is one person"
    return None


def _is_second(index: int, context: Context) -> bool:
    above = context.before(index)
    return above is not None and stands_over_what_they_are(above, context.facts[index], context.marks)


def _in_card(index: int, context: Context) -> bool:
    """Return whether a line stands in a block that is a card: a few lines under a person, or over one who signs."""
    region, marks = context.region(index), context.marks
    if region is None or context.facts[index - 1].blank:
        return False
    block = [line for line in _under_bold(index, context) if line.index >= region.first]
    lines = [line for line in block if not is_group_heading(line, marks)]
    return 1 < len(lines) <= LONGEST_CARD and lines[0].index < index and is_card(lines, marks)


def _under_bold(index: int, context: Context) -> Sequence[LineFacts]:
    """Return the lines of a block; of one that begins bold and has more bold lines, those from one to the next.

    A blank line was lost between such cards.
    """
    block = context.marks.block(index)
    bold = [line.index for line in block if line.bold]
    if len(bold) < MORE or not block[0].bold or index > block[-1].index:
        return block[: LONGEST_CARD + 2]
    first = max((one for one in bold if one <= index), default=block[0].index)
    end = min((one for one in bold if one > first), default=block[-1].index + 1)
    return context.facts[first:end]


def _starts_card(index: int, context: Context) -> bool:
    """Return whether a line in a card is the next person, whose role stands below: a blank line was lost between."""
    line, vocabulary = context.facts[index], context.marks.vocabulary
    below = context.facts[index + 1] if index + 1 < len(context.facts) else None
    region = context.region(index)
    if context.marks.block(index)[0].strong and not line.strong:
        return False  # it stands under a bold name
    if region is not None and region.cue == "closing" and index == region.first + 1:
        return False  # the organization stands over the one who signs for it
    if below is None or starts_with_role(line.rest, vocabulary) or not looks_like_person(line.rest, vocabulary):
        return False
    return starts_with_role(below.rest, vocabulary) and not looks_like_person(below.rest, vocabulary)


def unnamed(index: int, context: Context) -> Evidence | None:
    """A signatory who is not named: "Anonymous", "Name withheld (Kenya)". There is nobody to list; a note says so."""
    region, line = context.region(index), context.facts[index]
    if region is None or region.style == "paragraph" or len(line.words) > LONGEST_UNNAMED:
        return None
    if is_appendage(line.plain.rpartition(",")[2]):  # "Anonymous, Inc." is a name
        return None
    if is_unnamed(line.plain):
        return Evidence("unnamed-entry", "furniture", "somebody signs here without a name", 0.97)
    return None


def placeholder(index: int, context: Context) -> Evidence | None:
    """A line that shows how to sign, with the names of columns for a name: "Name (affiliation)", "Example Name"."""
    region, line = context.region(index), context.facts[index]
    if region is None or region.style == "paragraph" or not is_placeholder(line, context.marks.vocabulary):
        return None
    return Evidence("placeholder", "furniture", "it shows how an entry is written, and names nobody", 0.97)


def others_counted(index: int, context: Context) -> Evidence | None:
    """More who sign, counted and not named: "and 214 others", "+ 30 more organizations"."""
    region, line = context.region(index), context.facts[index]
    if region is None or region.style == "paragraph" or len(line.words) > LONGEST_OTHERS or line.number is not None:
        return None
    if not counts_others(line.plain, context.marks.vocabulary):
        return None
    return Evidence("others-counted", "furniture", "it counts more who sign, and names none", 0.97)


def others_follow(index: int, context: Context) -> Evidence | None:
    """Words that say that more signed than are listed, and do not count them: "More signatures follow", "et al."."""
    region, line = context.region(index), context.facts[index]
    if region is None or index == region.first or region.style == "paragraph" or line.number is not None:
        return None
    if line.plain.strip(" .…:;,*_()[]–—-") not in load_forms("others_follow"):
        return None
    return Evidence("others-follow", "furniture", "it says that more signed, and names none", 0.97)


def list_remark(index: int, context: Context) -> Evidence | None:
    """What a list says of itself and nobody's name: "Total: 9 organizations", "Updated 3 May", "Show more"."""
    region, line, marks = context.region(index), context.facts[index], context.marks
    if region is None or region.style == "paragraph" or line.number is not None:
        return None
    if not line.bullet and (is_group_heading(line, marks) or opening_cue(marks, index) == "statement"):
        return None
    said = remark_on_list(line, marks.vocabulary)
    if said is None:
        return None
    if said == "total":
        return Evidence("list-total", "furniture", "it counts those who are listed, and names none", 0.965)
    return Evidence("list-remark", "furniture", "it speaks of the list, and names nobody", 0.965)


def letter_head(index: int, context: Context) -> Evidence | None:
    """A letter of the alphabet alone on its line, over names that begin with it."""
    region, line = context.region(index), context.facts[index]
    if region is None or len(line.plain) != 1 or not line.rest.isupper() or line.number is not None:
        return None
    below = context.after(index)
    if below is None or not below.plain.startswith(line.plain) or below.plain == line.plain:
        return None
    return Evidence("letter-head", "furniture", "it is the letter with which the names below begin", 0.967)


def translated_line(index: int, context: Context) -> Evidence | None:
    """A line that is the one above it in another script, where every second line is."""
    if index in context.translated:
        return Evidence("translated-line", "signatory", "it is the line above in another script", 0.958)
    return None


def below_signer(index: int, context: Context) -> Evidence | None:
    """A line under a farewell that says of who signs above what they are; one that wraps is none."""
    if index in context.below_signers:
        return Evidence("role-line", "signatory", "it says what those are who sign above it", 0.87)
    return None


def address_line(index: int, context: Context) -> Evidence | None:
    """A line of the address of who stands above it; its country is said of them as a place is."""
    if index not in context.addresses:
        return None
    if is_place(context.facts[index].rest):
        return Evidence("role-line", "signatory", "it is the country of an address", 0.957)
    return Evidence("address-line", "signatory", "it says where those live who stand above it", 0.957)


def role_line(index: int, context: Context) -> Evidence | None:
    """A role under a person's name, or an affiliation under a role; "Senator Jane Roe" is neither."""
    region, line = context.region(index), context.facts[index]
    if region is None or index == region.first or line.bullet or region.style == "paragraph" or line.number is not None:
        return None
    above, vocabulary = context.before(index), context.marks.vocabulary
    held = above is not None and (index - above.index == 1 or context.roles_apart[context.list_of[index]])
    if above is None or not held or region.layout.shape != "lines" or names_a_person(line.rest, vocabulary):
        return None
    if not context.with_roles[context.list_of[index]]:
        return None
    if looks_like_person(above.rest, vocabulary) and starts_with_role(line.rest, vocabulary):
        return Evidence("role-line", "signatory", "it begins with a role and stands under a person's name", 0.91)
    person = context.before(above.index)
    under_role = (
        person is not None and starts_with_role(above.rest, vocabulary) and looks_like_person(person.rest, vocabulary)
    )
    if under_role and is_organization_like(line.rest, vocabulary):
        return Evidence("role-line", "signatory", "it stands under a person's name and role", 0.9)
    return None
