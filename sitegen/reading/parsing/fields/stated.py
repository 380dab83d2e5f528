"""What a letter says of its own number of signatories.

"we, 462 organizations", "more than 75 groups", "84 undisclosed".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from sitegen.core.model import Bound, LineReading, Stated
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.dates import blank_dates, find_date
from sitegen.reading.parsing.lines.facts import arabic_digits
from sitegen.reading.parsing.lines.numerals import FIGURES, LARGEST, read_figures, replace_number_words
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.lists.remarks import total_behind
from sitegen.reading.parsing.vocabulary import REMEMBERED, Language, Vocabulary, fold
from sitegen.reading.parsing.vocabulary.phrases import Anywhere, any_of

_NUMBER_OF_MANY = re.compile(rf"(?P<number>{FIGURES})\+? (?=[^\W\d_]{{4,}})")
FAR = 20  # characters between "and" and the other half of a count ("and more than 100 people")
SHORT_LINE = 6  # words of a line below a list that says how many signed
FEWEST_BELOW = 20  # signatures that such a line counts
LONGEST_SENTENCE = 1500  # characters of one that may state a total
LONGEST_BETWEEN = 60  # characters between "signed" and its number
_PLACE_OF_NEWS = re.compile(r"\(?[^\W\d_][^()–—\d]{1,40}?\)? [-–—] ")  # "(Beirut) - Three groups said"
# A number that ends words over a list, in brackets or behind a colon; some scripts put a word for pieces behind it.
_BARE_NUMBER = re.compile(
    rf"[^\W\d_]\s*(?:[(（\[]\s*|[:：]\s*)(?P<number>{FIGURES})\s*[^\W\d_]{{0,3}}[)）\]]?\s*[:：]?$"
)
_SENTENCE = re.compile(r"\s(?<=[.!?။]\s)\s*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of signatories in a sentence, with how it is bounded and where it stands."""

    value: int
    bound: Bound
    start: int
    end: int


def find_stated(context: Context, readings: Sequence[LineReading]) -> Stated:
    """Return the total that the letter states.

    In the words over its list or its own sum below, else of itself in its text, else in front matter.
    """
    vocabulary = context.language_vocabulary
    below = _over_list(context, readings) or _summed_up(context, readings)
    for sentence, whole in _sentences(context, readings):
        if below and not whole:
            break
        total = _total_of(sentence, vocabulary, whole=whole)
        if total:
            return Stated(total.value, _undisclosed(fold(sentence), total, vocabulary), total.bound)
    below = below or _below_lists(context, readings, vocabulary) or _reported(context, readings, vocabulary)
    below = below or _titled(context, readings, vocabulary)
    return Stated(below.value, None, below.bound) if below else Stated()


@lru_cache(maxsize=REMEMBERED)
def _total_of(sentence: str, vocabulary: Vocabulary, *, whole: bool) -> Count | None:
    """Return the letter's total in one sentence; the year of a date is none, though Burmese has one word for both."""
    total = _total(fold(sentence), vocabulary, whole=whole)
    dated = total is not None and 1900 <= total.value < 2100 and find_date(sentence) is not None
    return None if dated else total


def _over_list(context: Context, readings: Sequence[LineReading]) -> Count | None:
    """Return the bare number in which the words over the one list end: "Signatories (45):", "Signatures: 45"."""
    parts = [one for one in readings if one.winner.role == "group"]
    whole = parts if len(parts) == 1 and parts[0].winner.rule == "counted-heading" else []
    opens = [*(one for one in readings if one.winner.role == "statement"), *whole]
    over = [context.facts[one.line - 1].rest for one in opens]
    found = [one for text in over if (one := _BARE_NUMBER.search(arabic_digits(text.strip("*_# "))))]
    value = read_figures(found[0]["number"]) if len(found) == 1 else None
    return Count(value, "exact", 0, 0) if value and 1 < value <= LARGEST and not 1900 <= value < 2100 else None


def _summed_up(context: Context, readings: Sequence[LineReading]) -> Count | None:
    """Return the one total that a list states of itself below or behind its last entry: "Total: 9 organizations"."""
    ends = [one.line for one in readings if one.winner.role in ("signatory", "member", "group")]
    totals = [one.line for one in readings if one.winner.rule == "list-total"]
    if not ends or len(totals) > 1 or (totals and totals[0] < ends[-1]):
        return None
    said = context.facts[totals[0] - 1].plain if totals else total_behind(context.facts[ends[-1] - 1].rest)[1]
    found = re.findall(FIGURES, arabic_digits(said))
    value = read_figures(found[0]) if len(found) == 1 else None
    return Count(value, "exact", 0, 0) if value else None


def _below_lists(context: Context, readings: Sequence[LineReading], vocabulary: Vocabulary) -> Count | None:
    """Return what a short line below a list says that it holds: "See all 1155 signatures"."""
    last = context.lists[-1].last if context.lists else len(context.facts)
    signatures = vocabulary.phrases("counting", "signatures")
    for one in readings[last + 1 :]:
        line = context.facts[one.line - 1]
        if one.winner.role in ("noise", "closing", "heading", "furniture", "body") and len(line.words) <= SHORT_LINE:
            for found in _counts(arabic_digits(line.plain), vocabulary):
                if found.value >= FEWEST_BELOW and signatures.search(line.plain, found.start):
                    return found
    return None


