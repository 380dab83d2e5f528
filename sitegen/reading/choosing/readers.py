"""The three readers: the rules, the second reader, and the rules on the second reader's places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sitegen.core.diagnostics import Checked
from sitegen.core.model import Evidence, FactKind, Letter, LineReading, Reading
from sitegen.core.source import Source
from sitegen.reading.choosing.told import Tell, allowed_labels, listed_by, lists_as_told, tell_facts
from sitegen.reading.labelling.entries import draft_labelled
from sitegen.reading.labelling.hardening import harden
from sitegen.reading.labelling.model import Label, Weights, likeliest, margin, score, values_of
from sitegen.reading.labelling.signs import Page, look_at
from sitegen.reading.labelling.typed import as_typed
from sitegen.reading.labelling.units import make_units
from sitegen.reading.parsing.context import Context, Overview, survey_lists
from sitegen.reading.parsing.letter import interpret
from sitegen.reading.parsing.lines.facts import LineFacts, read_facts
from sitegen.reading.parsing.lines.landmarks import Landmarks, is_address
from sitegen.reading.parsing.lines.likeness import name_likeness
from sitegen.reading.parsing.lists.asides import lines_aside
from sitegen.reading.parsing.lists.finding_lists import find_lists
from sitegen.reading.parsing.lists.placed import place_lists
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.names.drafts import Draft
from sitegen.reading.parsing.names.placeholders import is_placeholder, names_nobody
from sitegen.reading.senders.asking import Answer


@dataclass(frozen=True, slots=True)
class Task:
    """What all readers are given: the source, looked over; what a person or a field said of its lines; its kin.

    `fields` are those lines of which a field alone speaks; `headings` are names of such fields, which open lists.
    `sentences` are those that name who signs, as a person says; to `kinds` they are text.
    """

    source: Source
    overview: Overview
    kinds: Mapping[int, FactKind]
    siblings: Sequence[Letter] = ()
    fields: Mapping[int, FactKind] = field(default_factory=dict)
    headings: Mapping[int, Evidence] = field(default_factory=dict)
    sentences: tuple[ListRegion, ...] = ()

    @property
    def marks(self) -> Landmarks:
        """The landmarks of the source."""
        return self.overview.marks

    def lists(self, found: tuple[ListRegion, ...]) -> tuple[ListRegion, ...]:
        """Return the lists that were found, as a person says that they are, or a field; what words open stands."""
        opened = {at for one in found if one.cue == "statement" for at in range(one.opener, one.last + 1)}
        headings: Mapping[int, FactKind] = dict.fromkeys(self.headings, "text")  # no entries
        said = {at: kind for at, kind in {**headings, **self.fields}.items() if at not in opened}
        kinds = {**said, **{at: kind for at, kind in self.kinds.items() if at not in self.fields}}
        return self.with_sentences(lists_as_told(self.marks, found, kinds))

    def with_sentences(self, lists: tuple[ListRegion, ...]) -> tuple[ListRegion, ...]:
        """Return lists with the sentences that name who signs."""
        return tuple(sorted((*lists, *self.sentences), key=lambda one: one.first)) if self.sentences else lists

    def tell(self, before: Tell | None = None) -> Tell | None:
        """Return what gives lines the roles that a person says, or names of fields, and else what `before` says."""

        def headed(one: LineReading) -> Evidence | None:
            return self.headings.get(one.line - 1) or (before(one) if before else None)

        return tell_facts(self.kinds, headed if self.headings else before)


MOST_UNITS = 20_000  # units of a letter that the second reader looks at; of a longer text it says nothing


@dataclass(frozen=True, slots=True)
class Labelled:
    """A letter as the second reader sees it: a label for each unit, the entries that follow, what each label weighs.

    `signature` is who may send a letter in which neither is seen.
    """

    page: Page
    labels: tuple[Label, ...]
    drafts: tuple[Draft, ...]
    scores: tuple[Sequence[int], ...] = ()
    signature: Answer | None = None

    @property
    def signed(self) -> bool:
        """Whether somebody is believed to send the letter."""
        return self.signature is not None and self.signature.certain

    @property
    def lines(self) -> list[int]:
        """The first line (from 1) of every entry."""
        return [draft.first + 1 for draft in self.drafts]


def read_by_rules(task: Task) -> Checked[Reading]:
    """Return the letter as the rules read it."""
    context = survey_lists(task.overview, task.lists(find_lists(task.marks)))
    return interpret(task.source, context, task.siblings, task.tell())


def label(task: Task, weights: Weights) -> Labelled:
    """Return what the second reader says of every unit of a letter: nothing, if there are too many."""
    units = make_units(task.marks)
    page = look_at(units if len(units) <= MOST_UNITS else (), task.marks)
    if not page.units:
        return Labelled(page, (), ())
    may = allowed_labels(page.units, task.kinds)
    scores = tuple(score(values_of(page), len(page.units), weights))
    likely = likeliest(scores, weights, may)
    hard = harden(page, likely)
    aside = lines_aside(task.marks)
    labels = tuple(
        one if one in may.get(at, (one,)) else before for at, (one, before) in enumerate(zip(hard, likely, strict=True))
    )
    labels = tuple(
        "note" if at not in may and _is_nobody(unit.facts, one, aside=unit.first in aside) else one
        for at, (unit, one) in enumerate(zip(page.units, labels, strict=True))
    )
    labels = as_typed(page, labels, task.overview.places)
    labels = tuple(
        "wrapped" if unit.first in task.marks.said and at not in may and one in ("entry", "heading") else one
        for at, (unit, one) in enumerate(zip(page.units, labels, strict=True))
    )
    drafts = draft_labelled(page.units, labels)
    drafts += [Draft((one.text,), one.first, one.last) for region in task.sentences for one in region.names]
    return Labelled(page, labels, tuple(sorted(drafts, key=lambda one: one.first)), scores)


def _is_nobody(line: LineFacts, label: Label, *, aside: bool) -> bool:
    """Return whether what is labelled an entry names nobody: it stands where nobody signs, or is an address of mail."""
    return (aside and label in ("entry", "wrapped")) or (label == "entry" and is_address(line))


def share_named(entries: Sequence[str]) -> float:
    """Return which share of entries look like names: are no sentences, and do not say where, or what, somebody is."""
    facts = read_facts(entries)
    nobody = (is_placeholder(one) or names_nobody(one) for one in facts)
    like = [name_likeness(one) >= LIKE for one in facts]
    return sum(yes and not no for yes, no in zip(like, nobody, strict=True)) / max(1, len(like))


LIKE = 0.5  # likeness to a name, from which an entry may be one: names without capitals are hardly more like one


def sureness(seen: Labelled, lines: Sequence[int], weights: Weights) -> int:
    """Return how sure the second reader is that a reading with entries on these lines (from 1) is not right.

    In hundredths of the logarithm of odds; 0 where it sees entries on the same lines. Of several units on a line that
    has entries it may say what it likes.
    """
    taken = frozenset(lines)
    alone = Counter(unit.first for unit in seen.page.units)
    fixed: dict[int, frozenset[Label]] = {}
    for at, unit in enumerate(seen.page.units):
        if unit.first + 1 not in taken:
            fixed[at] = NO_ENTRY
        elif alone[unit.first] == 1:
            fixed[at] = ENTRY
    return margin(seen.scores, weights, fixed)


NO_ENTRY: frozenset[Label] = frozenset(("before", "wrapped", "heading", "note", "behind"))
ENTRY: frozenset[Label] = frozenset(("entry",))


def read_on_places(task: Task, seen: Labelled) -> Checked[Reading]:
    """Return the letter as the rules read it if its lists stand where the second reader sees them."""
    context = survey_lists(task.overview, task.lists(place_lists(task.marks, spans_of(seen))))
    told = _headings(seen, context)
    return interpret(task.source, context, task.siblings, task.tell(lambda one: told.get(one.line - 1)))


def read_second(task: Task, seen: Labelled) -> Checked[Reading]:
    """Return the letter with the second reader's own entries; the rules read what stands around them."""
    placed = place_lists(task.marks, spans_of(seen), listed_by(task.kinds))
    context = survey_lists(task.overview, task.with_sentences(placed))
    told = {**_headings(seen, context), **_entries(seen)}
    drafts = _with_members([one for one in seen.drafts if context.region(one.first) is not None], task.kinds)

    def tell(one: LineReading) -> Evidence | None:
        return told.get(one.line - 1)

    return interpret(task.source, context, task.siblings, task.tell(tell), drafts)


