"""What a letter says of its own number of signatories.

"we, 462 organizations", "more than 75 groups", "84 undisclosed".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sitegen.core.model import LineReading, Stated
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.counts import (
    LONGEST_SENTENCE,
    Count,
    counts_in,
    is_of_others,
    only_between,
    total_of,
    undisclosed_of,
)
from sitegen.reading.parsing.lines.dates import blank_dates
from sitegen.reading.parsing.lines.facts import arabic_digits
from sitegen.reading.parsing.lines.numerals import FIGURES, LARGEST, read_figures, replace_number_words
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.lists.remarks import total_behind
from sitegen.reading.parsing.vocabulary import Vocabulary, fold

LONGEST_HEAD = 8  # words before a colon that count the entries behind it
SHORT_LINE = 6  # words of a line below a list that says how many signed
FEWEST_BELOW = 20  # signatures that such a line counts
_PLACE_OF_NEWS = re.compile(r"\(?[^\W\d_][^()–—\d]{1,40}?\)? [-–—] ")  # "(Beirut) - Three groups said"
# A number that ends words over a list, in brackets or behind a colon; some scripts put a word for pieces behind it.
_BARE_NUMBER = re.compile(
    rf"[^\W\d_]\s*(?:[(（\[]\s*|[:：]\s*)(?P<number>{FIGURES})\s*[^\W\d_]{{0,3}}[)）\]]?\s*[:：]?$"
)
_SENTENCE = re.compile(r"\s(?<=[.!?။]\s)\s*(?=[^\W\d_])")


def find_stated(context: Context, readings: Sequence[LineReading]) -> Stated:
    """Return the total that the letter states.

    In the words over its list or its own sum below, else of itself in its text, else in front matter.
    """
    vocabulary = context.language_vocabulary
    below = _over_list(context, readings) or _summed_up(context, readings) or _before_first(context, readings)
    for sentence, whole in _sentences(context, readings):
        if below and not whole:
            break
        total = total_of(sentence, vocabulary, whole=whole)
        if total:
            return Stated(total.value, undisclosed_of(fold(sentence), total, vocabulary), total.bound)
    below = below or _below_lists(context, readings, vocabulary) or _reported(context, readings, vocabulary)
    below = below or _titled(context, readings, vocabulary)
    return Stated(below.value, None, below.bound) if below else Stated()


def _over_list(context: Context, readings: Sequence[LineReading]) -> Count | None:
    """Return the bare number in which the words over the one list end: "Signatories (45):", "Signatures: 45"."""
    parts = [one for one in readings if one.winner.role == "group"]
    whole = parts if len(parts) == 1 and parts[0].winner.rule == "counted-heading" else []
    opens = [*(one for one in readings if one.winner.role == "statement"), *whole]
    over = [context.facts[one.line - 1].rest for one in opens]
    found = [one for text in over if (one := _BARE_NUMBER.search(arabic_digits(text.strip("*_# "))))]
    value = read_figures(found[0]["number"]) if len(found) == 1 else None
    return Count(value, "exact", 0, 0) if value and 1 < value <= LARGEST and not 1900 <= value < 2100 else None


def _before_first(context: Context, readings: Sequence[LineReading]) -> Count | None:
    """Return the number before the colon on the line of the first entry: "Our nearly 200 signatories: Jane Roe, …"."""
    first = next((context.facts[one.line - 1].plain for one in readings if one.winner.role == "signatory"), "")
    head, colon, _ = arabic_digits(first[:2000]).partition(":")
    counts = list(counts_in(head, context.language_vocabulary)) if colon and len(head.split()) <= LONGEST_HEAD else []
    return counts[0] if len(counts) == 1 else None


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
            for found in counts_in(arabic_digits(line.plain), vocabulary):
                if found.value >= FEWEST_BELOW and signatures.search(line.plain, found.start):
                    return found
    return None


def _reported(context: Context, readings: Sequence[LineReading], vocabulary: Vocabulary) -> Count | None:
    """Return the number with which the first sentence begins that tells of the letter: "19 clubs say in a letter …".

    It needs no word for a letter where the list holds as many.
    """
    first = next((sentence for sentence in _joined(context, readings, ("body", "noise")) if sentence.endswith(".")), "")
    text = blank_dates(replace_number_words(arabic_digits(fold(first[:LONGEST_SENTENCE])), vocabulary))
    found = next(iter(counts_in(text, vocabulary)), None)
    place = _PLACE_OF_NEWS.match(text)
    if found is None or not only_between(text[place.end() if place else 0 : found.start], vocabulary):
        return None
    if is_of_others(text, [found], vocabulary):
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
        found = next(iter(counts_in(text, vocabulary)), None)
        if found and only_between(text[: found.start], vocabulary) and bodies.search(text[found.start : found.end]):
            return found
    return None


def stated_totals(context: Context, readings: Sequence[LineReading]) -> list[Count]:
    """Return every total that the letter states of itself over its list and in its text.

    They may contradict each other.
    """
    vocabulary = context.language_vocabulary
    found = (
        total_of(sentence, vocabulary, whole=whole) for sentence, whole in _sentences(context, readings, fields=False)
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
