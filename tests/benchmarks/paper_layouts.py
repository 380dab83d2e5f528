"""Lists as PDFs and Word files set them: `python -m tests.benchmarks.paper_layouts [--languages en,de] [-v]`.

The invented letters of the benchmark of layouts, printed by a browser (it is the one that the tests drive): in one, two
or three columns, with running headers and page numbers, with notes below the list, in narrow columns in which long
entries are wrapped. And as Word files of the least that a reader needs: paragraphs, tabs, automatic bullets and
numbers, tables, text boxes. All bodies or persons of a letter sign. What is printed is as in `page_layouts`.
"""

# ruff: noqa: T201 - a command prints

import argparse
import base64
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import product
from pathlib import Path
from typing import Any

from playwright import sync_api

from sitegen.reading.choosing import read_letter
from sitegen.reading.formats import read_source
from tests.benchmarks.layouts import Case, Entry, joined, letters, signers
from tests.benchmarks.page_layouts import OPENERS, SIGNERS, each, in_rows, score_of, table
from tests.e2e.browser import FLAGS, chromium_path
from tests.unit.reading.formats.documents import docx, paragraph

COLUMNS, FRAMES = (1, 2, 3), ("bare", "running", "notes", "justified")
STYLE = (
    "body{{font:11pt serif,'Noto';width:150mm}}h1{{font-size:16pt}}.list{{columns:{columns};column-gap:8mm}}"
    "table{{width:100%}}td{{vertical-align:top}}p,li,div{{orphans:1;widows:1}}{more}"
)
MARGIN = '<div style="font-size:8px;width:100%;text-align:center">{}</div>'
FOOTER = MARGIN.format('<span class="pageNumber"></span> / <span class="totalPages"></span>')
ITEM = "<li>{name}{comma}</li>"
PRINTED = {
    "lines": each("{name}{comma}<br>", "<p>{}</p>"),
    "paragraphs": each("<p>{name}{comma}</p>"),
    "bullets": each(ITEM, "<ul>{}</ul>"),
    "numbers": each(ITEM, "<ol>{}</ol>"),
    "cards": each('<p style="break-inside:avoid"><b>{name}</b><br>{role}<br>{affiliation}</p>'),
    "plain cards": each('<p style="break-inside:avoid">{name}<br>{said}</p>'),
    "table": each("<tr><td>{name}</td><td>{role}</td><td>{affiliation}</td></tr>", "<table>{}</table>"),
    "ruled table": each(
        '<tr><td style="border:1px solid">{name}</td><td style="border:1px solid">{said}</td></tr>',
        '<table style="border-collapse:collapse">{}</table>',
    ),
    "grid": in_rows("<td>{}</td>", 3, "<tr>{}</tr>", "<table>{}</table>"),
}  # fmt: skip
BARE = ("grid", "two columns of a table")
BULLETS = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/>'
    '<w:lvlText w:val="{}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


@dataclass(frozen=True)
class Sheet:
    """How one letter is set: in Word (`frame` and `columns` say nothing then) or printed."""

    format: str
    language: str
    way: str
    signers: str
    opener: str
    columns: int
    frame: str

    @property
    def entries(self) -> list[Entry]:
        """All who sign, and what the sheet says of them."""
        around = ("html", "heading", "line", "line", "none")
        case = Case(self.language, "bullets", "commas", self.signers, "heading", "nothing", 99, *around)
        return [(name, "", "") for name, *_ in signers(case)] if self.way in BARE else signers(case)


@cache
def myanmar() -> str:
    """Return the font for Burmese, which few systems have."""
    path = Path(__file__).parents[2] / "theme" / "fonts" / "noto-sans-myanmar.woff2"
    data = base64.b64encode(path.read_bytes()).decode()
    return f"@font-face{{font-family:'Noto';src:url(data:font/woff2;base64,{data})}}"


