"""Train the second reader: `make train`, or `python -m tests.benchmarks.train ../shared [--unopened]`.

Writes `sitegen/reading/labelling/weights.json` from the letters with gold beside the project, with fixed settings and
no chance in it: the same letters give the same weights. What they are worth on letters of other sites is measured by
`python -m tests.benchmarks.reading`.
"""

# ruff: noqa: T201 - a command prints

import argparse
import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.reading.labelling.model import LABELS, feature, questions, values_of, weights_from
from sitegen.reading.labelling.signs import NOTHING, look_at
from sitegen.reading.labelling.units import make_units
from sitegen.reading.parsing.context import look_over
from tests.benchmarks import senders, sentences
from tests.benchmarks.augmentation import augmented
from tests.benchmarks.corpus import COPIES, samples
from tests.benchmarks.fitting import fitted, weights_of
from tests.benchmarks.labelled import read_labelled

SETTINGS = {"c1": 0.1, "c2": 2, "max_iterations": 80, "feature.possible_transitions": False, "feature.minfreq": 8}
LONGEST = (110, 70)  # units of a list's beginning and end that are trained on: no letter outweighs the others
SHORT = (0, 3, 6)  # entries of the shortened copies of every letter
PARTED = 0.6  # share of a letter's entries that begin a unit of their own, if it is to be learned from
FOLDS = 5
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

    `rows` are names in running text, `senders` names that may be the sender's of a letter without a list.
    """

    examples: list
    rows: list
    senders: list


def lesson_of(letter, *, copies=True):
    """Return what is learned from one letter."""
    examples = examples_of(letter, copies=copies)
    if letter.sample.group == "copy":
        return Lesson(examples, [], [])
    return Lesson(examples, sentences.rows_of(letter), senders.senders_of(letter))


def examples_of(letter, *, copies=True):
    """Return what is learned from one letter: itself, with few entries and with none, and in other layouts (`copies`).

    Nothing is learned from a letter of whose entries too many stand together in units.
    """
    if letter.labels.count("entry") < PARTED * len(letter.sample.entries):
        return []
    pages = [(letter.page, letter.labels), *(found for keep in SHORT if (found := cut(letter, keep)))]
    if copies and letter.sample.group != "copy":
        pages += augmented(letter)
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


def learn(lessons):
    """Return the weights' data, trained on the lessons of letters."""
    data = train([example for one in lessons for example in one.examples])
    return data | {
        "rows": weights_of([row for one in lessons for row in one.rows], sentences.SETTINGS),
        "senders": weights_of([row for one in lessons for row in one.senders], senders.SETTINGS),
    }


def folds_of(letters):
    """Return the keys of letters in folds, no site in two of them."""
    sites = {}
    for one in letters:
        sites.setdefault(one.sample.site, []).append(one)
    folds = [[] for _ in range(FOLDS)]
    for site in sorted(sites, key=lambda site: (-len(sites[site]), site)):
        min(folds, key=len).extend(sites[site])
    return folds


def labelled(shared, *, unopened=False):
    """Return the letters to train on, each once, with their features."""
    read = [
        read_labelled(one)
        for one in samples(shared, unopened=unopened)
        if one.group != "copy" or (one.key in COPIES and not one.form)
    ]
    return [one for one in read if one is not None]


def written(data):
    """Return weights as the file holds them: a line for every feature."""
    parts = {
        part: ",\n".join(f"    {json.dumps(name)}: {json.dumps(weights)}" for name, weights in found.items())
        for part, found in data.items()
    }
    body = ",\n".join(f'  "{part}": {{\n{lines}\n  }}' for part, lines in parts.items())
    return f'{{\n  "labels": {json.dumps(LABELS)},\n{body}\n}}\n'


def cross_validated(letters, lessons):
    """Return for every letter (by its file's name) weights that its site had no part in.

    `lessons` are what is learned from each letter, by its file's name.
    """
    found = {}
    for fold in folds_of(letters):
        test = {one.sample.path.name for one in fold}
        others = [one for one in letters if one.sample.path.name not in test]
        data = learn([lessons[letter.sample.path.name] for letter in others])
        found |= dict.fromkeys(test, weights_from(data))
    return found


def main(arguments):
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.train", description=__doc__.split("\n", 1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--unopened", action="store_true")
    options = parser.parse_args(arguments)
    letters = labelled(options.shared, unopened=options.unopened)
    data = learn([lesson_of(one) for one in letters])
    WEIGHTS.write_text(written(data), encoding="utf-8")
    print(f"{len(letters)} letters, {sum(len(one.labels) for one in letters)} units, {len(data['signs'])} features")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
