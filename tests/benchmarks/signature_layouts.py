"""Letters that few sign: `python -m tests.benchmarks.signature_layouts [--letters N] [--seed S] [-v] [--show K]`.

Long lists are made to be read; a signature is not. Here an invented letter of each language is signed by nobody, by one
to four persons, or by one to three bodies, in forms drawn at random: names over offices, side by side, behind "for" and
a body, below a line or a mark of signing, under farewells of many kinds or none, over addresses, enclosures and
postscripts. Anybody can read them, so what is not read exactly is a fault of the reading.

Printed are the means of F1 of names, in all and for each value of each choice, worst first; how many letters below .9
are not flagged, and how many others are. `-v` adds each letter below .95, `--show K` prints the K-th as it was set.
"""

import random
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

from markdown_it import MarkdownIt

from tests.benchmarks.layouts import Entry, joined, letters, measure
from tests.benchmarks.typed_layouts import Outcome, is_odd, outcome_of, table, told

Block = list[str]  # the lines of one signature


def stacked(*lines: str) -> Block:
    """Return the lines that are not empty."""
    return [line for line in lines if line]


PERSONS: dict[str, Callable[[str, str, str], Block]] = {
    "name": lambda name, *_: [name],
    "name, office": lambda name, office, _: [f"{name}, {office}"],
    "name, office, body": lambda *said: [joined(", ", *said)],
    "name over office": lambda name, office, _: stacked(name, office),
    "name over office, body": lambda name, office, body: stacked(name, f"{office}, {body}"),
    "three lines": stacked,
    "body and telephone": lambda name, _, body: stacked(name, body, "{telephone}"),
    "office in brackets": lambda name, office, _: [f"{name} ({office})"],
    "office before": lambda name, office, _: [f"{office}: {name}"],
    "dash": lambda name, office, body: [f"{name} – {office}, {body}"],
    "bold name": lambda name, office, body: stacked(f"**{name}**", f"{office}, {body}"),
    "capitals": lambda name, office, body: stacked(name.upper(), office, body),
    "italic office": lambda name, office, _: stacked(name, f"*{office}*"),
    "line over": lambda name, office, _: stacked("_______________________", name, office),
    "by proxy": lambda name, office, _: stacked(f"{{proxy}} {name}", office),
    "line behind": lambda name, *_: [f"{name} ___________________"],
    "slashes": lambda name, *_: [f"/{name}/"],
    "mark behind": lambda name, *_: [f"{name} {{mark}}"],
    "town": lambda name, *_: [f"{name}, {{town}}"],
    "town in brackets": lambda name, *_: [f"{name} ({{town}})"],
    "dash before, town": lambda name, *_: [f"— {name}, {{town}}"],
}
WRITTEN: dict[str, Callable[[str], str]] = {
    "in full": str,
    "initials": lambda name: re.sub(r"^(\w)\w* ", r"\1. ", name),
    "given name": lambda name: name.split()[0],
}
BESIDE = ("blanks", "tabs", "hard blanks")  # what parts signatures side by side
BODIES: dict[str, Callable[[Sequence[str], str], Block]] = {
    "bodies on lines": lambda names, _: list(names),
    "bodies, commas": lambda names, word: [f"{', '.join(names[:-1])} {word} {names[-1]}" if names[1:] else names[0]],
    "bodies in bold": lambda names, _: [f"**{name}**" for name in names],
    "bodies as bullets": lambda names, _: [f"- {name}" for name in names],
    "organ over body": lambda names, _: ["{organ}", *names],
    "body over organ": lambda names, _: [*names, "{organ}"],
}
OF_ONE = ("organ over body", "body over organ")
AND = {"en": "and", "es": "y", "fr": "et", "de": "und", "pt": "e", "it": "e"}
PLAIN = ("name", "name over office", "name, office")  # forms of names that are not written in full
UNMARKED = (
    "mark behind",
    "slashes",
    "body and telephone",
    "by proxy",
)  # forms with no further mark of signing over them
SIGNERS = ("nobody", "persons", "persons", "persons", "bodies")
BELOW = (
    "nothing",
    "nothing",
    "office",
    "address",
    "contact",
    "enclosed",
    "postscript",
    "copies",
    "slogan",
    "menu",
    "thanks",
    "comments",
)
FORMATS = ("txt", "txt", "md", "html")


@dataclass(frozen=True)
class Case:
    """How one letter is signed. `farewell` is the number of one of the language, -1 for none; `beside` "" if not."""

    language: str
    signers: str
    number: int
    form: str
    written: str
    beside: str
    behind: str
    mark: str
    farewell: int
    dated: bool
    below: str
    format: str


