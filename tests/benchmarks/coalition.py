"""Who signs with whom in a very large archive: `python -m tests.benchmarks.coalition [letters] [organizations]`.

By default 10,000 letters of 300 of 20,000 organizations, three times: drawn evenly, so that nothing stands out and no
short cut helps; a few organizations far more often than most; and in circles that sign together. Prints the seconds
of every count, and of the closest ten of a thousand organizations; then the same for half and for a quarter of the
letters, which shows how the cost grows. Exits with 1 above 30 seconds for any count.
"""

import random
import resource
import sys
import time

from sitegen.archive.coalition import always_together, distribution, most_letters, most_together
from sitegen.archive.cosigning import cosigning_of_lists

LIST_LENGTH, LIMIT, ASKED = 300, 20, 1000
MOST_SECONDS = 30


def say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def timed(what, function):
    start = time.process_time()
    result = function()
    seconds = time.process_time() - start
    say(f"  {what:44} {seconds:7.2f} s")
    return result, seconds


def lists_of(kind, letters, organizations, rng):
    names = [f"organization-{n:05}" for n in range(organizations)]
    weights = [1 / (1 + rank / 200) for rank in range(organizations)]
    circles = [rng.sample(names, 60) for _ in range(organizations // 40)]
    for _ in range(letters):
        if kind == "evenly":
            yield rng.choices(names, k=LIST_LENGTH)
        elif kind == "unevenly":
            yield rng.choices(names, weights, k=LIST_LENGTH)
        else:
            yield [one for circle in rng.sample(circles, 6) for one in circle if rng.random() < 0.8]


def main():
    letters, organizations = (int(one) for one in (sys.argv[1:] + ["10000", "20000"][len(sys.argv) - 1 :])[:2])
    slowest = 0.0
    for kind in ("evenly", "unevenly", "in circles"):
        for part in (1, 2, 4):
            lists = list(lists_of(kind, letters // part, organizations, random.Random(7)))
            say(f"{len(lists)} lists, {organizations} organizations, {kind}")
            cosigning, seconds = timed("who stands where", lambda lists=lists: cosigning_of_lists(lists))
            counts = [seconds]
            asked = cosigning.ranked[:: max(1, len(cosigning.ranked) // ASKED)]
            for what, function in (
                ("most letters, distribution", lambda c=cosigning: (most_letters(c, LIMIT), distribution(c))),
                ("pairs that sign most together", lambda c=cosigning: most_together(c, LIMIT)),
                ("groups that always sign together", lambda c=cosigning: always_together(c)),
                (
                    f"the closest ten of {len(asked)}",
                    lambda c=cosigning, some=asked: [c.closest(one, 10) for one in some],
                ),
            ):
                found, seconds = timed(what, function)
                counts.append(seconds)
                if what.startswith("pairs"):
                    say(f"    {len(found.found)} found, {found.tied} more tie at {found.at}")
            slowest = max(slowest, *counts)
    say(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most")
    sys.exit(slowest > MOST_SECONDS)


if __name__ == "__main__":
    main()
