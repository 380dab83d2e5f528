"""Letters on paper, and who signs them: `python -m tests.benchmarks.signed_papers [--letters N] [--seed S] [-v]`.

The benchmark of papers sets lists that all stand below a heading. Here the letters of the benchmark of signatures,
which nobody or few sign, are printed by a browser and typed in Word, with signatures below each other and side by
side: in tables, in boxes, behind tabs, in columns. The pages have letterheads, running heads and notes, they are large
and small, in several types, in one or two columns, tagged or not. Every third letter has a long list instead, in a grid
or in narrow columns. Anybody can read them, so what is not read exactly is a fault of the reading.

Printed is what the benchmark of typed lists prints; `--show K` prints the lines of the K-th, and writes it into the
file that `--into` names.
"""

# ruff: noqa: T201 - a command prints

import argparse
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from html import escape
from itertools import zip_longest
from pathlib import Path
from typing import Any

from sitegen.reading.formats import read_source
from tests.benchmarks import signature_layouts as signatures
from tests.benchmarks import typed_layouts as lists
from tests.benchmarks.layouts import Entry, joined, letters
from tests.benchmarks.paper_layouts import FOOTER, MARGIN, in_print, myanmar, text_box, word_lines, word_row, word_run
from tests.benchmarks.typed_layouts import Outcome, is_odd, outcome_of, plain, table, told
from tests.unit.reading.formats.documents import docx, paragraph

BESIDE = ("below", "below", "below", "boxes", "table", "tabs", "columns", "inline")
MANY = (
    "2 in a table", "3 in a table", "4 in a table", "2 columns", "3 columns", "4 columns", "2 boxes", "3 boxes",
    "cards in 2", "cards in 3", "table",
)  # fmt: skip
IN_WORD = ("below", "below", "breaks", "table", "tabs", "columns", "boxes")
MANY_IN_WORD = ("2 in a table", "3 in a table", "3 columns", "tabs in 2", "table", "cards in 2")
HEADS = ("none", "none", "right", "split", "beside", "centred")
FRAMES = ("bare", "bare", "running", "numbers", "notes")
FONTS = {
    "serif": "Liberation Serif", "sans": "Liberation Sans", "narrow": "Liberation Sans Narrow",
    "typewriter": "Liberation Mono", "wide": "DejaVu Sans",
}  # fmt: skip
SIZES = ("A4", "A4", "Letter", "A5")
STYLE = """
body{{font:{points}pt '{font}','Noto';margin:0}} h1{{font-size:1.4em}}
h2{{font-size:1.15em}} p,div{{orphans:1;widows:1}}
table{{width:100%;border-collapse:collapse}} td{{vertical-align:top;padding:{pad}mm 1mm}} .flex{{display:flex;gap:6mm}}
.flex>*{{flex:1}} .inline>*{{display:inline-block;vertical-align:top;width:44%;margin:2mm 3mm 0 0}}
.tabs{{white-space:pre-wrap;tab-size:8}} .cols{{column-count:{number};column-gap:{gap}mm}} .cols>*{{break-inside:avoid}}
.grid{{display:grid;grid-template-columns:repeat({number},1fr);gap:2mm {gap}mm}}
.set{{{set}}} .right{{text-align:right}} .centre{{text-align:center}} .head{{font-size:.85em;line-height:1.2}}
"""


@dataclass(frozen=True)
class Paper:
    """How one letter is set; `way` is how its signatures or its list stand."""

    language: str
    format: str
    signers: str
    number: int
    form: str
    written: str
    way: str
    behind: str
    mark: str
    farewell: int
    below: str
    head: str
    frame: str
    font: str
    size: str
    columns: int
    justified: bool
    tagged: bool
    seed: int

    @property
    def few(self) -> signatures.Case:
        """The case of the benchmark of signatures."""
        return signatures.Case(
            language=self.language, signers=self.signers, number=self.number, form=self.form, written=self.written,
            beside="", behind=self.behind, mark=self.mark, farewell=self.farewell, dated=False, below=self.below,
            format="md",
        )  # fmt: skip

    @property
    def entries(self) -> list[Entry]:
        """Who signs."""
        if self.form != "list":
            return signatures.signers(self.few)
        case = lists.Case(
            self.language, "lines", self.signers, "commas", (), "heading", "nothing", self.number, self.seed
        )
        every = lists.signers(case)
        return every if self.way.startswith(("cards", "table")) else [(name, "", "") for name, *_ in every]


