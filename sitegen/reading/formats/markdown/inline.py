"""What Markdown writes within a line: links, pictures, escapes, struck words, entities."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sitegen.reading.formats.emphasis import BOLD, END, ITALIC, parted, without_emphasis
from sitegen.reading.formats.markdown.strikes import without_struck
from sitegen.reading.formats.signs import unescape

_DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\[\]]{1,200})\]:\s*<?([^\s<>]+)>?(?:\s+[\"'(].*[\"')])?\s*$")
_REFERENCE = re.compile(r"(?<!!)\[([^\[\]]{1,500})\]\s?\[([^\[\]]{0,200})\]")
PICTURE = re.compile(  # with its title, with a size (`=100x20`), with attributes (`{width=50%}`)
    r"!\[((?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){0,500})\]"
    r"(?:\((?:<[^<>\n]{0,500}>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+=\d*x\d*)?(?:\s+[\"']([^\"']*)[\"'])?\s*\)"
    r"|\[[^\[\]]{0,200}\])(?:\{[^{}\n]{1,200}\})?"
)
_SET_IN = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")  # a file that Obsidian shows in its place
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]")
_SHORT = re.compile(r"(?<![!\]\w])\[([^\[\]^]{1,200})\](?![\[(:])")
_WITHIN = re.compile(r"(?<!!)\[([^\[\]]{1,500})\]\((?![a-zA-Z][a-zA-Z0-9+.-]*:|//|#|<|www\.)[^()\s]{0,500}\)")
_POINTED = re.compile(r"\]\(<([^<>\s]{1,500})>\)")
_EMPHASIS = re.compile(
    r"(?<![\w*\\])\*(?=[\w\"“«(\[])([^*\n]{1,500}?)(?<=[\w.!?)\]\"”»])\*(?![\w*])"
    r"|(?<![\w_\\/])_(?=[\w\"“«(\[])([^_\n]{1,500}?)(?<=[\w.!?)\]\"”»])_(?![\w_])"
)
_MARKED = re.compile(r"(?<![=\w])==(?=\S)([^=\n]{1,500}?)(?<=\S)==(?![=\w])|(?<![`\w])`([^`\n]{1,200})`(?![`\w])")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_STRONGER = re.compile(r"\*\*\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*\*\*")
_BEGINNING = re.compile(r"[\s>]*(?:[-*+•][ \t]+|\d{1,4}[.)][ \t]+|#{1,6}[ \t]+)*")
_CLOSED = re.compile(r"( {0,3}#{1,6}[ \t].*?)[ \t]+#+[ \t]*$")
_REMARK = re.compile(r"%%[^%\n]{1,1000}%%")
_EMPTY_LINK = re.compile(r"(?<!!)\[\s*\]\([^()\s]{0,500}\)")
_TITLED = re.compile(r"(\]\([^()\s]{1,500})\s+[\"'][^\"']{0,300}[\"']\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|~>&\"'-])")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[\w+-]*\s*$")
_UNDERLINE = re.compile(r" {0,3}={3,}\s*$")
_DEFINED = re.compile(r"^:[ \t]+(?=\S)")


def find_targets(lines: Sequence[str]) -> dict[str, str]:
    """Return the targets that a text defines for its links (`[name]: https://…`), by their names in small letters."""
    found = (_DEFINITION.match(line) for line in lines if line.lstrip().startswith("["))
    return {one[1].casefold(): one[2] for one in found if one}


def read_line(line: str, targets: Mapping[str, str], struck: list[str], marked: dict[str, str]) -> str:
    """Return a line as its readers see it; "" for one that they do not see. What is struck out is added to `struck`.

    A line that emphasis may part in two is added to `marked`, with the marks.
    """
    if _FENCE.match(line) or _UNDERLINE.match(line) or (targets and _DEFINITION.match(line)):
        return ""
    line = without_struck(line, struck)
    if "[" in line:
        line = _without_pictures(line, targets)
    line = _without_emphasis(_CLOSED.sub(r"\1", line) if line.lstrip().startswith("#") else _REMARK.sub("", line))
    if "&" in line:
        line = unescape(line)
    if "\\" in line:
        line = _ESCAPE.sub(r"\1", line.removesuffix("\\") if not line.endswith("\\\\") else line)
    line = _DEFINED.sub("", line, count=1) if line.startswith(":") else line
    if ITALIC not in line:
        return line
    shown, start = without_emphasis(line), _start(line)
    if "#" not in line[:start] and (both := parted(_STRONG.sub(rf"{BOLD}\1{END}", line[start:]))):
        marked[shown] = line[:start] + both
    return shown


def _without_pictures(line: str, targets: Mapping[str, str]) -> str:
    """Return a line with its links as words and addresses, and without pictures and links that lead about the site."""
    line = _SET_IN.sub("", PICTURE.sub("", line))
    line = _TITLED.sub(r"\1)", _EMPTY_LINK.sub("", _POINTED.sub(r"](\1)", line)))
    if targets:
        line = _REFERENCE.sub(lambda link: _link(link, targets), line)
        line = _SHORT.sub(lambda link: _short(link, targets), line)
    return _WITHIN.sub(r"\1", _WIKI.sub(r"\1", line))


def _without_emphasis(line: str) -> str:
    """Return a line with signs for the marks of words in italics; those around all of it, and bold ones, stay."""
    if "=" in line or "`" in line:
        line = _MARKED.sub(lambda found: found[1] or found[2], line)
    if "*" not in line and "_" not in line:
        return line
    line = _closed_up(_STRONGER.sub(r"**\1**", line))
    start = _start(line)

    def plain(emphasis: re.Match[str]) -> str:
        whole = emphasis.start() <= start and not line[emphasis.end() :].strip(" \\")
        return emphasis[0] if whole else f"{ITALIC}{emphasis[1] or emphasis[2]}{END}"

    return _EMPHASIS.sub(plain, line)


def _start(line: str) -> int:
    """Return where a line's words begin, behind the marks of items, quotations and headings."""
    found = _BEGINNING.match(line)
    return found.end() if found else 0


def _closed_up(line: str) -> str:
    """Return a line whose bold words have no blank within one of their marks ("** Ada Moss**"), as editors export them.

    Marks go in pairs, the first one open; a pair with blanks within both of them is a sign of the text.
    """
    pieces = line.split("**")
    if len(pieces) % 2 == 0 or "***" in line or r"\*" in line:
        return line
    for at in range(1, len(pieces), 2):
        words = pieces[at]
        if words.strip() and (words[0].isspace() != words[-1].isspace()):
            pieces[at] = words.strip()
            pieces[at - 1] += " " if words[0].isspace() and pieces[at - 1][-1:].strip() else ""
            pieces[at + 1] = (" " if words[-1].isspace() and pieces[at + 1][:1].strip() else "") + pieces[at + 1]
    return "**".join(pieces)


def _short(link: re.Match[str], targets: Mapping[str, str]) -> str:
    target = targets.get(link[1].casefold())
    return f"[{link[1]}]({target})" if target else link[0]


def _link(link: re.Match[str], targets: Mapping[str, str]) -> str:
    target = targets.get((link[2] or link[1]).casefold())
    return f"[{link[1]}]({target})" if target else link[0]
