"""How the second reader is trained; `make train` does it (`retrain`).

Its weights come from the letters with gold beside the project, with fixed settings and no chance in it: the same
letters give the same weights. What a model makes of a letter that is unlike all others hangs on the few that it has
seen. So several are trained, each without some sites, and their weights are averaged: what only one of them believes
counts little. In a measurement a letter is read with the average of those that did without its site.
"""

import hashlib
import json
import zlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.reading.labelling.model import LABELS, feature, questions, values_of, weights_from
from sitegen.reading.labelling.signs import ASKED, NOTHING, look_at
from sitegen.reading.labelling.units import make_units
from sitegen.reading.parsing.context import look_over
from sitegen.reading.senders.signs import SENDER_SIGNS
from tests.benchmarks import augmentation, senders, short_copies
from tests.benchmarks.corpus import COPIES, samples
from tests.benchmarks.fitting import fitted, weights_of
from tests.benchmarks.labelled import read_labelled

SETTINGS = {"c1": 0.1, "c2": 2, "max_iterations": 80, "feature.possible_transitions": False, "feature.minfreq": 8}
LONGEST = (110, 70)  # units of a list's beginning and end that are trained on: no letter outweighs the others
SHORT = (0, 3, 6)  # entries of the shortened copies of every letter
PARTED = 0.6  # share of a letter's entries that begin a unit of their own, if it is to be learned from
FOLDS, PARTITIONS = 3, 2  # parts that the sites are parted into, and how often: a model for all but each part
WEIGHTS = Path("sitegen/reading/labelling/weights.json")


def cut(letter, keep):
    """Return a letter's page and labels with no more than `keep` entries listed: letters have short lists, or none.

    The lines of the others, with all that stands between them, are taken out; what follows stays.
    """
    entries = [at for at, label in enumerate(letter.labels) if label == "entry"]
    if len(entries) <= keep:
        return None
    first, last = entries[keep], entries[-1]
    while last + 1 < len(letter.labels) and letter.labels[last + 1] == "wrapped":
        last += 1
    units = letter.page.units
    gone = range(units[first].first, units[last].last + 1)
    if (first and units[first - 1].last in gone) or (last + 1 < len(units) and units[last + 1].first in gone):
        return None  # entries share a line with what stays
    lines = tuple("" if at in gone else line for at, line in enumerate(letter.source.lines))
    marks = look_over(replace(letter.source, lines=lines)).marks
    kept = make_units(marks)
    labels = letter.labels[:first] + letter.labels[last + 1 :]
    if len(kept) != len(labels):
        return None  # what stays is parted otherwise without the rest
    if not keep:
        labels = ["before"] * len(labels)
    return look_at(kept, marks), labels


@dataclass(frozen=True)
class Lesson:
    """What is learned from one letter: (rows of features, labels) of pages, and (values, whether it signs) of others.

    `senders` are names that may be the sender's of a letter without a list.
    """

    examples: list
    senders: list


def lesson_of(letter):
    """Return what is learned from one letter."""
    examples = examples_of(letter)
    if letter.sample.group == "copy":
        return Lesson(examples, [])
    return Lesson(examples, senders.senders_of(letter))


def lessons_of(letters):
    """Return what is learned from each letter, by its file's name."""
    with ProcessPoolExecutor() as pool:
        found = pool.map(lesson_of, letters)
        return {one.sample.path.name: lesson for one, lesson in zip(letters, found, strict=True)}


def without_copies(letters, lessons):
    """Return what is learned from each letter of lists without its copies, and of senders as in its lesson."""
    return {
        (name := one.sample.path.name): replace(lessons[name], examples=examples_of(one, copies=False))
        for one in letters
    }


def examples_of(letter, *, copies=True):
    """Return what is learned from one letter: itself, with few entries and with none, and in other layouts (`copies`).

    Nothing is learned from a letter of whose entries too many stand together in units.
    """
    if letter.labels.count("entry") < PARTED * len(letter.sample.entries):
        return []
    pages = [(letter.page, letter.labels), *(found for keep in SHORT if (found := cut(letter, keep)))]
    if copies and letter.sample.group != "copy":
        pages += augmentation.augmented(letter, (*augmentation.COPIES, *short_copies.COPIES))
    return [(features_of(page), labels) for page, labels in pages]


def features_of(page):
    """Return the features of every unit, by name."""
    rows = [[] for _ in page.units]
    for (one, offset), (values, _) in zip(questions(), values_of(page), strict=True):
        for at in range(len(rows)):
            if 0 <= at + offset < len(rows) and values[at + offset] != NOTHING:
                rows[at].append(feature(one, offset, values[at + offset]))
    return rows


