"""Rules for lists whose entries take more than a line: tables with a cell on each, persons over their roles."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.core.model import Evidence
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lists.contacts_within import contacts_within
from sitegen.reading.parsing.lists.list_openings import is_group_heading, is_header_row, opening_cue
from sitegen.reading.parsing.lists.regions import ListRegion
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
from sitegen.reading.parsing.names.unnamed import UNNAMED, counts_others, is_unnamed
from sitegen.reading.parsing.vocabulary import load_forms

LONGEST_UNNAMED = 14  # words
LONGEST_OTHERS = 8  # words
LONGEST_CARD = 7  # lines
MORE = 2  # bold lines of a block that are each over a card


def column_name(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:
    """The names of a table's columns, on one line or one a line."""
    if is_header_row(line, context.marks):
        return Evidence("column-names", "furniture", "it names a table's columns", 0.97)
    if line.index < region.first + 3 * region.layout.header and is_column_name(line):
        return Evidence("column-names", "furniture", "it names a table's column", 0.97)
    return None


def cell_line(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:
    """A line that holds a cell of the row above.

    The list is a table with one cell a line, or a card for each person.
    """
    if line.index == region.first or line.index in region.anchors:
        return None
    layout = region.layout
    if layout.shape == "rows" and line.number is None:
        return Evidence("cell-line", "signatory", "it is a cell of the row whose number stands above", 0.93)
    if layout.shape == "cells" and (place := context.row_position(line.index) % layout.period):
        reason = f"it is the cell “{layout.columns[place]}” of a table with one cell a line"
        return Evidence("cell-line", "signatory", reason, 0.93)
    if layout.shape == "places" and is_place(line.rest):
        return Evidence("cell-line", "signatory", "it is a country below a name, as on most lines here", 0.93)
    below = _below_person(line, region, context)
    return Evidence("role-line", "signatory", below, 0.92) if below else None


def _below_person(line: LineFacts, region: ListRegion, context: Context) -> str | None:
    """Return in words why a line says what the person above is, where the layout says that lines do."""
    shape: Shape = region.layout.shape
    if shape == "pairs" and _is_second(line, context):
        return "every second line here is a person, and this one is none"
    if line.index in context.list_lines.setting.small:
        return "it is set smaller or lighter than the name that it stands under"
    if shape == "cards" and _in_card(line.index, region, context) and not _starts_card(line, region, context):
        return "each block of lines here is one person"
    return None


def _is_second(line: LineFacts, context: Context) -> bool:
    above = context.marks.above(line.index)
    return above is not None and stands_over_what_they_are(above, line)


def _in_card(index: int, region: ListRegion, context: Context) -> bool:
    """Return whether a line stands in a block that is a card: a few lines under a person, or over one who signs."""
    marks = context.marks
    if marks.begins_block(index):
        return False
    block = [line for line in _under_bold(index, context) if line.index >= region.first]
    lines = [line for line in block if not is_group_heading(line)]
    return 1 < len(lines) <= LONGEST_CARD and lines[0].index < index and is_card(lines)


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


def _starts_card(line: LineFacts, region: ListRegion, context: Context) -> bool:
    """Return whether a line in a card is the next person, whose role stands below: a blank line was lost between."""
    below = context.facts[line.index + 1] if line.index + 1 < len(context.facts) else None
    if context.marks.block(line.index)[0].strong and not line.strong:
        return False  # it stands under a bold name
    if region.cue == "closing" and line.index == region.first + 1:
        return False  # the organization stands over the one who signs for it
    if below is None or starts_with_role(line.rest) or not looks_like_person(line.rest):
        return False
    return starts_with_role(below.rest) and not looks_like_person(below.rest)


def unnamed(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """A signatory who is not named: "Anonymous", "Name withheld (Kenya)". There is nobody to list; a note says so."""
    if region.style == "paragraph" or len(line.words) > LONGEST_UNNAMED:
        return None
    if is_appendage(line.plain.rpartition(",")[2]) or not is_unnamed(line.plain):  # "Anonymous, Inc." is a name
        return None
    return Evidence(UNNAMED, "furniture", "somebody signs here without a name", 0.97)


def placeholder(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """A line that shows how to sign, with the names of columns for a name: "Name (affiliation)", "Example Name"."""
    if region.style == "paragraph" or not is_placeholder(line):
        return None
    return Evidence("placeholder", "furniture", "it shows how an entry is written, and names nobody", 0.97)


def others_counted(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """More who sign, counted and not named: "and 214 others", "+ 30 more organizations"."""
    if region.style == "paragraph" or len(line.words) > LONGEST_OTHERS or line.number is not None:
        return None
    if not counts_others(line.plain):
        return None
    return Evidence("others-counted", "furniture", "it counts more who sign, and names none", 0.97)


def others_follow(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """Words that say that more signed than are listed, and do not count them: "More signatures follow", "et al."."""
    if line.index == region.first or region.style == "paragraph" or line.number is not None:
        return None
    if line.plain.strip(" .…:;,*_()[]–—-") not in load_forms("others_follow"):
        return None
    return Evidence("others-follow", "furniture", "it says that more signed, and names none", 0.97)


def contact_within(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:
    """Whom to ask in a body that signs, below its name."""
    if line.index == region.first or line.index not in contacts_within(context.marks):
        return None
    return Evidence("contact-within", "contact", "it says whom to ask in the body that signs above it", 0.97)


def list_remark(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:
    """What a list says of itself and nobody's name: "Total: 9 organizations", "Updated 3 May", "Show more"."""
    marks = context.marks
    if region.style == "paragraph" or line.number is not None:
        return None
    if not line.bullet and (is_group_heading(line) or opening_cue(marks, line.index) == "statement"):
        return None
    said = remark_on_list(line)
    if said is None:
        return None
    if said == "total":
        return Evidence("list-total", "furniture", "it counts those who are listed, and names none", 0.965)
    return Evidence("list-remark", "furniture", "it speaks of the list, and names nobody", 0.965)


def letter_head(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """A letter of the alphabet alone on its line, over names that begin with it."""
    letter = line.plain.strip(" -–—.*:")
    if len(letter) != 1 or not letter.isalpha() or line.rest != line.rest.upper() or line.number is not None:
        return None
    below = context.marks.below(line.index)
    if below is None or not below.plain.startswith(letter) or below.plain == line.plain:
        return None
    return Evidence("letter-head", "furniture", "it is the letter with which the names below begin", 0.967)


def translated_line(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """A line that is the one above it in another script, where every second line is."""
    if line.index not in context.list_lines.translated:
        return None
    return Evidence("translated-line", "signatory", "it is the line above in another script", 0.958)


def below_signer(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """A line under a farewell that says of who signs above what they are; one that wraps is none."""
    if line.index not in context.list_lines.below_signers:
        return None
    return Evidence("role-line", "signatory", "it says what those are who sign above it", 0.87)


def office_over(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """The office of who stands on the line below, where offices stand over those who hold them."""
    if line.index not in context.list_lines.offices_over:
        return None
    return Evidence("office-over", "signatory", "it is the office of who stands below it", 0.958)


def address_line(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:  # noqa: ARG001
    """A line of the address of who stands above it; its country is said of them as a place is."""
    if line.index not in context.list_lines.addresses:
        return None
    if is_place(line.rest):
        return Evidence("role-line", "signatory", "it is the country of an address", 0.957)
    return Evidence("address-line", "signatory", "it says where those live who stand above it", 0.957)


def role_line(line: LineFacts, region: ListRegion, context: Context) -> Evidence | None:
    """A role under a person's name, or an affiliation under a role; "Senator Jane Roe" is neither."""
    habits = context.habits_at(line.index)
    upper = context.facts[line.index - 1]
    if line.index > region.first and upper.bullet and upper.strong and not (line.marked or line.strong or line.level):
        return Evidence("role-line", "signatory", "it stands right under a name in bold, and is not bold", 0.92)
    listed = region.style != "paragraph" and region.layout.shape == "lines" and habits.with_roles
    if line.index == region.first or line.marked or not listed:
        return None
    above = context.marks.above(line.index)
    held = above is not None and (line.index - above.index == 1 or habits.roles_apart)
    if above is None or not held or names_a_person(line.rest):
        return None
    if looks_like_person(above.rest) and starts_with_role(line.rest):
        return Evidence("role-line", "signatory", "it begins with a role and stands under a person's name", 0.91)
    person = context.marks.above(above.index)
    under_role = starts_with_role(above.rest) and is_organization_like(line.rest)
    if under_role and person is not None and looks_like_person(person.rest):
        return Evidence("role-line", "signatory", "it stands under a person's name and role", 0.9)
    return None
