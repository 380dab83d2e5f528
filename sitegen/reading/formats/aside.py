"""What a reader leaves aside because a person does not read it as the letter's text, counted and said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import COVERED_TEXT, LEFT_ASIDE, MAYBE_COVERED
from sitegen.core.source import Span

_SHOWN = 60  # characters of a text that are quoted
_MOST = 3  # texts that are quoted
_ADDRESS = re.compile(r"[^\s@]@[^\s@]|\+\d[\d ()/-]{6,}\d")  # of mail, or a telephone's number
STRUCK_OUT = "struck out"  # never quoted: it may be somebody who no longer signs
DELETED = "deleted in tracked changes"  # nor is that
VEILED = "may be hidden by what is laid over them"  # and read, since only drawing the page could tell
COVERED = "under what hides them"  # and never quoted, either
BARRED = "in the colour of what is behind it"  # as a bar that somebody made over it: never quoted
BLACKENED = "whoever has this file can read what is blackened in it: do not pass it on, or make pictures of its pages"
LOOK = (
    "look at the page in a browser: what nobody sees there should not be in the archive. Take it out of the file "
    "before you import it, or: sitegen withhold LETTER LINE"
)
_MID_ENTRY = re.compile(r"\W*[,;:)\]]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Aside:
    """One piece that is no line of the `Source`: `why`, its text, and how many lines stood before it."""

    why: str
    text: str
    after: int


def words_beyond(text: str, other: str) -> list[str]:
    """Return the words of one text that the other lacks, in order; words count as often as they stand."""
    left = Counter(_WORD.findall(other.casefold()))
    found = []
    for word in _WORD.findall(text):
        if left[word.casefold()]:
            left[word.casefold()] -= 1
        else:
            found.append(word)
    return found


def struck_lines(pieces: Iterable[Aside], lines: Sequence[str], above: int = 0) -> tuple[int, ...]:
    """Return which of the `lines` have words that are struck out; `above` is as in `report_aside`.

    Where a whole paragraph is, that is the blank line that stands for it. If the line behind that one begins in the
    middle of an entry, its beginning is what is struck out.
    """
    found = {one.after + above + 1 for one in pieces if one.why == STRUCK_OUT and one.text.strip()}
    return tuple(sorted({at + _is_behind_blank(lines, at) for at in found}))


def _is_behind_blank(lines: Sequence[str], at: int) -> bool:
    return at < len(lines) and not lines[at - 1].strip() and _MID_ENTRY.match(lines[at]) is not None


def report_aside(path: str, pieces: Sequence[Aside], above: int = 0) -> tuple[Diagnostic, ...]:
    """Return one diagnostic for each reason why something was left aside: how many words, and where the first stood.

    Of several pieces those are quoted that are most likely to be the letter's: with an address, else the longest.
    `above` is the number of lines that were put before the text since the pieces were counted.
    """
    kinds: dict[str, list[Aside]] = {}
    for piece in pieces:
        if piece.text.strip():
            kinds.setdefault(piece.why, []).append(piece)
    return tuple(_report(path, why, found, above) for why, found in kinds.items())


def _report(path: str, why: str, found: Sequence[Aside], above: int) -> Diagnostic:
    words = sum(len(piece.text.split()) for piece in found)
    line = found[0].after + above + 1
    places = "" if len(found) == 1 else f" in {len(found)} places"
    if why == VEILED:
        said = f"something is laid over {words} {'word' if words == 1 else 'words'}{places} of the page; they were read"
        return MAYBE_COVERED.at(Span.line(path, line), said, LOOK)
    if why in (BARRED, COVERED):
        stand = "1 word stands" if words == 1 else f"{words} words{places} stand"
        said = f"{stand} {why}, and {'was' if words == 1 else 'were'} not read"
        return COVERED_TEXT.at(Span.line(path, line), said, BLACKENED)
    said = _lines(found, above) if why in (STRUCK_OUT, DELETED) else _quoted(found, above)
    return LEFT_ASIDE.at(
        Span.line(path, line),
        f"{words} {'word' if words == 1 else 'words'}{places} left aside: {why}{f' ({said})' if said else ''}",
        "if it belongs to the letter, give the letter as text with it",
    )


def _lines(found: Sequence[Aside], above: int) -> str:
    """Return after which lines the first pieces stood, if these differ."""
    lines = list(dict.fromkeys(piece.after + above for piece in found))
    said = ", ".join(f"after line {line}" if line else "at the top" for line in lines[:_MOST])
    return "" if len(lines) == 1 else f"{said} …" if len(lines) > _MOST else said


def _quoted(found: Sequence[Aside], above: int) -> str:
    """Return the pieces that a message shows, each once, with the lines after which they stood if these differ."""
    first: dict[str, Aside] = {}
    for piece in found:
        first.setdefault(" ".join(piece.text.split()), piece)
    telling = sorted(first, key=lambda text: (_ADDRESS.search(text) is None, -len(text)))[:_MOST]
    shown = [text for text in first if text in telling]
    at: dict[int, list[str]] = {}
    for text in shown:
        at.setdefault(first[text].after + above, []).append(f"“{_cut(text)}”")
    several = len({piece.after for piece in first.values()}) > 1
    quoted = "; ".join(
        (f"after line {line}: " if line else "at the top: ") * several + ", ".join(texts) for line, texts in at.items()
    )
    return f"{quoted} …" if len(first) > len(shown) else quoted


def _cut(text: str) -> str:
    """Return the beginning of a text, or what is around an address in it."""
    if len(text) <= _SHOWN:
        return text
    address = _ADDRESS.search(text)
    start = max(0, address.start() - _SHOWN // 2) if address and address.end() > _SHOWN else 0
    head = "… " if start else ""
    rest = text[start:] if not start else text[start:].partition(" ")[2] or text[start:]
    return head + (rest if len(rest) <= _SHOWN else f"{rest[:_SHOWN].rsplit(' ', 1)[0]} …")