def draw(chance: random.Random, languages: Sequence[str], formats: Sequence[str]) -> Paper:
    """Return a paper that makes sense."""
    case, format_ = signatures.draw(chance, languages), chance.choice(formats)
    printed = format_ == "pdf"
    paper = Paper(
        case.language, format_, case.signers, case.number, case.form, case.written,
        chance.choice(BESIDE if printed else IN_WORD) if case.signers == "persons" else "below",
        case.behind, "" if case.signers != "persons" else case.mark, case.farewell,
        {"menu": "office", "comments": "nothing"}.get(case.below, case.below),
        chance.choice(HEADS), chance.choice(FRAMES if printed else FRAMES[:2]), chance.choice([*FONTS]),
        chance.choice(SIZES), 2 if chance.random() < 0.15 and printed else 1, chance.random() < 0.3,
        chance.random() < 0.5, chance.randrange(10**6),
    )  # fmt: skip
    if chance.random() < 0.33:
        who = chance.choice(("organizations", "persons", "bare persons"))
        way = chance.choice(MANY if printed else MANY_IN_WORD)
        who = "persons" if way.startswith(("cards", "table")) else who
        number = chance.choice((9, 24, 60))
        return replace(paper, signers=who, number=number, form="list", way=way, columns=1, behind="", mark="")
    if paper.number == 1 or (paper.way == "inline" and paper.number > 2):
        paper = replace(paper, way="below")
    return replace(paper, mark="") if paper.way != "below" else paper


def inline(line: str) -> str:
    """Return a line of Markdown with nothing but emphasis as HTML."""
    text = escape(line)
    return re.sub(r"\*(.+?)\*", r"<i>\1</i>", re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text))


def blocks(paper: Paper) -> list[list[str]]:
    """Return the lines of each signature, in Markdown."""
    if paper.signers == "persons":
        made = signatures.blocks_of(paper.few)
        return [[paper.mark, *block] if paper.mark and not at else block for at, block in enumerate(made)]
    lines = signatures.signature_lines(paper.few)
    return [lines] if lines else []


def cells_of(rows: Iterable[Sequence[str]], form: str = "<table>{}</table>", row: str = "tr", cell: str = "td") -> str:
    """Return rows of cells as a table."""
    made = ("".join(f"<{cell}>{one}</{cell}>" for one in each) for each in rows)
    return form.format("".join(f"<{row}>{one}</{row}>" for one in made))


def signed(paper: Paper) -> str:
    """Return the signatures as HTML."""
    made = [[inline(line) for line in block] for block in blocks(paper)]
    cells = [f"<div>{'<br>'.join(block)}</div>" for block in made]
    match paper.way:
        case "boxes":
            return f'<div class="flex">{"".join(cells)}</div>'
        case "table":
            rows = zip_longest(*made, fillvalue="") if paper.seed % 2 else [["<br>".join(block) for block in made]]
            return cells_of(rows)
        case "tabs":
            rows = zip_longest(*blocks(paper), fillvalue="")
            wide = max(len(line) for block in blocks(paper) for line in block) // 8 + 2
            return '<div class="tabs">{}</div>'.format("\n".join(inline(tabbed(row, wide)) for row in rows))
        case "columns":
            return f'<div class="cols">{"".join(cells)}</div>'
        case "inline":
            return f'<div class="inline">{" ".join(cells)}</div>'
        case _:
            return "".join(f"<p>{'<br>'.join(block)}</p>" for block in made)


