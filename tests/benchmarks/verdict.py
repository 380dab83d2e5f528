"""Weigh the grounds of the verdict anew; `make train` does it (`retrain`).

The corpus' own readings are too good to learn doubt from. So there are made, of every letter with gold: copies in other
layouts (`augmentation`), which the rules read as they can; and readings that are wrong on purpose: half of a list, a
list that begins too early or goes on too long, none, and lists where none stands. Each is a reading with known F1.

The second reader has weights that no letter of that site had a part in, nor copies: one that knows how copies are set
is sure of them as of no letter. No doubt chooses among the readings while they are made, so that what grounds weighed
before is no matter.

Weights are whole numbers, of which 50 are doubt enough to flag a letter, fitted as a logistic regression without
negative weights, with fixed steps and no chance in it, and kept within the bounds that stand here with their reasons.
"""

import math
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from sitegen.core.source import Source
from sitegen.reading import verdict
from sitegen.reading.choosing import compare
from sitegen.reading.parsing.context import survey_lists
from sitegen.reading.parsing.letter import interpret
from sitegen.reading.parsing.lists.placed import place_lists
from sitegen.reading.verdict import find_grounds
from tests.benchmarks.augmentation import COPIES, FAREWELLS, parts_of
from tests.benchmarks.corpus import score_names
from tests.benchmarks.score import share
from tests.benchmarks.train import cross_validated, digest, folds_of, without_copies

WEIGHTS = Path("sitegen/reading/verdict/weights.toml")
POOR, LOST = 0.9, 0.7
ROUNDS, PACE, SHRINK = 400, 1.0, 0.02
PRIOR = 1.0  # what a ground weighs of which nothing is known: every one was thought of as a reason to doubt
SELDOM = 3  # readings that a ground must be found in to weigh anything
# Beginnings of names of grounds that are left out, in turn, of copies of every reading: no witness may be leaned on
# alone, for in layouts that nobody has seen any may be silent.
UNASKED = ("?", ("second", "only-second", "differ", "rules"), ("names", "entries", "noise"))
ENOUGH = 50  # doubt from which a letter is flagged
# What is always looked at, by decision: hardly any copy or letter of the corpus has such grounds, and letters that the
# rules had not seen bore it out (`unseen`). Names cut in two, run into each other or ending alike are in none; nor is
# that a letter's words or headings speak against one who is listed, or that a list goes on otherwise. In the corpus few
# entries are offices. What the second reader sees where the rules find nobody is a guess by no rule. A list above the
# text that no words open may be a menu.
ALWAYS = (
    "block-below", "counted-quite-otherwise", "disbelieved", "entries-addressed", "entries-code", "entries-cut",
    "entries-figures", "entries-labels", "entries-repeats", "entries-roles", "entry-overlong", "few-and-another",
    "few-nameless", "few-signed-within", "guessed-above", "half-marked", "line-over-day", "name-cut", "name-goes-on",
    "name-within", "names-end-alike", "names-in-a-row", "names-joined", "names-nobody", "odd-heading", "opened-in-vain",
    "rules-none", "rules-none-of-few", "says-who-signs", "sender-above", "signer-titled", "signer-told-of",
    "signer-withdrawn", "text-within-few", "unparted",
)  # fmt: skip
# That nobody is listed is no doubt by itself, but one sign of a list beside it is enough.
NOBODY = 30
BESIDE_NOBODY = (
    "counted-and-nobody", "entries-rows", "farewell-and-nobody", "farewell-over-picture", "fields-and-nobody",
    "name-and-day", "name-at-end", "names-and-nobody", "names-behind-text", "names-in-text",
    "no-language-and-nobody", "only-second-lists", "only-second-lists-few", "opened-and-nobody", "worded-and-nobody",
)  # fmt: skip
# The least and the most that a ground may weigh. A letter that counts far otherwise than its list is badly read; copies
# have fewer entries than their text counts. Two say less than copies make believe: that readers differ in a few, and
# that nothing tells persons from organizations. Nine more bounds moved nothing (2026-11-28), and are gone.
BOUNDS = {
    **dict.fromkeys(ALWAYS, (ENOUGH, ENOUGH)), **dict.fromkeys(BESIDE_NOBODY, (ENOUGH - NOBODY, 60)),
    "nobody-listed": (NOBODY, NOBODY), "counted-far-otherwise": (2 * ENOUGH, 2 * ENOUGH),
    "differ-in-few": (0, 8), "no-kinds": (0, 3),
}  # fmt: skip
ALARMS = 0.06  # share of good readings that may be flagged where the weights are fitted


