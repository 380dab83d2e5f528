"""Read a long PDF: `python -m tests.benchmarks.pages [PAGES]`.

By default 300 pages, made here: twenty of prose, the rest a numbered list, all with a running header and a page number.
Prints pages a second of processor time and the peak of memory; then the same for a third of the pages, which shows how
the cost grows. Exits with 1 above a quarter of a gigabyte.
"""

# ruff: noqa: T201 - a command prints

import random
import resource
import sys
import time

from sitegen.reading.formats import read_source
from tests.unit.reading.formats.documents import pdf

WORDS = "alder birch cedar forest garden harbour island network union circle trust of for the and council river".split()  # noqa: SIM905
PROSE, MOST_BYTES = 20, 256 << 20


def made(pages):
    chance = random.Random(1)

    def words(count):
        return " ".join(chance.choice(WORDS) for _ in range(count))

    for number in range(pages):
        prose = number < PROSE
        first = (number - PROSE) * 50 + 1
        lines = [words(13) if prose else f"{first + at}. {words(3).title()}, {words(2).title()}" for at in range(50)]
        yield [
            (810, "Open letter on the lakes and rivers", 72, 9),
            *((770 - 14 * at, line) for at, line in enumerate(lines)),
            (40, str(number + 1), 290, 9),
        ]


def main(arguments):
    pages = int(arguments[0]) if arguments else 300
    for count in (pages // 3, pages):
        data = pdf(*made(count))
        start = time.process_time()
        source = read_source("long.pdf", data).value
        spent = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(f"{count} pages, {len(source.lines)} lines: {count / spent:.0f} pages a second, peak {peak >> 20} MB")
    return int(peak > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
