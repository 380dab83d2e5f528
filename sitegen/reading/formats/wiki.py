"""Wiki source (MediaWiki's marks) as its readers see it, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.reading.formats.aside import Aside
from sitegen.reading.formats.signs import unescape

_HEADING = re.compile(r"(={1,6})\s*(.+?)\s*\1\s*$")
_LINK = re.compile(r"\[\[\s*([^\[\]|]{1,300}?)\s*(?:\|([^\[\]]{0,500}))?\]\]")
_NOT_SHOWN = re.compile(
    r":?(?i:file|image|category|datei|kategorie|bild|fichier|catégorie|archivo|categoría|ficheiro)\s*:"
)
_OUTWARD = re.compile(r"(?<!\[)\[((?:https?|ftp|mailto):[^\s\[\]]{1,500})(?:\s+([^\[\]]{1,500}))?\]")
_TEMPLATE = re.compile(r"\{\{[^{}]{0,5000}\}\}")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOTE = re.compile(r"<ref\b[^<>/]*>(.*?)</ref\s*>", re.DOTALL | re.IGNORECASE)
_NOTE_AGAIN = re.compile(r"<ref\b[^<>]*/>|<references\b[^<>]*/?>|__[A-Z]{3,20}__", re.IGNORECASE)
_BOLD = re.compile(r"'''(?!')(.+?)'''")
_ITEM = re.compile(r"([*#:;]+)\s*(.*)$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CELL = re.compile(r"\|\||!!")
_ATTRIBUTES = re.compile(r"^[^|\[\]]*=\s*\"[^\"]*\"[^|\[\]]*\|(?!\|)")


def is_wiki(text: str) -> bool:
    """Return whether a text is wiki source: it has links in double brackets, and headings or bold type of a wiki."""
    head = text[:100_000]
    marks = len(re.findall(r"^={1,6}[^=\n]+={1,6}\s*$", head, re.MULTILINE)) + len(_BOLD.findall(head))
    return len(_LINK.findall(head)) >= 2 and marks >= 1


def lay_out_wiki(text: str) -> tuple[list[str], list[Aside]]:
    """Return the lines of wiki source, each on its own line where that is possible, and what was left aside."""
    aside: list[Aside] = []
    notes: list[str] = []

    def without(found: re.Match[str]) -> str:
        aside.append(Aside("a template of the wiki", found[0], found.string.count("\n", 0, found.start())))
        return "\n" * found[0].count("\n")

    def note(found: re.Match[str]) -> str:
        notes.append(" ".join(_inline(found[1]).split()))
        return f"[^{len(notes)}]" + "\n" * found[1].count("\n")

    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text.replace("\r\n", "\n"))
    text = _NOTE_AGAIN.sub("", _NOTE.sub(note, text))
    for _ in range(5):  # templates within templates
        text, count = _TEMPLATE.subn(without, text)
        if not count:
            break
    lines = _lay_out_lines(text.split("\n"))
    while lines and not lines[-1]:
        lines.pop()
    for number, words in enumerate(notes, 1):
        lines += ["", f"[^{number}]: {words}"]
    return lines, aside


def _lay_out_lines(written: Sequence[str]) -> list[str]:
    lines: list[str] = []
    counts: dict[str, int] = {}
    row: list[str] | None = None
    for line in written:
        bare = line.strip()
        if bare.startswith("{|"):
            row = []
            lines.append("")
        elif row is not None and bare.startswith(("|-", "|}", "|+")):
            lines.append("\t".join(row) if row else _inline(bare[2:]).strip() if bare.startswith("|+") else "")
            row = None if bare.startswith("|}") else []
        elif row is not None and bare[:1] in ("|", "!") and bare:
            row += [_inline(_ATTRIBUTES.sub("", cell)).strip() for cell in _CELL.split(bare[1:])]
            lines.append("")
        else:
            pieces, counts = _line(line, counts)
            lines += pieces
    return lines


def _line(line: str, counts: dict[str, int]) -> tuple[list[str], dict[str, int]]:
    """Return what a line becomes, and how many items the lists that it is in have, by their marks."""
    heading = _HEADING.match(line.strip())
    if heading:
        return [f"{'#' * len(heading[1])} {_inline(heading[2])}"], {}
    item = _ITEM.match(line)
    if not item:
        return [piece.strip() if at else piece for at, piece in enumerate(_BREAK.split(_inline(line)))], {}
    marks, words = item.groups()
    counts = {open_: count for open_, count in counts.items() if marks.startswith(open_)}
    counts[marks] = counts.get(marks, 0) + 1
    mark = {"*": "- ", "#": f"{counts[marks]}. "}.get(marks[-1], "")
    first, *others = _BREAK.split(_inline(words))
    return ["  " * (len(marks) - 1) * bool(mark) + mark + first.strip(), *map(str.strip, others)], counts


def _inline(text: str) -> str:
    text = _LINK.sub(lambda link: "" if _NOT_SHOWN.match(link[1]) else (link[2] or link[1].lstrip(":")).strip(), text)
    text = _OUTWARD.sub(lambda link: f"[{link[2]}]({link[1]})" if link[2] else link[1], text)
    return unescape(_BOLD.sub(r"**\1**", text).replace("''", ""))
