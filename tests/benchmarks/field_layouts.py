"""Fields in every layout: `python -m tests.benchmarks.field_layouts [--letters N] [--seed S] [--languages en,de] [-v]`.

What `layouts.py` does for lists is done here for what stands around them: the letters of that benchmark, and of six
languages more, are set with title, date, addressees, copies and stated total in ways drawn at random, each plain to
anybody who knows the language. The list is a plain one.

Printed is the share of fields that are right, in all and by language, and for each field by how it was set. `-v` adds
each letter with a field that is wrong, `--show K` prints the K-th letter as it was set.
"""

# ruff: noqa: T201 - a command prints

import argparse
import random
import re
import textwrap
import tomllib
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from statistics import mean

from markdown_it import MarkdownIt

from sitegen.core.comparing import letters_of
from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from tests.benchmarks import layouts

KICKERS = ("kicker", "bold kicker", "colon")  # over a title that does not say that it is a letter's
TITLES = (
    "heading", "lower heading", "bold", "line", "centred", "capitals", "wrapped", "subject", "below the date",
    "below letterhead", "below the site", "behind words", *KICKERS, "subtitle", "italic subtitle", "front matter",
    "none",
)  # fmt: skip
DATES = (
    "line", "behind the town", "by", "label", "in digits", "slashes", "month", "weekday", "posted", "updated",
    "above the names", "signed", "front matter", "none",
)  # fmt: skip
PARTIES = {  # how many each way names
    "line": 1, "three lines": 3, "block": 1, "block, person": 1, "block of a body": 1, "three blocks": 3,
    "label, lines": 3, "label, bullets": 3, "label, semicolons": 3, "label, and": 2, "label, person": 1,
    "label, persons": 2, "label, capitals": 1, "salutation": 1, "one": 1, "two": 2, "three": 3, "body": 1, "title": 1,
    "title, two": 2, "title, office": 1, "title, person": 1, "is the title": 1, "nobody": 0, "friends": 0, "none": 0,
}  # fmt: skip
GREETED = {"block, person": "one", "label, person": "one", "title, person": "one"}
OFFICE = ("line", "block", "salutation", "title, office")  # in the salutation
COPIES = ("none", "none", "lines", "bullets", "semicolons", "above the text")
TOTALS = {
    "none": None, "deaths": None, "figures": 6, "words": 6, "more": 75, "two": None, "heading": 6, "over": 57,
    "title": 57,
}  # fmt: skip
FIELDS = ("title", "date", "language", "parties", "copies", "total")


@dataclass(frozen=True)
class Case:
    """How one letter is set."""

    language: str
    format: str
    title: str
    wording: str
    page: str  # the title of a web page beside that of the letter
    date: str
    parties: str
    copies: str
    total: str
    traps: tuple[str, ...]  # days of which the text tells


@cache
def letters() -> dict[str, dict]:
    """Return the invented letters by language."""
    own = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    known = layouts.letters()
    return {language: known.get(language, {}) | words.get("letter", {}) | words for language, words in own.items()}


def draw(chance: random.Random, languages: tuple[str, ...]) -> Case:
    """Return a case that makes sense."""
    form, parties = chance.choice(("md", "html", "txt")), chance.choice(tuple(PARTIES))
    title, date, total = chance.choice(TITLES), chance.choice(DATES), chance.choice(tuple(TOTALS))
    wording = {"title, two": "to two", "is the title": "addressee"}.get(parties) or (
        "to one" if parties.startswith("title") else ""
    )
    if total == "title":
        total, wording = ("none", wording) if wording else ("title", "counted")
    if wording and title in ("none", "subject", *KICKERS):
        title = "heading"
    if wording == "addressee":  # nothing but a heading tells it from a line with the addressee
        title, form = "heading", "html" if form == "txt" else form
    if form != "md":
        title, date = ("heading" if title == "front matter" else title), ("line" if date == "front matter" else date)
    if form != "html" and title == "below the site":  # a page says what its site is called
        title = "heading"
    page = chance.choice(("alone", "site behind", "site before", "site alone")) if title != "none" else "site alone"
    if title == "behind words" and parties == "none":
        title = "bold"
    if title == "below the site" and page == "site alone":
        page = "alone"
    wording = wording or ("bare" if title in KICKERS else chance.choice(("named", "bare")))
    traps = tuple(one for one in ("event", "due") if chance.random() < 0.25)
    return Case(
        chance.choice(languages), form, title, wording, page, date, parties, chance.choice(COPIES), total, traps
    )


def title_of(case: Case) -> str:
    """Return the title as it is printed, capitals aside."""
    letter = letters()[case.language]
    bare, *others = letter["titles"]
    if case.title == "colon":
        return f"{letter['around']['kicker']}: {bare}"
    own = {"bare": bare, "addressee": letter["addressee"], "named": letter["title"]}
    return own.get(case.wording) or others[("to one", "to two", "counted").index(case.wording)]


