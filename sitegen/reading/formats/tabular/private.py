"""What leads to a person in cells of any column: addresses, numbers, moments at which a form was sent."""

from __future__ import annotations

import re

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
_MOST_LETTERS = 12  # of a moment: the name of a zone or of a month


def without_private(text: str) -> str:
    """Return a cell without what leads to a person; "" where nothing else stands in it.

    A moment is a day and a time of day, or a day alone.
    """
    for private in (_MAIL, _HANDLE, _PAPER, _WITHIN):
        text = private.sub(MASK, text)
    if _IP.fullmatch(text) or _is_moment(text):
        return ""
    if any(map(str.isdecimal, text)) and not _YEARS.search(text):
        text = _TELEPHONE.sub(MASK, text)
    return "" if not text.replace(MASK, "").strip(" ,;:/<>()-") else text


def _is_moment(text: str) -> bool:
    """Return whether a cell holds a day, with or without a time of day, and hardly a letter."""
    rest = _CLOCK.sub("", text)
    left = _DAY.sub("", rest, count=1)
    return left != rest and sum(map(str.isalpha, left)) <= _MOST_LETTERS and not any(map(str.isdecimal, left[:6]))
