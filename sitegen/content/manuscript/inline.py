"""What a letter's text may hold beside characters: links, strong words, references to footnotes. Nothing else.

The text of a block or an entry is plain text in which `[words](target)`, `**words**`, `*words*` and `[^1]` are
recognised. Every other sign that Markdown or HTML would act upon is just a character. A link is one only if its target
is a web or mail address, a path, or begins with `#` (an empty target that the source lost is `#`); so no letter can
carry a script in a link.
Strong words follow CommonMark's rule on what may stand around the stars, so that other readers see the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, TypeAlias

from sitegen.core.frozen import Frozen

# Characters that would not survive as they are, or that make a file look other than it is: controls, line ends of any
# kind, marks that turn the direction of writing. They are written as references.
HIDDEN = re.compile("[\0-\x08\n-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")

_TARGET = r"(?:\#|\.{0,2}/)[^\s()<>]*+|(?:https?://|ftp://|mailto:)[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+"
_TOKEN = re.compile(
    rf"""\[\^(?P<marker>\*{{1,3}}|[^\s\[\]\\`*_<>&|]{{1,32}})\]
    | \[(?P<label>(?=[^\[\]\n]*\S)[^\[\]\n]++)\]\((?P<target>(?i:{_TARGET})?)\)
    | (?<!\*)(?P<stars>\*\*?)(?P<strong>[^*\n]++)(?P=stars)(?!\*)""",
    re.VERBOSE,
)
_SIGN = re.compile(r"[\[*]")  # with which each of these begins

_REMEMBERED = 4096  # texts; a page, its data files and what is found in it read the same blocks


class Text(Frozen):
    """Plain characters."""

    text: str


class Link(Frozen):
    """Words that lead to `target`, a web or mail address or a place that begins with `#`."""

    words: tuple[Inline, ...]
    target: str


class Strong(Frozen):
    """Words that the letter stresses, between one star or two."""

    words: tuple[Inline, ...]
    stars: Literal[1, 2] = 2


class Reference(Frozen):
    """The mark of a footnote in running text."""

    marker: str


Inline: TypeAlias = Text | Link | Strong | Reference


@lru_cache(maxsize=_REMEMBERED)
def parse_inline(text: str, *, strong: bool = True) -> tuple[Inline, ...]:
    """Return `text` as the pieces that it is made of, in order; without `strong`, stars are characters.

    Takes time in proportion to the text's length.
    """
    if "[" not in text and "*" not in text:  # most texts: no look at each sign
        return (Text(text),) if text else ()
    pieces: list[Inline] = []
    done = at = 0
    while sign := _SIGN.search(text, at):
        found = _TOKEN.match(text, sign.start())
        if found is None:
            at = sign.end()
            continue
        if found["strong"] is not None and not (strong and _may_be_strong(text, found)):
            at = found.start() + len(found["stars"])
            continue
        if found.start() > done:
            pieces.append(Text(text[done : found.start()]))
        pieces.append(_piece(found, strong=strong))
        done = at = found.end()
    if done < len(text):
        pieces.append(Text(text[done:]))
    return tuple(pieces)


def as_written(piece: Inline) -> str:
    """Return the text that a piece was read from."""
    match piece:
        case Text(text):
            return text
        case Link(words, target):
            return f"[{''.join(map(as_written, words))}]({target})"
        case Strong(words, stars):
            return f"{'*' * stars}{''.join(map(as_written, words))}{'*' * stars}"
        case Reference(marker):
            return f"[^{marker}]"


def plain(text: str) -> str:
    """Return the characters that a reader sees in `text`: words of links without targets, no marks of footnotes."""
    return "".join(_seen(piece) for piece in parse_inline(text))


def _seen(piece: Inline) -> str:
    match piece:
        case Text(text):
            return text
        case Link(words, _) | Strong(words, _):
            return "".join(map(_seen, words))
        case Reference():
            return ""


def _piece(found: re.Match[str], *, strong: bool) -> Inline:
    if found["marker"] is not None:
        return Reference(found["marker"])
    if found["label"] is not None:
        return Link(parse_inline(found["label"], strong=strong), found["target"])
    return Strong(parse_inline(found["strong"]), 2 if found["stars"] == "**" else 1)


def _may_be_strong(text: str, found: re.Match[str]) -> bool:
    inner = found["strong"]
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if found["stars"] == "*" and (before.isalnum() or after.isalnum()):
        return False  # a single star on a word is the mark of a note far more often than stress within the word
    return flanks(before, inner[0]) and flanks(after, inner[-1])


def flanks(outside: str, inside: str) -> bool:
    """Return whether stars between `outside` (a character, or "" at the edge) and `inside` open or close strong words.

    CommonMark 6.2, read strictly where its versions differ: symbols count as punctuation within, not without. What is
    written as a reference ("&#8238;") begins and ends with punctuation.
    """
    if inside.isspace():
        return False
    if unicodedata.category(inside)[0] in "PS" or HIDDEN.match(inside):
        edge = not outside or outside.isspace() or HIDDEN.match(outside) is not None
        return edge or unicodedata.category(outside)[0] == "P"
    return True
