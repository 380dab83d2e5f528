"""Measure the choice and the verdict on letters that the rules had not seen:
`python -m tests.benchmarks.unseen COMMIT=FOLDER …`.

Rules are mended on letters, and on those letters they are nearly perfect: whoever learns there how far to trust them
learns too much trust. So letters that were collected after a state of the project (COMMIT) and opened later (in FOLDER,
laid out as `../shared`) are read by the rules of that state; the second reader, the choice and the verdict are those of
today. The second reader's weights come from `../shared/corpus`, so it has seen none of the letters.

Writes what came out, for each letter and in all, to `tests/benchmarks/unseen.md`.
"""

# ruff: noqa: T201 - a command prints

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.model import Reading
from sitegen.core.source import Span
from sitegen.reading.choosing import Comparison, compare, entry_lines
from sitegen.reading.choosing.comparison import completed
from sitegen.reading.choosing.readers import label, read_second, spans_of
from sitegen.reading.formats import read_source
from sitegen.reading.labelling.model import load_weights
from sitegen.reading.verdict import weigh
from tests.benchmarks.corpus import Sample, samples, score_names
from tests.benchmarks.score import share

TABLE = Path("tests/benchmarks/unseen.md")
READERS = ("rules", "second", "places", "chosen", "best")
SIZES = ((0, 0), (1, 1), (2, 5), (6, 20), (21, 100), (101, None))  # entries of a letter's list
EARLIER = Path(__file__).with_name("earlier_rules.py")


@dataclass(frozen=True)
class Unseen(Comparison):
    """A letter as three readers read it, where the rules are those of an earlier state."""

    on_places: Checked | None = None

    @cached_property
    def places(self):
        return self.on_places


@dataclass(frozen=True)
class Case:
    """One letter of which somebody knows who signed, as three readers read it."""

    sample: Sample
    commit: str
    found: Unseen

    @cached_property
    def scores(self):
        """F1 of each reader's names."""
        found = self.found
        readings = {
            "rules": found.rules.value,
            "second": read_second(found.task, found.second).value,
            "places": found.places.value,
        }
        scores = {name: self.score(one) for name, one in readings.items()}
        scores["chosen"] = self.score(found.taken.value)
        return scores | {"best": max(scores.values())}

    def score(self, reading):
        names = [entry.name for one in reading.letter.signatories for entry in (one, *one.members)]
        return score_names(names, self.sample.entries).f1


def cases_of(commit, folder):
    """Return the letters of a folder as three readers read them, the rules as they were at a commit."""
    weights = load_weights()
    tasks = []
    for sample in samples(folder, unopened=True):
        data = sample.path.read_bytes()
        source = read_source(sample.path.name, data).value
        if source is not None:
            task = compare(source, weights=weights).task
            tasks.append((sample, task, label(task, weights)))
    requests = [_request(task, seen) for _, task, seen in tasks]
    return [
        Case(sample, commit, completed(Unseen(task, rules, seen, weights, places)))
        for (sample, task, seen), (rules, places) in zip(tasks, _earlier(commit, requests), strict=True)
    ]


def _request(task, seen):
    labels = {}
    for unit, one in zip(seen.page.units, seen.labels, strict=True):
        labels.setdefault(unit.first, set()).add(one)
    told = [(line, *those) for line, those in labels.items() if those in ({"note"}, {"heading"})]
    return {"source": msgspec.to_builtins(task.source), "spans": spans_of(seen), "told": told}


