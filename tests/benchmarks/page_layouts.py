"""Lists as web pages set them: `python -m tests.benchmarks.page_layouts [--languages en,de] [--show K] [-v]`.

What the benchmark of layouts writes in Markdown has few elements; pages have many more: spans side by side, terms,
cards of blocks, figures, grids, columns, tabs, badges. Here the invented letters of that benchmark stand in each of
these, signed by persons, bodies, bodies with countries or both, three or eight of them; what opens the list, and the
site around the letter, take turns. Printed are the means of F1 of names and of the share of entries whose parts are
right, for each way and each site, worst first; `-v` adds each list below .95, `--show K` prints the K-th page.
"""

# ruff: noqa: T201 - a command prints

import argparse
import random
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import product
from pathlib import Path
from statistics import mean

from sitegen.core.model import Reading
from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from tests.benchmarks.layouts import Case, Entry, is_told, joined, letters, signers

SIGNERS, NUMBERS = ("persons", "organizations", "countries", "mixed"), (3, 8)
OPENERS = ("<h2>{}</h2>", "<p><strong>{}</strong></p>", "")
BARE = ("grid of two", "logos", "commas", "columns")  # in which nothing is said of anybody
ALIKE = ("grid of two",)  # in which bodies and persons in turn may be bodies, and who speaks for each
Way = Callable[[Sequence[Entry], dict], str]


@dataclass(frozen=True)
class Page:
    """How one letter is set."""

    language: str
    way: str
    signers: str
    number: int
    opener: str
    site: str

    @property
    def entries(self) -> list[Entry]:
        """Who signs, and what the page says of them."""
        around = ("html", "heading", "line", "line", "none")
        case = Case(self.language, "bullets", "commas", self.signers, "heading", "nothing", self.number, *around)
        return [(name, "", "") for name, *_ in signers(case)] if self.way in BARE else signers(case)