@dataclass(frozen=True)
class Judged:
    """A reading with the names of its grounds for doubt, its F1, what it was made from, and its letter's file."""

    file: str
    made: str
    f1: float
    grounds: frozenset


def readings_of(letter, weights):
    """Yield the readings of one letter: as it is, as copies in other layouts, and wrong on purpose."""
    file = letter.sample.path.name
    found = compare(letter.source, weights=weights)
    yield judged(file, "as it is", found.judged, letter.sample.entries)
    for made, spans in wrong_places(letter):
        context = survey_lists(found.task.overview, place_lists(found.task.marks, spans))
        read = found.judge(interpret(letter.source, context))
        yield judged(file, made, replace(read, rules=read.chosen), letter.sample.entries)
        if not spans:  # a list that none of the readers sees
            unseen = replace(read, rules=(), second=(), chosen=(), against=0)
            yield judged(file, "seen by nobody", unseen, letter.sample.entries)
    parts = parts_of(letter)
    for made, lines in texts_alone(parts) if parts else ():
        source = Source(letter.source.path, "", tuple(lines), markup=letter.source.markup)
        yield judged(file, made, compare(source, weights=weights).judged, ())
    for function in COPIES if parts else ():
        copies = list(function(parts))
        for lines, entries in {0: copies[parts.turn % len(copies)], 1: copies[-1]}.values():
            source = Source(letter.source.path, "", tuple(lines), markup=letter.source.markup)
            yield judged(file, function.__name__, compare(source, weights=weights).judged, entries)


def all_readings(letters, lessons):
    """Return the readings of all letters, each by a second reader that its site had no part in."""
    weights = cross_validated(letters, without_copies(letters, lessons))
    with ProcessPoolExecutor(initializer=_doubt_nothing) as pool:
        return [*chain.from_iterable(pool.map(_readings, ((one, weights[one.sample.path.name]) for one in letters)))]


def _doubt_nothing():
    verdict.load_weights = dict


def _readings(pair):
    return [*readings_of(*pair)]


def texts_alone(parts):
    """Yield what was made, and the lines of a letter that nobody signed by name: its text, with a farewell or not."""
    yield "text alone", parts.above
    yield "text and farewell", (*parts.above, "", "", FAREWELLS[parts.turn % len(FAREWELLS)])
    yield "text and group", (*parts.above, "", "", FAREWELLS[parts.turn % len(FAREWELLS)], "The undersigned")


def judged(file, made, read, entries):
    names = [entry.name for entry in read.entries]
    f1 = score_names(names, entries).f1
    return Judged(file, made, f1, frozenset(one.name for one in find_grounds(read)))