def printed(case: Sheet) -> str:
    """Return the page to be printed."""
    letter = letters()[case.language]
    more = {"justified": "p,li{text-align:justify;hyphens:auto}", "notes": "sup{font-size:7pt}"}.get(case.frame, "")
    note = f"<hr><p style='font-size:8pt'><sup>1</sup> {escape(letter['note'])}</p>" if case.frame == "notes" else ""
    mark = "<sup>1</sup>" if note else ""
    style = STYLE.format(columns=case.columns, more=more) + (myanmar() if case.language == "my" else "")
    text = "".join(f"<p>{escape(one)}{mark * (not at)}</p>" for at, one in enumerate(letter["text"]))
    fields = {name: escape(letter[name]) for name in ("title", "printed_date", "addressee", "salutation", "farewell")}
    return (
        f'<!DOCTYPE html><html lang="{case.language}"><meta charset="utf-8"><style>{style}</style><body>'
        f"<h1>{fields['title']}</h1><p>{fields['printed_date']}</p><p>{fields['addressee']}</p>"
        f"<p>{fields['salutation']}</p>{text}<p>{fields['farewell']}</p>{case.opener.format(letter['heading'])}"
        f'<div class="list">{PRINTED[case.way](case.entries, letter)}</div>{note}</body></html>'
    )


def printing(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """Yield each sheet as a browser prints it."""
    return in_print((printed(one), _how(one)) for one in sheets)


def _how(sheet: Sheet) -> dict[str, Any]:
    return {
        "format": "A4", "display_header_footer": sheet.frame == "running", "footer_template": FOOTER,
        "header_template": MARGIN.format(escape(letters()[sheet.language]["town"])),
        "margin": dict.fromkeys(("top", "bottom", "left", "right"), "22mm"),
    }  # fmt: skip


def in_print(pages: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[bytes]:
    """Yield pages of HTML as one browser prints them, each with how it is to print it."""
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path(driver.chromium), args=FLAGS)
        page = browser.new_page()
        for html, how in pages:
            page.set_content(html)
            yield page.pdf(**how)


def word_run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def word_row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(escape(cell))}</w:tc>' for cell in cells)}</w:tr>"


def word_lines(*parts: str, between: str = "<w:br/>") -> str:
    return f"<w:p>{f'<w:r>{between}</w:r>'.join(word_run(part) for part in parts if part)}</w:p>"


def text_box(content: str) -> str:
    box = "<v:textbox xmlns:v='urn:schemas-microsoft-com:vml'>"
    return f"<w:p><w:r><w:pict>{box}<w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"


def _plain(name: str, *said: str) -> str:
    return paragraph(escape(joined(", ", name, *said)))


def _item(name: str, *said: str) -> str:
    text = escape(joined(", ", name, *said))
    return paragraph(text, "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>")


def _bold(name: str, *said: str) -> str:
    return f"<w:p>{word_run(name, '<w:b/>')}{word_run(any(said) * ', ' + joined(', ', *said))}</w:p>"


def _italic(name: str, *said: str) -> str:
    return f"<w:p>{word_run(f'{name} ')}{word_run(joined(', ', *said), '<w:i/>')}</w:p>"


def _numbered(entries: Sequence[Entry]) -> str:
    return f"<w:tbl>{''.join(word_row(str(at), *one) for at, one in enumerate(entries, 1))}</w:tbl>"


def _in_two(entries: Sequence[Entry]) -> str:
    rows = (entries[at : at + 2] for at in range(0, len(entries), 2))
    return f"<w:tbl>{''.join(word_row(*(name for name, *_ in row)) for row in rows)}</w:tbl>"


def _every(form: Callable[..., str], around: str = "{}") -> Callable[[Sequence[Entry]], str]:
    return lambda entries: around.format("".join(form(*one) for one in entries))


TYPED: dict[str, Callable[[Sequence[Entry]], str]] = {
    "paragraphs": _every(_plain),
    "bullets": _every(_item),
    "numbers": _every(_item),
    "tabs": _every(lambda *one: word_lines(*one, between="<w:tab/>")),
    "two tabs": _every(lambda name, *said: word_lines(name, joined(", ", *said), between="<w:tab/><w:tab/>")),
    "breaks": lambda entries: word_lines(*(joined(", ", *one) for one in entries)),
    "broken cards": _every(word_lines),
    "bold names": _every(_bold),
    "italic rest": _every(_italic),
    "table": _every(word_row, "<w:tbl>{}</w:tbl>"),
    "table of two": _every(lambda name, *said: word_row(name, joined(", ", *said)), "<w:tbl>{}</w:tbl>"),
    "numbered table": _numbered,
    "two columns of a table": _in_two,
    "text box": lambda entries: text_box("".join(_plain(*one) for one in entries)),
    "text boxes": _every(lambda *one: text_box(word_lines(*one))),
    "empty lines": _every(lambda *one: _plain(*one) + paragraph("")),
}


