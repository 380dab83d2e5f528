"""HTML cut into tags and text, as browsers do it, in time proportional to its length.

The standard library's parser takes quadratic time on broken markup (22 seconds for 40 kB of `<a `, in Python 3.11), so
a file from anywhere must not reach it. This follows the tokenizer of the HTML standard (13.2.5) as far as text needs
it: a tag or comment that never ends swallows the rest of the file, there as here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

RAW = frozenset(
    {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "template"}
)

_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)"""
_TAG = re.compile(rf"<([A-Za-z][^\s/>]*+)((?:[\s/]++|=?[^\s/>=]++(?:\s*+=\s*+{_VALUE}?+)?+|=)*+)>")
_ATTRIBUTE = re.compile(rf"([^\s/>=]++)(?:\s*+=\s*+({_VALUE}))?")
_HUGE_REFERENCE = re.compile(r"&#(?:[0-9]{8,}+|[xX][0-9a-fA-F]{7,}+);?")


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag with its attributes, names in lower case."""

    name: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    name: str


def read_tags(markup: str) -> Iterator[Start | End | str]:
    """Yield tags and text with references resolved. Comments, scripts and other raw text are left out."""
    at = 0
    while at < len(markup):
        opening = markup.find("<", at)
        if opening < 0:
            yield unescape(markup[at:])
            return
        if opening > at:
            yield unescape(markup[at:opening])
        after = markup[opening + 1 : opening + 2]
        if after in ("!", "?") or (after == "/" and not markup[opening + 2 : opening + 3].isalpha()):
            end = "-->" if markup.startswith("<!--", opening) else ">"
            at = _past(markup, end, opening + 2)
        elif after == "/":
            at = _past(markup, ">", opening)
            yield End(re.split(r"[\s/>]", markup[opening + 2 : opening + 66], maxsplit=1)[0].lower())
        elif after.isascii() and after.isalpha():
            tag = _TAG.match(markup, opening)
            if not tag:
                return
            name = tag[1].lower()
            at = tag.end()
            if name in RAW:
                at = _past_raw(markup, name, at)
            else:
                yield Start(name, _attributes(tag[2]))
        else:
            yield "<"
            at = opening + 1


def unescape(text: str) -> str:
    """Return text with its character references resolved, absurdly long ones as replacement characters."""
    return html.unescape(_HUGE_REFERENCE.sub("\ufffd", text)) if "&" in text else text


def _past(markup: str, end: str, at: int) -> int:
    found = markup.find(end, at)
    return len(markup) if found < 0 else found + len(end)


def _past_raw(markup: str, name: str, at: int) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(markup, at)
    return _past(markup, ">", found.start()) if found else len(markup)


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(text):
        value = attribute[2] or ""
        if value[:1] in ('"', "'"):
            value = value[1:-1]
        found.setdefault(attribute[1].lower(), unescape(value))
    return found