def tabbed(row: Sequence[str], wide: int) -> str:
    """Return cells parted by as many tabs as they need to stand below each other."""
    return "".join(cell + "\t" * (wide - len(cell) // 8) for cell in row[:-1]) + row[-1]


def listed(paper: Paper) -> str:
    """Return a long list as HTML."""
    names = [escape(joined(", ", *one)) for one in paper.entries]
    size = int(re.sub(r"\D", "", paper.way) or 3)
    if paper.way.startswith("cards"):
        cards = (
            f"<div><b>{escape(name)}</b><br>{escape(role)}<br>{escape(body)}</div>"
            for name, role, body in paper.entries
        )
        return f'<div class="grid">{"".join(cards)}</div>'
    if paper.way == "table":
        return cells_of([escape(cell) for cell in one] for one in paper.entries)
    if paper.way.endswith("columns"):
        return f'<div class="cols">{"".join(f"<div>{name}</div>" for name in names)}</div>'
    if paper.way.endswith("boxes"):
        return f'<div class="grid">{"".join(f"<div>{name}</div>" for name in names)}</div>'
    rows = (names[at : at + size] for at in range(0, len(names), size))
    return cells_of(rows)


def parts(paper: Paper) -> tuple[list[str], list[list[str]]]:
    """Return what stands between the salutation and the signatures, and the blocks below them."""
    own, said = letters()[paper.language], signatures.words()[paper.language]
    farewell = [said["farewells"][paper.farewell]] if paper.farewell >= 0 else []
    behind = [paper.behind.format(own["organizations"][3][0])] if paper.behind else []
    below = {
        "office": said["office"], "address": said["address"], "contact": [own["contact"]],
        "enclosed": said["enclosed"], "postscript": [said["postscript"]],
        "copies": [own["copies"], *own["others"]], "slogan": [said["slogan"]],
    }.get(paper.below, [])  # fmt: skip
    return [*own["text"], *farewell, *behind], [list(below)] if below else []


def printed(paper: Paper) -> str:
    """Return the page to be printed."""
    own = letters()[paper.language]
    above, below = parts(paper)
    number = int(re.sub(r"\D", "", paper.way) or 2)
    look = "text-align:justify;hyphens:auto;" * paper.justified + "column-count:2;" * (paper.columns == 2)
    points = {"A5": 9}.get(paper.size, 9 + paper.seed % 4)
    narrow = paper.seed % 3 if number > 2 else 4 + paper.seed % 5
    style = STYLE.format(
        points=points, font=FONTS[paper.font], number=number, gap=3 + narrow, pad=paper.seed % 2, set=look
    )
    if paper.language == "my":
        style += myanmar()
    address = [escape(one) for one in (own["organizations"][4][0], *signatures.words()[paper.language]["address"])]
    head = {
        "right": f'<div class="right head">{"<br>".join(address)}</div>',
        "centred": f'<div class="centre head"><b>{address[0]}</b><br>{" · ".join(address[1:])}</div><hr>',
        "split": f'<div class="flex head"><div><b>{address[0]}</b></div><div>{"<br>".join(address[1:])}</div></div>',
        "beside": f'<div class="head" style="float:right;width:32%;margin-left:6mm">{"<br>".join(address)}</div>',
    }.get(paper.head, "")
    text = "".join(
        f"<p>{escape(one)}{'<sup>1</sup>' * (paper.frame == 'notes' and not at)}</p>" for at, one in enumerate(above)
    )
    note = f"<hr><p style='font-size:.75em'><sup>1</sup> {escape(own['note'])}</p>" * (paper.frame == "notes")
    opener = f"<h2>{escape(own['heading'])}</h2>" if paper.form == "list" else ""
    body = listed(paper) if opener else signed(paper)
    foot = "".join(f"<p>{'<br>'.join(map(escape, block))}</p>" for block in below)
    day = f'<p class="{"right" * (paper.seed % 2)}">{escape(own["town"])}, {escape(own["printed_date"])}</p>'
    return (
        f'<!DOCTYPE html><html lang="{paper.language}"><meta charset="utf-8"><style>{style}</style><body>{head}'
        f"{day}<p>{escape(own['addressee'])}</p><h1>{escape(own['title'])}</h1>"
        f'<div class="set"><p>{escape(own["salutation"])}</p>{text}{opener}{body}{foot}{note}</div></body></html>'
    )


def printing(papers: Sequence[Paper]) -> Iterator[bytes]:
    """Yield each paper as a browser prints it."""
    return in_print((printed(one), _how(one)) for one in papers)


def _how(paper: Paper) -> dict[str, Any]:
    head = MARGIN.format(escape(letters()[paper.language]["title"])) if paper.frame == "running" else "<p></p>"
    return {
        "format": paper.size, "display_header_footer": paper.frame in ("running", "numbers"), "header_template": head,
        "footer_template": FOOTER, "tagged": paper.tagged,
        "margin": dict.fromkeys(("top", "bottom", "left", "right"), {"A5": "14mm"}.get(paper.size, "22mm")),
    }  # fmt: skip


def runs(line: str) -> str:
    """Return a line of Markdown with nothing but emphasis as runs of Word."""
    found = []
    for piece in re.split(r"(\*\*.+?\*\*|\*.+?\*)", line):
        look = "<w:b/>" if piece.startswith("**") else "<w:i/>" if piece.startswith("*") else ""
        found.append(word_run(piece.strip("*"), look) if piece else "")
    return "".join(found)


def lines_of(texts: Sequence[str], between: str = "<w:br/>") -> str:
    """Return a paragraph of lines."""
    return f"<w:p>{f'<w:r>{between}</w:r>'.join(runs(one) for one in texts)}</w:p>"


def in_table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table of cells, each of paragraphs."""
    return cells_of(rows, "<w:tbl>{}</w:tbl>", "w:tr", "w:tc")


def typed_signatures(paper: Paper) -> str:
    """Return the signatures in Word."""
    made = blocks(paper)
    match paper.way:
        case "breaks":
            return "".join(map(lines_of, made))
        case "table":
            if paper.seed % 2:
                return in_table([[lines_of([one]) for one in row] for row in zip_longest(*made, fillvalue="")])
            return in_table([["".join(lines_of([line]) for line in block) for block in made]])
        case "tabs":
            tab = "<w:tab/>" * (1 + paper.seed % 3)
            return "".join(lines_of(row, tab) for row in zip_longest(*made, fillvalue=""))
        case "columns":
            section = '<w:p><w:pPr><w:sectPr><w:cols w:num="{}"/></w:sectPr></w:pPr></w:p>'.format
            middle = '<w:p><w:r><w:br w:type="column"/></w:r></w:p>'.join(
                "".join(lines_of([one]) for one in block) for block in made
            )
            return section(1) + middle + section(len(made))
        case "boxes":
            return "".join(text_box("".join(lines_of([one]) for one in block)) for block in made)
        case _:
            apart = paragraph("") * (1 + paper.seed % 3)
            return apart + apart.join("".join(lines_of([one]) for one in block) for block in made)


def typed_list(paper: Paper) -> str:
    """Return a long list in Word."""
    names, size = [joined(", ", *one) for one in paper.entries], int(re.sub(r"\D", "", paper.way) or 3)
    if paper.way == "table":
        return f"<w:tbl>{''.join(word_row(*one) for one in paper.entries)}</w:tbl>"
    rows = [paper.entries[at : at + size] for at in range(0, len(names), size)]
    if paper.way.startswith("cards"):
        return in_table([["".join(lines_of([one]) for one in entry) for entry in row] for row in rows])
    if paper.way.startswith("tabs"):
        return "".join(word_lines(*(name for name, *_ in row), between="<w:tab/><w:tab/>") for row in rows)
    if paper.way.endswith("columns"):
        section = f'<w:p><w:pPr><w:sectPr><w:cols w:num="{size}"/></w:sectPr></w:pPr></w:p>'
        return section + "".join(paragraph(escape(one)) for one in names) + section
    return in_table([[paragraph(escape(name)) for name, *_ in row] for row in rows])


def typed(paper: Paper) -> bytes:
    """Return the Word file."""
    own = letters()[paper.language]
    above, below = parts(paper)
    address = [own["organizations"][4][0], *signatures.words()[paper.language]["address"]]
    rows = [
        ["".join(paragraph(escape(one)) for one in address[:1]), "".join(paragraph(escape(one)) for one in address[1:])]
    ]
    head = {
        "right": "".join(paragraph(escape(one), "<w:jc w:val='right'/>") for one in address),
        "centred": lines_of(address), "split": in_table(rows),
        "beside": text_box("".join(paragraph(escape(one)) for one in address)),
    }.get(paper.head, "")  # fmt: skip
    title = paragraph(escape(own["title"]), "<w:pStyle w:val='Title'/>")
    day = joined(", ", own["town"], own["printed_date"])
    top = f"{head}{paragraph(escape(day))}{paragraph(escape(own['addressee']))}"
    text = "".join(paragraph(escape(one)) for one in (own["salutation"], *above))
    heading = paragraph(escape(own["heading"]), "<w:pStyle w:val='Heading1'/>") if paper.form == "list" else ""
    body = typed_list(paper) if heading else typed_signatures(paper)
    foot = "".join(paragraph("") + lines_of(block) for block in below)
    return docx(f"{top}{title}{text}{heading}{body}{foot}")


def read(task: tuple[Paper, bytes]) -> Outcome:
    """Return how a paper is read."""
    paper, data = task
    return outcome_of(paper, f"letter.{paper.format}", data, [name for name, *_ in paper.entries], plain)


def main() -> None:
    """Read papers and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--letters", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--languages", default=",".join(signatures.words()))
    options.add_argument("--formats", default="pdf,pdf,docx")
    options.add_argument("--show", type=int)
    options.add_argument("--into")
    options.add_argument("-v", action="store_true")
    given = options.parse_args()
    chance = random.Random(given.seed)
    papers = [draw(chance, given.languages.split(","), given.formats.split(",")) for _ in range(given.letters)]
    papers = papers if given.show is None else papers[given.show : given.show + 1]
    prints = printing([one for one in papers if one.format == "pdf"])
    tasks = [(one, next(prints) if one.format == "pdf" else typed(one)) for one in papers]
    if given.show is not None:
        print(*read_source(f"letter.{papers[0].format}", tasks[0][1]).value.lines, sep="\n")
        if given.into:
            Path(given.into).write_bytes(tasks[0][1])
    with ProcessPoolExecutor(2) as pool:
        outcomes = list(pool.map(read, tasks, chunksize=8))
    for at, one in enumerate(outcomes):
        if (given.v and is_odd(one)) or given.show is not None:
            print(f"{at} {told(one)}")
    print(table(outcomes))


if __name__ == "__main__":
    main()