def spans_of(seen: Labelled) -> tuple[tuple[int, int], ...]:
    """Return the lines (from 0, both included) of the lists: entries with all that stands between them."""
    spans: list[tuple[int, int]] = []
    inside = False
    for unit, one in zip(seen.page.units, seen.labels, strict=True):
        if one in ("entry", "wrapped"):
            if inside or (spans and unit.first <= spans[-1][1]):
                spans[-1] = (spans[-1][0], max(spans[-1][1], unit.last))
            else:
                spans.append((unit.first, unit.last))
            inside = True
        elif one in ("before", "behind") and spans and unit.first > spans[-1][1]:
            inside = False
    return tuple(spans)


def _headings(seen: Labelled, context: Context) -> dict[int, Evidence]:
    """Return what the second reader says of lines (from 0) that stand in a list and hold no entry."""
    labels: dict[int, set[Label]] = {}
    for unit, one in zip(seen.page.units, seen.labels, strict=True):
        labels.setdefault(unit.first, set()).add(one)
    told: dict[int, Evidence] = {}
    for line, those in labels.items():
        region = context.region(line)
        if region is not None and those == {"heading"} and region.style != "paragraph":
            told[line] = Evidence("second-reader", "group", "it stands over a part of the list", 0.985)
    return told


def _entries(seen: Labelled) -> dict[int, Evidence]:
    """Return what the second reader says of the lines (from 0) of its entries."""
    told: dict[int, Evidence] = {}
    for unit, one in zip(seen.page.units, seen.labels, strict=True):
        if one == "entry":
            told[unit.first] = Evidence("second-reader", "signatory", "an entry of the list to the second reader", 0.99)
        for line in range(unit.first, unit.last + 1) if one in ("entry", "wrapped") else ():
            told.setdefault(line, Evidence("wrapped-entry", "signatory", "it goes on from the line above", 0.99))
    return told


def _with_members(drafts: Sequence[Draft], kinds: Mapping[int, FactKind]) -> list[Draft]:
    """Return the entries, those that a person calls members under the entry before them."""
    found: list[Draft] = []
    members: dict[int, list[Draft]] = {}
    for draft in drafts:
        if kinds.get(draft.first) == "members" and found:
            members.setdefault(len(found) - 1, []).append(replace(draft, reason="a person said so"))
        else:
            found.append(draft)
    return [replace(one, members=(*one.members, *members.get(at, ()))) for at, one in enumerate(found)]
