"""What the columns of a sheet hold, by what they are called.

A column is printed if its head says that it names who signs, for whom, as what or where. Every other one is closed:
what a form asks besides (addresses, telephones, comments) is nobody's to read, and a head that is not known may ask it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from sitegen.core.tables import table
from sitegen.reading.formats.tabular.sheet import Row, Sheet

Kind = Literal["number", "given", "family", "person", "name", "organization", "role", "place", "closed"]

CLOSED = re.compile(r"\[withheld: (?P<head>.+)\]$")  # the head of a column that was taken out of a sheet
LONGEST_HEAD = 200  # characters; what is longer is text
_SHORTEST_LONE = 3  # letters of the one head of a row that is known; shorter ones are names, too ("Ad", "Ho")
MOST_ABOVE = 30  # rows with something on them that may stand over the head
# Words for a person, beside which an organization may stand in one head.
_EITHER = frozenset(("individual", "individuals", "person", "persona", "particulier", "einzelperson"))
_ASIDE = re.compile(r"\s*[(\[（].*?[)\]）]")
_ASKS = re.compile(
    r"[?:*？：]\s*$|[(\[（]|\b(?:your?|you are|votre|tu|su|ihr|ihre|uw|vostro|seu|ваш\w*)\b", re.IGNORECASE
)
_NO_WORD = re.compile(r"[^\w#№°\u102b-\u103e\u1056-\u109d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")  # vowels are marks, too
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "_": " "})
_SPACED = re.compile(r"[\u0000-\u0dff\u1200-\u16ff\u1e00-\u1fff]*$")  # scripts with spaces between words


def fold(text: str) -> str:
    """Return a text in small letters, Latin and Greek ones without accents, with a space for all that is no word."""
    marked = "".join(map(_without_accent, text.casefold())) if not text.isascii() else text.casefold()
    return " ".join(_NO_WORD.sub(" ", marked.translate(_PLAIN)).split())


@cache
def _without_accent(sign: str) -> str:
    base = unicodedata.normalize("NFD", sign)
    return base[0] if unicodedata.name(base[0], "").startswith(("LATIN", "GREEK")) else sign


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of `words.toml`, folded; signs that are no words as they are."""
    return frozenset(fold(one) or one for one in _data()[name])


@cache
def _data() -> dict[str, list[str]]:
    return table(__package__, "words")


@cache
def _phrases(name: str, least: int) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return what finds the phrases of a list in a folded text: those of words, and those of scripts without spaces."""
    spaced = sorted((re.escape(one) for one in words(name) if _SPACED.match(one) and len(one) >= least), reverse=True)
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)"),
        tuple(one for one in words(name) if not _SPACED.match(one) and len(one) > 1),
    )


def holds(folded: str, name: str, least: int = 1) -> bool:
    """Return whether a folded text holds a phrase of a list that has at least so many letters."""
    if folded in words(name):
        return True
    spaced, others = _phrases(name, least)
    return spaced.search(folded) is not None or any(one in folded for one in others)


def covered(folded: str, *names: str) -> bool:
    """Return whether a folded text consists of phrases of some lists and of nothing else."""
    spaced, others = _all_phrases(names)
    left = spaced.sub(" ", folded)
    for one in others:
        left = left.replace(one, " ")
    return bool(folded) and not left.strip()


@cache
def _all_phrases(names: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return what finds the phrases of some lists, the longest first: those of words, and those without spaces."""
    phrases = sorted({one for name in names for one in words(name)}, key=lambda one: (-len(one), one))
    spaced = "|".join(re.escape(one) for one in phrases if _SPACED.match(one))
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)"), tuple(one for one in phrases if not _SPACED.match(one))


_PRINTED = (
    "number_alone", "role_alone", "place_alone", "given", "family", "person", "name", "organization", "role", "place",
)  # fmt: skip


