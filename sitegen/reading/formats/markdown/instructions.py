"""What stands in Markdown for programs, not for readers: comments, and the calls and attributes of site generators."""

from __future__ import annotations

import re

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