def typed(case: Sheet) -> bytes:
    """Return the Word file."""
    letter = letters()[case.language]
    above = [letter[name] for name in ("printed_date", "addressee", "salutation")]
    title = paragraph(escape(letter["title"]), "<w:pStyle w:val='Title'/>")
    bold = f"<w:p>{word_run(letter['heading'], '<w:b/>')}</w:p>"
    heading = paragraph(escape(letter["heading"]), "<w:pStyle w:val='Heading1'/>")
    opener = dict(zip(OPENERS, (heading, bold, ""), strict=True))[case.opener]
    text = "".join(paragraph(escape(one)) for one in (*above, *letter["text"], letter["farewell"]))
    kind = ("bullet", "•") if case.way == "bullets" else ("decimal", "%1.")
    return docx(f"{title}{text}{opener}{TYPED[case.way](case.entries)}", numbering=BULLETS.format(*kind))


def read(task: tuple[Sheet, bytes]) -> tuple[Sheet, float, float | None, str]:
    """Return the case, F1 of names, the share of entries whose parts are right (None: nothing is said), and faults."""
    case, data = task
    source = read_source(f"letter.{case.format}", data).value
    return case, *score_of(case.entries, read_letter(source).value)


def cases(languages: Sequence[str], formats: Sequence[str]) -> list[Sheet]:
    """Return the cases: each way with each kind of signers, printed ones in each number of columns."""
    chance = random.Random(7)
    found = []
    for language, way, who, columns in product(letters(), PRINTED, SIGNERS, COLUMNS):
        found.append(Sheet("pdf", language, way, who, chance.choice(OPENERS), columns, chance.choice(FRAMES)))
    for language, way, who in product(letters(), TYPED, SIGNERS):
        found.append(Sheet("docx", language, way, who, chance.choice(OPENERS), 1, "bare"))
    wide = ("table", "ruled table", "grid")  # which stand in no columns
    return [
        one
        for one in found
        if one.language in languages
        and one.format in formats
        and not (one.way in wide and one.columns > 1)
        and not (one.way in BARE and one.signers == "mixed")
    ]


def main() -> None:
    """Read all sheets and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default="en,es,fr,de")
    parser.add_argument("--formats", default="pdf,docx")
    parser.add_argument("--show", type=int)
    parser.add_argument("-v", action="store_true", dest="verbose")
    said = parser.parse_args()
    drawn = cases(said.languages.split(","), said.formats.split(","))
    drawn = drawn if said.show is None else drawn[said.show : said.show + 1]
    sheets = [one for one in drawn if one.format == "pdf"]
    made = dict(zip(sheets, printing(sheets), strict=True)) if sheets else {}
    tasks = [(one, made[one] if one in made else typed(one)) for one in drawn]
    if said.show is not None:
        source = read_source(f"letter.{drawn[0].format}", tasks[0][1]).value
        print(drawn[0], *source.lines, *read(tasks[0])[1:], sep="\n")
        return
    with ProcessPoolExecutor(2) as pool:
        outcomes = list(pool.map(read, tasks, chunksize=16))
    for value in ("way", "columns", "frame", "opener"):
        groups = defaultdict(list)
        for case, score, parts, _ in outcomes:
            groups[f"{case.format}, {getattr(case, value) or 'none'}"].append((score, parts))
        print(table(groups), end="\n\n")
    print(table({f"all {len(outcomes)}": [(score, parts) for _, score, parts, _ in outcomes]}))
    if said.verbose:
        for at, (case, score, parts, faults) in enumerate(outcomes):
            if score < 0.95 or (parts or 1) < 0.95:
                where = f"{case.format} {case.way} {case.language} {case.signers} {case.columns} {case.frame}"
                print(f"{score:.2f} {at} {where} {case.opener or 'none'} {faults}")


if __name__ == "__main__":
    main()