def loud(text: str, language: str) -> str:
    """Return a text in capitals."""
    return (text.replace("i", "İ") if language == "tr" else text).upper()


def head_of(case: Case, dated: list[str]) -> list[str]:
    """Return the paragraphs over the addressees, in Markdown."""
    letter, title = letters()[case.language], title_of(case)
    around, words = letter["around"], title.split()
    half = (len(words) + 1) // 2
    centred = f"{' ' * 8}{title}\n{' ' * 8}{'=' * len(title)}" if case.format == "txt" else f"<center>{title}</center>"
    set_as = {
        "heading": [f"# {title}"],
        "lower heading": [f"### {title}"],
        "bold": [f"**{title}**"],
        "line": [title],
        "centred": [centred],
        "capitals": [loud(title, case.language)],
        "wrapped": [f"**{' '.join(words[:half])}  \n{' '.join(words[half:])}**"],
        "below the date": [f"# {title}"],
        "below letterhead": ["  \n".join(letter["letterhead"]), f"**{title}**"],
        "below the site": [f"# {around['site']}", f"## {title}"],
        "behind words": [around["intro"], f"**{title}**"],
        "kicker": [loud(around["kicker"], case.language), f"# {title}"],
        "bold kicker": [f"**{around['kicker']}**", f"**{title}**"],
        "colon": [f"## {title}"],
        "subtitle": [f"# {title}", f"## {around['subtitle']}"],
        "italic subtitle": [f"**{title}**", f"*{around['subtitle']}*"],
    }.get(case.title, [])
    return [*dated, *set_as] if case.title == "below the date" else [*set_as, *dated]


def parties_of(case: Case) -> list[str]:
    """Return the paragraphs that name the addressees, and the salutation."""
    letter = letters()[case.language]
    label, greeted, (name, office, street, _) = letter["to"]["label"], letter["greeted"], letter["address"]
    town = f"{letter['blocks'][0][3].rsplit(' ', 1)[0]} {letter['town']}"
    block = f"{name}  \n{office}  \n{street}  \n{town}"
    persons = "; ".join([f"{name}, {office}", ", ".join(letter["blocks"][0][:2])])
    lines = {
        "line": [letter["addressee"]],
        "three lines": ["  \n".join([letter["addressee"], *letter["others"]])],
        "block": [block],
        "block, person": [block],
        "block of a body": ["  \n".join([letter["parties"][2], *letter["blocks"][0][2:]])],
        "three blocks": [block, *("  \n".join(one) for one in letter["blocks"])],
        "label, lines": ["  \n".join([label, *letter["parties"]])],
        "label, bullets": [label, "\n".join(f"- {one}" for one in letter["parties"])],
        "label, semicolons": [f"{label} {'; '.join(letter['parties'])}"],
        "label, and": [f"{label} {letter['to']['both']}"],
        "label, person": [f"{label} {name}, {office}"],
        "label, persons": [f"{label} {persons}"],
        "label, capitals": [loud(f"{label} {letter['parties'][0]}", case.language)],
    }.get(case.parties, [])
    greeting = greeted.get(GREETED.get(case.parties, case.parties), greeted["formal"])
    if case.parties in OFFICE:
        greeting = letter["salutation"]
    copies = [copies_of(case)] if case.copies == "above the text" else []
    subject = [f"{letter['subject']}: {title_of(case)}"] if case.title == "subject" else []
    return [*lines, *copies, *subject, *([greeting] if case.parties != "none" else [])]


def copies_of(case: Case) -> str:
    """Return who gets a copy."""
    letter = letters()[case.language]
    if case.copies == "semicolons":
        return f"{letter['copies']} {'; '.join(letter['others'])}"
    if case.copies == "bullets":
        return "\n".join([letter["copies"], "", *(f"- {one}" for one in letter["others"])])
    return "  \n".join([letter["copies"], *letter["others"]])


def markdown_of(case: Case) -> str:
    """Return the letter in Markdown."""
    letter = letters()[case.language]
    around, totals, heading = letter["around"], letter["totals"], f"## {letter['heading']}"
    printed = {
        "line": letter["printed_date"],
        "updated": letter["printed_date"],
        "behind the town": f"{letter['town']}, {letter['printed_date']}",
        "in digits": "3/14/2019" if case.language == "en" else "14.03.2019",
        "slashes": "14/03/2019",
        "above the names": f"{letter['town']}, {letter['printed_date']}",
    } | letter["dates"]
    dated = [printed[case.date]] if case.date in printed else []
    late = case.date in ("above the names", "signed")
    text = [*([totals[case.total]] if case.total in ("figures", "words") else []), *letter["text"]]
    text += [around[one] for one in case.traps] + ([around["deaths"]] if case.total == "deaths" else [])
    text += [totals[case.total]] if case.total in ("more", "two") else []
    text = [textwrap.fill(one, 76) for one in text] if case.format == "txt" else text
    names = [one if isinstance(one, str) else one[0] for one in letter["organizations"][:6]]
    opener = {"heading": f"{heading} (6)", "over": totals["over"]}.get(case.total, heading)
    ended = [*(dated if late else []), opener, "\n".join(f"{at}. {one}" for at, one in enumerate(names, 1))]
    below = [copies_of(case)] if case.copies not in ("none", "above the text") else []
    below += [around["changed"]] if case.date == "updated" else []
    front = {"title": title_of(case), "date": "2019-03-14"}
    kept = [f'{key}: "{value}"' for key, value in front.items() if getattr(case, key) == "front matter"]
    head = [*(["\n".join(["---", *kept, "---"])] if kept else []), *head_of(case, [] if late else dated)]
    return "\n\n".join([*head, *parties_of(case), *text, letter["farewell"], *ended, *below]) + "\n"


