"""Finding the lists of signatories: by the words that open one, and where none do, by their look."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.reading.parsing.lines.facts import COLONS
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose, name_likeness
from sitegen.reading.parsing.lists.below_signatures import is_below_signatures
from sitegen.reading.parsing.lists.farewells import beside_farewell, stands_apart
from sitegen.reading.parsing.lists.for_whom_beside import for_whom_on
from sitegen.reading.parsing.lists.guesses import with_guesses
from sitegen.reading.parsing.lists.list_endings import stops_list
from sitegen.reading.parsing.lists.list_openings import end_of_opener, fresh, is_group_heading, opening_cue
from sitegen.reading.parsing.lists.named_others import lines_of_others
from sitegen.reading.parsing.lists.no_lists import is_cover, is_form, is_mere_table, is_of_nobody, is_other_matter
from sitegen.reading.parsing.lists.over_pages import behind_head
from sitegen.reading.parsing.lists.paragraphs import (
    inline_label,
    is_bare_list,
    is_paragraph,
    is_row_of_bodies,
    parted_by_semicolons,
    sole_name,
)
from sitegen.reading.parsing.lists.regions import ListRegion, grow, paragraph_region
from sitegen.reading.parsing.lists.sign_off import find_sign_off, find_signed_as_one, find_signed_by_hand
from sitegen.reading.parsing.lists.unopened import counted_above
from sitegen.reading.parsing.names.cards import has_bold_heads
from sitegen.reading.parsing.names.name_habits import is_signed_mark
from sitegen.reading.parsing.names.naming import begins_with_person, says_for_whom
from sitegen.reading.parsing.names.parted import SEPARATORS, is_row_of_persons, persons_in_turn
from sitegen.reading.parsing.names.persons import is_office, looks_like_person
from sitegen.reading.parsing.names.placeholders import is_placeholder
from sitegen.reading.parsing.vocabulary import fold, load_vocabulary

MOST_LISTS = 40  # a letter has a handful; the bound keeps hostile texts from costing more than linear time
MOST_PARTS = 250  # paragraphs of a list: there are not many more countries
FEWEST_SEPARATORS = 4  # in a paragraph of names under a farewell
MOST_SEEN = 10  # lines that say whether a list follows
LONGEST_FAREWELL = 10  # words of a farewell that is no sentence
LONGEST_OPENER = 12  # words of a sentence that opens a list over a date


def find_lists(marks: Landmarks) -> tuple[ListRegion, ...]:
    """Return the letter's lists of signatories, in order. Where no words open one, the look of a list must do."""
    found: list[ListRegion] = []
    index = marks.front
    while index < len(marks.facts) and len(found) < MOST_LISTS:
        floor = found[-1].last + 1 if found else marks.front
        region = _list_at(marks, index)
        if region is not None and (one := counted_above(marks, region, floor)) is not None:
            region = grow(marks, one, one, region.cue)
        while region is not None:
            found.append(region)
            index = region.last + 1
            region = _next_paragraph(marks, region) if region.style == "paragraph" and len(found) < MOST_PARTS else None
        index += 1
    lists = with_guesses(marks, _without_quoted(marks, found))
    nobody = (is_form, is_of_nobody)
    lists = tuple(region for region in lists if not any(is_none(marks, region) for is_none in nobody))
    others = lines_of_others(marks)
    lists = tuple(region for region in lists if region.first not in others)
    signed = (
        None
        if lists
        else _named_by_fields(marks) or find_signed_by_hand(marks) or find_signed_as_one(marks) or find_sign_off(marks)
    )
    return lists if signed is None else (signed,)


def _named_by_fields(marks: Landmarks) -> ListRegion | None:
    """Return the list of a page that holds nothing else, if its front matter says so ("description: Signatories")."""
    said = (marks.fields.get(name, ("", 0))[0] for name in ("title", "description", "subtitle"))
    if not any(load_vocabulary().cue("statement", fold(one)) is not None for one in said):
        return None
    first = marks.next_line(marks.front)
    if first >= len(marks.facts) or not _looks_like_list(marks, first, first, "statement"):
        return None
    return grow(marks, first, first, "statement")


def _without_quoted(marks: Landmarks, found: list[ListRegion]) -> list[ListRegion]:
    """Leave out what ends a quoted mail, where the list of the letter stands outside the quotation."""
    own = any(region.cue == "statement" and not marks.facts[region.first].quote for region in found)
    return [region for region in found if not (own and marks.facts[region.first].quote)]


def _list_at(marks: Landmarks, index: int) -> ListRegion | None:
    """Return the list that line `index` opens, if it opens one."""
    cue = opening_cue(marks, index)
    if cue is None:
        return None
    own = _on_its_line(marks, index, cue)
    if own is not None:
        return own
    first = _first_entry(marks, index, cue)
    if first is None or is_other_matter(marks, first, cue) or is_below_signatures(marks, first):
        return None
    if not _looks_like_list(marks, index, first, cue):
        return None
    opener = index if fresh(marks, index) else first  # the last line of a sentence stays with its sentence
    region = grow(marks, opener, first, cue)
    is_other = (cue == "group" and is_mere_table(marks, region)) or is_cover(marks, region)
    return None if is_other else region


def _on_its_line(marks: Landmarks, index: int, cue: str) -> ListRegion | None:
    """Return the list whose names begin on the line that opens it, or a signature on the line of its farewell."""
    line = marks.facts[index]
    label = for_whom_on(marks, index)
    if label is not None:
        return paragraph_region(marks, index, index, cue, head=label)
    if cue == "closing" and stands_apart(marks, index):
        return grow(marks, index, index, cue)
    if cue == "closing":
        head, below = beside_farewell(marks, line), marks.below(index)
        told = head is not None and line.rest[len(head) :].startswith(COLONS)
        signed = told or (head is not None and below is not None and is_office(below.rest))
        return paragraph_region(marks, index, index, cue, head=head) if signed else None
    head = sole_name(line) if cue == "statement" else None
    if head is None and (cue != "statement" or inline_label(line, marks) is None):
        return None
    return paragraph_region(marks, index, index, cue, head=head)


