"""Lists as web pages set them: `python -m tests.benchmarks.page_layouts [-v]`.

What the benchmark of layouts writes in Markdown has few elements; pages have many more: spans side by side, terms,
cards of blocks, figures, grids, columns. Here the invented letters of that benchmark stand in each of these, under a
heading, a bold line or none, signed by persons, bodies, bodies with countries or both. Printed are the means of F1 of
names and of the share of entries whose parts are right, for each way, worst first; `-v` adds each list below .95.
"""

# ruff: noqa: T201 - a command prints

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from html import escape
from itertools import product
from statistics import mean

from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from tests.benchmarks.layouts import Case, Entry, is_told, joined, letters, signers

OPENERS = ("<h2>{}</h2>", "<p><strong>{}</strong></p>", "")
NAMES_ONLY = ("grid of two", "logos", "commas", "columns")  # in which nothing is said of anybody
PAGE = (
    '<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head><body><nav><ul>'
    '<li><a href="/">{first}</a></li><li><a href="/c">{second}</a></li></ul></nav><main><article><h1>{title}</h1>'
    "<p>{date}</p><p>{addressee}</p><p>{salutation}</p>{text}<p>{farewell}</p>{opener}{list}</article></main>"
    "<footer><p>© 2019</p></footer></body></html>"
)


def each(form: str, around: str = "{}") -> Callable[[Sequence[Entry]], str]:
    """Return what sets each entry in a form with its `name`, `role`, `affiliation` and all that is `said`."""

    def made(entries: Sequence[Entry]) -> str:
        return around.format("".join(map(one, entries)))

    def one(entry: Entry) -> str:
        name, role, affiliation = map(escape, entry)
        said = joined(", ", role, affiliation)
        return form.format(name=name, role=role, affiliation=affiliation, said=said, comma=said and f", {said}")

    return made


def grid(entries: Sequence[Entry]) -> str:
    """Return names in two columns of a table."""
    cells = [f"<td>{escape(name)}</td>" for name, *_ in entries]
    return f"<table>{''.join(f'<tr>{chr(32).join(cells[at : at + 2])}</tr>' for at in range(0, len(cells), 2))}</table>"


def columns(entries: Sequence[Entry]) -> str:
    """Return names in columns of three."""
    names = [f"<p>{escape(name)}</p>" for name, *_ in entries]
    return "".join(f"<div>{''.join(names[at : at + 3])}</div>" for at in range(0, len(names), 3))


WAYS: dict[str, Callable[[Sequence[Entry]], str]] = {
    "spans": each("<div><span>{name}</span><span>{role}</span><span>{affiliation}</span></div>"),
    "spans in items": each("<li><span>{name}</span> <span>{said}</span></li>", "<ul>{}</ul>"),
    "small print": each("<li>{name} <small>{said}</small></li>", "<ul>{}</ul>"),
    "italics": each("<li>{name} <em>{said}</em></li>", "<ul>{}</ul>"),
    "blocks": each("<div><div>{name}</div><div>{said}</div></div>"),
    "blocks in a row": each("<div><div>{name}</div><div>{role}</div><div>{affiliation}</div></div>"),
    "breaks in items": each("<li>{name}<br>{said}</li>", "<ul>{}</ul>"),
    "bold over": each("<p><strong>{name}</strong><br>{said}</p>"),
    "terms": each("<dt>{name}</dt><dd>{said}</dd>", "<dl>{}</dl>"),
    "breaks": each("{name}{comma}<br>", "<p>{}</p>"),
    "table": each("<tr><td>{name}</td><td>{role}</td><td>{affiliation}</td></tr>", "<table>{}</table>"),
    "headings": each("<article><h4>{name}</h4><p>{said}</p></article>"),
    "figures": each('<figure><img src="x.jpg" alt="{name}"><figcaption>{name}<br>{said}</figcaption></figure>'),
    "links": each('<li><a href="https://example.org/">{name}</a>{comma}</li>', "<ul>{}</ul>"),
    "folded": each("<li>{name}{comma}</li>", "<details><summary>…</summary><ul>{}</ul></details>"),
    "logos": each('<a href="https://example.org/"><img src="x.png" alt="{name}"></a>'),
    "commas": lambda entries: f"<p>{', '.join(escape(name) for name, *_ in entries)}</p>",
    "grid of two": grid,
    "columns": columns,
}


def read(case: Case, way: str, opener: str) -> tuple[str, float, float | None, str]:
    """Return the way, F1 of names, the share of entries whose parts are right (None: nothing is said), and faults."""
    letter = letters()[case.language]
    entries = [(one[0], "", "") if way in NAMES_ONLY else one for one in signers(case)]
    fields = {name: escape(letter[name]) for name in ("title", "addressee", "salutation", "farewell")}
    first, second = letter["menu"]
    page = PAGE.format(
        **fields, language=case.language, first=first, second=second, date=letter["printed_date"],
        text="".join(f"<p>{escape(one)}</p>" for one in letter["text"]), opener=opener.format(letter["heading"]),
        list=WAYS[way](entries),
    )  # fmt: skip
    reading = read_letter(read_source("letter.html", page.encode()).value).value
    listed = [entry for one in reading.letter.signatories for entry in (one, *one.members)]
    names, true = Counter(one.name for one in listed), Counter(name for name, *_ in entries)
    said = {one.name: [getattr(one, part, None) or "" for part in ("role", "affiliation", "place")] for one in listed}
    told = [is_told(one, said.get(one[0], [])) for one in entries if any(one[1:])]
    faults = f"+{[*(names - true)][:3]} -{[*(true - names)][:3]}"
    score = 2 * (names & true).total() / max(1, names.total() + true.total())
    what = (
        f"{score:.2f} {case.language} {case.signers} {case.number} {opener or 'none'} {reading.verdict.grade} {faults}"
    )
    return way, score, mean(told) if told else None, what


def main() -> None:
    """Read all letters and print the table."""
    drawn = product(letters(), ("persons", "organizations", "countries", "mixed"), (3, 8), WAYS, OPENERS)
    around = ("html", "heading", "line", "line", "none")
    tasks = [
        (Case(language, "bullets", "commas", who, "heading", "nothing", number, *around), way, opener)
        for language, who, number, way, opener in drawn
    ]
    with ProcessPoolExecutor() as pool:
        outcomes = list(pool.map(read, *zip(*tasks, strict=True), chunksize=32))
    groups = defaultdict(list)
    for way, *one in outcomes:
        groups[way].append(one)
    for way, ones in sorted(groups.items(), key=lambda pair: mean(score for score, *_ in pair[1])):
        told = [parts for _, parts, _ in ones if parts is not None]
        exact = sum(score == 1 for score, *_ in ones) / len(ones)
        parts = f", parts {mean(told):.2f}" if told else ""
        print(f"{way}: F1 {mean(score for score, *_ in ones):.3f}, exact {exact:.0%}{parts}")
        if "-v" in sys.argv:
            print(*(f"  {what}" for score, _, what in ones if score < 0.95), sep="\n")
    print(f"all {len(outcomes)}: F1 {mean(score for _, score, *_ in outcomes):.3f}")


if __name__ == "__main__":
    main()
