"""Writing: glyphs that stand beside each other as the text that they spell.

Arabic and Hebrew are drawn in any order; what is certain is where the glyphs stand. So a line that holds any is put
into logical order here: read from its leading edge, with figures and foreign words turned back (the inverse of UAX 9 of
Unicode, for the lines that letters have: no embeddings), and brackets, whose shapes are mirrored, as the text has them.
LaTeX's older fonts have no accented letters: an accent is a glyph of its own, drawn over its letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from sitegen.reading.formats.pdf.glyphs import Glyph

_WORD, _IDLE = 0.22, 0.06  # times the size of type: more room between two glyphs is a space, and less is none
_MIRRORED_FORMS = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_CLOSING = ")]}>»›"
_LAM, _ALEF = "\u0644", "\u0622\u0623\u0625\u0627"
_ACCENTS = {
    "`": "\u0300", "\u02cb": "\u0300", "´": "\u0301", "\u02ca": "\u0301", "^": "\u0302", "\u02c6": "\u0302",
    "~": "\u0303", "\u02dc": "\u0303", "¯": "\u0304", "\u02c9": "\u0304", "\u02d8": "\u0306", "\u02d9": "\u0307",
    "¨": "\u0308", "\u02da": "\u030a", "\u02dd": "\u030b", "\u02c7": "\u030c", "¸": "\u0327", "\u02db": "\u0328",
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}


def runs_right_to_left(glyphs: Sequence[Glyph]) -> bool:
    """Return whether any glyph belongs to a script that runs from right to left."""
    return any(unicodedata.bidirectional(glyph.text[:1]) in ("R", "AL") for glyph in glyphs if not glyph.text.isascii())


def composed(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return glyphs with every accent that is drawn over a letter joined to it."""
    found: list[Glyph] = []
    waiting: Glyph | None = None  # an accent whose letter comes next
    for glyph in glyphs:
        if waiting is not None and not glyph.added:
            joined = _joined(waiting, glyph)
            found.append(joined or waiting)
            waiting = None
            if joined:
                continue
        if glyph.text not in _ACCENTS:
            found.append(glyph)
        elif found and (joined := _joined(glyph, found[-1])):
            found[-1] = joined
        else:
            waiting = glyph
    return found if waiting is None else [*found, waiting]


def _joined(accent: Glyph, letter: Glyph) -> Glyph | None:
    """Return the letter with the accent, if the accent stands over it and such a letter exists."""
    common = min(accent.right, letter.right) - max(accent.left, letter.left)
    if common < 0.5 * min(accent.right - accent.left, letter.right - letter.left) or not letter.text.isalpha():
        return None
    base = _DOTLESS.get(letter.text, letter.text)
    whole = unicodedata.normalize("NFC", base + _ACCENTS[accent.text])
    return letter._replace(text=whole) if len(whole) == 1 else None


def leads_from_right(glyphs: Sequence[Glyph]) -> bool:
    """Return whether most letters of a page belong to scripts that run from right to left."""
    kinds = [unicodedata.bidirectional(glyph.text[:1]) for glyph in glyphs]
    return 2 * sum(kind in ("R", "AL") for kind in kinds) > sum(kind in ("R", "AL", "L") for kind in kinds)


def logical(glyphs: Sequence[Glyph], *, leftward: bool) -> list[Glyph]:
    """Return glyphs of a line in the order in which they are read, with a space wherever there is room for one.

    `leftward`: the text that the line belongs to runs from right to left.
    """
    clusters = _spaced(_without_idle_spaces(sorted(_clusters(glyphs), key=_middle)))
    kinds = [_kind(cluster) for cluster in clusters]
    return _turned(clusters[::-1], kinds[::-1], "LN") if leftward else _turned(clusters, kinds, "R")


def _middle(cluster: Sequence[Glyph]) -> float:
    """Return where a shape stands, in twice the points from the left: its letter does, whatever marks it has."""
    letter = _letter(cluster) or cluster[0]
    return letter.left + letter.right