def _first_entry(marks: Landmarks, index: int, cue: str) -> int | None:
    """Return the first line of the list that line `index` opens, or None where another line opens it better.

    A date may stand between; but what says more of the signatories than that they follow, and stands over a date, is
    the end of the letter's text.
    """
    if cue == "group":
        return index
    first, line = marks.next_line(end_of_opener(marks, index, cue) + 1), marks.facts[index]
    while first < len(marks.facts) and marks.facts[first].hollow and not marks.facts[first].link:
        first = marks.next_line(first + 1)  # a drawn line
    if first in marks.dates:
        if len(line.words) > LONGEST_OPENER and line.text.endswith((".", "!", "?")):
            return None
        first = marks.next_line(first + 1)
    first = _behind_farewell(marks, first, cue)
    first = _behind_notice(marks, first)
    return None if first >= len(marks.facts) or _opens_nearer(marks, first, cue) else first


def _behind_farewell(marks: Landmarks, first: int, cue: str) -> int:
    """Return the first line behind a second farewell, a whole sentence: "Awaiting your answer," "Please accept …"."""
    line = marks.facts[first] if first < len(marks.facts) else None
    if cue != "closing" or line is None or "closing" not in marks.cues[first] or marks.block_at(first).last != first:
        return first
    return marks.next_line(first + 1) if len(line.words) > LONGEST_FAREWELL else first


def _behind_notice(marks: Landmarks, first: int) -> int:
    """Return the first line of a list whose blocks begin bold, behind a sentence about it: "Names appear hourly."."""
    below = marks.next_line(marks.block_at(first).last + 1) if first < len(marks.facts) else first
    if below >= len(marks.facts) or marks.facts[first].strong or not has_bold_heads(marks, below):
        return first
    return below if is_prose(marks.block(first, 12)) else first


def _opens_nearer(marks: Landmarks, first: int, cue: str) -> bool:
    """Return whether the line after a line that opens a list opens it better: "Sincerely," and then "Signed by:"."""
    nearer, line = opening_cue(marks, first), marks.facts[first]
    if nearer == "statement" and (cue == "closing" or line.text.startswith("(")):
        return True
    said_twice = nearer == "statement" and line.text.endswith(COLONS) and is_prose((line,))
    return nearer == "closing" or said_twice


def _looks_like_list(marks: Landmarks, index: int, first: int, cue: str) -> bool:
    """Return whether the lines from `first` on look like entries, where line `index` opens them."""
    if inline_label(marks.facts[first], marks) is not None or is_paragraph(marks, first):
        return _is_paragraph_of_names(marks, index, first, cue)
    like = list(_look_like_entries(marks, first))
    least, share = {"statement": (1, 0.6), "closing": (1, 0.7), "group": (2, 0.7)}[cue]
    return sum(like) >= least and sum(like) >= share * len(like)


def _is_paragraph_of_names(marks: Landmarks, index: int, first: int, cue: str) -> bool:
    """Return whether a paragraph names who signs: behind a sentence with a full stop, or a farewell, its words must."""
    line = marks.facts[first]
    if cue == "closing":
        marked = sum(len(SEPARATORS.findall(one.rest[:2000])) for one in marks.following(first, 9))
        in_turn = persons_in_turn(line.rest) or is_row_of_bodies(marks, first)
        return marked >= FEWEST_SEPARATORS or in_turn or parted_by_semicolons(marks, first)
    sentence = cue == "statement" and marks.facts[index].text.endswith(".")
    if not sentence or inline_label(line, marks) is not None:
        return True
    return is_bare_list(marks.following(first, 12)) or is_row_of_persons(marks.following(first, 2))


def _look_like_entries(marks: Landmarks, first: int) -> Iterator[bool]:
    """Yield of the lines from `first` on, ten at most, whether each is numbered, bulleted or a name.

    What says only what the person above is does not count, nor a heading that stands first.
    """
    seen, person = 0, False
    for line in marks.facts[first : first + 60]:
        alone = line.number is not None and not line.rest
        if not line.shown or alone or line.index in marks.said or is_placeholder(line) or is_signed_mark(line):
            continue
        if says_for_whom(line) and not seen:
            continue
        below, person = person, looks_like_person(line.rest)
        if below and line.rest[:1].islower() and not line.bullet:
            continue
        ends = stops_list(marks, line.index) or opening_cue(marks, line.index) in ("statement", "closing")
        sentences = not line.marked and marks.begins_block(line.index) and is_prose((line,))
        if seen and (seen >= MOST_SEEN or ends or sentences):
            return
        if is_group_heading(line) and line.index == first:
            continue
        seen += 1
        named = begins_with_person(line) and not is_prose((line,))
        yield line.rest.isdecimal() or named or name_likeness(line) >= (0.4 if line.marked else 0.55)


def _next_paragraph(marks: Landmarks, region: ListRegion) -> ListRegion | None:
    """Return the paragraph of names behind one, if there is another: lists by country come as a paragraph for each."""
    first = behind_head(marks, region.last)
    if first >= len(marks.facts) or stops_list(marks, first) or opening_cue(marks, first) in ("statement", "closing"):
        return None
    if inline_label(marks.facts[first], marks) is None and not is_paragraph(marks, first):
        return None
    return paragraph_region(marks, first, first, region.cue)
