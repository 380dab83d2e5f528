"""Letters in every layout: `python -m tests.benchmarks.layouts [--letters N] [--seed S] [--languages en,de] [-v]`.

Real letters show what occurs, a few hundred of them not every way in which a list can be set. Here an invented letter
of each language is set in layouts drawn at random: how entries stand apart, what parts a name from its role, what opens
the list, what stands behind it, how many sign, and in which format. Each list is regular, and a reader who knows the
language can read it; so what is not read exactly is a fault of the reading.

Printed are the means of F1 of names and of the share of entries whose role, affiliation and place are right, in all and
for each value of each of the choices; how many lists below .9 are not flagged, and how many others are; and which
fields are wrong how often. `-v` adds each letter below .95, `--show K` prints the K-th letter as it was set.
"""

# ruff: noqa: T201 - a command prints

import argparse
import random
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path
from statistics import mean
from typing import TypeVar

from markdown_it import MarkdownIt

from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from tests.benchmarks.score import share

C = TypeVar("C")  # a case
R = TypeVar("R")  # how it was read
Entry = tuple[str, str, str]  # a name; a role or ""; an affiliation, for an organization its country, or ""


def joined(mark: str, *parts: str) -> str:
    """Return the parts that are not empty, joined."""
    return mark.join(part for part in parts if part)


def emphasized(mark: str, text: str) -> str:
    """Return a text in marks of emphasis, nothing if there is none."""
    return text and f"{mark}{text}{mark}"


PARTS: dict[str, Callable[[str, str, str], str]] = {
    "commas": lambda name, *said: joined(", ", name, *said),
    "dash": lambda name, *said: joined(" – ", name, joined(", ", *said)),
    "hyphen": lambda name, *said: joined(" - ", name, joined(", ", *said)),
    "colon": lambda name, *said: joined(": ", name, joined(", ", *said)),
    "brackets": lambda name, *said: joined(" ", name, any(said) * f"({joined(', ', *said)})"),
    "bars": lambda name, *said: joined(" | ", name, *said),
    "slashes": lambda name, *said: joined(" / ", name, *said),
    "semicolons": lambda name, *said: joined("; ", name, *said),
    "bold name": lambda name, *said: joined(" ", emphasized("**", name), joined(", ", *said)),
    "bold, comma": lambda name, *said: joined(", ", emphasized("**", name), *said),
    "italic rest": lambda name, *said: joined(" ", name, emphasized("*", joined(", ", *said))),
    "comma, italic": lambda name, *said: joined(", ", name, emphasized("*", joined(", ", *said))),
    "bold, italic": lambda name, *said: joined(" ", emphasized("**", name), emphasized("*", joined(", ", *said))),
    "linked name": lambda name, *said: joined(", ", f"[{name}](https://example.org/{len(name)})", *said),
}
EMPHASIS = ("bold name", "italic rest", "bold, italic")  # parts that nothing else tells apart, so none in plain text
SINGLE: dict[str, Callable[[str], list[str]]] = {
    "bullets": lambda entry: [f"- {entry}"],
    "stars": lambda entry: [f"* {entry}"],
    "loose bullets": lambda entry: [f"- {entry}", ""],
    "lines": lambda entry: [f"{entry}  "],
    "<br>": lambda entry: [f"{entry}<br>"],
    "paragraphs": lambda entry: [entry, ""],
    "quotation": lambda entry: [f"> {entry}  "],
}
CARDS: dict[str, Callable[[str, str, str], list[str]]] = {  # of more than one line, with what is said below the name
    "two lines": lambda name, *said: [f"{name}  ", joined(", ", *said), ""] if any(said) else [name, ""],
    "bold over": lambda name, *said: [f"**{name}**  ", joined(", ", *said), ""] if any(said) else [f"**{name}**", ""],
    "three lines": lambda name, *said: [joined("  \n", name, *said), ""],
    "nested bullets": lambda name, *said: [f"- {name}", *([f"    - {joined(', ', *said)}"] if any(said) else [])],
    "headings": lambda name, *said: [f"### {name}", "", *([joined(", ", *said), ""] if any(said) else [])],
}
LAYOUTS = (*SINGLE, "numbers", "numbers)", "running text", *CARDS, "table", "table without head", "numbered table")
OPENERS = ("heading", "heading, number", "bold", "label", "sentence", "rule", "farewell", "nothing")
ENDINGS = ("nothing", "nothing", "nothing", "menu", "contact", "note", "steps", "reading", "annex", "office", "turning")
SIGNERS = ("persons", "bare persons", "organizations", "countries", "mixed")
FORMATS = ("md", "html", "txt")
TITLES = ("heading", "heading", "bold", "line", "capitals", "subject")
DATES = ("line", "line", "behind the town", "in digits", "below the list", "none")
PARTIES = ("line", "three lines", "address", "salutation")
COPIES = ("none", "none", "below the list")


