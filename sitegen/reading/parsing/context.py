"""What a rule may look at: the letter's landmarks, its lists, where its parts begin, and how wide its lines run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from sitegen.core.source import Evidence, Place, Source, Zone
from sitegen.reading.parsing.lines.facts import LineFacts, read_facts
from sitegen.reading.parsing.lines.landmarks import Landmarks, find_landmarks, has_marker
from sitegen.reading.parsing.lines.language import detect_language
from sitegen.reading.parsing.lines.ordinals import with_ordinals
from sitegen.reading.parsing.lists.body_start import body_start, first_appendix, line_width
from sitegen.reading.parsing.lists.dated_entries import without_entries
from sitegen.reading.parsing.lists.entry_marks import with_entry_marks
from sitegen.reading.parsing.lists.farewells import with_farewells_apart
from sitegen.reading.parsing.lists.finding_lists import find_lists
from sitegen.reading.parsing.lists.habits import ListHabits, habits_of_list
from sitegen.reading.parsing.lists.list_lines import ListLines, find_list_lines
from sitegen.reading.parsing.lists.passed_on import note_above
from sitegen.reading.parsing.lists.regions import ListRegion, Stretch, stretches_of
from sitegen.reading.parsing.lists.running_heads import find_repeated
from sitegen.reading.parsing.names.name_columns import with_names_joined
from sitegen.reading.parsing.vocabulary import Vocabulary, load_vocabulary

MOST_HEADINGS = 20  # that are asked for the language of a page without sentences
LONGEST_HEADING = 10  # words of a line that heads an annex


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that a rule may look at. Lines count from 0 here.

    `zones` holds the lines that the page sets apart from its text; where the format knows places, they and not
    `repeated` words tell furniture. `list_of` is the number of the list that holds a line, or -1; `opened` holds, under
    every line that opens a list, that list. The letter's text stands on lines `body_start` to before `body_end`. `rows`
    are places of lines in tables with a cell on each line; behind the lists, notes begin at `notes_from` and what is
    enclosed at `annex_from`, or -1.
    """

    marks: Landmarks
    zones: Mapping[int, Zone]
    lists: tuple[ListRegion, ...]
    list_of: tuple[int, ...]
    opened: Mapping[int, ListRegion]
    body_start: int
    body_end: int
    width: int
    repeated: frozenset[str]
    language: str | None
    stretches: Mapping[int, Stretch]
    rows: Mapping[int, int]
    notes_from: int
    annex_from: int
    habits: tuple[ListHabits, ...]
    list_lines: ListLines
    evidence: tuple[Evidence, ...]
    sizes: tuple[float, ...]

    @property
    def facts(self) -> tuple[LineFacts, ...]:
        """The facts of every line."""
        return self.marks.facts

    @property
    def language_vocabulary(self) -> Vocabulary:
        """The words of the letter's language, or of all where it is not known."""
        return load_vocabulary().only(self.language)

    def region(self, index: int) -> ListRegion | None:
        """Return the list that holds line `index`, or None."""
        number = self.list_of[index]
        return self.lists[number] if number >= 0 else None

    def habits_at(self, index: int) -> ListHabits:
        """Return the habits of the list that holds line `index`."""
        return self.habits[self.list_of[index]]

    def over_text(self, index: int) -> bool:
        """Return whether line `index` stands over the letter's text, behind front matter."""
        return self.marks.front <= index < self.body_start

    def within_text(self, index: int) -> bool:
        """Return whether line `index` stands where the letter's text does."""
        return self.body_start <= index < self.body_end

    def behind_lists(self, index: int) -> bool:
        """Return whether line `index` stands behind the last list, if there is one."""
        return bool(self.lists) and index > self.lists[-1].last

    def is_anchor(self, index: int) -> bool:
        """Return whether the number on line `index` counts an entry of a list."""
        region = self.region(index)
        return region is not None and index in region.anchors

    def row_position(self, index: int) -> int:
        """Return how many lines of its table, column names aside, stand before line `index`."""
        return self.rows.get(index, 0)


@dataclass(frozen=True, slots=True)
class Overview:
    """A source as it is seen before its lists are known.

    What the page sets apart (`zones`) stands between no two lines of the text, so `marks` are those of the text alone,
    in which such lines are blank; `facts` has every line as it is. `places` are as in `Source`, `evidence` and `sizes`
    as in `Context`.
    """

    marks: Landmarks
    facts: tuple[LineFacts, ...]
    zones: Mapping[int, Zone]
    places: tuple[Place | None, ...]
    evidence: tuple[Evidence, ...]
    sizes: tuple[float, ...]


def look_over(source: Source) -> Overview:
    """Return what is seen of a source before its lists are known."""
    zones = {index: place.zone for index, place in enumerate(source.places) if place and place.zone != "flow"}
    seen = _with_headings(read_facts(source.lines, source.page_starts), source.places)
    facts = with_names_joined(with_ordinals(seen))
    marks = _landmarks(facts, zones)
    if note := note_above(marks, source.evidence, zones):
        zones |= dict.fromkeys((at for at in note if not facts[at].blank), "header")
        marks = _landmarks(facts, zones)
    return Overview(marks, facts, zones, source.places, source.evidence, _sizes(source))


