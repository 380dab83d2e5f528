"""Marks that count lines and are no plain numbers: "#1", "①", "1º", "[1]", "IV.", "(iv)", "b)", "二、"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitegen.reading.parsing.lines.facts import LONGEST_LOOK, LineFacts, arabic_digits
from sitegen.reading.parsing.vocabulary import fold

FEWEST = 3  # lines that count on from one, from which such marks count
FEW = 2  # numbers of other kinds from which a mark of a kind of its own counts on
FEWEST_LETTERS = 4  # of those that count in letters: names begin with initials, and lists stand in alphabetical order
LONGEST_STEP = 4  # lines from one to the next
LONGEST_ENTRY = 16  # words
MOSTLY = 0.8  # share of the lines that must be short and hold nothing that notes and sentences hold
LARGEST = 5000
LONGEST_MARK = 24  # characters

_SIGNED = re.compile(r"(?:#|№|[Nn](?:[ro]|um)?[°º.]{1,2}) ?(\d{1,4})[.:)]{0,2} ?[-–—]? ?(?=\S)")
_RAISED = re.compile(r"(\d{1,4})\.?[°ºª/·।]{1,2}[.)-]{0,2} ?[-–—]? *(?=\S)")
_BOXED = re.compile(r"[\[{(<](\d{1,4})[\]})>][.:]? +(?=\S)")
_KEYCAP = re.compile(r"(\d)\ufe0f?\u20e3 ?(?=\S)")
_STARRED = re.compile(r"(\*{1,3}|_{1,3})(\d{1,4})[.)]\1 *(?=\S)|(\d{1,4})[.)](?:\*{1,3}|_{1,3}) *(?=\S)")
_ROMAN = re.compile(r"(\()?([ivxl]{1,7}|[IVXL]{1,7})(?(1)\)|[.)])[-–—]? +(?=\S)")
_LETTER = re.compile(r"(\()?([a-zA-Z])(?(1)\)|[.)])[-–—]? +(?=\S)")
_HAN = re.compile(r"([一二三四五六七八九十]{1,3})[、.．] ?(?=\S)")
_CIRCLED = {
    chr(code): code - first + value
    for first, last, value in (
        (0x2460, 0x2473, 1), (0x3251, 0x325F, 21), (0x32B1, 0x32BF, 36), (0x2474, 0x2487, 1), (0x2488, 0x249B, 1),
        (0x24F5, 0x24FE, 1), (0x2776, 0x277F, 1), (0x2780, 0x2789, 1), (0x278A, 0x2793, 1), (0x24EB, 0x24F4, 11),
    )
    for code in range(first, last + 1)
}  # fmt: skip
_UNLIKE_NAMES = re.compile(r"https?:|www\.|\d{3}|[.!?;] ")
_COUNTING = ("signed", "raised", "boxed", "keycap", "circled", "starred")
_PLAIN = re.compile(r"[0-9]{1,9}[.)]?")
_BEHIND_LETTER, _HALF_READ = (".", ")"), ("º", "°", "*", "_")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a line: of which kind it is, its value, and what stands behind it."""

    kind: str
    value: int
    rest: str


_Marks = Sequence[tuple[LineFacts, Sequence[Mark]]]


def with_ordinals(facts: tuple[LineFacts, ...]) -> tuple[LineFacts, ...]:
    """Return the lines, those that such marks count with the number as if it were printed plainly.

    The marks of one kind must count on from one, line by line or nearly, over short lines; a mark alone is part of a
    name. Letters ("b)") are taken for bullets.
    """
    marks = [(line, tuple(_marks(line))) for line in facts if line.text]
    found: dict[int, Mark] = {}
    for chain in sorted(_chains(marks), key=len):  # "i." may be of "h." and of "ii."
        found |= dict(chain)
    found |= _among_others(marks, found)
    return (
        tuple(_marked(line, found[line.index]) if line.index in found else line for line in facts) if found else facts
    )


def _among_others(marks: _Marks, found: Mapping[int, Mark]) -> dict[int, Mark]:
    """Return the marks, though no others are of their kind, that count on from at least two numbers of other kinds."""
    more: dict[int, Mark] = {}
    length, last, at = 0, 0, 0
    for line, those in marks:
        mark = found.get(line.index)
        value = mark.value if mark else line.number
        near = length >= FEW and line.index - at <= LONGEST_STEP
        on = next((one for one in those if near and one.value == last + 1 and one.kind.startswith(_COUNTING)), None)
        if value is None and on is not None:
            more[line.index], value = on, on.value
        if value is not None:
            length, last, at = (length + 1 if value == last + 1 else 1), value, line.index
    return more


def odd_mark(line: LineFacts) -> str:
    """Return the mark that counts a line as it is printed, if it is no plain number and no bullet; else "".

    Plain are the figures of Markdown ("1.", "2)"); those of other scripts and with other signs ("၁။", "١-") are as
    much the letter's as its words.
    """
    if not line.rest or not line.text.endswith(line.rest):
        return ""
    mark = line.text[: -len(line.rest)].strip("-–—•* _")
    plain = _PLAIN.fullmatch(mark) is not None
    return mark if mark and not plain and any(map(str.isalnum, mark)) else ""


