"""What Markdown writes within a line: links, pictures, escapes, struck words, entities."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sitegen.reading.formats.entities import unescape

_DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\[\]]{1,200})\]:\s*<?([^\s<>]+)>?(?:\s+[\"'(].*[\"')])?\s*$")
_REFERENCE = re.compile(r"(?<!!)\[([^\[\]]{1,500})\]\s?\[([^\[\]]{0,200})\]")
PICTURE = re.compile(
    r"!\[([^\[\]]{0,500})\](?:\((?:<[^<>\n]{0,500}>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+[\"']([^\"']*)[\"'])?\)|\[[^\[\]]{0,200}\])"
)
_EMPTY_LINK = re.compile(r"(?<!!)\[\s*\]\([^()\s]{0,500}\)")
_TITLED = re.compile(r"(\]\([^()\s]{1,500})\s+[\"'][^\"']{0,300}[\"']\)")
_STRUCK = re.compile(r"~~(?=\S)([^~\n]{1,500}?)(?<=\S)~~")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|~>&\"'-])")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[\w+-]*\s*$")
_UNDERLINE = re.compile(r" {0,3}={3,}\s*$")
_DEFINED = re.compile(r":[ \t]+(?=\S)")


def find_targets(lines: Sequence[str]) -> dict[str, str]:
    """Return the targets that a text defines for its links (`[name]: https://…`), by their names in small letters."""
    found = (_DEFINITION.match(line) for line in lines if line.lstrip().startswith("["))
    return {one[1].casefold(): one[2] for one in found if one}


def read_line(line: str, targets: Mapping[str, str], struck: list[str]) -> str:
    """Return a line as its readers see it; "" for one that they do not see. What is struck out is added to `struck`."""
    if _FENCE.match(line) or _UNDERLINE.match(line) or (targets and _DEFINITION.match(line)):
        return ""
    if "~~" in line:
        struck += _STRUCK.findall(line)
        line = _STRUCK.sub("", line)
    if "[" in line:
        line = PICTURE.sub("", line)
        line = _TITLED.sub(r"\1)", _EMPTY_LINK.sub("", line))
        if targets:
            line = _REFERENCE.sub(lambda link: _link(link, targets), line)
    if "&" in line:
        line = unescape(line)
    if "\\" in line:
        line = _ESCAPE.sub(r"\1", line.removesuffix("\\") if not line.endswith("\\\\") else line)
    return _DEFINED.sub("", line, count=1) if line.startswith(":") else line


def _link(link: re.Match[str], targets: Mapping[str, str]) -> str:
    target = targets.get((link[2] or link[1]).casefold())
    return f"[{link[1]}]({target})" if target else link[0]
