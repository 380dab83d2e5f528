"""What nobody reads in Markdown: what stands there for programs, and words that are struck out (`~~so~~`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.reading.formats.aside import Aside

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_RAW = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_CALL = re.compile(  # Hugo's shortcodes, Liquid's tags, kramdown's options, WordPress's shortcodes for media
    r"\{\{[<%].{0,2000}?[%>]\}\}|\{%.{0,2000}?%\}|\{::[^{}\n]{0,200}/\}"
    r"|\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+)\b[^\[\]\n]{0,500}\]",
    re.DOTALL,
)
_ATTRIBUTES = re.compile(  # of kramdown and Pandoc, at the end of a line
    r"[ \t]*+(?<!\{)\{:?(?:[ \t]*+[#.:][\w:.#-]++|[ \t]*+[\w-]++=(?:\"[^\"\n]*+\"|[\w./%-]++))++[ \t]*+\}"
    r"(?=[ \t]*(?:\n|\Z))"
)
# One tilde strikes where no word goes on on either side: "H~2~O" and "~5 km" are none.
_STRUCK = re.compile(
    r"(?<!~)~~(?=[^\s~])([^~\n]{1,500}?)(?<=\S)~~(?!~)"
    r"|(?<![\w~/\\])~(?=[^\s~/])([^~\n]{1,500}?)(?<=[^\s\\])~(?![\w~/])"
)
_TAGGED = re.compile(r"<(s|del|strike)(?:\s[^<>]*)?>(.*?)</\1\s*>", re.IGNORECASE)
_MARK = re.compile(r"(?<![~\\])~~(?!~)")
_BEGINNING = re.compile(r"[\s>]*(?:[-*+•][ \t]+|\d{1,4}[.)][ \t]+)?")


def without_instructions(text: str, aside: list[Aside]) -> str:
    """Return a text without what is meant for programs; its line ends stay. Calls of a site generator are noted."""

    def line_ends(found: re.Match[str]) -> str:
        return "\n" * found[0].count("\n")

    def noted(found: re.Match[str]) -> str:
        aside.append(Aside("a call of a site generator", found[0], text.count("\n", 0, found.start())))
        return line_ends(found)

    text = text.replace("\r\n", "\n")
    for pattern, start in ((_COMMENT, "<!--"), (_RAW, "<")):
        if start in text:
            text = pattern.sub(line_ends, text)
    if "{" in text or "[" in text:
        text = _CALL.sub(noted, text)
        text = _ATTRIBUTES.sub("", text)
    return text


def without_struck(line: str, struck: list[str]) -> str:
    """Return a line without what is struck out, which is added to `struck`."""
    if "~" in line:
        struck += (found[1] or found[2] for found in _STRUCK.finditer(line))
        line = _STRUCK.sub("", line)
    if "<" in line and _TAGGED.search(line):
        struck += (found[2] for found in _TAGGED.finditer(line))
        line = _TAGGED.sub("", line)
    return line


def struck_by_line(lines: Sequence[str]) -> Sequence[str]:
    """Return lines on which a strike that runs over several lines of a paragraph begins and ends on each of them."""
    marks = {at: len(_MARK.findall(line)) % 2 for at, line in enumerate(lines) if "~~" in line}
    if not any(marks.values()):
        return lines
    found = list(lines)
    opened = -1
    for at, line in enumerate(lines):
        if not line.strip():
            opened = -1
        elif marks.get(at):
            if opened < 0:
                opened = at
                continue
            for struck in range(opened, at + 1):
                found[struck] = _on_line(found[struck], first=struck == opened, last=struck == at)
            opened = -1
    return found


def _on_line(line: str, *, first: bool, last: bool) -> str:
    start = _BEGINNING.match(line)
    at = 0 if first or start is None else start.end()
    begun = line if first else f"{line[:at]}~~{line[at:]}"
    return begun if last else f"{begun.rstrip()}~~"