def _chains(marks: _Marks) -> list[list[tuple[int, Mark]]]:
    """Return the rows of lines that marks of one kind count on from one."""
    running: dict[str, list[tuple[int, Mark]]] = {}
    done: list[list[tuple[int, Mark]]] = []
    for line, those in marks:
        for mark in those:
            chain = running.get(mark.kind, [])
            if chain and mark.value == chain[-1][1].value + 1 and line.index - chain[-1][0] <= LONGEST_STEP:
                chain.append((line.index, mark))
            elif mark.value == 1:
                done.append(chain)
                running[mark.kind] = [(line.index, mark)]
    return [chain for chain in (*done, *running.values()) if _counts(chain)]


def _counts(chain: Sequence[tuple[int, Mark]]) -> bool:
    """Return whether a row of lines is long enough to be counted, and its lines are short and no notes.

    "A. Smith", "B. Jones" are initials: behind a capital and a full stop most lines must have two words.
    """
    if not chain:
        return False
    kind, rests = chain[0][1].kind, [mark.rest.strip("*_ ") for _, mark in chain]
    if len(chain) < (FEWEST_LETTERS if kind.startswith("letter") else FEWEST):
        return False
    begun = [rest[:1] != rest[:1].lower() or rest[:1].lower() == rest[:1].upper() for rest in rests]
    words = [len(rest.split()) for rest in rests]
    least = 2 if kind == "letter upper" else 1
    short = [least <= count <= LONGEST_ENTRY for count in words]
    like = [not _UNLIKE_NAMES.search(rest) for rest in rests]
    return sum(map(all, zip(begun, short, like, strict=True))) >= MOSTLY * len(chain)


def _marks(line: LineFacts) -> Iterable[Mark]:
    """Yield the marks that may stand at the start of a line; a letter may be a Roman number, too."""
    text = line.rest if line.number is None else line.text if line.rest[:1] in _HALF_READ else ""
    first, second = text[:1], text[1:2]
    if first in _CIRCLED:
        yield Mark("circled", _CIRCLED[first], text[1:].lstrip())
        return
    kinds = _KINDS.get(first, _OF_DIGITS if first.isdecimal() else _OF_LETTERS if second in _BEHIND_LETTER else ())
    digits = arabic_digits(text[:LONGEST_MARK]) if kinds else ""
    for kind, pattern, value in kinds:
        found = pattern.match(digits)
        number = value(found) if found else None
        if found and number is not None and 0 < number <= LARGEST:
            yield Mark(_variant(kind, found[0]), number, text[found.end() :])


def _variant(kind: str, mark: str) -> str:
    """Return a kind of marks with what else is the same in all marks of one list: brackets, and capitals."""
    letters = "".join(filter(str.isalpha, mark)) if kind in ("roman", "letter") else ""
    return f"{kind} {mark[0] if mark[0] in '([{<' else ''}{'upper' if letters.isupper() else ''}"


def _marked(line: LineFacts, mark: Mark) -> LineFacts:
    rest, strong = mark.rest.strip(), line.strong
    if rest[:2] == rest[-2:] == "**" and len(rest) > len("****"):
        rest, strong = rest.strip("*").strip(), True
    letter = mark.kind.startswith("letter")
    return replace(
        line,
        number=None if letter else mark.value,
        bare=None,
        bullet=line.bullet or ("•" if letter else ""),
        rest=rest,
        strong=strong,
        plain=fold(rest[:LONGEST_LOOK]).lstrip("*_\"“„«' "),
        words=tuple(rest[:LONGEST_LOOK].split()),
    )


def _digits(found: re.Match[str]) -> int | None:
    return next((int(group) for group in found.groups() if group and group.isdecimal()), None)


def _roman(found: re.Match[str]) -> int | None:
    """Return the value of a Roman number as they are written, or None: "IIII" is none."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50}
    text = found[2].lower()
    total = sum(-values[one] if values[one] < values[after] else values[one] for one, after in pairwise(text + "i"))
    return total if _as_roman(total) == text else None


def _as_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("xl" if tens == 4 else "l" if tens == 5 else "x" * tens) + (
        "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix",
    )[ones]  # fmt: skip


def _letter(found: re.Match[str]) -> int:
    return ord(found[2].lower()) - ord("a") + 1


def _han(found: re.Match[str]) -> int | None:
    digits = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
    tens, mark, ones = found[1].rpartition("十")
    if not mark:
        return digits.get(ones)
    return 10 * digits.get(tens, 1) + digits.get(ones, 0)


_Pattern = tuple[str, re.Pattern[str], Callable[[re.Match[str]], int | None]]
_OF_DIGITS: tuple[_Pattern, ...] = (("raised", _RAISED, _digits), ("keycap", _KEYCAP, _digits))
_OF_LETTERS: tuple[_Pattern, ...] = (("letter", _LETTER, _letter),)
_OF_ROMANS: tuple[_Pattern, ...] = (("roman", _ROMAN, _roman), *_OF_LETTERS)
_KINDS: Mapping[str, tuple[_Pattern, ...]] = {
    **dict.fromkeys("#№Nn", (("signed", _SIGNED, _digits), *_OF_LETTERS)),
    **dict.fromkeys("ivxlIVXL", _OF_ROMANS),
    "(": (("boxed", _BOXED, _digits), *_OF_ROMANS),
    **dict.fromkeys("[{<", (("boxed", _BOXED, _digits),)),
    **dict.fromkeys("*_", (("starred", _STARRED, _digits),)),
    **dict.fromkeys("一二三四五六七八九十", (("han", _HAN, _han),)),
}
