"""Train the second reader and the verdict anew, and measure both: `make train`.

    python -m tests.benchmarks.retrain ../shared [--measure]

Writes `sitegen/reading/labelling/weights.json` (`train`), `sitegen/reading/verdict/weights.toml` (`verdict`) and the
table of what all readers find on sites that they have not seen (`reading`), all from the letters with gold beside the
project. There is no chance in it, and nothing that was written before has a part in it. With `--measure` the weights
stay as they are, and the table alone is written.
"""

# ruff: noqa: T201 - a command prints

import argparse
import sys
from pathlib import Path

from tests.benchmarks import reading, train, verdict


def main(arguments):
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.retrain", description=__doc__.split("\n", 1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--measure", action="store_true", help="write the table alone")
    options = parser.parse_args(arguments)
    letters = train.labelled(options.shared, unopened=True)
    lessons = train.lessons_of(letters)
    bags = train.bags_of(letters, lessons)
    if not options.measure:
        data = train.averaged(bags) | train.learn_besides(lessons.values())
        train.WEIGHTS.write_text(train.written(data), encoding="utf-8")
        print(f"{len(letters)} letters, {sum(len(one.labels) for one in letters)} units, {len(data['signs'])} features")
        weights, told = verdict.weighed_anew(letters, lessons)
        verdict.WEIGHTS.write_text(verdict.written(weights), encoding="utf-8")
        print(told)
    rows = reading.measured(letters, train.cross_validated(letters, lessons, bags))
    reading.TABLE.write_text(reading.table_of(rows), encoding="utf-8")
    print("\n".join(reading.summaries([row for row in rows if row["group"] == "new"])))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