def _landmarks(facts: Sequence[LineFacts], zones: Mapping[int, Zone]) -> Landmarks:
    flow = tuple(LineFacts(one.index, one.raw, "", "", "") if one.index in zones else one for one in facts)
    return with_entry_marks(with_farewells_apart(without_entries(find_landmarks(flow))))


def _with_headings(facts: tuple[LineFacts, ...], places: Sequence[Place | None]) -> tuple[LineFacts, ...]:
    """Return facts with the levels of the headings that the file itself tells of, of those that are one line.

    What stands on the lines of a longer one says too little to be looked at by itself.
    """
    told = Counter((place.page, place.paragraph) for place in places if place and place.heading)
    if not told:
        return facts
    return tuple(
        replace(line, level=place.heading)
        if place and told[place.page, place.paragraph] == 1 and not line.level
        else line
        for line, place in zip(facts, places, strict=True)
    )


def survey(source: Source) -> Context:
    """Return the context of a source: its landmarks, lists and parts."""
    overview = look_over(source)
    return survey_lists(overview, find_lists(overview.marks))


def survey_lists(overview: Overview, lists: tuple[ListRegion, ...]) -> Context:
    """Return the context of a letter whose lists are known."""
    marks, zones = overview.marks, overview.zones
    width = line_width(marks)
    list_of = [-1] * len(marks.facts)
    for number, region in enumerate(lists):
        list_of[region.first : region.last + 1] = [number] * (region.last + 1 - region.first)
    start = body_start(marks, lists, list_of)
    letter = marks.facts[marks.front : first_appendix(marks)]
    text = [line for line in letter if list_of[line.index] < 0] if lists else letter
    behind = (region.opener for region in lists if region.opener > start and not region.is_text)
    end = min(behind, default=len(marks.facts))
    facts = tuple(overview.facts[one.index] if one.index in zones else one for one in marks.facts)
    parted = [stretches_of(one, marks.facts) for one in lists]
    numbered = [those for one, those in zip(lists, parted, strict=True) if one.style == "numbered"]
    return Context(
        marks=replace(marks, facts=facts) if zones else marks,
        zones=zones,
        lists=lists,
        list_of=tuple(list_of),
        opened={line: one for one in reversed(lists) for line in range(one.opener, one.first)},
        body_start=start,
        body_end=end,
        width=width,
        repeated=frozenset() if overview.places else find_repeated(marks, lists),
        language=detect_language(text, _said_over_lists(marks)) or _told_language(overview),
        stretches={line: one for those in numbered for one in those for line in range(one.first, one.last + 1)},
        rows=_row_positions(marks, lists),
        notes_from=_notes_from(marks, lists),
        annex_from=_annex_from(marks, lists),
        habits=tuple(habits_of_list(marks, one, those) for one, those in zip(lists, parted, strict=True)),
        list_lines=find_list_lines(marks, lists, width, overview.places),
        evidence=overview.evidence,
        sizes=overview.sizes,
    )


def _said_over_lists(marks: Landmarks) -> list[str]:
    """Return what front matter and headings say of what the page holds."""
    fields = [marks.fields[name][0] for name in ("title", "subtitle", "description") if name in marks.fields]
    return fields + [line.rest for line in marks.facts[marks.front :] if line.level][:MOST_HEADINGS]


def _told_language(overview: Overview) -> str | None:
    """Return the language that the file itself names, if it is known; a page may name that of its menus."""
    known = {one.code for one in load_vocabulary().languages}
    told = [one.value[:2].lower() for one in overview.evidence if one.kind == "language"]
    return next((code for code in told if code in known), None)


def _sizes(source: Source) -> tuple[float, ...]:
    """Return how large every line is set, as a share of the usual size; nothing where the format knows no sizes."""
    if not source.places:
        return ()
    usual = median(one.size for one in source.places if one)
    return tuple(one.size / usual if one and usual else 1.0 for one in source.places)


def _notes_from(marks: Landmarks, lists: tuple[ListRegion, ...]) -> int:
    """Return the line of the first note behind the last list, or -1."""
    start = lists[-1].last + 1 if lists else len(marks.facts)
    return next((line.index for line in marks.facts[start:] if not line.blank and has_marker(line)), -1)


def _annex_from(marks: Landmarks, lists: tuple[ListRegion, ...]) -> int:
    """Return the line behind the last list that heads what is enclosed, or -1."""
    start = lists[-1].last + 1 if lists else len(marks.facts)
    below = (line for line in marks.facts[start:] if "attachment" in marks.cues[line.index])
    return next((line.index for line in below if len(line.words) <= LONGEST_HEADING), -1)


def _row_positions(marks: Landmarks, lists: tuple[ListRegion, ...]) -> dict[int, int]:
    positions: dict[int, int] = {}
    for region in lists:
        if region.layout.shape == "cells":
            lines = [line for line in range(region.first, region.last + 1) if not marks.facts[line].blank]
            positions |= {line: place for place, line in enumerate(lines[region.layout.header :])}
    return positions
