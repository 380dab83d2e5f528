"""Grounds for doubt in the list that was read: the readers differ, its numbers do not fit, its entries are no names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sitegen.core.diagnostics.codes import GUESSED_LIST, UNPARTED_LIST
from sitegen.core.model import Letter, Member, Signatory
from sitegen.reading.agreement import agreement
from sitegen.reading.parsing.persons import names_a_person, starts_with_role
from sitegen.reading.parsing.shapes import says_source
from sitegen.reading.verdict.readings import Ground, Readings, densest


def readers_differ(read: Readings) -> Iterator[Ground]:
    """The second reader sees other entries than the reading that is taken, or the rules see some that it lacks.

    The second reader has learned from long lists, so of few entries its disagreement says little; nor does it where it
    sees a part of a list that words open, or nothing of it.
    """
    sources = read.sources
    seen = [line for line in read.second if line not in sources]
    taken, second, rules = Counter(read.chosen), Counter(seen), Counter(read.rules)
    agreed = agreement(read.chosen, seen)
    if agreed < HALF_AGREED:
        first, last = densest(sorted(((taken - second) + (second - taken)).keys()))
        words = f"two readers of the list agree on {agreed:.0%} of it only"
        few = len(read.chosen) + len(seen) <= SHORT
        part = set(seen)
        told = all(one.code != GUESSED_LIST.code for one in read.doubts)
        within = bool(part) and told and agreement([one for one in read.chosen if one in part], seen) >= HALF_AGREED
        unseen = told and bool(read.chosen) and not seen
        grave = 0.3 if (few and read.chosen) or within or unseen else min(1.0, 0.5 + (AGREED - agreed) / AGREED)
        yield Ground(0.15 if agreed >= AGREED else grave, words, first, last)
    elsewhere = sorted((rules - taken).keys())
    if taken != rules:
        contradicted = len(elsewhere) >= 3 and len(elsewhere) > 0.2 * len(read.rules)
        first, last = densest(elsewhere) if elsewhere else densest(sorted((taken - rules).keys()) or [1])
        words = f"the rules alone find {len(read.rules)} entries, the reading that was taken {len(read.chosen)}"
        yield Ground(0.5 if contradicted else 0.25, words, first, last)


AGREED, HALF_AGREED = 0.8, 0.92  # agreement of the readers from which a difference says little, and nothing
SHORT = 12  # entries that two readers see together in a short list


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
        ("hold several names between semicolons", [one for one in entries if one.name.count(";") > 1]),
        ("stand on the list more than once", _repeated(entries)),
        ("are sources of something", [one for one in entries if says_source(one.entry)]),
    )  # fmt: skip
    for words, those in odd:
        share = len(those) / len(entries)
        if share >= 0.2:
            first, last = densest([one.line for one in those])
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
    first, last = densest(lines)
    yield Ground(min(1.0, 0.3 + len(lines) / shown), f"{len(lines)} of {shown} lines could not be placed", first, last)


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
        grave = 0.1 if letter.signatories else 0.5
        yield Ground(grave, "the letter is in no language whose words are known", 1, 1)
    unknown = [one for one in letter.signatories if one.kind == "unknown"]
    if len(unknown) > 0.5 * len(letter.signatories):
        words = f"of {len(unknown)} entries it could not be told whether they are persons or organizations"
        yield Ground(0.05, words, unknown[0].line, unknown[-1].last)


def _extent(letter: Letter) -> tuple[int, int]:
    return letter.signatories[0].line, letter.signatories[-1].last