@cache
def words() -> dict[str, dict]:
    """Return what stands around signatures, by language."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def draw(chance: random.Random, languages: Sequence[str]) -> Case:
    """Return a case that makes sense: nobody's letter has neither farewell nor signature."""
    language, who = chance.choice(languages), chance.choice(SIGNERS)
    said = words()[language]
    number = chance.choice((1, 1, 2, 3, 4)) if who == "persons" else chance.choice((1, 2, 3))
    form = chance.choice([*PERSONS] if who == "persons" else [*BODIES])
    number = 1 if form in OF_ONE else number
    format_ = chance.choice(FORMATS)
    beside = chance.choice(("", "", *BESIDE)) if who == "persons" and number in (2, 3) and format_ == "txt" else ""
    if beside and form in ("name, office, body", "dash", "name over office, body", "office before", "bold name"):
        form = "three lines"
    written = chance.choice(("in full", *WRITTEN)) if form in PLAIN else "in full"
    if written != "in full" and not beside:
        form = "name over office" if number == 1 else "name"
    if form == "bodies as bullets" and number == 1:
        form = "bodies on lines"
    marked = who == "persons" and not beside and number == 1 and form not in UNMARKED
    mark = chance.choice(("", "", "", *said["marks"])) if marked else ""
    farewell = chance.randrange(-1, len(said["farewells"])) if who != "nobody" else -1
    if farewell == -1 and (who == "bodies" or written == "given name"):
        farewell = 0  # else nothing tells them from a last line
    return Case(
        language,
        who,
        0 if who == "nobody" else number,
        "none" if who == "nobody" else form,
        written,
        beside,
        chance.choice(("", "", *said["for"])) if who == "persons" and number < 3 else "",
        mark,
        farewell,
        chance.random() < 0.2,
        chance.choice(BELOW),
        format_,
    )


def signers(case: Case) -> list[Entry]:
    """Return who signs, bodies as names without more."""
    own = letters()[case.language]
    if case.signers == "persons":
        persons = [one for one in own["persons"] if case.written == "in full" or "." not in one[0]][: case.number]
        return [(WRITTEN[case.written](name), *said) for name, *said in persons]
    return [(name, "", "") for name, _ in own["organizations"][: case.number]] if case.signers == "bodies" else []


def blocks_of(case: Case) -> list[Block]:
    """Return the lines of the signature of each person, in Markdown."""
    said = words()[case.language]
    mark = next(one for one in said["marks"] if one[0] in "([")
    named = {"town": said["elsewhere"], "telephone": "01632 960 123", "mark": mark, "proxy": said["proxy"]}
    return [[line.format(**named) for line in PERSONS[case.form](*one)] for one in signers(case)]


def signature_lines(case: Case) -> list[str]:
    """Return the lines of the signatures, in Markdown."""
    entries = signers(case)
    if case.signers == "nobody":
        return []
    if case.signers == "bodies":
        lines = BODIES[case.form]([name for name, *_ in entries], AND[case.language])
        return [line.format(organ=words()[case.language]["organ"]) for line in lines]
    blocks = blocks_of(case)
    if not case.beside:
        return [line for at, block in enumerate(blocks) for line in ([""] * (at > 0 and len(block) > 1) + block)]
    gap = {"blanks": " " * 12, "tabs": "\t\t", "hard blanks": "\xa0" * 12}[case.beside]
    width = max(len(line) for block in blocks for line in block)
    pad = {"blanks": " ", "hard blanks": "\xa0"}.get(case.beside)
    rows = zip_longest(*blocks, fillvalue="")
    if pad is None:
        return [gap.join(row).rstrip() for row in rows]
    return [gap.join(cell.ljust(width, pad) for cell in row).rstrip(" \xa0") for row in rows]


def markdown_of(case: Case) -> str:
    """Return the letter in Markdown: each line of a signature ends in two blanks, as lines of one paragraph do."""
    own, said = letters()[case.language], words()[case.language]
    farewell = [said["farewells"][case.farewell]] if case.farewell >= 0 else []
    dated = [f"{own['town']}, {own['printed_date']}"] if case.dated else []
    behind = [case.behind.format(own["organizations"][3][0])] if case.behind else []
    signed = "\n".join(f"{line}  " if line.strip() else "" for line in stacked(case.mark) + signature_lines(case))
    below = {
        "office": ["  \n".join(said["office"])],
        "address": ["  \n".join(said["address"])],
        "contact": [own["contact"]],
        "enclosed": said["enclosed"],
        "postscript": [said["postscript"]],
        "copies": [f"{own['copies']}  \n" + "  \n".join(own["others"])],
        "slogan": [said["slogan"]],
        "thanks": [said["thanks"].format(own["persons"][6][0])],
        "comments": [f"## {said['comments'][0]}", *(f"{one[0]}: {said['comments'][1]}" for one in own["persons"][5:7])],
        "menu": ["---", " | ".join(f"[{word}](/{at})" for at, word in enumerate(own["menu"])), "© 2019"],
    }
    head = [f"# {own['title']}", *([] if case.dated else [own["printed_date"]]), own["addressee"], own["salutation"]]
    parts = [*head, *own["text"], *farewell, *dated, *behind, signed, *below.get(case.below, [])]
    return "\n\n".join(part for part in parts if part) + "\n"


def document(case: Case) -> str:
    """Return the letter in its format."""
    return in_format(markdown_of(case), case.format, case.language)


def in_format(text: str, form: str, language: str) -> str:
    """Return a letter that is given in Markdown in another format, if it is to be."""
    if form == "html":
        page = MarkdownIt("commonmark").render(text)
        title = letters()[language]["title"]
        return f'<!DOCTYPE html><html lang="{language}"><title>{title}</title><body>{page}</body></html>'
    if form == "txt":
        text = re.sub(r"^# |\*\*|(?<=^)\*|\*(?=\s*$)|  $", "", text, flags=re.MULTILINE)
        return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return text


def read(case: Case) -> Outcome:
    """Return how the letter of a case is read."""
    names = [name for name, *_ in signers(case)]
    return outcome_of(case, f"letter.{case.format}", document(case).encode(), names, str.casefold)


def main() -> None:
    """Read letters and print the table."""
    measure("Read letters that nobody or few sign.", 600, words(), draw, document, read, is_odd, told, table)


if __name__ == "__main__":
    main()
