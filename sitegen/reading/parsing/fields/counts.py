"""Counts of signatories in one sentence: "we, 462 organizations", "more than 75 groups", "84 undisclosed"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from sitegen.core.model import Bound
from sitegen.reading.parsing.lines.dates import blank_dates, find_date
from sitegen.reading.parsing.lines.facts import arabic_digits
from sitegen.reading.parsing.lines.numerals import FIGURES, LARGEST, read_figures, replace_number_words
from sitegen.reading.parsing.vocabulary import REMEMBERED, Language, Vocabulary, fold
from sitegen.reading.parsing.vocabulary.phrases import Anywhere, any_of

_NUMBER_OF_MANY = re.compile(rf"(?P<number>{FIGURES})\+? (?=[^\W\d_]{{4,}})")
_NUMBER_OF_NAME = re.compile(r" (?:n(?:o|r|um|°|º)?[.°º]? ?|# ?)?(?P<number>\d{4,})(?!\d|[.,]\d)")
FAR = 20  # characters between "and" and the other half of a count ("and more than 100 people")
LONGEST_SENTENCE = 1500  # characters of one that may state a total
LONGEST_BETWEEN = 60  # characters between "signed" and its number


@dataclass(frozen=True, slots=True)
class Count:
    """A number of signatories in a sentence, with how it is bounded and where it stands."""

    value: int
    bound: Bound
    start: int
    end: int


@lru_cache(maxsize=REMEMBERED)
def total_of(sentence: str, vocabulary: Vocabulary, *, whole: bool) -> Count | None:
    """Return the letter's total in one sentence; the year of a date is none, though Burmese has one word for both."""
    total = _total(fold(sentence), vocabulary, whole=whole)
    dated = total is not None and 1900 <= total.value < 2100 and find_date(sentence) is not None
    return None if dated else total


def _total(plain: str, vocabulary: Vocabulary, *, whole: bool) -> Count | None:
    """Return the letter's total in one folded sentence; `whole`: the sentence is about signing as a whole."""
    plain = plain[:LONGEST_SENTENCE]
    signed_by = vocabulary.phrases("counting", "signed_by")
    if not (_counted(vocabulary).starts(plain) or signed_by.may_stand_in(plain)):
        return None
    text = _with_small_numbers(replace_number_words(arabic_digits(plain), vocabulary), vocabulary)
    if not any(map(str.isdecimal, text)):  # most sentences
        return None
    text = blank_dates(text)
    counts = list(counts_in(text, vocabulary))
    if is_of_others(text, counts, vocabulary):
        return None
    return counts[0] if counts and whole else _of_ourselves(text, counts, vocabulary)


def _of_ourselves(text: str, counts: Sequence[Count], vocabulary: Vocabulary) -> Count | None:
    """Return the count that folded text gives of those who write, or of what they signed."""
    selves = vocabulary.phrases("counting", "self")
    others = vocabulary.phrases("counting", "of_others")
    ours = vocabulary.phrases("letters", "kinds").search(text) is not None or any(
        others.match(text, self.start()) is None for self in selves.finditer(text)
    )
    for one in counts if ours else ():
        before = list(selves.finditer(text[: one.start]))
        if before and only_between(text[before[-1].end() : one.start], vocabulary):
            return one
        if selves.search(text[one.start : one.end]) or selves.match(text[one.end : one.end + 30].lstrip(" ,")):
            return one
    return _behind_verb(text, vocabulary, ours=ours)


def is_of_others(text: str, counts: Sequence[Count], vocabulary: Vocabulary) -> bool:
    """Return whether folded text counts those who signed something else: "these petitions", "petition no. 108191"."""
    if vocabulary.phrases("counting", "other_letters").search(text):
        return True
    named = (_NUMBER_OF_NAME.match(text, kind.end()) for kind in vocabulary.phrases("letters", "kinds").finditer(text))
    starts = {one.start for one in counts}
    return any(number is not None and number.start("number") not in starts for number in named)


def _behind_verb(text: str, vocabulary: Vocabulary, *, ours: bool) -> Count | None:
    """Return the number right behind "signed by", whatever is counted; a year is no count.

    `ours`: the sentence names the letter or those who write, so that "supported by" is not said of another one.
    """
    others = vocabulary.phrases("counting", "of_others")
    for verb in vocabulary.phrases("counting", "signed_by").finditer(text):
        if not ours and others.match(text, verb.start()):
            continue
        found = _NUMBER_OF_MANY.search(text, verb.end(), verb.end() + 40)
        value = read_figures(found["number"]) if found else None
        if found is None or value is None or not 3 <= value <= LARGEST or 1900 <= value < 2100:
            continue
        counted = _count_pattern(vocabulary).match(text, found.start())
        if counted and _and_more(text, counted.end(), vocabulary):
            return None
        if only_between(text[verb.end() : found.start()], vocabulary):
            return Count(value, _bound(text[: found.start()], vocabulary), found.start(), found.end())
    return None