def _reported(context: Context, readings: Sequence[LineReading], vocabulary: Vocabulary) -> Count | None:
    """Return the number with which the first sentence begins that tells of the letter: "19 clubs say in a letter …".

    It needs no word for a letter where the list holds as many.
    """
    first = next((sentence for sentence in _joined(context, readings, ("body", "noise")) if sentence.endswith(".")), "")
    text = blank_dates(replace_number_words(arabic_digits(fold(first[:LONGEST_SENTENCE])), vocabulary))
    found = next(iter(_counts(text, vocabulary)), None)
    place = _PLACE_OF_NEWS.match(text)
    if found is None or not _only_between(text[place.end() if place else 0 : found.start], vocabulary):
        return None
    kinds, signed = vocabulary.phrases("letters", "kinds"), vocabulary.phrases("counting", "self")
    told = any(one.search(text, found.end) is not None for one in (kinds, signed))
    listed = sum(one.winner.role == "signatory" for one in readings)
    return found if told or found.value == listed else None


def _titled(context: Context, readings: Sequence[LineReading], vocabulary: Vocabulary) -> Count | None:
    """Return the number of bodies with which a title begins: "57 organisations against the dam".

    Persons whom a title counts may be those of whom it speaks.
    """
    bodies = vocabulary.phrases("lists", "bodies")
    for title in _joined(context, readings, ("title",)):
        text = replace_number_words(arabic_digits(fold(title)), vocabulary)
        found = next(iter(_counts(text, vocabulary)), None)
        if found and _only_between(text[: found.start], vocabulary) and bodies.search(text[found.start : found.end]):
            return found
    return None


def stated_totals(context: Context, readings: Sequence[LineReading]) -> list[Count]:
    """Return every total that the letter states of itself over its list and in its text.

    They may contradict each other.
    """
    vocabulary = context.language_vocabulary
    found = (
        _total_of(sentence, vocabulary, whole=whole) for sentence, whole in _sentences(context, readings, fields=False)
    )
    return [total for total in found if total]


def _sentences(context: Context, readings: Sequence[LineReading], *, fields: bool = True) -> Iterator[tuple[str, bool]]:
    """Yield the sentences that may state a total, likeliest first, and whether all of each is about signing."""
    yield from ((sentence, True) for sentence in _joined(context, readings, ("statement",)))
    yield from ((sentence, True) for sentence in _joined(context, readings, ("group", "date")))
    yield from ((sentence, False) for sentence in _joined(context, readings, ("body", "title", "closing", "heading")))
    if fields:
        yield from ((value, True) for value, _ in context.marks.fields.values())


def _joined(context: Context, readings: Sequence[LineReading], roles: Iterable[str]) -> list[str]:
    """Return the sentences of the lines with these roles; lines that follow each other are joined first."""
    wanted = frozenset(roles)
    parts = [one for one in readings if one.winner.rule == "counted-heading"]
    several = frozenset(one.line for one in parts if len(parts) > 1)  # each counts its own part
    texts: list[list[str]] = []
    last = -2
    for reading in readings:
        if reading.winner.role in wanted and reading.line not in several:
            if reading.line != last + 1:
                texts.append([])
            texts[-1].append(context.facts[reading.line - 1].rest[:4000])
            last = reading.line
    return [sentence for lines in texts for sentence in _SENTENCE.split(flow(lines))]


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
    counts = list(_counts(text, vocabulary))
    if counts and whole:
        return counts[0]
    selves = vocabulary.phrases("counting", "self")
    others = vocabulary.phrases("counting", "of_others")
    ours = vocabulary.phrases("letters", "kinds").search(text) is not None or any(
        others.match(text, self.start()) is None for self in selves.finditer(text)
    )
    for one in counts if ours else ():
        before = list(selves.finditer(text[: one.start]))
        if before and _only_between(text[before[-1].end() : one.start], vocabulary):
            return one
        if selves.search(text[one.start : one.end]) or selves.match(text[one.end : one.end + 30].lstrip(" ,")):
            return one
    return _behind_verb(text, vocabulary, ours=ours)


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
        if _only_between(text[verb.end() : found.start()], vocabulary):
            return Count(value, _bound(text[: found.start()], vocabulary), found.start(), found.end())
    return None


def _counts(text: str, vocabulary: Vocabulary) -> Iterable[Count]:
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


def _only_between(text: str, vocabulary: Vocabulary) -> bool:
    if text.strip() and text.lower() == text.upper():  # a script without capitals, whose words have no ends
        return len(text) <= LONGEST_BETWEEN
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) <= 9 and all(word in vocabulary.words("counting", "between") for word in words)


def _undisclosed(plain: str, total: Count, vocabulary: Vocabulary) -> int | None:
    """Return how many of the total the sentence says are not named: the last count before the words that say so."""
    text = replace_number_words(arabic_digits(plain[:LONGEST_SENTENCE]), vocabulary)
    said = vocabulary.phrases("counting", "undisclosed").search(text, total.end)
    if not said:
        return None
    values = [one for one in _counts(text, vocabulary) if total.end <= one.start < said.start()]
    if values:
        return values[-1].value
    loose = re.findall(FIGURES, text[total.end : said.start()])
    return read_figures(loose[-1]) if loose else None
