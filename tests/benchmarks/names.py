"""Resolve very many mentions: `python -m tests.benchmarks.names [mentions] [organizations]`.

By default 600,000 mentions of 20,000 organizations. Invented names, several printed forms of each (acronym in
brackets or not, dashes, possessives, British spelling, a scan's slips). Prints seconds of work and peak memory of
resolving without any record and again with the authority file, of writing and reading that file, and of finding the
pairs in doubt; then the time for half and for a quarter of the mentions, which shows how the cost grows. Exits with
1 above 60 seconds or 1 GiB.
"""

import gc
import random
import resource
import sys
import time

from sitegen.archive import assemble
from sitegen.archive.doubts import doubts
from sitegen.identity.authority import extend_authority, read_authority
from sitegen.identity.resolution import resolve
from tests.unit.identity.letters import letter

SYLLABLES = "ba den fo gul hem ja kor lim mav nes or pul ras sil tam ur vek wol yan zet".split()  # noqa: SIM905
KINDS = ["Committee", "Network", "Union", "Association", "Women’s_League", "Organisation", "Centre", "Youth_Council",
         "Farmers’_Group", "Strike", "Foundation"]  # fmt: skip
PLACES = ["Norway", "Japan", "Kenya", "Peru", "Auckland", "Wales", "Chile", "Ghana", "Nepal", "Malta"]
LIST_LENGTH = 300
MOST_SECONDS, MOST_BYTES = 60, 1 << 30


def invent(count, rng):
    """Return names of `count` organizations, each with its printed forms."""
    found, seen = [], set()
    while len(found) < count:
        proper = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).title() for _ in range(rng.randint(1, 2))]
        kind = rng.choice(KINDS).replace("_", " ")
        name = " ".join(
            [*proper, rng.choice(["Human Rights", "Peace", "Federal", "Education", "Relief", ""]), kind]
        ).replace("  ", " ")
        if rng.random() < 0.3:
            name += f" — {rng.choice(PLACES)}"
        if name in seen:
            continue
        seen.add(name)
        letters = "".join(word[0] for word in name.replace("— ", "").split())
        printed = [name, name.replace("—", "-"), name.replace("’", "'"), f"{name} ({letters})", f"The {name.upper()}"]
        found.append([*printed, name.replace("isation", "ization"), name.replace("m", "rn", 1)])
    return found


def write_letters(organizations, mentions, rng):
    """Return letters of `LIST_LENGTH` entries with so many mentions in all, of some organizations far more."""
    weights = [1 / (1 + rank / 200) for rank in range(len(organizations))]
    letters = []
    for number in range(mentions // LIST_LENGTH):
        signing = rng.choices(organizations, weights, k=LIST_LENGTH)
        entries = [rng.choice(forms) for forms in signing]
        letters.append(
            letter(f"letter-{number:05}", *entries, date=f"{1990 + number // 365:04}-01-{number % 28 + 1:02}")
        )
    return letters


def say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def timed(what, function):
    gc.collect()
    start, started = time.perf_counter(), time.process_time()
    result = function()
    seconds, wall = time.process_time() - started, time.perf_counter() - start
    say(f"{what:58} {seconds:7.2f} s ({wall:6.2f} by the clock)   {peak() / (1 << 20):6.0f} MiB at most so far")
    return result, seconds


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main():
    mentions, count = (int(one) for one in (sys.argv[1:] + ["600000", "20000"][len(sys.argv) - 1 :])[:2])
    rng = random.Random(7)
    organizations = invent(count, rng)
    letters = write_letters(organizations, mentions, rng)
    forms = {entry.name for one in letters for entry in one.letter.signatories}
    base = peak()
    say(
        f"{mentions} mentions, {len(letters)} letters, {count} organizations, {len(forms)} forms; "
        f"{base / (1 << 20):.0f} MiB of letters"
    )
    resolved, seconds = timed("resolve, no records", lambda: resolve(letters, (), ()))
    at_most = peak()
    new = resolved.value.unrecorded
    del resolved
    text, _ = timed(f"write {len(new)} records", lambda: extend_authority("", new))
    records, _ = timed("read them", lambda: read_authority(text, "organizations.yaml").value)
    _, again = timed("resolve, all recorded", lambda: resolve(letters, records, ()))
    for part in (2, 4):
        timed(f"resolve 1/{part} of the letters", lambda part=part: resolve(letters[: len(letters) // part], (), ()))
    archive, _ = timed("assemble", lambda: assemble(letters, records, ()).value)
    asked, _ = timed("find the pairs in doubt", lambda: doubts(archive))
    say(f"{len(asked)} pairs in doubt, {len(new)} organizations found")
    sys.exit(max(seconds, again) > MOST_SECONDS or at_most > MOST_BYTES)


if __name__ == "__main__":
    main()
