"""Time the parser on texts of growing length: `python -m tests.benchmarks.parsing [LINES]`.

Every shape is parsed at a fifth of LINES (20,000 unless given) and at LINES; five times the lines should take about
five times as long, whatever the text. The last rows are single lines of a million characters and more.
"""

# ruff: noqa: T201, SIM905 - a command prints; words read best in a row

import random
import sys
import time

from sitegen.core.source import Source, split_lines
from sitegen.reading.choosing import read_letter

RANDOM = random.Random(1)  # the same names on every run
WORDS = (
    "Alpha Bravo Cedar Delta Echo Forest Garden Harbour Island Jungle Network Union Circle Trust of for the and".split()
)
PROSE = "We ask that the minister will do this because it is not good and you must."


def name(number):
    return " ".join(RANDOM.choice(WORDS).title() for _ in range(RANDOM.randint(2, 4))) + f" {number:x}"


SHAPES = {
    "numbered": lambda n: "Signed by:\n\n" + "\n".join(f"{i}. {name(i)}" for i in range(1, n)),
    "plain": lambda n: "Signed by:\n\n" + "\n".join(name(i) for i in range(n)),
    "blank lines": lambda n: "Signed by:\n\n" + "\n\n".join(name(i) for i in range(n // 2)),
    "sparse numbers": lambda n: (
        "Signed by:\n" + "\n".join((f"{i}. " if i // 50 % 2 else "") + name(i) for i in range(1, n))
    ),
    "numbers backwards": lambda n: "Signed by:\n\n" + "\n".join(f"{i}. {name(i)}" for i in range(n, 0, -1)),
    "members": lambda n: (
        "Signed by:\n" + "\n".join((f"{i // 3}. " if i % 3 == 0 else " - ") + name(i) for i in range(3, n))
    ),
    "cells": lambda n: "Signed by:\nName\nCountry\n" + "\n".join(f"{name(i)}\nKenya" for i in range(n // 2)),
    "columns": lambda n: "Signed by:\n\n" + "\n".join(f"{name(i)}        {name(i)}" for i in range(n)),
    "open brackets": lambda n: "Signed by:\n\n" + "\n".join(f"{name(i)} (one" for i in range(n)),
    "labels": lambda n: "Signed by:\n\n" + "\n".join(f"Group {i}: {name(i)}, {name(i)}" for i in range(n)),
    "bare labels": lambda n: "\n\n".join("Cc:" if i % 50 == 0 else name(i) for i in range(n // 2)),
    "rows": lambda n: (
        "Signed by:\n\n| Name | Country | Role |\n|-|-|-|\n"
        + "\n".join(f"| {name(i)} | Kenya | Director |" for i in range(n))
    ),
    "comma paragraph": lambda n: "Signed by:\n\n" + ",\n".join(f"{name(i)}, {name(i)}" for i in range(n)),
    "comma paragraphs": lambda n: (
        "Signed by:\n\n" + "\n\n".join(f"{name(i)}, {name(i)}, {name(i)}" for i in range(n // 2))
    ),
    "persons in rows": lambda n: (
        "Sincerely,\n\n" + "\n\n".join("Jane Roe, John Doe and Ann Poe" for i in range(n // 2))
    ),
    "tables in text": lambda n: "\n\n".join(
        f"| Left | Drawn |\n|-|-|\n| {name(1)} | x |\n\n{PROSE}" for _ in range(n // 6)
    ),
    "copies": lambda n: "\n".join(f"cc: {name(i)}" for i in range(n)),
    "numbered text": lambda n: "\n".join(f"{i}. {name(i) if i % 9 > 4 else PROSE}" for i in range(1, n)),
    "appendices": lambda n: f"{PROSE} {PROSE}\n\n" + "\n\n".join(f"Appendix A\n\n{name(i)}" for i in range(n // 4)),
    "farewells": lambda n: f"{PROSE} {PROSE}\n\n" + "\n\n".join("Sincerely,\n\nJane Roe" for i in range(n // 4)),
    "months": lambda n: "\n".join("Westhaven, May 2019" for _ in range(n)),
    "text": lambda n: "\n".join(PROSE for _ in range(n)),
    "openers": lambda n: "\n".join("Signed by:" for _ in range(n)),
    "salutations": lambda n: "\n".join("Dear friend," for _ in range(n)),
    "notes": lambda n: "Dear x,\n\nfoo[1] bar\n\n" + "\n".join(f"[{i % 999}] See there" for i in range(n)),
    "datelines": lambda n: "\n".join("1 May 2019" for _ in range(n)),
    "contacts": lambda n: "Dear x,\n\nwe\n\nContact:\n" + "\n\n".join("Foo Bar; a@b.example" for _ in range(n // 2)),
}
LONG_LINES = {
    "one word": "a" * 10**7,
    "names": "Signed by: " + "Foo Bar, " * 10**6,
    "brackets": "Signed by: " + "(a, " * 10**6,
    "tags": "<a" * 10**6,
    "combining marks": "a" + "\u0301\u0323" * 10**6,
    "numbers": "Signed by:\n1. Foo " + "2. " * 10**6,
    "addresses": "Contact: " + "a@" * 10**6,
}


def spent(text):
    source = Source("long.txt", "", split_lines(text))
    start = time.process_time()
    read_letter(source)
    return time.process_time() - start


def main(arguments):
    lines = int(arguments[0]) if arguments else 20_000
    read_letter(Source("warm.txt", "", ("Dear all,",)))
    print(f"{'shape':20} {lines // 5:>9,} {lines:>9,}  ratio  per line")
    for shape, make in SHAPES.items():
        short, long = spent(make(lines // 5)), spent(make(lines))
        print(f"{shape:20} {short:8.2f}s {long:8.2f}s {long / max(short, 0.001):6.1f}  {long / lines * 1e6:5.0f} µs")
    for shape, text in LONG_LINES.items():
        print(f"{shape:20} {len(text):>9,} characters {spent(text):8.2f}s")


if __name__ == "__main__":
    main(sys.argv[1:])
