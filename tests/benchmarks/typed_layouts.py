"""Long lists as they are typed, pasted and scanned: `python -m tests.benchmarks.typed_layouts [--letters N] [-v]`.

The benchmark of layouts sets short and regular lists. Those that come as plain text are long and worn: lines are
wrapped, pages begin within them, marks are lost, entries stand side by side, names are in capitals, and some names
look like something else. Here invented names stand in lists of 12 to 90 entries, with up to three such wears drawn at
random. Anybody can still read them, so what is not read exactly is a fault of the reading.

Printed are the means of F1 of names, in all and for each value of each choice, worst first; how many letters below .9
are not flagged, and how many others are. `-v` adds each letter below .95, `--show K` prints the K-th as it was set.
"""

import random
import textwrap
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from tests.benchmarks.layouts import Entry, joined, letters, measure
from tests.benchmarks.score import share

SIGNERS = ("organizations", "acronyms", "countries", "persons", "bare persons", "mixed")
LAYOUTS = (
    "lines", "lines", "bullets", "dots", "circles", "numbers", "numbers)", "bare numbers", "tabs", "two columns",
    "by country", "by kind", "by letter", "commas", "semicolons", "countries of commas",
)  # fmt: skip
IN_RUNS = ("commas", "semicolons", "countries of commas")  # in which entries share lines
PARTS = {"commas": ", ", "dash": " – ", "hyphen": " - ", "brackets": " ({})"}
WEARS = (
    "wrapped", "wrapped narrow", "hanging", "pages", "page numbers", "running heads", "blank lines", "commas behind",
    "lost marks", "stray marks", "capitals", "surnames in capitals", "odd names", "indented", "doubled blanks",
)  # fmt: skip
OPENERS = ("heading", "label", "sentence", "farewell and heading", "count")
ENDINGS = ("nothing", "nothing", "contact", "note")
BULLETS = {"bullets": "-", "dots": "•", "circles": "o"}
A_PAGE = 28  # lines


@dataclass(frozen=True)
class Case:
    """How one letter is set. `wears` are in the order of `WEARS`, `seed` draws names and places of wears."""

    language: str
    layout: str
    signers: str
    parts: str
    wears: tuple[str, ...]
    opener: str
    ending: str
    number: int
    seed: int


@dataclass(frozen=True)
class Outcome:
    """How one letter was read: F1 of its names, the verdict, what was invented and missed."""

    case: Case
    names: float
    grade: str
    invented: tuple[str, ...]
    missed: tuple[str, ...]


