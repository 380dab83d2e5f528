"""Resolutions named in words: "Resolutions 1325 and 2147", "resolution 75/287 of the General Assembly".

Which words, which bodies and which years is data: `resolutions.toml`, with the lists that the years were compared with.
A resolution gets an address only where its body and, for the Security Council, its year are certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.analysis.references.found import Found, either, read_data

_RESOLUTIONS = read_data("resolutions")
_NUMBER = r"\d{1,4}(?:/\d{1,4})?(?:\s?\((?:19|20)\d\d\))?"
_NEXT = (
    rf"\s*(?:,\s*(?:{either(_RESOLUTIONS['joiners']['words'])})?|\s(?:{either(_RESOLUTIONS['joiners']['words'])}))\s*"
)
_LISTED = re.compile(
    rf"(?<!\w)(?:{either([word for words in _RESOLUTIONS['words'].values() for word in words])})"
    rf"\s*(?:[Nn]o\.?|[Nn]r\.?|n°|nº|núm\.|အမှတ်)?\s*(?P<numbers>{_NUMBER}(?:{_NEXT}{_NUMBER})*)(?![\d/])"
)
_YEARS = {int(year): last for year, last in _RESOLUTIONS["security-council-years"].items()}
_BODIES: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"(?<!\w)(?:{either(body['forms'])})") for name, body in _RESOLUTIONS["bodies"].items()
}
_NEAR = 60  # characters before and after the number in which a body may be named


def find_resolutions(sentence: str, letter: str) -> Iterator[Found]:
    """Yield each number of "Resolutions 1325 and 2147", with the body that adopted it where that can be told."""
    for found in _LISTED.finditer(sentence):
        near = sentence[max(found.start() - _NEAR, 0) : found.end() + _NEAR]
        for one in re.finditer(_NUMBER, found["numbers"]):
            number, _, year = one[0].replace(" ", "").rstrip(")").partition("(")
            if len(number) < 3:
                continue  # "resolution 2" numbers something in the letter itself
            at = found.start("numbers") + one.start()
            # The word belongs to the first number; the others stand by themselves.
            start = found.start() if one.start() == 0 else at
            body = _body(number, near, letter)
            symbol = _symbol(body, number, year)
            yield Found(
                start,
                at + len(one[0]),
                "resolution",
                "resolution",
                symbol or f"resolution-{number}",
                (symbol or f"Resolution {number}").replace("(", " ("),
                f"https://undocs.org/{symbol}" if symbol and (body != "security-council" or "(" in symbol) else None,
            )


def whole_symbol(symbol: str) -> str:
    """Return a document's symbol in its whole form: capitals, and the year of a resolution that is known by it."""
    symbol = symbol.replace("/res/", "/RES/")
    number = symbol.removeprefix("S/RES/")
    if number.isdecimal() and (year := _year(int(number))):
        return f"{symbol}({year})"
    return symbol


def _body(number: str, near: str, letter: str) -> str | None:
    """Return the body that adopted a resolution: the one named near it, or by the form of its number.

    A number without a session that stands beside another body's name is not the Security Council's: until 1976 the
    General Assembly numbered its resolutions through, too.
    """
    with_session = "/" in number
    named = [name for name, pattern in _BODIES.items() if pattern.search(near)]
    fitting = [name for name in named if (name != "security-council") == with_session]
    if len(fitting) == 1:
        return fitting[0]
    if not with_session and not named and _BODIES["security-council"].search(letter):
        return "security-council"
    return None


def _symbol(body: str | None, number: str, year: str) -> str | None:
    if body is None:
        return None
    symbol = str(_RESOLUTIONS["bodies"][body]["symbol"]).format(number=number)
    if body == "security-council" and (known := year or _year(int(number))):
        return f"{symbol}({known})"
    return symbol


def _year(number: int) -> str | None:
    """Return the year in which the Security Council adopted resolution `number`, from the table of last numbers."""
    return next((str(year) for year in sorted(_YEARS) if number <= _YEARS[year]), None)
