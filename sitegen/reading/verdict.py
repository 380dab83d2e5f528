"""A verdict on a reading: well read, look here, or badly read, with reasons in words and the lines to look at.

Each ground is a function that says how grave its doubt is, from 0 to 1: a full 1 makes a reading badly read, and doubts
add up. The weights were set by hand on the very letters on which `tests/benchmarks/reading.md` counts flagged letters
and false alarms: of letters unseen, those shares promise nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import BADLY_READ, GUESSED_LIST, LOOK_HERE, UNPARTED_LIST
from sitegen.core.model import Grade, Letter, Member, Reading, ReadingVerdict, Signatory, VerdictReason
from sitegen.core.source import Source, said_lines
from sitegen.reading.agreement import agreement
from sitegen.reading.labelling.signs import Page
from sitegen.reading.parsing.facts import COLONS
from sitegen.reading.parsing.persons import names_a_person, starts_with_role
from sitegen.reading.parsing.shapes import is_text

BADLY, DOUBTFUL = 1.0, 0.5  # sums of doubts from which a reading is badly read, and in doubt

_PLACED = frozenset(("addressee", "cc", "date", "title", "salutation", "statement", "closing", "contact", "group"))


@dataclass(frozen=True, slots=True)
class Ground:
    """A doubt: how grave, in words, and on which lines."""

    weight: float
    reason: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Readings:
    """What a verdict looks at: the reading that is taken, the letter's units, and where each reader sees entries.

    `rules`, `second` and `chosen` are the lines (from 1) on which entries begin; `doubts` are those of the reading.
    """

    reading: Reading
    page: Page
    rules: Sequence[int]
    second: Sequence[int]
    chosen: Sequence[int]
    doubts: Sequence[Diagnostic] = ()

    @property
    def entries(self) -> list[Signatory | Member]:
        """Every entry and member, in the order of the list."""
        found: list[Signatory | Member] = []
        for one in self.reading.letter.signatories:
            found += (one, *one.members)
        return found


def reach_verdict(read: Readings) -> ReadingVerdict:
    """Return how far a reading can be trusted, the gravest doubt first."""
    grounds = sorted((one for ground in GROUNDS for one in ground(read)), key=lambda one: (-one.weight, one.first))
    total = sum(one.weight for one in grounds)
    grade: Grade = "badly read" if total >= BADLY else "look here" if total >= DOUBTFUL else "well read"
    return ReadingVerdict(grade, tuple(VerdictReason(one.reason, one.first, one.last) for one in grounds))


def verdict_on(source: Source, reading: Reading) -> tuple[Diagnostic, ...]:
    """Return what a verdict has to say to an editor: nothing of what is well read, else one message with reasons."""
    verdict = reading.verdict
    if verdict is None or verdict.grade == "well read":
        return ()
    code = BADLY_READ if verdict.grade == "badly read" else LOOK_HERE
    first, last = (verdict.reasons[0].first, verdict.reasons[0].last) if verdict.reasons else (1, 1)
    reasons = "; ".join(f"{one.reason} ({said_lines(one.first, one.last)})" for one in verdict.reasons)
    return (code.at(source.span(first, last), f"{verdict.grade}: {reasons}", HINT),)


HINT = (
    "compare the list with the original. To say what lines are: sitegen import --is 115-148=signatories FILE\n"
    "if all is right, say so in the manuscript's front matter: settled: [{of: reading, reason: …}]"
)


def readers_differ(read: Readings) -> Iterator[Ground]:
    """The second reader sees other entries than the reading that is taken, or the rules see some that it lacks.

    The second reader has learned from long lists, so of few entries its disagreement says little; nor does it where it
    sees a part of a list that words open.
    """
    sources = _sources(read)
    seen = [line for line in read.second if line not in sources]
    taken, second, rules = Counter(read.chosen), Counter(seen), Counter(read.rules)
    agreed = agreement(read.chosen, seen)
    if agreed < HALF_AGREED:
        first, last = _densest(sorted(((taken - second) + (second - taken)).keys()))
        words = f"two readers of the list agree on {agreed:.0%} of it only"
        few = len(read.chosen) + len(seen) <= SHORT
        part = set(seen)
        told = all(one.code != GUESSED_LIST.code for one in read.doubts)
        within = bool(part) and told and agreement([one for one in read.chosen if one in part], seen) >= HALF_AGREED
        grave = 0.3 if (few and read.chosen) or within else min(1.0, 0.5 + (AGREED - agreed) / AGREED)
        yield Ground(0.15 if agreed >= AGREED else grave, words, first, last)
    elsewhere = sorted((rules - taken).keys())
    if taken != rules:
        contradicted = len(elsewhere) >= 3 and len(elsewhere) > 0.2 * len(read.rules)
        first, last = _densest(elsewhere) if elsewhere else _densest(sorted((taken - rules).keys()) or [1])
        words = f"the rules alone find {len(read.rules)} entries, the reading that was taken {len(read.chosen)}"
        yield Ground(0.5 if contradicted else 0.25, words, first, last)


AGREED, HALF_AGREED = 0.8, 0.92  # agreement of the readers from which a difference says little, and nothing
SHORT = 12  # entries that two readers see together in a short list


def _sources(read: Readings) -> set[int]:
    """Return the lines that hold a note with an address: where something is to be found, and nobody who signs."""
    return {
        one.line
        for one in read.reading.lines
        if one.winner.role == "footnote" and "://" in read.page.marks.facts[one.line - 1].text
    }


def _densest(lines: Sequence[int], gap: int = 5) -> tuple[int, int]:
    """Return the stretch that holds most of `lines`, which lie at most `gap` apart in it."""
    best = start = last = lines[0]
    most, count = 0, 0
    best_last = best
    for line in lines:
        start, count = (start, count + 1) if line - last <= gap else (line, 1)
        last = line
        if count > most:
            most, best, best_last = count, start, line
    return best, best_last


def names_outside(read: Readings) -> Iterator[Ground]:
    """Many units that look like names stand outside the list: in a run, in all, or below words that open a list."""
    outside = _outside(read)
    count = len(read.entries)
    lines = [read.page.units[at].first + 1 for at in outside]
    if len(outside) >= max(6, 0.5 * count):
        words = f"{len(outside)} lines outside the list look like names; {count} are listed"
        yield Ground(0.3 if not count else 0.5, words, *_densest(lines))
        return
    run = _longest_run(outside)
    first, last = (read.page.units[at].first + 1 for at in (run[0], run[-1])) if run else (0, 0)
    if len(run) >= RUN and last - first >= RUN - 1:
        yield Ground(0.5, f"{len(run)} lines in a row outside the list look like names", first, last)
    else:
        yield from _opened_in_vain(read, frozenset(outside))


RUN = 8  # units like names in a row: a list, or a part of one


def _outside(read: Readings) -> list[int]:
    """Return the places of units that look like names and are on no list, nor in the midst of running text."""
    marks = read.page.marks
    held = {line for one in read.entries for line in range(one.line, one.last + 1)} | _sources(read)
    roles = {one.line: one.winner.role for one in read.reading.lines}
    texts = {
        block
        for block in {marks.block_of[unit.first] for unit in read.page.units} - {-1}
        if is_text(marks.following(marks.blocks[block].first, 12), marks.vocabulary)
    }
    return [
        at
        for at, unit in enumerate(read.page.units)
        if read.page.namely[at]
        and len(unit.facts.words) > 1
        and not unit.facts.level
        and not unit.facts.text.endswith(COLONS)
        and unit.first + 1 not in held
        and roles[unit.first + 1] not in _PLACED
        and not (roles[unit.first + 1] == "body" and marks.block_of[unit.first] in texts)
    ]


def _longest_run(places: Sequence[int]) -> list[int]:
    """Return the longest run of places that follow each other, of which one may be left out here and there."""
    runs: list[list[int]] = [[]]
    for at in places:
        if runs[-1] and at - runs[-1][-1] > 2:
            runs.append([])
        runs[-1].append(at)
    return max(runs, key=len)


def _opened_in_vain(read: Readings, outside: Collection[int]) -> Iterator[Ground]:
    """Words that open a list stand over lines like names, and none of these is listed."""
    for at, cue in enumerate(read.page.cue):
        below = [one for one in range(at + 1, at + 1 + FEW_BELOW) if one in outside]
        if cue == "statement" and len(below) >= FEW_BELOW - 2:
            line = read.page.units[at].first + 1
            words = "words that open a list of signatories, and what stands below is on none"
            yield Ground(0.5, words, line, read.page.units[below[-1]].first + 1)


FEW_BELOW = 5  # units below words that open a list


def stated_total(read: Readings) -> Iterator[Ground]:
    """The letter counts its signatories otherwise than its list."""
    ledger, stated = read.reading.ledger, read.reading.letter.stated
    if not ledger.missing or not ledger.stated or not ledger.listed:
        return
    expected = ledger.stated - (ledger.undisclosed or 0)
    apart = abs(ledger.missing) / max(1, expected)
    if (stated.bound == "at least" and ledger.missing < 0) or apart < 0.08 or (stated.bound == "about" and apart < 0.2):
        return
    words = f"the letter counts {ledger.stated} signatories, {ledger.listed} are listed"
    yield Ground(min(1.0, 0.4 + apart), words, *_extent(read.reading.letter))


def entries_unlike_names(read: Readings) -> Iterator[Ground]:
    """Many entries are no names by themselves: roles, sentences, rows of names that were not parted, repeats."""
    entries = read.entries
    if not entries:
        return
    vocabulary = read.page.marks.vocabulary
    odd = (
        ("begin with a role or an office", [
            one for one in entries
            if starts_with_role(one.name, vocabulary) and not names_a_person(one.name, vocabulary)
        ]),
        ("are as long as sentences", [one for one in entries if len(one.name.split()) > 14]),
        ("hold several names between semicolons", [one for one in entries if one.entry.count(";") > 1]),
        ("stand on the list more than once", _repeated(entries)),
    )  # fmt: skip
    for words, those in odd:
        share = len(those) / len(entries)
        if share >= 0.2:
            first, last = _densest([one.line for one in those])
            yield Ground(min(1.0, 0.3 + share), f"{len(those)} of {len(entries)} entries {words}", first, last)


def _repeated(entries: Sequence[Signatory | Member]) -> list[Signatory | Member]:
    seen: set[str] = set()
    return [one for one in entries if one.name in seen or seen.add(one.name)]  # type: ignore[func-returns-value]


def noise(read: Readings) -> Iterator[Ground]:
    """Many lines could not be placed."""
    facts = read.page.marks.facts
    lines = [one.line for one in read.reading.lines if one.winner.role == "noise" and facts[one.line - 1].letters]
    shown = sum(one.winner.role != "blank" for one in read.reading.lines)
    if len(lines) < 5 or len(lines) < 0.12 * shown:
        return
    first, last = _densest(lines)
    yield Ground(min(1.0, 0.3 + len(lines) / shown), f"{len(lines)} of {shown} lines could not be placed", first, last)


def nothing_listed(read: Readings) -> Iterator[Ground]:
    """Words say that a list follows, or names stand behind the text, and none is listed."""
    if read.entries:
        return
    opened = [at for at, cue in enumerate(read.page.cue) if cue == "statement"]
    if opened:
        line = read.page.units[opened[-1]].first + 1
        follows = opened[-1] + 1 < len(read.page.units)
        yield Ground(0.5 if follows else 0.3, "words that open a list of signatories, and none was found", line, line)
    last = max((at for at, prose in enumerate(read.page.prose) if prose), default=-1)
    behind = [
        unit.first + 1
        for at, unit in enumerate(read.page.units)
        if at > last and read.page.namely[at] and len(unit.facts.words) > 1
    ]
    if len(behind) >= 3:
        words = f"{len(behind)} lines behind the text look like names, and none is listed"
        yield Ground(0.5, words, behind[0], behind[-1])


def doubts_of_rules(read: Readings) -> Iterator[Ground]:
    """The rules say themselves that they guessed a list, or could not part its names."""
    for code, weight, words in (
        (GUESSED_LIST, 0.25, "no words say that these signed"),
        (UNPARTED_LIST, 0.6, "names that nothing parts from each other"),
    ):
        spans = [one.span for one in read.doubts if one.code == code.code and one.span]
        if spans:
            yield Ground(weight, words, spans[0].first, spans[-1].last)


def groundless(read: Readings) -> Iterator[Ground]:
    """What else has no ground: no title, no date, a language that the rules have no words of, entries of no kind."""
    letter = read.reading.letter
    missing = [name for name, value in (("title", letter.title), ("date", letter.date)) if not value]
    if missing:
        yield Ground(0.05 * len(missing), f"no {' and no '.join(missing)} was found", 1, 1)
    if letter.language is None:
        yield Ground(0.2, "the letter is in no language whose words are known", 1, 1)
    unknown = [one for one in letter.signatories if one.kind == "unknown"]
    if len(unknown) > 0.5 * len(letter.signatories):
        words = f"of {len(unknown)} entries it could not be told whether they are persons or organizations"
        yield Ground(0.05, words, unknown[0].line, unknown[-1].last)


def _extent(letter: Letter) -> tuple[int, int]:
    return letter.signatories[0].line, letter.signatories[-1].last


GROUNDS: tuple[Callable[[Readings], Iterator[Ground]], ...] = (
    readers_differ,
    names_outside,
    stated_total,
    entries_unlike_names,
    noise,
    nothing_listed,
    doubts_of_rules,
    groundless,
)
