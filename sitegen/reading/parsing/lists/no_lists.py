"""What looks like a list of signatories and is none: an empty form, a cover, a table of other things."""

from __future__ import annotations

from sitegen.reading.parsing.lines.facts import COLONS
from sitegen.reading.parsing.lines.landmarks import Landmarks, shown_lines
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.lists.list_openings import is_group_heading, labels_party, names_columns
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.names.naming import names_somebody
from sitegen.reading.parsing.names.placeholders import is_placeholder, names_nobody
from sitegen.reading.parsing.vocabulary import load_words

LONGEST_COVER = 14  # lines of a cover
FEWEST_COLUMNS = 3  # that show that a form has no entries, whatever stands over it
LONGEST_BYLINE = 8  # words by which a cover says whose the text is
FEWEST_PLACES = 2  # lines with figures, of street and town
LONGEST_HEAD = 4  # lines with which a letter begins, and which a form below it repeats


def is_form(marks: Landmarks, region: ListRegion) -> bool:
    """Return whether a list has nothing but names of columns and lines to write on: a form that nobody filled in.

    A heading may stand over it, and the letter's first lines may be printed there again.
    """
    if region.style == "paragraph":
        return False
    columns, top = load_words("cues", "table"), marks.facts[marks.front : marks.front + LONGEST_HEAD]
    repeated = {line.plain for line in top if not line.blank and line.index < region.opener}
    lines = shown_lines(marks, region.first, region.last)
    empty = sum(
        is_placeholder(line) or names_columns(line) or line.plain in repeated or line.plain.strip(" .:*_#") in columns
        for line in lines
    )
    return empty == len(lines) or (empty >= FEWEST_COLUMNS and empty >= len(lines) - 1)


def is_of_nobody(marks: Landmarks, region: ListRegion) -> bool:
    """Return whether a farewell is followed by nobody's name: "Sincerely, students and teachers of the college"."""
    lines = shown_lines(marks, region.first, region.last)
    return region.cue == "closing" and len(lines) == 1 and names_nobody(lines[0])


def is_other_matter(marks: Landmarks, first: int, cue: str) -> bool:
    """Return whether what stands below words that open a list is of its own kind: sources, an appendix, addressees."""
    if labels_party(marks, first):
        return True
    return stops_list(marks, first) and (cue == "closing" or marks.facts[first].level > 0)


def is_mere_table(marks: Landmarks, region: ListRegion) -> bool:
    """Return whether a table's head has a line below it and no word that says what the table is of."""
    line = marks.facts[region.first]
    return line.text.startswith("|") and not names_columns(line) and not is_group_heading(line)


def _is_address(marks: Landmarks, region: ListRegion) -> bool:
    """Return whether lines right over a salutation say to whom the letter goes: "To the …", or street and town."""
    below = marks.below(region.last)
    if below is None or "salutation" not in marks.cues[below.index]:
        return False
    lines = shown_lines(marks, region.first, region.last)
    addressed = sum("addressee" in marks.cues[line.index] for line in lines)
    return addressed == len(lines) or sum(any(map(str.isdecimal, line.text)) for line in lines) >= FEWEST_PLACES


def is_cover(marks: Landmarks, region: ListRegion) -> bool:
    """Return whether words that open a list stand on a cover: bare lines below that name nobody, and no text before.

    A sentence that goes on to a colon stands on none ("The following companies have agreed to the pledge:").
    """
    above = marks.facts[max(region.opener, marks.previous_line(region.first - 1))]
    if above.text.endswith(COLONS) and len(above.words) > LONGEST_BYLINE:
        return False
    if any(is_prose(marks.block(block.first, 6)) for block in marks.blocks_before(region.opener)):
        return False
    if _is_address(marks, region):
        return True
    lines = shown_lines(marks, region.first, region.last)
    if region.style != "plain" or region.layout.shape != "lines" or len(lines) > LONGEST_COVER:
        return False
    return sum(names_somebody(line) for line in lines) < 0.34 * len(lines)
