"""Figures of proof: what tells the number of a book or of a body from other figures in the same form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle


def _weighed(figures: Sequence[int], weights: Sequence[int]) -> int:
    return sum(one * weight for one, weight in zip(figures, cycle(weights), strict=False))


def _isbn(signs: str) -> bool:
    """ISO 2108: modulus 10 with weights 1 and 3; the ten signs of before 2007 modulus 11, X for ten."""
    if len(signs) == 13:
        return signs.isdigit() and _weighed([int(sign) for sign in signs], (1, 3)) % 10 == 0
    figures = [10 if sign == "X" else int(sign) for sign in signs]
    return _weighed(figures, range(10, 0, -1)) % 11 == 0


def _orcid(signs: str) -> bool:
    """ISO 7064, modulus 11-2."""
    total = 0
    for sign in signs[:-1]:
        total = (total + int(sign)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == signs[-1]


def _inn(signs: str) -> bool:
    """The Federal Tax Service's number of a body: modulus 11, and of that modulus 10."""
    figures = [int(sign) for sign in signs]
    return _weighed(figures[:9], (2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10 == figures[9]


def _cif(signs: str) -> bool:
    """Agencia Tributaria: as Luhn's, written as a figure or as a letter."""
    figures = [int(sign) for sign in signs[1:8]]
    proof = -(sum(figures[1::2]) + sum(sum(divmod(2 * one, 10)) for one in figures[::2])) % 10
    return signs[8] in (str(proof), "JABCDEFGHI"[proof])


_PROOFS: dict[str, Callable[[str], bool]] = {"isbn": _isbn, "orcid": _orcid, "inn": _inn, "cif": _cif}


def is_proved(kind: str, number: str) -> bool:
    """Tell whether the figures of proof in a number of this kind, which has its form, are right."""
    return _PROOFS[kind]("".join(sign for sign in number.upper() if sign.isalnum()))
