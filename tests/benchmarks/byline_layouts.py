"""Letters whose signers stand above the text: `python -m tests.benchmarks.byline_layouts [--letters N] [-v]`.

The letters of `signature_layouts` are signed below a farewell. Here persons or bodies are named in a line above the
text ("By Jane Roe and John Doe"), in the last line, in a letterhead, in front matter or below a committee's name; or
nobody is, and such a line names who posted, translated or photographed. What else a page tells may stand above or
below: who posted it, who the authors are, lines to sign on.

Printed is what `signature_layouts` prints; `-v` adds each letter below .95, `--show K` prints the K-th as it was set.
"""

import random
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.benchmarks.layouts import Entry, letters, measure
from tests.benchmarks.signature_layouts import AND, in_format, stacked
from tests.benchmarks.typed_layouts import Outcome, is_odd, outcome_of, table, told

PLACES = (
    "under the title",
    "under the title",
    "over the title",
    "under the date",
    "last line",
    "under the last date",
    "letterhead",
    "committee",
    "below, and a byline",
)
ENTRIES: dict[str, Callable[[str, str, str], str]] = {
    "name": lambda name, *_: name,
    "name, office": lambda name, office, _: f"{name}, {office}",
    "name, office, body": lambda name, office, body: f"{name}, {office}, {body}",
    "name (body)": lambda name, _, body: f"{name} ({body})",
}
STYLES = {
    "plain": "{}",
    "bold": "**{}**",
    "italic": "*{}*",
    "dash": "— {}",
    "dated": "{} | {date}",
    "comma": "{}, {date}",
}
FIELDS = ("", "", "author: admin", "author: {}", "authors:\n- {}", "author:\n  - name: {}")  # who keeps the site
FORMATS = ("txt", "txt", "md", "html")


@dataclass(frozen=True)
class Case:
    """How one letter is signed. `by` and `other` are numbers of words of the language, `other` -1 for none."""

    language: str
    signers: str
    number: int
    place: str
    entry: str
    by: int
    style: str
    lines: str
    other: int
    field: str
    about: bool
    form: bool
    format: str


@cache
def words() -> dict[str, dict]:
    """Return what stands before and around the names, by language."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def draw(chance: random.Random, languages: Sequence[str]) -> Case:
    """Return a case that makes sense: nobody's letter has another's line, and only bodies head the paper."""
    language, who = chance.choice(languages), chance.choice(("nobody", "persons", "persons", "persons", "bodies"))
    said = words()[language]
    place = "nowhere" if who == "nobody" else chance.choice(PLACES)
    if place == "letterhead":
        who = "bodies"
    if place == "committee":
        who = "persons"
    number = chance.choice((1, 1, 2, 3, 4)) if who == "persons" else chance.choice((1, 2, 3))
    entry = chance.choice([*ENTRIES]) if who == "persons" else "name"
    lines = chance.choice(("commas", "commas", "semicolons", "lines")) if number > 1 else "commas"
    if entry in ("name, office", "name, office, body") and lines == "commas" and number > 1:
        lines = "semicolons"
    style = chance.choice([*STYLES]) if place.startswith(("under", "over", "last", "below")) else "plain"
    if style in ("dated", "comma") and (place != "under the title" or lines == "lines"):
        style = "plain"
    return Case(
        language,
        who,
        0 if who == "nobody" else number,
        place,
        entry,
        chance.randrange(len(said["by"])),
        style,
        lines,
        chance.randrange(len(said["other"])) if who == "nobody" or chance.random() < 0.25 else -1,
        chance.choice(FIELDS) if (format_ := chance.choice(FORMATS)) == "md" else "",
        place in ("under the title", "over the title") and who == "persons" and chance.random() < 0.25,
        place == "committee" or (who == "nobody" and chance.random() < 0.3),
        format_,
    )


def signers(case: Case) -> list[Entry]:
    """Return who signs."""
    own = letters()[case.language]
    if case.signers == "bodies":
        return [(name, "", "") for name, _ in own["organizations"][: case.number]]
    return [tuple(one) for one in own["persons"][: case.number]]


def byline(case: Case) -> str:
    """Return the line, or the lines, that name who signs, in Markdown."""
    entries = [ENTRIES[case.entry](*one) for one in signers(case)]
    said, own = words()[case.language], letters()[case.language]
    by = said["by"][case.by]
    if case.lines == "lines":
        return "  \n".join([by.format(entries[0]), *entries[1:]])
    mark = "; " if case.lines == "semicolons" else ", "
    last = mark if case.lines == "semicolons" else f" {AND[case.language]} "
    text = last.join([mark.join(entries[:-1]), entries[-1]]) if entries[1:] else entries[0]
    return STYLES[case.style].format(by.format(text), date=own["printed_date"])


def markdown_of(case: Case) -> str:
    """Return the letter in Markdown."""
    own, said = letters()[case.language], words()[case.language]
    names = [name for name, *_ in signers(case)]
    other = [said["other"][case.other].format(own["persons"][7][0])] if case.other >= 0 else []
    title, date, text = f"# {own['title']}", own["printed_date"], own["text"]
    line = byline(case) if names else ""
    above = {
        "under the title": stacked(title, line, "" if case.style in ("dated", "comma") else date),
        "over the title": [line, title, date],
        "under the date": [title, date, line],
        "letterhead": [" • ".join(names) if case.lines == "commas" else "  \n".join(names), date, title],
        "under the last date": [title],
    }.get(case.place, [title, date])
    below = {
        "last line": [line],
        "under the last date": [f"{date}  \n{line}"],
        "committee": [
            said["committee"]
            + "  \n"
            + "  \n".join(f"{name}, {said['street']} {at + 3}" for at, name in enumerate(names))
        ],
        "below, and a byline": [own["farewell"], "  \n".join(names)],
    }.get(case.place, [])
    if case.place == "below, and a byline":
        other = [said["by"][case.by].format(own["persons"][7][0])]
    if case.place == "letterhead":
        text = [
            said["we"].format(
                f" {AND[case.language]} ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
            ),
            *text,
        ]
    if case.about:
        people = " ".join(said["is"].format(name, office.lower(), body) for name, office, body in signers(case))
        below = [*below, f"## {said['about']}", people]
    if case.form:
        below = [
            *below,
            said["sheet"][0],
            *([" | ".join(said["sheet"][1:])] + ["__________ | __________ | __________"] * 4),
        ]
    parts = [*above, *other, own["addressee"], own["salutation"], *text, *below]
    title = own["title"]
    field = case.field.format(own["persons"][7][0])
    front = f"---\ntitle: {title}\n{field}\n---\n\n" if field else ""
    return front + "\n\n".join(part for part in parts if part) + "\n"


def document(case: Case) -> str:
    """Return the letter in its format."""
    return in_format(markdown_of(case), case.format, case.language)


def read(case: Case) -> Outcome:
    """Return how the letter of a case is read."""
    names = [name for name, *_ in signers(case)]
    return outcome_of(case, f"letter.{case.format}", document(case).encode(), names)


def main() -> None:
    """Read letters and print the table."""
    measure("Read letters signed above their text.", 600, words(), draw, document, read, is_odd, told, table)


if __name__ == "__main__":
    main()