@dataclass(frozen=True)
class Case:
    """How one letter is set."""

    language: str
    layout: str
    parts: str
    signers: str
    opener: str
    ending: str
    number: int
    format: str
    title: str
    date: str
    parties: str
    copies: str


@dataclass(frozen=True)
class Outcome:
    """How one letter was read: F1 of names, share of entries whose parts are right (None: nothing is said of any)."""

    case: Case
    names: float
    parts: float | None
    grade: str
    wrong: tuple[str, ...]  # fields
    invented: tuple[str, ...]
    missed: tuple[str, ...]


@cache
def letters() -> dict[str, dict]:
    """Return the invented letters by language."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def draw(chance: random.Random, languages: tuple[str, ...]) -> Case:
    """Return a case that makes sense: parts are chosen where the layout leaves them open, and can be seen."""
    layout, form = chance.choice(LAYOUTS), chance.choice(FORMATS)
    number = chance.choice((1, 2, 3, 4, 6, 8, 10))
    if number == 1 and layout not in ("lines", "paragraphs", "two lines", "three lines", "bold over"):
        number = 5  # nobody marks the only one
    open_parts = [part for part in PARTS if form != "txt" or part not in EMPHASIS]
    if layout == "running text":
        open_parts = ["commas", "brackets"]
    elif layout in CARDS or "table" in layout:
        open_parts = ["commas"]
    chosen = (chance.choice(open_parts), chance.choice(SIGNERS), chance.choice(OPENERS), chance.choice(ENDINGS))
    around = map(chance.choice, (TITLES, DATES, PARTIES, COPIES))
    return Case(chance.choice(languages), layout, *chosen, number, form, *around)


def signers(case: Case) -> list[Entry]:
    """Return who signs."""
    letter = letters()[case.language]
    persons: list[Entry] = [tuple(one) for one in letter["persons"]]
    countries: list[Entry] = [(name, "", country) for name, country in letter["organizations"]]
    bodies: list[Entry] = [(name, "", "") for name, _ in letter["organizations"]]
    mixed = [one for pair in zip(bodies, persons, strict=False) for one in pair]
    bare: list[Entry] = [(name, "", "") for name, *_ in persons]
    every = {"persons": persons, "bare persons": bare, "organizations": bodies, "countries": countries, "mixed": mixed}
    return every[case.signers][: case.number]


def list_lines(case: Case) -> list[str]:
    """Return the lines of the list, in Markdown."""
    entries = signers(case)
    texts = [PARTS[case.parts](*one) for one in entries]
    if case.layout in SINGLE:
        return [line for text in texts for line in SINGLE[case.layout](text)]
    if case.layout in CARDS:
        return [line for one in entries for line in CARDS[case.layout](*one)]
    if case.layout == "running text":
        return [f"{'; '.join(texts)}."]
    if case.layout.startswith("numbers"):
        return [f"{at}{case.layout.removeprefix('numbers') or '.'} {text}" for at, text in enumerate(texts, 1)]
    if case.layout == "numbered table":
        rows = [(str(at), name, joined(", ", *said)) for at, (name, *said) in enumerate(entries, 1)]
        return [f"| {' | '.join(row)} |" for row in (("#", "", ""), ("---",) * 3, *rows)]
    head = letters()[case.language]["columns"] if case.layout == "table" else ("", "", "")
    return [f"| {' | '.join(row)} |" for row in (head, ("---",) * 3, *entries)]


def markdown_of(case: Case) -> str:
    """Return the letter in Markdown."""
    letter = letters()[case.language]
    heading, link = letter["heading"], "[{}](/{})".format
    opened = {
        "heading": f"## {heading}",
        "heading, number": f"## {heading} ({case.number})",
        "bold": f"**{heading}**",
        "label": letter["label"],
        "sentence": letter["sentence"],
        "rule": "---",
    }
    ended = {
        "menu": ["---", " | ".join(link(word, at) for at, word in enumerate(letter["menu"])), "© 2019"],
        "contact": [letter["contact"]],
        "note": ["---", letter["note"]],
        "steps": [
            f"## {letter['steps'][0]}",
            "\n".join(f"{at}. {one}" for at, one in enumerate(letter["steps"][1:], 1)),
        ],
        "reading": [f"## {letter['reading'][0]}", "\n".join(f"- {link(one, 1)}" for one in letter["reading"][1:])],
        "annex": [f"## {letter['annex'][0]}", "\n".join(f"- {one}" for one in letter["annex"][1:])],
        "office": ["  \n".join(letter["office"])],
        "turning": [" ".join(link(word, at) for at, word in enumerate(letter["turning"]))],
    }
    titles = {"heading": "# {}", "bold": "**{}**", "line": "{}", "capitals": "{}"}
    title = letter["title"].upper() if case.title == "capitals" else letter["title"]
    above = [titles[case.title].format(title)] if case.title in titles else []
    subject = [f"{letter['subject']}: {title}"] if case.title == "subject" else []
    day = {
        "line": letter["printed_date"],
        "behind the town": f"{letter['town']}, {letter['printed_date']}",
        "in digits": letter["date"].strftime("%Y-%m-%d" if case.language == "en" else "%d.%m.%Y"),
        "below the list": letter["printed_date"],
    }
    dated = [day[case.date]] if case.date in day else []
    copies = [f"{letter['copies']}  \n" + "  \n".join(letter["others"])] if case.copies != "none" else []
    parties = {
        "line": [letter["addressee"]],
        "three lines": ["  \n".join([letter["addressee"], *letter["others"]])],
        "address": ["  \n".join(letter["address"])],
    }
    head = [*above, *(dated if case.date != "below the list" else []), *parties.get(case.parties, []), *subject]
    farewell = [letter["farewell"]] if case.opener != "nothing" else []
    opener = [opened[case.opener]] if case.opener in opened else []
    listed = "\n".join(list_lines(case)).strip("\n")
    below = [*(dated if case.date == "below the list" else []), *copies, *ended.get(case.ending, [])]
    text = [letter["salutation"], *letter["text"], *farewell, *opener, listed]
    return "\n\n".join([*head, *text, *below]) + "\n"


def document(case: Case) -> str:
    """Return the letter in its format."""
    text = markdown_of(case)
    if case.format == "html":
        page = MarkdownIt("commonmark").enable("table").render(text.replace("<br>", "  "))
        title = letters()[case.language]["title"]
        return (
            f'<!DOCTYPE html><html lang="{case.language}"><title>{title}</title><body><main>{page}</main></body></html>'
        )
    if case.format == "txt":
        text = re.sub(r"<br>|  $|^#+ |^> |\*\*|(?<=[ ,])\*(?=\w)|(?<=\w)\*(?=,|$)", "", text, flags=re.MULTILINE)
        return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return text


def read(case: Case) -> Outcome:
    """Return how the letter of a case is read."""
    letter, entries = letters()[case.language], signers(case)
    source = read_source(f"letter.{case.format}", document(case).encode())
    reading = read_letter(source.value).value
    found = reading.letter
    listed = [entry for one in found.signatories for entry in (one, *one.members)]
    names, true = Counter(one.name for one in listed), Counter(name for name, *_ in entries)
    said = {one.name: [getattr(one, part, None) or "" for part in ("role", "affiliation", "place")] for one in listed}
    told = [is_told(one, said.get(one[0], ["", "", ""])) for one in entries if any(one[1:])]
    fields_right = {
        "title": (found.title or "").casefold() == letter["title"].casefold(),
        "date": found.date == (letter["date"].isoformat() if case.date != "none" else None),
        "language": found.language == case.language,
        "addressees": len(found.addressees) == {"three lines": 3}.get(case.parties, 1),
        "copies": len(found.cc) == (0 if case.copies == "none" else len(letter["others"])),
        "total": found.stated.total == (case.number if case.opener == "heading, number" else None),
    }
    return Outcome(
        case,
        2 * (names & true).total() / max(1, names.total() + true.total()),
        mean(told) if told else None,
        reading.verdict.grade,
        tuple(name for name, right in fields_right.items() if not right),
        tuple((names - true).elements()),
        tuple((true - names).elements()),
    )


def is_told(entry: Entry, said: list[str]) -> bool:
    """Return whether what is said of an entry is right, a country as place or affiliation, and nothing more is said."""
    _, role, affiliation = entry
    return said == [role, affiliation, ""] or (not role and sorted(said) == ["", "", affiliation])


def table(outcomes: list[Outcome]) -> str:
    """Return the means, in all and for each value of each choice."""
    poor = [one for one in outcomes if one.names < 0.9]
    flagged = [one for one in outcomes if one.grade != "well read"]
    told = [one.parts for one in outcomes if one.parts is not None]
    wrong = Counter(name for one in outcomes for name in one.wrong)
    silent = sum(one not in flagged for one in poor)
    lines = [
        joined(
            "; ",
            f"{len(outcomes)} letters: F1 {mean(one.names for one in outcomes):.3f}",
            f"exact {share(one.names == 1 for one in outcomes):.0%}",
            f"< .7 {share(one.names < 0.7 for one in outcomes):.0%}",
            f"parts {mean(told):.3f}" if told else "",
            f"poor {len(poor)}, of them not flagged {silent}, alarms {len(flagged) - len(poor) + silent}",
            f"fields wrong {', '.join(f'{name} {count}' for name, count in wrong.most_common())}",
        )
    ]
    for field in fields(Case):
        groups = defaultdict(list)
        for one in outcomes:
            groups[getattr(one.case, field.name)].append(one)
        cells = []
        for value, ones in sorted(groups.items(), key=lambda pair: mean(one.names for one in pair[1])):
            parts = [one.parts for one in ones if one.parts is not None]
            cells.append(f"{value} {mean(one.names for one in ones):.2f}" + (f"/{mean(parts):.2f}" if parts else ""))
        lines.append(f"  {field.name}: " + "; ".join(cells))
    for name in wrong:
        where = Counter(
            f"{one.case.title}, {one.case.date}, {one.case.parties}" for one in outcomes if name in one.wrong
        )
        lines.append(f"  {name} wrong (title, date, parties): {where.most_common(8)}")
    return "\n".join(lines)


def measure(
    about: str,
    number: int,
    languages: Iterable[str],
    draw: Callable[[random.Random, tuple[str, ...]], C],
    document: Callable[[C], str],
    read: Callable[[C], R],
    odd: Callable[[R], bool],
    told: Callable[[R], str],
    table: Callable[[list[R]], str],
) -> None:
    """Draw cases as the command line says, read them, and print what is `told` of those that are `odd`, and the table.

    Of a case that is to be shown its text is printed, too. It is what a benchmark's `main` does.
    """
    options = argparse.ArgumentParser(description=about)
    options.add_argument("--letters", type=int, default=number)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--languages", default=",".join(languages))
    options.add_argument("--show", type=int)
    options.add_argument("-v", action="store_true")
    given = options.parse_args()
    chance = random.Random(given.seed)
    cases = [draw(chance, tuple(given.languages.split(","))) for _ in range(given.letters)]
    if given.show is not None:
        print(document(cases[given.show]))
        cases = cases[given.show : given.show + 1]
    with ProcessPoolExecutor() as pool:
        outcomes = list(pool.map(read, cases, chunksize=8))
    for at, one in enumerate(outcomes):
        if (given.v and odd(one)) or given.show is not None:
            print(f"{at} {told(one)}")
    print(table(outcomes))


def is_odd(one: Outcome) -> bool:
    """Return whether names or fields of a letter are wrong."""
    return one.names < 0.95 or bool(one.wrong)


def told(one: Outcome) -> str:
    """Return how a letter is set, and what is wrong with it."""
    case = "/".join(map(str, astuple(one.case)))
    return f"{one.names:.2f} {case} {one.grade} +{one.invented[:3]} -{one.missed[:3]} {one.wrong}"


def main() -> None:
    """Read letters and print the table."""
    measure(
        "Read invented letters in layouts drawn at random.", 600, letters(), draw, document, read, is_odd, told, table
    )


if __name__ == "__main__":
    main()
