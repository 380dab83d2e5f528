"""Repairs of OCR slips, proposed and never made: the printed form stays, an editor decides.

A proposal names what is printed, what it should be, and why: a kind of slip that OCR is known for, and evidence from
the letter itself or from the language that the other reading makes sense. Where only the damage is certain, the
proposal has no corrected form, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sitegen.core.model import Letter, Signatory
from sitegen.reading.parsing.vocabulary import Language, fold, load_vocabulary

LONGEST_TEXT = 50_000  # characters of a paragraph that are looked at


@dataclass(frozen=True, slots=True)
class Repair:
    """A proposed correction of line `line`; `corrected` is None where the damage is plain and the true form is not."""

    line: int
    printed: str
    corrected: str | None
    reason: str


@dataclass(frozen=True)
class Lexicon:
    """The words of a letter's texts, with how often, and the small words of its language; looked up when asked for."""

    texts: Sequence[str]
    languages: Sequence[Language]

    @cached_property
    def _text(self) -> str:
        return "\n".join(text[:LONGEST_TEXT] for text in self.texts).lower()

    def count(self, word: str) -> int:
        """Return how often the texts have a word, be it in capitals or not; 0 of what is more than a word."""
        folded = word.lower()
        if not _WORD.fullmatch(folded):
            return 0
        return len(re.findall(rf"{folded}(?![^\W\d_])(?<![^\W\d_]{folded})", self._text))

    @cached_property
    def known(self) -> frozenset[str]:
        """The small words of the languages."""
        return frozenset(fold(word) for one in self.languages for word in one.function_words)

    def knows(self, word: str) -> bool:
        """Return whether a word stands elsewhere in the letter, or is one of the languages' own."""
        folded = word.lower()
        return self.count(folded) >= 2 or folded in self.known or any(folded in one.prose for one in self.languages)


Slip = Callable[[str, Lexicon], tuple[str, str] | None]

_WORD = re.compile(r"[^\W\d_]+")
# What any slip in a name has: one look for all of them.
_MAY_SLIP = re.compile(r"[VXI]l|I['’]|\.ln|\$|['’][”\"]|[”\"]['’]|\(\s|\)(?<=\s.)|[–—](?: |(?<= .))")
_ROMAN = re.compile(r"\b([VX]{0,3}[VXI]{1,3})l{1,3}\b|\b([VXI]{1,4}l{1,3}[VXI]{0,2})\b")
_ELISION = re.compile(r"(?<![^\W\d_])I(?=['’][A-ZÀ-Þ])")
_DOT_L = re.compile(r"(?<=[^\W\d_]\.)l(?=n[a-z])")
_SIGN = re.compile(r"(?<=[^\W\d_])\$(?=[A-Z]|$)|(?<=[a-z])\$(?=[a-z])")
_STRAY = re.compile(r"(?<=[^\W\d_])(?P<kept>[’'])[”\"]|(?<=[^\W\d_])[”\"](?P<also>[’'])")
_PADDED = re.compile(r"\(\s+(?=\S)|(?<=\S)\s+\)")
_BROKEN = re.compile(r"\([^()]{0,30}\)[A-Za-z]{1,3}\)|\([A-Za-z]{0,3}\([A-Za-z]")
_GLUED = re.compile(r"[^\W\d_]{6,40}")
_GLUED_ACRONYM = re.compile(r"[A-Z]{3,}(?=[a-z])")
_LOST_SPACE = re.compile(r"(?<=\S) ([–—])(?=\w)|(?<=\w)([–—]) (?=\S)")


def propose_repairs(letter: Letter) -> tuple[Repair, ...]:
    """Return the proposals for names and for the text, in order of lines. Nothing is changed."""
    texts = (*(block.text for block in letter.body), *(entry.entry for entry in letter.signatories))
    lexicon = Lexicon(texts, load_vocabulary().only(letter.language).languages)
    found = [_mend(text, line, lexicon) for entry in letter.signatories for text, line in _names(entry)]
    found += [repair for block in letter.body for repair in _in_text(block.text, block.first, lexicon)]
    return tuple(sorted((one for one in found if one), key=lambda one: (one.line, one.printed)))


