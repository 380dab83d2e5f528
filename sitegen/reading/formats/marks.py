"""The marks of list items: numbers, letters and Roman numbers as HTML and word processors write them."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def list_mark(number: int | None, form: str = "1") -> str:
    """Return the mark before an item ("3. ", "c. ", "iii. "); a bullet where it has no number."""
    return "- " if number is None else f"{written(number, form)}. "


def written(number: int, form: str) -> str:
    """Return a number in a form of HTML's `type`: "1", "a", "A", "i", "I". What a form cannot write is in figures."""
    if form in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters if form == "a" else letters.upper()
    if form in ("i", "I") and 0 < number < 4000:
        return roman(number) if form == "i" else roman(number).upper()
    return str(number)


def roman(number: int) -> str:
    """Return a number from 1 to 3999 in small Roman figures."""
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