def wrong_places(letter):
    """Yield what was made, and the lines (from 0) of lists that are not quite where the letter has one."""
    units = letter.page.units
    inside = [at for at, label in enumerate(letter.labels) if label in ("entry", "wrapped")]
    yield "no list", ()
    if not inside:
        return
    first, middle, last = (units[inside[at]].first for at in (0, len(inside) // 2, -1))
    if first < middle < last:
        yield "first half", ((first, middle),)
        yield "second half", ((middle, last),)
        yield "some first", ((first, min(middle, first + 4)),)
    early = max(0, inside[0] - max(4, len(inside) // 3))
    if units[early].first < first:
        yield "too early", ((units[early].first, last),)
    late = min(len(units) - 1, inside[-1] + max(4, len(inside) // 3))
    if units[late].last > last:
        yield "too long", ((first, units[late].last),)
    others = [at for at in range(len(units)) if letter.labels[at] in ("before", "behind") and not letter.page.prose[at]]
    runs = [run for run in runs_of(others) if len(run) >= 3]
    for run in sorted(runs, key=len, reverse=True)[:2]:
        yield "elsewhere", ((units[run[0]].first, units[run[-1]].last),)


def runs_of(places):
    """Return places in runs of such as follow each other."""
    runs = []
    for at in places:
        if runs and at == runs[-1][-1] + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def fit(readings):
    """Return what each ground weighs, in whole numbers."""
    counts = Counter(name for one in readings for name in one.grounds)
    names = sorted(name for name, count in counts.items() if count >= SELDOM)
    place = {name: at for at, name in enumerate(names)}
    rows = [
        ([place[name] for name in one.grounds if name in place and not name.startswith(unasked)], one)
        for one in readings
        for unasked in UNASKED
    ]
    poor = sum(one.f1 < POOR for one in readings)
    gravity = [(0.5 * len(rows) / poor) if one.f1 < POOR else 0.5 * len(rows) / (len(rows) - poor) for _, one in rows]
    weights, bias = [PRIOR] * len(names), -1.0
    for _ in range(ROUNDS):
        slopes, shift = [0.0] * len(names), 0.0
        for (has, one), grave in zip(rows, gravity, strict=True):
            chance = 1 / (1 + math.exp(-max(-30, min(30, bias + sum(weights[at] for at in has)))))
            wrong = grave * ((one.f1 < POOR) - chance)
            shift += wrong
            for at in has:
                slopes[at] += wrong
        bias += PACE * shift / len(rows)
        weights = [
            max(0.0, weight + PACE * 10 * (slope / len(rows) - SHRINK * (weight - PRIOR) / 10))
            for weight, slope in zip(weights, slopes, strict=True)
        ]
    doubts = sorted(
        sum(weights[place[name]] for name in one.grounds if name in place) for one in readings if one.f1 >= POOR
    )
    cut = max(0.01, doubts[int((1 - ALARMS) * len(doubts))])
    found = {name: round(ENOUGH * weight / cut) for name, weight in zip(names, weights, strict=True)}
    bounds = {name: BOUNDS.get(name, (0, 100)) for name in {*names, *BOUNDS}}
    return {name: min(most, max(least, found.get(name, 0))) for name, (least, most) in bounds.items()}


def doubt(one, weights):
    return sum(weights.get(name, 0) for name in one.grounds)


def figures(readings, doubts):
    """Return how many poor readings are flagged, how many of the good ones, and how many lost ones are not."""
    flagged = [at >= ENOUGH for at in doubts]
    caught = share(flag for one, flag in zip(readings, flagged, strict=True) if one.f1 < POOR)
    alarms = share(flag for one, flag in zip(readings, flagged, strict=True) if one.f1 >= POOR)
    missed = [one for one, flag in zip(readings, flagged, strict=True) if one.f1 < LOST and not flag]
    return caught, alarms, missed


def cross_fitted(letters, readings):
    """Return the doubt on every reading by weights that no letter of its site had a part in."""
    found = {}
    for files in folds_of(letters):
        weights = fit([one for one in readings if one.file not in files])
        found |= {at: doubt(one, weights) for at, one in enumerate(readings) if one.file in files}
    return [found[at] for at in range(len(readings))]


def written(weights):
    """Return weights as the file holds them, with a digest by which it is noticed that they or their bounds changed."""
    found = sorted(weights.items(), key=lambda one: (-one[1], one[0]))
    lines = "\n".join(f"{name} = {weight}" for name, weight in found if weight)
    how = digest(f"{BOUNDS} {ALARMS} {UNASKED} {lines}")
    head = f"# What each ground for doubt weighs. {ENOUGH} in all: somebody should look; {2 * ENOUGH}: badly read.\n"
    head += f"# Written by `make train`, from readings with known F1. Digest: {how}\n\n[weights]\n"
    return f"{head}{lines}\n"


def weighed_anew(letters, lessons):
    """Return what each ground weighs, learned from letters, and in words how well it tells their readings apart."""
    letters = [one for one in letters if one.sample.group != "copy"]
    readings = all_readings(letters, lessons)
    caught, alarms, missed = figures(readings, cross_fitted(letters, readings))
    told = f"{len(readings)} readings; flagged of those below {POOR} {caught:.0%}, of the others {alarms:.0%};"
    told += f" below {LOST} and not flagged {len(missed)} of {sum(one.f1 < LOST for one in readings)}"
    return fit(readings), told