def _clusters(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the characters that one drawn shape stands for, together and in their order.

    A space that is drawn without width is of no shape, though it stands where one begins. One of PDFium's own, which no
    text object draws, stands before the word to whose first letter it gives it.
    """
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        if glyph.added:
            continue
        one_shape = found and glyph.origin == found[-1][0].origin
        if one_shape and not (_is_drawn_space(glyph) or _is_drawn_space(found[-1][0])):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [_ordered(cluster) for cluster in found]


def _is_drawn_space(glyph: Glyph) -> bool:
    return bool(glyph.item) and glyph.text.isspace()


def _ordered(cluster: list[Glyph]) -> list[Glyph]:
    """Return the characters of one shape in logical order: a ligature's lam before its alef, marks behind letters."""
    first, last = cluster[0].text, cluster[-1].text
    backward = (last == _LAM and first in _ALEF) or (unicodedata.combining(first) and not unicodedata.combining(last))
    return cluster[::-1] if backward else cluster


def _without_idle_spaces(clusters: list[list[Glyph]]) -> list[list[Glyph]]:
    """Return shapes without the spaces that PDFium put where a text object ends though the word goes on.

    Such a space stands within a letter, or before one that follows the letter to its right without room.
    """
    letters = [_letter(cluster) for cluster in clusters]
    found: list[list[Glyph]] = []
    for at, cluster in enumerate(clusters):
        own = letters[at]
        behind = next((one for one in letters[at + 1 : at + 4] if one), None)  # to the right
        before = next((one for one in letters[max(at - 3, 0) : at][::-1] if one), None)
        left = own or before
        idle = behind is not None and left is not None and behind.left - left.right < _IDLE * left.size
        idle |= own is None and any(one and one.left < cluster[0].left < one.right for one in (behind, before))
        kept = [one for one in cluster if one.item or not one.text.isspace()] if idle else cluster
        found += [kept] if kept else []
    return found


def _letter(cluster: Sequence[Glyph]) -> Glyph | None:
    """Return the glyph of a shape that is neither a space nor a mark of a letter."""
    return next((one for one in cluster if not (one.text.isspace() or unicodedata.combining(one.text[:1]))), None)


def _spaced(clusters: list[list[Glyph]]) -> list[list[Glyph]]:
    found: list[list[Glyph]] = []
    last: list[Glyph] | None = None  # marks of letters that are drawn by themselves aside
    for cluster in clusters:
        first = cluster[0]
        alone = _letter(cluster) is None and not first.text.isspace()
        if last is not None and not alone:
            right = max(one.right for one in last)
            if first.left - right > _WORD * first.size and not (last[-1].text.isspace() or first.text.isspace()):
                found.append([first._replace(text=" ", left=right, right=first.left)])
        found.append(cluster)
        last = last if alone else cluster
    return found


def _kind(cluster: Sequence[Glyph]) -> str:
    """Return R or L for a letter of either direction, N for what belongs to a number, a space, a full stop, or O."""
    text = cluster[0].text[:1]
    kind = unicodedata.bidirectional(text)
    if text.isspace():
        return " "
    if text in ".):":
        return "."
    return {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N", "ET": "N"}.get(kind, "O")


def _turned(clusters: list[list[Glyph]], kinds: list[str], foreign: str) -> list[Glyph]:
    """Return clusters, given in the line's own direction, with the runs of the other direction turned back."""
    found: list[Glyph] = []
    own: list[int] = []  # where those stand that are no part of a foreign run
    start = 0
    while start < len(clusters):
        end = start
        if kinds[start] in foreign:
            while (following := _next(kinds, end, foreign)) and _one_run(kinds, start, end, following):
                end = following
        else:
            own += range(len(found), len(found) + len(clusters[start]))
        found += [glyph for cluster in clusters[start : end + 1][::-1] for glyph in cluster]
        start = end + 1
    return _mirrored(found, own) if "L" in foreign else found


def _next(kinds: Sequence[str], at: int, foreign: str) -> int:
    """Return the place of the next letter or number behind `at` if it is foreign too, else 0."""
    for place in range(at + 1, len(kinds)):
        if kinds[place] in "RLN":
            return place if kinds[place] in foreign else 0
    return 0


def _one_run(kinds: Sequence[str], start: int, end: int, following: int) -> bool:
    """Return whether what stands between two foreign letters or numbers leaves them one run.

    Words do with whatever is between them; two numbers with a single mark ("1.5", "2/3"), a word and a number with
    no space, or with one if the number does not count an entry at the line's beginning ("3. Peace Now").
    """
    between = kinds[end + 1 : following]
    if not between or kinds[end] == kinds[following] != "N":
        return True
    if kinds[end] == kinds[following]:
        return len(between) == 1 and between != [" "]
    return start > 0 or between[0] not in " ."


def _mirrored(glyphs: list[Glyph], own: Sequence[int]) -> list[Glyph]:
    """Return glyphs with brackets as the text has them: those of a mirrored shape stand for their counterparts."""
    brackets = [place for place in own if glyphs[place].text in _MIRRORED_FORMS]
    if brackets and glyphs[brackets[0]].text in _CLOSING:
        for place in brackets:
            glyphs[place] = glyphs[place]._replace(text=_MIRRORED_FORMS[glyphs[place].text])
    return glyphs