def _earlier(commit, requests):
    """Return for every request what the rules of an earlier state read: alone, and on the second reader's places."""
    packed = subprocess.run(("git", "archive", commit, "sitegen"), check=True, capture_output=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as state:
            state.extractall(folder, filter="data")
        lines = "".join(json.dumps(one) + "\n" for one in requests)
        ran = subprocess.run(
            (sys.executable, str(EARLIER)), input=lines, check=True, capture_output=True, text=True,
            env=os.environ | {"PYTHONPATH": folder}, cwd=folder,
        )  # fmt: skip
    return [tuple(_checked(*one) for one in json.loads(line)) for line in ran.stdout.splitlines()]


def _checked(reading, doubts):
    found = [Diagnostic(code, "", "warning", "", Span("", *span) if span else None) for code, span in doubts]
    return Checked(msgspec.convert(reading, Reading), tuple(found))


def row_of(case):
    """Return one letter's figures."""
    verdict = case.found.reading.value.verdict
    return case.scores | {
        "key": case.sample.key,
        "commit": case.commit,
        "gold": len(case.sample.entries),
        "lines": [len(entry_lines(one.value)) for one in (case.found.rules, case.found.places)],
        "seen": len(case.found.second.lines),
        "reader": case.found.chosen,
        "grade": verdict.grade,
        "doubt": sum(weight for weight, _ in weigh(case.found.judged)),
        "reasons": "; ".join(f"{one.reason} ({one.first}-{one.last})" for one in verdict.reasons),
    }


def summary_of(rows):
    """Return the means over letters as a table, and what the verdict flags."""
    lines = ["| reader | mean | ≥ .95 | < .9 | < .7 |", "|---|---|---|---|---|"]
    for name in READERS:
        some = [row[name] for row in rows]
        shares = (
            share(one >= 0.95 for one in some),
            share(one < 0.9 for one in some),
            share(one < 0.7 for one in some),
        )
        lines.append(f"| {name} | {statistics.mean(some):.3f} | {' | '.join(f'{one:.0%}' for one in shares)} |")
    poor, good = [row for row in rows if row["chosen"] < 0.9], [row for row in rows if row["chosen"] >= 0.9]
    flagged, alarms = ([row for row in some if row["grade"] != "well read"] for some in (poor, good))
    missed = [row["key"] for row in poor if row["chosen"] < 0.7 and row not in flagged]
    lines += [
        "",
        f"Verdict: of {len(poor)} chosen readings below .9 are flagged {len(flagged)}, of {len(good)} others ",
    ]
    lines[-1] += f"{len(alarms)}; below .7 and not flagged: {', '.join(missed) or 'none'}."
    return lines


def by_group(rows):
    """Return the means over letters by state of the rules, and by how many signed, as tables."""
    states = {
        commit: [row for row in rows if row["commit"] == commit]
        for commit in dict.fromkeys(row["commit"] for row in rows)
    }
    sizes = {}
    for least, most in SIZES:
        size = f"{least} and more" if most is None else f"{least}" if least == most else f"{least} to {most}"
        sizes[size] = [row for row in rows if row["gold"] >= least and (most is None or row["gold"] <= most)]
    return [*_means("rules of", states), "", *_means("signed", sizes)]


def _means(title, groups):
    lines = [f"| {title} | letters | {' | '.join(READERS)} |", f"|---|---|{'---|' * len(READERS)}"]
    for name, some in groups.items():
        if some:
            means = " | ".join(f"{statistics.mean(row[reader] for row in some):.3f}" for reader in READERS)
            lines.append(f"| {name} | {len(some)} | {means} |")
    return lines


HEAD = """# What the readers find in letters that the rules had not seen

Written by `python -m tests.benchmarks.unseen COMMIT=FOLDER …`. The letters were collected outside the project, from
sites of which the corpus has none, and each is read by the rules of the last state before it was opened (`commit`);
second reader, choice and verdict are those of the commit that wrote this table, for the letters are not kept with the
project. F1 of names; "best" is the best of the three readings, known afterwards. What the rules find today is another
matter: they were mended on these letters.
"""


def table_of(rows):
    """Return the whole table as Markdown."""
    lines = [HEAD, f"{len(rows)} letters.", "", *summary_of(rows), "", *by_group(rows), ""]
    lines += [f"| letter | commit | {' | '.join(READERS)} | by | rules, places, second / gold | verdict | reasons |"]
    lines += [f"|---|---|{'---|' * len(READERS)}---|---|---|---|"]
    for row in rows:
        scores = " | ".join(f"{row[name]:.3f}" for name in READERS)
        counts = f"{row['lines'][0]}, {row['lines'][1]}, {row['seen']} / {row['gold']}"
        lines.append(
            f"| {row['key']} | {row['commit']} | {scores} | {row['reader']} | {counts} | {row['grade']} | "
            f"{row['reasons']} |"
        )
    return "\n".join(lines) + "\n"


def main(arguments):
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.unseen", description=__doc__.split("\n", 1)[0])
    parser.add_argument("sets", nargs="+", metavar="COMMIT=FOLDER")
    options = parser.parse_args(arguments)
    rows = []
    for one in options.sets:
        commit, _, folder = one.partition("=")
        rows += [row_of(case) for case in cases_of(commit, Path(folder))]
    TABLE.write_text(table_of(rows), encoding="utf-8")
    print("\n".join([*summary_of(rows), "", *by_group(rows)]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