def kind_of(head: str) -> Kind | None:
    """Return what a column holds by its head; None where the head does not say.

    A head of more words than a list has is known only if all its words are: any other may ask for something private.
    What stands in brackets is an explanation, which may say that it is nobody's to read. A part of a name is told
    before the whole, a role and a place before the organization of which they are, and what is nobody's to read before
    all.
    """
    plain = fold(_ASIDE.sub("", head)) or fold(head) or head.strip(" .:").casefold()
    if not plain or len(head) > LONGEST_HEAD:
        return None
    if plain in words("number_alone"):
        return "number"
    if CLOSED.match(head) or holds(plain, "closed") or holds(plain, "contacts") or holds(fold(head), "shut"):
        return "closed"
    alone: tuple[tuple[str, Kind], ...] = (
        ("role_alone", "role"), ("place_alone", "place"), ("given", "given"),
        ("family", "family"), ("person", "person"), ("name", "name"),
    )  # fmt: skip
    aside = fold(" ".join(_ASIDE.findall(head)))
    if not covered(f"{plain} {aside}", "asking", "role_alone", "place_alone", *_PRINTED):
        return None  # a further word may make it anything: "Country of asylum", "Name of my child"
    if single := next((kind for name, kind in alone if plain in words(name)), None):
        return single
    within: tuple[tuple[str, Kind], ...] = (
        ("place", "place"), ("role", "role"), ("organization", "organization"), ("person", "person"),
        ("family", "family"), ("given", "given"), ("name", "name"),
    )  # fmt: skip
    both = not _EITHER.isdisjoint(plain.split()) and holds(plain, "organization", 3)
    return "name" if both else next((kind for name, kind in within if holds(plain, name, 3)), None)


def kinds_of(heads: Sequence[str]) -> list[Kind | None]:
    """Return what columns hold by their heads; "Name" beside a first name is the family's.

    Some languages have one word for a name and a first name: without another beside it, it is the name.
    """
    kinds = [kind_of(head) for head in heads]
    if "given" in kinds and "family" not in kinds:
        if kinds.count("name") == 1:
            kinds[kinds.index("name")] = "family"
        elif fold(heads[kinds.index("given")]) in words("name"):
            kinds[kinds.index("given")] = "name"
    return kinds


def find_head(sheet: Sheet) -> tuple[tuple[Row, ...], tuple[str, ...]] | None:
    """Return the rows that name the columns, one or two, and the columns' names; None where no row does."""
    for at, row in enumerate(sheet.rows[:MOST_ABOVE]):
        if not names_columns(row):
            continue
        below = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else None
        if below is not None and below.line == row.line + 1 and _is_head(below, exact=True):
            return (row, below), tuple(_joined(row, below, sheet.width))
        return (row,), tuple(row.cell(one) for one in range(sheet.width))
    return None


def names_columns(row: Row) -> bool:
    """Return whether a row names columns, one of those who sign among them."""
    if not _is_head(row):
        return False
    kinds = {kind_of(cell) for cell in row.cells if cell}
    return not kinds.isdisjoint(("given", "family", "person", "name", "organization"))


def may_name_columns(cells: Iterable[str]) -> bool:
    """Return whether one of the cells of a row is a word by which columns are called: a quick look at long tables."""
    return any(fold(_ASIDE.sub("", cell)) in _all_words() for cell in cells)


@cache
def _all_words() -> frozenset[str]:
    return frozenset(one for name in _data() for one in words(name))


def _is_head(row: Row, *, exact: bool = False) -> bool:
    """Return whether most cells of a row are names of columns; `exact`: and nothing else."""
    cells = [cell for cell in row.cells if cell]
    if any(len(cell) > LONGEST_HEAD for cell in cells) or (row.wide and len(cells) == 1):
        return False
    known = [cell for cell in cells if kind_of(cell) is not None and (not exact or _is_exact(cell))]
    if len(cells) == 1 or len(known) == 1:
        # "Name, Publish my name?": nobody is called so, and what the others ask need not be known.
        alone = len(cells) == 1 or len(known[0]) >= _SHORTEST_LONE or not known[0].isascii()
        return bool(known) and alone and _is_exact(known[0]) and not exact
    told = any(
        _is_exact(cell) or _ASKS.search(cell) for cell in known
    )  # "Farmers Union, City of Oslo" names no columns
    return told and (2 * len(known) > len(cells) or (len(known) > 1 and not exact))


def _is_exact(cell: str) -> bool:
    """Return whether a cell is the name of a column and nothing else."""
    plain = fold(_ASIDE.sub("", cell)) or cell
    return CLOSED.match(cell) is not None or any(plain in words(name) for name in _data())


def _joined(upper: Row, lower: Row, width: int) -> Iterable[str]:
    """Yield the names of columns with a head of two rows; what stands over several of them is said of each."""
    over = ""
    for at in range(width):
        over = upper.cell(at) or (over if lower.cell(at) else "")
        yield " ".join(dict.fromkeys(one for one in (over, lower.cell(at)) if one))


def places(kinds: Sequence[Kind | None], *which: Kind) -> list[int]:
    """Return the columns (from 0) of some kinds."""
    return [at for at, kind in enumerate(kinds) if kind in which]