def counts_in(text: str, vocabulary: Vocabulary) -> Iterable[Count]:
    """Yield the counts of signatories in folded text; not the two halves of one."""
    other = -1
    for found in _count_pattern(vocabulary).finditer(text):
        value = read_figures(found["number"])
        halved = _and_more(text, found.end(), vocabulary)
        half = halved or found.start() <= other
        other = found.end() + 2 * FAR if halved else -1
        dated = text[max(0, found.start() - 2) : found.start()].strip().endswith(("·", "‧", "/"))
        if value is not None and 1 < value <= LARGEST and not half and not dated:
            yield Count(value, _bound(text[: found.start()], vocabulary), found.start(), found.end())


def _and_more(text: str, end: int, vocabulary: Vocabulary) -> bool:
    """Return whether a count is half of one: "10 organisations and 158 individuals" states no total."""
    joint, _, rest = text[end : end + 60].strip().partition(" ")
    if joint not in vocabulary.words("numbers", "and"):
        return False
    following = _count_pattern(vocabulary).search(rest)
    return following is not None and following.start() <= FAR and (read_figures(following["number"]) or 0) > 1


def only_between(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether nothing stands between a word and its count but words that may: "we, the undersigned 45 …"."""
    if text.strip() and text.lower() == text.upper():  # a script without capitals, whose words have no ends
        return len(text) <= LONGEST_BETWEEN
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) <= 9 and all(word in vocabulary.words("counting", "between") for word in words)


def undisclosed_of(plain: str, total: Count, vocabulary: Vocabulary) -> int | None:
    """Return how many of the total the sentence says are not named: the last count before the words that say so."""
    text = replace_number_words(arabic_digits(plain[:LONGEST_SENTENCE]), vocabulary)
    said = vocabulary.phrases("counting", "undisclosed").search(text, total.end)
    if not said:
        return None
    values = [one for one in counts_in(text, vocabulary) if total.end <= one.start < said.start()]
    if values:
        return values[-1].value
    loose = re.findall(FIGURES, text[total.end : said.start()])
    return read_figures(loose[-1]) if loose else None


def _with_small_numbers(text: str, vocabulary: Vocabulary) -> str:
    """Return folded text with "two" to "nine" as figures where those who are counted follow at once."""
    for language in vocabulary.languages:
        ones = language.words("numbers", "ones")
        text = _small_number(language).sub(partial(_figure, ones), text) if ones else text
    return text


def _figure(ones: Sequence[str], found: re.Match[str]) -> str:
    return str(ones.index(found[0]))


@cache
def _small_number(language: Language) -> re.Pattern[str]:
    numbers, nouns = any_of(language.words("numbers", "ones")[2:10]), any_of(language.words("counting", "nouns"))
    return re.compile(rf"(?<![^\W\d_])(?:{numbers})(?= (?:[^\W\d_]+ )?(?:{nouns})(?![^\W\d_]))")


@cache
def _counted(vocabulary: Vocabulary) -> Anywhere:
    """Return what finds the words for those who are counted."""
    return Anywhere(vocabulary.words("counting", "nouns"))


@cache
def _count_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = vocabulary.words("counting", "nouns")
    cased = any_of(word for word in words if word.upper() != word.lower())
    others = any_of(word for word in words if word.upper() == word.lower())
    nouns = rf"(?:{cased})(?![^\W\d_])|(?:{others})"  # a script without capitals may write no spaces
    spaced = rf" (?:[^\s\d.;:|]+ ){{0,4}}?(?:[^\s\d.;:]*-)?(?:{nouns})"
    return re.compile(rf"(?P<number>{FIGURES})\+?(?:{spaced}|[^\s\d.,;:]{{0,3}}? ?(?:{others}))")


def _bound(head: str, vocabulary: Vocabulary) -> Bound:
    near = " " + head[-30:].rstrip()
    for name, bound in (("at_least", "at least"), ("about", "about")):
        for phrase in vocabulary.words("counting", name):
            if near.endswith((" " + phrase, "(" + phrase)):
                return bound  # type: ignore[return-value]
    return "exact"
