"""What leads to a person in cells of any column: addresses, numbers, moments at which a form was sent."""

from __future__ import annotations

import re
from functools import cache

from sitegen.reading.formats.tabular.columns import Kind, words

MASK = "[…]"
_MAIL = re.compile(
    r"<?(?:mailto:)?[^\s@＠<>,;()]+(?:"
    r"[@＠][^\s@<>,;()]+"
    r"|\s?(?:[@＠]|\(at\)|\[at\])\s?[^\s@<>,;()]+\s?(?:\.|\(dot\)|\[dot\])\s?[^\s@<>,;()]+"
    r"|\s+at\s+\S+\s+dot\s+\S+|\s+at\s+(?:gmail|yahoo|hotmail|outlook|proton(?:mail)?|icloud|riseup)\b"
    r")>?",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"(?<!\w)[@＠]\w[\w.]+|\b(?:signal|telegram|whatsapp|viber|wechat|skype|messenger)\s*[:：]\s*\S+", re.IGNORECASE
)
_PAPER = re.compile(
    r"(?:\bNRC\s*:?\s*)?(?<!\w)\w{1,2}\s?/\s?[^\W\d][^\s()/]*\s?\([^\s()]+\)\s?\d{4,6}(?!\d)"
    r"|\bpassport\b\s*(?:no\.?|number|nr\.?)?\s*:?\s*\w*\d\w*",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S+")
_TELEPHONE = re.compile(r"(?<![\w/])(?:\+|00)?\(?\d(?:[\s().\-/]{0,3}\d){6,14}(?![\w/])")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?!\d)(?:\s?[ap]\.?\s?m\b)?", re.IGNORECASE)
_DAY = re.compile(r"\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}[.,]?|\d{4}年\d{1,2}月\d{1,2}日")
_IP = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}", re.IGNORECASE)
_YEARS = re.compile(r"\d{4}\s?[-–/]\s?\d{2,4}")
_SERIAL = re.compile(r"[2-6]\d{4}(?:[.,]\d+)?")  # days since 1900, and the part of a day: 1954 to 2091
_PARTS = re.compile(r"\s*[,;/]\s*")
_NUMBER = re.compile(r"\d{1,4}[a-z]?", re.IGNORECASE)  # of a house
_MOST_LETTERS = 12  # of a moment: the name of a zone or of a month


def without_private(text: str, kind: Kind | None = None) -> str:
    """Return a cell of a column of some kind without what leads to a person; "" where nothing else stands in it.

    A moment is a day and a time of day, or a day alone, or the number that Excel has for one. Of a place, what tells
    a house is left out: a part with a street and a number, the number of a part.
    """
    before = ""
    while text != before:  # what is left beside a mask may be an address, too
        before = text
        for private in (_MAIL, _HANDLE, _PAPER, _WITHIN):
            text = private.sub(MASK, text)
    counts = kind == "number" and text.isdecimal()
    if _IP.fullmatch(text) or _is_moment(text) or (_SERIAL.fullmatch(text) and not counts):
        return ""
    if kind == "place":
        return _without_houses(text) or (MASK if text else "")  # a row that held more than a name is no heading
    if kind != "number" and any(map(str.isdecimal, text)):
        text = _street().sub(MASK, text)
    if any(map(str.isdecimal, text)) and not _YEARS.search(text):
        text = _TELEPHONE.sub(MASK, text)
    return "" if not text.replace(MASK, "").strip(" ,;:/<>()-") else text


def _is_moment(text: str) -> bool:
    """Return whether a cell holds a day, with or without a time of day, and hardly a letter."""
    rest = _CLOCK.sub("", text)
    left = _DAY.sub("", rest, count=1)
    return left != rest and sum(map(str.isalpha, left)) <= _MOST_LETTERS and not any(map(str.isdecimal, left[:6]))


@cache
def _street() -> re.Pattern[str]:
    """Return what finds a street with the number of a house: behind the number, before it, or one word with it."""
    house, name = r"\d{1,4}(?:\s?[-–/]\s?\d{1,4})?\s?[a-z]?", r"[^\s\d,;()]+"
    behind, before, ends = map(_any, ("streets_behind", "streets_before", "street_endings"))
    number = rf",?\s(?:no\.?\s?|nr\.?\s?|n[°º]\s?|#\s?)?{house}(?!\w)"
    return re.compile(
        rf"(?<!\w){house},?\s(?:{name}\s){{1,3}}(?:{behind})(?!\w)\.?"
        rf"|(?<!\w){house},?\s(?:{before})(?!\w)\.?(?:\s{name}){{1,4}}"
        rf"|(?<!\w)(?:{before})(?!\w)\.?(?:\s{name}){{1,4}}{number}"
        rf"|\w*(?:{ends})\.?{number}",
        re.IGNORECASE,
    )


def _any(name: str) -> str:
    return "|".join(sorted(map(re.escape, words(name)), reverse=True)).replace("ss", "(?:ss|ß)")


def _is_house(part: str) -> bool:
    """Return whether a part of a place is some words with a number before or behind them: "Elm Grove 12"."""
    some = part.split()
    return len(some) > 2 and any(_NUMBER.fullmatch(some[at]) for at in (0, -1))


def _without_houses(text: str) -> str:
    """Return a place without what tells a house: parts that hold a street, and numbers."""
    if not any(map(str.isdecimal, text)):
        return text
    kept = []
    for part in _PARTS.split(text):
        if not any(map(str.isdecimal, part)):
            kept.append(part)
        elif not (_street().search(part) or _is_house(part)):
            kept.append(" ".join(one for one in part.split() if not any(map(str.isdecimal, one))))
    return ", ".join(filter(None, kept))