def shortened(rows, labels):
    """Return rows and labels without the middle of a very long list, cut where entries begin."""
    inside = [at for at, label in enumerate(labels) if label not in ("before", "behind")]
    if len(inside) <= sum(LONGEST) + 40:
        return rows, labels
    first, last = inside[LONGEST[0]], inside[-LONGEST[1]]
    while labels[last] != "entry" and last < inside[-1]:
        last += 1
    while labels[first] != "entry" and first > inside[0]:
        first -= 1
    return rows[:first] + rows[last:], labels[:first] + labels[last:]


def train(letters):
    """Return the weights' data, trained on (rows, labels) of letters."""
    info = fitted((shortened(rows, labels) for rows, labels in letters), SETTINGS)
    signs = {}
    for (name, label), weight in info.state_features.items():
        signs.setdefault(name, [0] * len(LABELS))[LABELS.index(label)] = round(100 * weight)
    steps = {one: [round(100 * info.transitions.get((one, other), 0)) for other in LABELS] for one in LABELS}
    return {"signs": {name: signs[name] for name in sorted(signs) if any(signs[name])}, "steps": steps}


@dataclass(frozen=True)
class Bag:
    """What was learned of lists from all letters but those of some sites, of which these are the files."""

    without: frozenset
    data: dict


def bags_of(letters, lessons):
    """Return what is learned of lists from the letters, by models that each go without some sites."""
    parts = [gone for partition in range(PARTITIONS) for gone in folds_of(letters, partition)]
    with ProcessPoolExecutor(initializer=_LESSONS.update, initargs=(lessons,)) as pool:
        return list(pool.map(_bag_without, parts))


_LESSONS = {}  # of the process that trains, by the file's name


def _bag_without(gone):
    return Bag(gone, train([example for name, one in _LESSONS.items() if name not in gone for example in one.examples]))


def averaged(bags):
    """Return the weights' data of lists, averaged over several models."""
    names = sorted({name for one in bags for name in one.data["signs"]})
    nothing = [0] * len(LABELS)
    signs = {name: _means([one.data["signs"].get(name, nothing) for one in bags]) for name in names}
    steps = {label: _means([one.data["steps"][label] for one in bags]) for label in LABELS}
    return {"signs": {name: weights for name, weights in signs.items() if any(weights)}, "steps": steps}


def _means(rows):
    return [round(sum(column) / len(rows)) for column in zip(*rows, strict=True)]


def learn_besides(lessons):
    """Return the weights' data of senders."""
    return {"senders": weights_of([row for one in lessons for row in one.senders], senders.SETTINGS)}


def folds_of(letters, partition=0):
    """Return the files of letters in folds, no site in two of them; otherwise in each partition."""
    sites = {}
    for one in letters:
        sites.setdefault(one.sample.site, []).append(one.sample.path.name)
    folds = [[] for _ in range(FOLDS)]
    for site in sorted(sites, key=lambda site: zlib.crc32(f"{partition} {site}".encode())):
        min(folds, key=len).extend(sites[site])
    return [frozenset(fold) for fold in folds]


def labelled(shared, *, unopened=False):
    """Return the letters to train on, each once, with their features."""
    read = [
        read_labelled(one)
        for one in samples(shared, unopened=unopened)
        if one.group != "copy" or (one.key in COPIES and not one.form)
    ]
    return [one for one in read if one is not None]


def written(data):
    """Return weights as the file holds them: a line for every feature, and a digest by which changes are noticed."""
    parts = {
        part: ",\n".join(f"    {json.dumps(name)}: {json.dumps(weights)}" for name, weights in data[part].items())
        for part in ("signs", "steps", "senders")
    }
    body = ",\n".join(f'  "{part}": {{\n{lines}\n  }}' for part, lines in parts.items())
    said = {"edition": edition(), "digest": digest(body), "labels": LABELS}
    head = ",\n".join(f'  "{name}": {json.dumps(value)}' for name, value in said.items())
    return f"{{\n{head},\n{body}\n}}\n"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def edition():
    """Return a digest of what weights are learned for, and how: where it is another one, they are to be learned anew.

    What a sign sees in a letter follows from the rules and vocabularies, and is no part of it.
    """
    asked = [(one.name, len(one.words), offsets) for one, offsets in ASKED]
    others = (SENDER_SIGNS.pairs, [(sign.name, len(sign.words)) for sign in SENDER_SIGNS.signs])
    how = (SETTINGS, senders.SETTINGS, LONGEST, SHORT, PARTED, FOLDS, PARTITIONS)
    made = [one.__name__ for one in (*augmentation.COPIES, *short_copies.COPIES)]
    return digest(json.dumps([LABELS, asked, others, how, made]))


def cross_validated(letters, lessons, bags=None):
    """Return for every letter (by its file's name) weights that its site had no part in.

    `lessons` are what is learned from each letter, by its file's name; `bags` are learned from them if not given.
    """
    bags, found = bags or bags_of(letters, lessons), {}
    for fold in folds_of(letters):
        besides = learn_besides([one for name, one in lessons.items() if name not in fold])
        for name in sorted(fold):
            found[name] = weights_from(averaged([one for one in bags if name in one.without]) | besides)
    return found