def roman_numeral(text: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """“Chapter VIl”: a small l at the end of a Roman numeral is a capital I, unless it is a word (“Il”)."""
    found = _ROMAN.search(text)
    if not found or lexicon.knows(found[0]):
        return None
    return _swap(text, found, found[0].replace("l", "I")), "OCR reads the capital I of a Roman numeral as a small l"


def elided_article(text: str, lexicon: Lexicon) -> tuple[str, str] | None:  # noqa: ARG001
    """“per I'Unione”: no word is a capital I before an apostrophe and a capital; the article l' is."""
    found = _ELISION.search(text)
    return (_swap(text, found, "l"), "OCR reads a small l before an apostrophe as a capital I") if found else None


def capital_after_dot(text: str, lexicon: Lexicon) -> tuple[str, str] | None:  # noqa: ARG001
    """“Lago.lnsieme”: no word begins with "ln"; after a full stop inside a name a capital I fits."""
    found = _DOT_L.search(text)
    return (_swap(text, found, "I"), "no word begins with “ln”; OCR reads a capital I as a small l") if found else None


def dollar_sign(text: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """“Alia$S”: a dollar sign within a word is an S, or the doubled image of the S beside it."""
    found = _SIGN.search(text)
    if not found:
        return None
    beside = text[found.end() : found.end() + 1]
    doubled = beside == "S"
    mended = _swap(text, found, "" if doubled else "S" if text[found.start() - 1].isupper() else "s")
    word = next((part for part in mended.split() if part), mended)
    known = "; the letter has the word elsewhere" if lexicon.knows(word) else ""
    why = "a dollar sign before an S is the same S read twice" if doubled else "a dollar sign within a word is an S"
    return mended, why + known


def stray_quote(text: str, lexicon: Lexicon) -> tuple[str, str] | None:  # noqa: ARG001
    """“Farmers’” Union”: a quotation mark that opens nothing, right beside an apostrophe."""
    found = _STRAY.search(text)
    if not found or text.count("“") == text.count("”") > 0 or text.count('"') % 2 == 0 < text.count('"'):
        return None
    return _swap(
        text, found, found["kept"] or found["also"]
    ), "a quotation mark that opens nothing beside an apostrophe"


def padded_bracket(text: str, lexicon: Lexicon) -> tuple[str, str] | None:  # noqa: ARG001
    """“( Lakeside)”: a space on the inner side of a bracket."""
    if not _PADDED.search(text):
        return None
    return _PADDED.sub(lambda found: found[0].strip(), text), "a space on the inner side of a bracket"


def lost_space(text: str, lexicon: Lexicon) -> tuple[str, str] | None:  # noqa: ARG001
    """“Network —UK”: a space on one side of a dash only."""
    found = _LOST_SPACE.search(text)
    if not found:
        return None
    return _swap(text, found, f" {found[1] or found[2]} "), "a space on one side of the dash only"


SLIPS: tuple[Slip, ...] = (
    roman_numeral,
    elided_article,
    capital_after_dot,
    dollar_sign,
    stray_quote,
    padded_bracket,
    lost_space,
)


def _names(entry: Signatory) -> list[tuple[str, int]]:
    return [(entry.name, entry.line), *((member.name, member.line) for member in entry.members)]


def _mend(text: str, line: int, lexicon: Lexicon) -> Repair | None:
    mended, reasons = text, []
    for slip in SLIPS if _MAY_SLIP.search(text) else ():
        found = slip(mended, lexicon)
        if found:
            mended, reason = found
            reasons.append(reason)
    if reasons:
        return Repair(line, text, mended, "; ".join(reasons))
    if text.count("(") != text.count(")") or _BROKEN.search(text):
        return Repair(line, text, None, "its brackets do not match; the letter alone does not say what is missing")
    return None


def _in_text(text: str, line: int, lexicon: Lexicon) -> list[Repair]:
    """Return the slips in running text: Roman numerals, and glued words that the letter has apart elsewhere."""
    text = text[:LONGEST_TEXT]
    numbers = _ROMAN.finditer(text) if _MAY_SLIP.search(text) else ()
    found = [Repair(line, one[0], one[0].replace("l", "I"), "OCR reads the capital I of a Roman numeral as a small l")
             for one in numbers if not lexicon.knows(one[0])]  # fmt: skip
    for one in _GLUED.finditer(text) if _GLUED_ACRONYM.search(text) else ():
        parts = _parts(one[0], lexicon)
        if parts:
            reason = f"“{parts[0]}” and “{parts[1]}” stand apart elsewhere in the letter, “{one[0]}” nowhere"
            found.append(Repair(line, one[0], f"{parts[0]} {parts[1]}", reason))
    return found


def _parts(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return the two words of which `word` is made, one of them an acronym or a small word.

    None for a word of its own.
    """
    capitals = _GLUED_ACRONYM.match(word)
    if not capitals or word[capitals.end() :] not in lexicon.known or word.lower() in lexicon.known:
        return None
    apart = lexicon.count(word) <= 1 and lexicon.count(capitals[0]) >= 2
    return (capitals[0], word[capitals.end() :]) if apart else None


def _swap(text: str, found: re.Match[str], by: str) -> str:
    return text[: found.start()] + by + text[found.end() :]