def document(case: Case) -> str:
    """Return the letter in its format."""
    text = markdown_of(case)
    if case.format == "html":
        site, title = letters()[case.language]["around"]["site"], title_of(case)
        ways = {"alone": title, "site behind": f"{title} | {site}", "site before": f"{site} – {title}"}
        page, beside = MarkdownIt("commonmark").render(text), ways.get(case.page, site)
        meta = f'<meta charset="utf-8"><meta property="og:site_name" content="{site}">'
        head = f"<head>{meta}<title>{beside}</title></head>"
        return f'<!DOCTYPE html><html lang="{case.language}">{head}<body><main>{page}</main></body></html>'
    return re.sub(r"  $|^#+ |\*+", "", text, flags=re.MULTILINE) if case.format == "txt" else text


def read(case: Case) -> tuple[dict[str, bool], str]:
    """Return which fields are right, and in words what is wrong."""
    letter = letters()[case.language]
    source = read_source(f"letter.{case.format}", document(case).encode())
    found = read_letter(source.value).value.letter
    title, around = title_of(case), letter["around"]
    true = [title, f"{around['kicker']} {title}", f"{title} {around['subtitle']}"] if case.title != "none" else [""]
    true += [letter["titles"][0]] if case.title == "colon" else []
    day = {"month": "2019-03", "none": None}.get(case.date, "2019-03-14")
    values = {
        "title": (found.title, letters_of(found.title or "") in map(letters_of, [*true, loud(title, case.language)])),
        "date": (found.date, found.date == day),
        "language": (found.language, found.language == case.language),
        "parties": (found.addressees, len(found.addressees) == PARTIES[case.parties]),
        "copies": (found.cc, len(found.cc) == 2 * (case.copies != "none")),
        "total": (found.stated.total, found.stated.total == TOTALS[case.total]),
    }
    wrong = ", ".join(f"{name} {value!r}" for name, (value, right) in values.items() if not right)
    return {name: right for name, (_, right) in values.items()}, wrong


def main() -> None:
    """Read letters and print the shares."""
    options = argparse.ArgumentParser(description="Read invented letters with fields in layouts drawn at random.")
    options.add_argument("--letters", type=int, default=600)
    options.add_argument("--seed", type=int, default=1)
    six = [language for language, words in letters().items() if words.get("letter") is None]
    options.add_argument("--languages", default=",".join(six))
    options.add_argument("--show", type=int)
    options.add_argument("-v", action="store_true")
    given = options.parse_args()
    chance = random.Random(given.seed)
    cases = [draw(chance, tuple(given.languages.split(","))) for _ in range(given.letters)]
    if given.show is not None:
        print(document(cases[given.show]))
        cases = cases[given.show : given.show + 1]
    with ProcessPoolExecutor() as pool:
        outcomes = list(zip(cases, pool.map(read, cases, chunksize=8), strict=True))
    for at, (case, (_, wrong)) in enumerate(outcomes):
        if wrong and (given.v or given.show is not None):
            print(at, "/".join(map(str, astuple(case))), wrong)
    rights = [right for _, (right, _) in outcomes]
    shares = ", ".join(f"{name} {mean(one[name] for one in rights):.3f}" for name in FIELDS)
    print(f"{len(rights)} letters: fields right {mean(one[name] for one in rights for name in FIELDS):.3f} ({shares})")
    for name in ("language", "format"):
        print_shares(name, [(getattr(case, name), mean(right.values())) for case, (right, _) in outcomes])
    for name in FIELDS:
        print_shares(name, [(getattr(case, name), right[name]) for case, (right, _) in outcomes])


def print_shares(name: str, found: list[tuple[str, float]]) -> None:
    """Print the share of what is right for each value of a choice, the lowest first."""
    groups: dict[str, list[float]] = defaultdict(list)
    for value, right in found:
        groups[value].append(right)
    means = sorted((mean(ones), value) for value, ones in groups.items())
    print(f"  {name}: " + "; ".join(f"{value} {share:.2f}" for share, value in means))


if __name__ == "__main__":
    main()