@cache
def words() -> dict[str, dict]:
    """Return what pages say around a letter, by language."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def each(form: str, around: str = "{}") -> Way:
    """Return what sets each entry in a form; elements that would hold nothing are left out of it.

    A form has `name`, `role`, `affiliation`, all that is `said`, the same behind a `comma`, `initials`, a `slug`, and
    where it stands (`at`).
    Around the list there may be a language's words.
    """

    def made(entries: Sequence[Entry], said: dict) -> str:
        before, _, behind = around.partition("{}")
        return before.format(**said) + "".join(map(one, range(1, len(entries) + 1), entries)) + behind.format(**said)

    def one(at: int, entry: Entry) -> str:
        name, role, affiliation = map(escape, entry)
        said = joined(", ", role, affiliation)
        initials = "".join(word[0] for word in name.split()[:2])
        text = form.format(
            at=at, name=name, role=role, affiliation=affiliation, said=said, comma=said and f", {said}",
            initials=initials, slug=re.sub(r"\W+", "-", name).lower(),
        )  # fmt: skip
        return re.sub(r"(?:<br>)?<(span|p|em|small|div|dd)(?: class=\"\w+\")?></\1>|<br>(?=<br>|</)", "", text)

    return made


def in_rows(cell: str, size: int, row: str, around: str = "{}") -> Way:
    """Return what sets names in rows of a size."""

    def made(entries: Sequence[Entry], _: dict) -> str:
        cells = [cell.format(escape(name)) for name, *_ in entries]
        return around.format("".join(row.format("".join(cells[at : at + size])) for at in range(0, len(cells), size)))

    return made


def grouped(form: str, around: str = "{}") -> Way:
    """Return what sets entries as items in two parts, each with the name of a country."""

    def made(entries: Sequence[Entry], said: dict) -> str:
        half = len(entries) // 2
        parts = zip(said["countries"], (entries[:half], entries[half:]), strict=True)
        return around.format("".join(form.format(escape(country), ITEMS(part, said)) for country, part in parts))

    return made


ITEM = "<li>{name}{comma}</li>"
ITEMS = each(ITEM, "<ul>{}</ul>")


def two_lists(entries: Sequence[Entry], said: dict) -> str:
    """Return bodies in one list and persons in another, each under its heading."""
    of_persons = [entry for entry in entries if entry[1]]
    bodies = [entry for entry in entries if not entry[1]]
    parts = [(said["bodies"], bodies), (said["people"], of_persons)]
    return "".join(f"<h3>{head}</h3>{ITEMS(part, said)}" for head, part in parts if part)


def tabs(entries: Sequence[Entry], said: dict) -> str:
    """Return entries in the panels of two tabs."""
    half = len(entries) // 2
    labels = "".join(
        f'<li role="presentation"><a role="tab" aria-controls="tab{at}" href="#tab{at}">{escape(country)}</a></li>'
        for at, country in enumerate(said["countries"])
    )
    panels = "".join(
        f'<div role="tabpanel" id="tab{at}"{" hidden" * at}>{ITEMS(part, said)}</div>'
        for at, part in enumerate((entries[:half], entries[half:]))
    )
    return f'<ul role="tablist">{labels}</ul><div>{panels}</div>'


WAYS: dict[str, Way] = {
    "spans": each("<div><span>{name}</span><span>{role}</span><span>{affiliation}</span></div>"),
    "spans in items": each("<li><span>{name}</span> <span>{said}</span></li>", "<ul>{}</ul>"),
    "spans of two": each('<li><span class="n">{name}</span><span class="s">{said}</span></li>', "<ul>{}</ul>"),
    "small print": each("<li>{name} <small>{said}</small></li>", "<ul>{}</ul>"),
    "italics": each("<li>{name} <em>{said}</em></li>", "<ul>{}</ul>"),
    "blocks": each("<div><div>{name}</div><div>{said}</div></div>"),
    "blocks in a row": each("<div><div>{name}</div><div>{role}</div><div>{affiliation}</div></div>"),
    "blocks of classes": each(
        '<div class="row"><div class="name">{name}</div><div class="role">{role}</div>'
        '<div class="org">{affiliation}</div></div>',
        '<div class="list">{}</div>',
    ),
    "breaks in items": each("<li>{name}<br>{said}</li>", "<ul>{}</ul>"),
    "two breaks": each("<li><strong>{name}</strong><br>{role}<br>{affiliation}</li>", "<ul>{}</ul>"),
    "bold over": each("<p><strong>{name}</strong><br>{said}</p>"),
    "terms": each("<dt>{name}</dt><dd>{said}</dd>", "<dl>{}</dl>"),
    "breaks": each("{name}{comma}<br>", "<p>{}</p>"),
    "table": each("<tr><td>{name}</td><td>{role}</td><td>{affiliation}</td></tr>", "<table>{}</table>"),
    "table with heads": each(
        "<tr><td>{name}</td><td>{role}</td><td>{affiliation}</td></tr>",
        '<table><thead><tr><th colspan="3">{heading}</th></tr><tr><th>{who}</th><th>{what}</th><th>{where}</th></tr>'
        "</thead><tbody>{}</tbody></table>",
    ),
    "table with links": each(
        '<tr><td><a href="https://example.org/{slug}">{name}</a></td><td>{said}</td></tr>', "<table>{}</table>"
    ),
    "headings": each("<article><h4>{name}</h4><p>{said}</p></article>"),
    "cards with badges": each(
        '<div class="card"><img src="{slug}.jpg" alt=""><h3>{name}</h3><p>{role}</p>'
        '<span class="badge">{affiliation}</span></div>',
        '<div class="grid">{}</div>',
    ),
    "badges before": each(
        '<div class="card"><span class="badge">{affiliation}</span><h3>{name}</h3><p>{role}</p></div>',
        '<div class="grid">{}</div>',
    ),
    "paragraphs in cards": each(
        '<div class="card"><p class="name">{name}</p><p class="role">{role}</p><p class="org">{affiliation}</p></div>',
        '<div class="cards">{}</div>',
    ),
    "initials": each(
        '<div class="signer"><div class="avatar">{initials}</div><div class="info"><div class="name">{name}</div>'
        '<div class="role">{said}</div></div></div>'
    ),
    "pictures": each('<li><img class="avatar" src="{slug}.jpg" alt="{name}"> {name}{comma}</li>', "<ul>{}</ul>"),
    "flags": each('<li><img src="flags/{slug}.png" alt="🏳"> {name}{comma}</li>', "<ul>{}</ul>"),
    "figures": each('<figure><img src="x.jpg" alt="{name}"><figcaption>{name}<br>{said}</figcaption></figure>'),
    "links": each('<li><a href="https://example.org/">{name}</a>{comma}</li>', "<ul>{}</ul>"),
    "all links": each('<li><a href="https://example.org/{slug}">{name}{comma}</a></li>', "<ul>{}</ul>"),
    "folded": each(ITEM, "<details><summary>…</summary><ul>{}</ul></details>"),
    "accordion": each(
        ITEM,
        '<h3><button aria-expanded="false" aria-controls="p1">{heading}</button></h3>'
        '<div id="p1" hidden><ul>{}</ul></div>',
    ),
    "more": each(ITEM, '<ul>{}</ul><button>{more}</button><p><a href="#">+12</a></p>'),
    "more in items": each(ITEM, '<ul>{}<li><a href="#more">{more} (+12)</a></li></ul>'),
    "counter": each(ITEM, "<p><strong>{signed}</strong></p><p>{goal}</p><ul>{}</ul>"),
    "aside": each(ITEM, "<aside><h3>{heading}</h3><ul>{}</ul></aside>"),
    "footer": each(ITEM, "<footer><h3>{heading}</h3><ul>{}</ul></footer>"),
    "numbers in spans": each('<div><span class="no">{at}</span><span class="n">{name}</span><span>{said}</span></div>'),
    "two lists": two_lists,
    "groups": grouped("<h4>{}</h4>{}"),
    "nested": grouped("<li>{}{}</li>", "<ul>{}</ul>"),
    "tabs": tabs,
    "logos": each('<a href="https://example.org/"><img src="x.png" alt="{name}"></a>'),
    "commas": lambda entries, _: f"<p>{', '.join(escape(name) for name, *_ in entries)}</p>",
    "grid of two": in_rows("<td>{}</td>", 2, "<tr>{}</tr>", "<table>{}</table>"),
    "columns": in_rows("<p>{}</p>", 3, "<div>{}</div>"),
}

MENU = '<ul><li><a href="/">{menu[0]}</a></li><li><a href="/c">{menu[1]}</a></li></ul>'
LETTER = "<p>{date}</p><p>{addressee}</p><p>{salutation}</p>{text}<p>{farewell}</p>{opener}{list}"
HEAD = '<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head><body>'
SITES = {
    "plain": f"{HEAD}<nav>{MENU}</nav><main><article><h1>{{title}}</h1>{LETTER}</article></main>"
    "<footer><p>© 2019</p></footer></body></html>",
    "blog": (  # as WordPress sets posts
        f'{HEAD}<div id="page" class="site"><header id="masthead"><p class="site-title">{{town}}</p>'
        f'<nav class="main-navigation">{MENU}</nav></header><div id="content" class="site-content"><main id="main">'
        '<article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{title}</h1>'
        '<div class="entry-meta">{posted}</div></header>'
        f'<div class="entry-content">{LETTER}</div><footer class="entry-footer"><span class="cat-links">{{bodies}}'
        '</span></footer></article><div class="sharedaddy"><h3>{share}</h3><ul><li><a href="#">Facebook</a></li>'
        '<li><a href="#">Twitter</a></li></ul></div><div id="jp-relatedposts"><h3>{related}</h3><ul>'
        '<li><a href="/1">{posts[0]}</a></li><li><a href="/2">{posts[1]}</a></li><li><a href="/3">{posts[2]}</a></li>'
        '</ul></div><div id="comments"><h2>{comments}</h2><ol class="comment-list"><li class="comment"><div>'
        "<b>{others[0]}</b><p>{comment[0]}</p><a>{reply}</a></div></li><li class=\"comment\"><div><b>{others[1]}</b>"
        '<p>{comment[1]}</p><a>{reply}</a></div></li></ol></div></main><aside id="secondary" class="widget-area">'
        "<h2>{posts[1]}</h2><ul><li>{posts[0]}</li><li>{posts[2]}</li></ul></aside></div>"
        "<footer><p>© 2019 {town}</p></footer></div></body></html>"
    ),
    "minimal": (  # as themes of Jekyll set pages
        f'{HEAD}<div class="wrapper"><header><h1><a href="/">{{title}}</a></h1><p>{{town}}</p>'
        '<p class="view"><a href="https://github.com/example/letter">GitHub</a></p></header>'
        f'<section>{LETTER}</section><footer><p><small>© {{town}} — <a href="https://pages.github.com">GitHub Pages</a>'
        "</small></p></footer></div></body></html>"
    ),
    "petition": (  # as sites for petitions set them, with a form beside the text
        f'{HEAD}<div class="cookie-banner"><p>{{cookies}}</p><button>{{accept}}</button></div><div class="top">{MENU}'
        "</div><main><h1>{title}</h1><div><div><div>{signed}</div><div>{goal}</div></div><form><h2>{sign}</h2>"
        '<label>{form[0]}</label><input><label>{form[1]}</label><input><label>{form[2]}</label><input>'
        "<select><option>{form[3]}</option></select><button>{sign}</button></form></div>"
        f"<div>{LETTER}</div><div><button>{{share}}</button></div></main><section><h2>{{related}}</h2>"
        "<div><h3>{posts[0]}</h3></div><div><h3>{posts[1]}</h3></div></section></body></html>"
    ),
    "office": (  # as governments set pages
        f'{HEAD}<a class="skip-link" href="#c">{{search}}</a><header role="banner"><div>{{town}}</div>'
        f'<form role="search"><input></form></header><nav class="breadcrumb">{MENU}</nav><div id="c"><div>'
        f"<h1>{{title}}</h1><dl><dt>{{updated}}</dt><dd>2020-01-15</dd></dl></div><div>{LETTER}</div></div><footer>"
        "<ul><li><a href=\"/1\">{imprint[0]}</a></li><li><a href=\"/2\">{imprint[1]}</a></li>"
        '<li><a href="/3">{imprint[2]}</a></li></ul></footer></body></html>'
    ),
}  # fmt: skip


def page_of(case: Page) -> str:
    """Return the page of a case."""
    letter = letters()[case.language]
    said = words()[case.language]
    names = ("title", "addressee", "salutation", "farewell", "town", "heading")
    around = {
        **{name: escape(letter[name]) for name in names}, **said, "menu": letter["menu"],
        "who": letter["columns"][0], "what": letter["columns"][1], "where": letter["columns"][2],
        "countries": [country for _, country in letter["organizations"][-2:]],
        "others": [name for name, *_ in letter["persons"][-2:]],
        "signed": said["signed"].format("1,234"), "goal": said["goal"].format("2,500"),
        "posted": said["posted"].format("Admin"),
    }  # fmt: skip
    return SITES[case.site].format(
        **around, language=case.language, date=letter["printed_date"],
        text="".join(f"<p>{escape(one)}</p>" for one in letter["text"]), opener=case.opener.format(letter["heading"]),
        list=WAYS[case.way](case.entries, around),
    )  # fmt: skip


def read(case: Page) -> tuple[Page, float, float | None, str]:
    """Return the case, F1 of names, the share of entries whose parts are right (None: nothing is said), and faults."""
    source = read_source("letter.html", page_of(case).encode()).value
    return case, *score_of(case.entries, read_letter(source).value)


def score_of(entries: Sequence[Entry], reading: Reading) -> tuple[float, float | None, str]:
    """Return F1 of names, the share of entries whose parts are right, and what is wrong."""
    listed = [entry for one in reading.letter.signatories for entry in (one, *one.members)]
    names, true = Counter(one.name for one in listed), Counter(name for name, *_ in entries)
    said = {one.name: [getattr(one, part, None) or "" for part in ("role", "affiliation", "place")] for one in listed}
    told = [is_told(one, said.get(one[0], [])) for one in entries if any(one[1:])]
    score = 2 * (names & true).total() / max(1, names.total() + true.total())
    faults = f"{reading.verdict.grade} +{[*(names - true)][:3]} -{[*(true - names)][:3]}"
    return score, mean(told) if told else None, faults


def cases(languages: Sequence[str]) -> list[Page]:
    """Return the cases: each way with each kind and number of signers; openers and sites are drawn."""
    chance = random.Random(7)
    found = []
    for language, way, who, number in product(words(), WAYS, SIGNERS, NUMBERS):
        case = Page(language, way, who, number, chance.choice(OPENERS), chance.choice([*SITES]))
        if language in languages and not (way in ALIKE and who == "mixed"):
            found.append(case)
    return found


def table(groups: dict[str, list[tuple[float, float | None]]]) -> str:
    """Return the means of each group, worst first."""
    lines = []
    for name, ones in sorted(groups.items(), key=lambda pair: mean(score for score, _ in pair[1])):
        told = [parts for _, parts in ones if parts is not None]
        exact = sum(score == 1 for score, _ in ones) / len(ones)
        parts = f", parts {mean(told):.2f}" if told else ""
        lines.append(f"{name}: F1 {mean(score for score, _ in ones):.3f}, exact {exact:.0%}{parts}")
    return "\n".join(lines)


def main() -> None:
    """Read all pages and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default="en,es,fr,de")
    parser.add_argument("--show", type=int)
    parser.add_argument("-v", action="store_true", dest="verbose")
    said = parser.parse_args()
    drawn = cases(said.languages.split(","))
    if said.show is not None:
        page = page_of(drawn[said.show])
        source = read_source("letter.html", page.encode()).value
        print(drawn[said.show], page, "", *source.lines, sep="\n")
        return
    with ProcessPoolExecutor(2) as pool:
        outcomes = list(pool.map(read, drawn, chunksize=32))
    for value in ("way", "site", "opener"):
        groups = defaultdict(list)
        for case, score, parts, _ in outcomes:
            groups[getattr(case, value) or "none"].append((score, parts))
        print(table(groups), end="\n\n")
    print(table({f"all {len(outcomes)}": [(score, parts) for _, score, parts, _ in outcomes]}))
    if said.verbose:
        for at, (case, score, parts, faults) in enumerate(outcomes):
            if score < 0.95 or (parts or 1) < 0.95:
                one = (
                    f"{at} {case.way} {case.language} {case.signers} {case.number} {case.site} {case.opener or 'none'}"
                )
                print(f"{score:.2f} {one} {faults}")


if __name__ == "__main__":
    main()