@cache
def words() -> dict[str, dict]:
    """Return what names are made of, by language."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def draw(chance: random.Random, languages: Sequence[str]) -> Case:
    """Return a case that makes sense: only what stands on lines can be wrapped, and only marks can be lost."""
    layout, who = chance.choice(LAYOUTS), chance.choice(SIGNERS)
    possible = [one for one in WEARS if makes_sense(one, layout, who)]
    wears = {chance.choice(possible) for _ in range(chance.choice((0, 1, 1, 2, 3)))}
    if len(wears & {"wrapped", "wrapped narrow", "hanging"}) > 1:
        wears -= {"wrapped narrow", "hanging"}
    if len(wears & {"capitals", "surnames in capitals"}) > 1:
        wears -= {"capitals"}
    if "indented" in wears:
        wears -= {"hanging"}
    if "by" in layout or layout in IN_RUNS or layout in ("tabs", "two columns"):
        wears -= {"commas behind"}
    if layout == "by letter" and who == "countries":
        who = "organizations"
    if ("countr" in layout) != (who == "countries") and "countr" in layout:
        who = "countries"
    if layout == "by kind":
        who = "mixed"
    parts = chance.choice([*PARTS])
    if layout in IN_RUNS:
        parts = "brackets"
        who = who if who in ("organizations", "bare persons", "countries") else "organizations"
    return Case(
        chance.choice(languages),
        layout,
        who,
        parts,
        tuple(one for one in WEARS if one in wears),
        chance.choice(OPENERS),
        chance.choice(ENDINGS),
        chance.choice((12, 30, 90)),
        chance.randrange(10**6),
    )


def makes_sense(wear: str, layout: str, who: str) -> bool:
    """Return whether a wear can be seen in a layout."""
    if wear == "surnames in capitals":
        return who in ("persons", "bare persons", "mixed")
    if wear == "odd names":
        return who in ("organizations", "acronyms", "mixed") and layout not in IN_RUNS
    if wear in ("wrapped", "wrapped narrow", "hanging"):
        return layout not in ("tabs", "two columns", "lines") and (wear != "hanging" or layout not in IN_RUNS)
    if wear == "lost marks":
        return layout in BULLETS or layout.startswith("numbers")
    if layout in IN_RUNS:
        return wear in ("pages", "page numbers", "running heads")
    return wear != "indented" or layout not in ("two columns", "tabs")


def signers(case: Case) -> list[Entry]:
    """Return who signs: a name, a role or "", an affiliation, for an organization its country, or ""."""
    chance, said, own = random.Random(case.seed), words()[case.language], letters()[case.language]
    bodies = [f"{head} {tail}" for head in said["heads"] for tail in said["tails"]]
    chance.shuffle(bodies)
    if "odd names" in case.wears:
        bodies = [one for pair in zip(said["odd"], bodies, strict=False) for one in pair] + bodies[len(said["odd"]) :]
    people = [f"{first} {surname}" for first in said["firsts"] for surname in said["surnames"]]
    if "surnames in capitals" in case.wears:
        people = [f"{first} {surname.upper()}" for first in said["firsts"] for surname in said["surnames"]]
    chance.shuffle(people)
    offices = [(role, affiliation) for _, role, affiliation in own["persons"]]
    countries = [country for _, country in own["organizations"]]
    persons = [(name, *chance.choice(offices)) for name in people]
    every: dict[str, list[Entry]] = {
        "organizations": [(name, "", "") for name in bodies],
        "acronyms": [(f"{name} ({initials(name)})" if at % 3 else name, "", "") for at, name in enumerate(bodies)],
        "countries": [(name, "", chance.choice(countries)) for name in bodies],
        "persons": persons,
        "bare persons": [(name, "", "") for name in people],
        "mixed": [*((name, "", "") for name in bodies[: case.number // 2]), *persons],
    }
    found = every[case.signers][: case.number]
    return [(name.upper(), role, rest) for name, role, rest in found] if "capitals" in case.wears else found


def initials(name: str) -> str:
    """Return the capitals of a name, as an acronym."""
    return "".join(word[0] for word in name.split() if word[0].isupper()) or name[0].upper()


def said_of(entry: Entry, parts: str) -> str:
    """Return an entry as it is printed."""
    name, *rest = entry
    told = joined(", ", *rest)
    if not told:
        return name
    return name + PARTS[parts].format(told) if parts == "brackets" else f"{name}{PARTS[parts]}{told}"


def marked(case: Case, entries: Sequence[Entry], chance: random.Random) -> list[str]:
    """Return entries on lines of their own, with marks, of which some are lost, and commas behind."""
    lines = []
    for at, entry in enumerate(entries, 1):
        mark = {"numbers": f"{at}. ", "numbers)": f"{at}) ", "bare numbers": f"{at} "}.get(case.layout, "")
        mark = f"{BULLETS[case.layout]} " if case.layout in BULLETS else mark
        if mark and "lost marks" in case.wears and chance.random() < 0.2 and at > 1:
            mark = ""
        behind = "," if "commas behind" in case.wears and at < len(entries) else ""
        lines.append(f"{mark}{said_of(entry, case.parts)}{behind}")
    return lines


def grouped(case: Case, entries: Sequence[Entry]) -> list[str]:
    """Return entries in groups, each under its heading."""
    key: dict[str, Callable[[Entry], str]] = {
        "by country": lambda one: one[2],
        "by kind": lambda one: words()[case.language]["kinds"][bool(one[1])],
        "by letter": lambda one: one[0][0].upper(),
    }
    groups = defaultdict(list)
    for entry in entries if case.layout != "by letter" else sorted(entries):
        groups[key[case.layout](entry)].append(entry)
    lines = []
    for head, ones in groups.items():
        inside = [(name, role, "") for name, role, _ in ones] if case.layout == "by country" else ones
        lines += [head if case.layout != "by kind" else f"{head}:", *(said_of(one, case.parts) for one in inside), ""]
    return lines


def list_lines(case: Case) -> list[str]:
    """Return the lines of the list, before it is worn by pages and wraps."""
    chance, entries = random.Random(case.seed + 1), signers(case)
    if case.layout == "tabs":
        return ["\t".join(one for one in entry if one) for entry in entries]
    if case.layout == "two columns":
        texts = [said_of(one, case.parts) for one in entries]
        half = (len(texts) + 1) // 2
        width = max(map(len, texts[:half])) + 4
        return [
            f"{left:{width}}{right}".rstrip() for left, right in zip(texts[:half], [*texts[half:], ""], strict=False)
        ]
    if case.layout in ("commas", "semicolons"):
        mark = {"commas": ", ", "semicolons": "; "}[case.layout]
        return [f"{mark.join(said_of(one, case.parts) for one in entries)}."]
    if case.layout == "countries of commas":
        groups = defaultdict(list)
        for name, _, country in entries:
            groups[country].append(name)
        return [line for country, names in groups.items() for line in (f"{country}: {', '.join(names)}.", "")]
    if case.layout.startswith("by "):
        return grouped(case, entries)
    return marked(case, entries, chance)


def worn(case: Case, lines: Sequence[str]) -> list[str]:
    """Return the lines of a list as they are worn: wrapped, indented, with blank and stray lines, over pages."""
    chance, own = random.Random(case.seed + 2), letters()[case.language]
    width = 72 if "wrapped" in case.wears or case.layout in IN_RUNS else 44 if "wrapped narrow" in case.wears else 0
    width = width or (60 if "hanging" in case.wears else 0)
    flowed = []
    for line in lines:
        hang = "   " if "hanging" in case.wears else ""
        split = textwrap.wrap(line, width, subsequent_indent=hang, break_on_hyphens=False) if width and line else [line]
        flowed += [f"    {one}" if "indented" in case.wears else one for one in split]
        if "blank lines" in case.wears and chance.random() < 0.2 and line:
            flowed.append("")
        if "stray marks" in case.wears and chance.random() < 0.1 and line:
            flowed.append(chance.choice((".", "|", "~", "_", "'")))
    if "doubled blanks" in case.wears:
        flowed = ["  ".join(one.split(" ")) if chance.random() < 0.3 and one.strip() == one else one for one in flowed]
    pages = [one for one in ("pages", "page numbers", "running heads") if one in case.wears]
    if not pages:
        return flowed
    found, count = [], -(-len(flowed) // A_PAGE)
    for at in range(count):
        found += flowed[at * A_PAGE : (at + 1) * A_PAGE]
        if at + 1 < count:
            number = [words()[case.language]["page"].format(at + 2, count + 1)] if "pages" in pages else []
            number = [str(at + 2)] if "page numbers" in pages else number
            head = [own["title"]] if "running heads" in pages else []
            found += ["", *number, *(["\f" + head[0], ""] if head else [""])]
    return found


def document(case: Case) -> str:
    """Return the letter as plain text."""
    own = letters()[case.language]
    opened = {
        "heading": own["heading"],
        "label": own["label"],
        "sentence": own["sentence"],
        "farewell and heading": f"{own['farewell']}\n\n{own['heading']}:",
        "count": f"{own['heading']} ({case.number}):",
    }
    text = [textwrap.fill(one, 76) for one in own["text"]]
    listed = "\n".join(worn(case, list_lines(case))).strip("\n")
    head = [own["title"], own["printed_date"], own["addressee"], own["salutation"]]
    below = {"contact": [own["contact"]], "note": [own["note"]]}.get(case.ending, [])
    return "\n\n".join([*head, *text, opened[case.opener], listed, *below]) + "\n"


def read(case: Case) -> Outcome:
    """Return how the letter of a case is read."""
    return outcome_of(case, "letter.txt", document(case).encode(), [name for name, *_ in signers(case)], plain)


def outcome_of(case: Any, file: str, data: bytes, names: Iterable[str], fold: Callable[[str], str] = str) -> Outcome:
    """Return how a letter of one of these benchmarks is read that `names` sign; names are compared as `fold` has them.

    Of letters that nobody signs, F1 is 1 where nobody is found.
    """
    reading = read_letter(read_source(file, data).value).value
    listed = [entry.name for one in reading.letter.signatories for entry in (one, *one.members)]
    found, true = Counter(map(fold, listed)), Counter(map(fold, names))
    right = 2 * (found & true).total() / (found.total() + true.total()) if found or true else 1.0
    invented, missed = tuple((found - true).elements()), tuple((true - found).elements())
    return Outcome(case, right, reading.verdict.grade, invented, missed)


def plain(name: str) -> str:
    """Return a name without what a reading may keep or leave: an acronym behind it, case, kinds of quotes."""
    bare = name.rpartition(" (")[0] if name.endswith(")") and name.rpartition(" (")[2][:-1].isupper() else name
    return " ".join(bare.casefold().replace("’", "'").split())


def table(outcomes: Sequence[Outcome]) -> str:
    """Return the means, in all and for each value of each choice."""
    poor = [one for one in outcomes if one.names < 0.9]
    flagged = [one for one in outcomes if one.grade != "well read"]
    silent = sum(one not in flagged for one in poor)
    exact, lost = share(one.names == 1 for one in outcomes), share(one.names < 0.7 for one in outcomes)
    head = f"{len(outcomes)} letters: F1 {mean(one.names for one in outcomes):.3f}; exact {exact:.0%}; < .7 {lost:.0%}"
    lines = [f"{head}; poor {len(poor)}, of them not flagged {silent}, alarms {len(flagged) - len(poor) + silent}"]
    for field in fields(outcomes[0].case):
        groups = defaultdict(list)
        for one in outcomes:
            value = getattr(one.case, field.name)
            for each in (value or ("none",)) if isinstance(value, tuple) else (value,):
                groups[str(each)].append(one.names)
        means = sorted((mean(ones), value) for value, ones in groups.items()) if field.name != "seed" else []
        if means:
            lines.append(f"  {field.name}: " + "; ".join(f"{value} {one:.2f}" for one, value in means))
    return "\n".join(lines)


def is_odd(one: Outcome) -> bool:
    """Return whether names of a letter are wrong."""
    return one.names < 0.95


def told(one: Outcome) -> str:
    """Return how a letter is set, and what is wrong with it."""
    case = "/".join(map(str, astuple(one.case)))
    return f"{one.names:.2f} {case} {one.grade} +{one.invented[:4]} -{one.missed[:4]}"


def main() -> None:
    """Read letters and print the table."""
    measure(
        "Read long lists that are typed, pasted and scanned.", 400, words(), draw, document, read, is_odd, told, table
    )


if __name__ == "__main__":
    main()
