"""Demands that recur: words that several letters to one addressee have in what they ask.

The rule, and all of it: letters to the same addressee in the same language ask the same again where what they ask has
the same words in a row, two or more that carry meaning, small words aside ("targeted economic sanctions"). No
punctuation stands between them; one at least is neither capitalised, as in somebody's name, nor of the addressee's
own. Two words that stand side by side in these letters as often outside what is asked as in it are what the
letters are about, and join nothing. Of words that return, those are taken that most letters share, and of these the
longest; words over words that are taken already are none of their own.

What returns in other words is not found, and what is found says no more than that these words return.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain, pairwise
from operator import or_
from typing import TypeAlias

from sitegen.analysis.demands import Demand
from sitegen.analysis.demands.cues import load_words
from sitegen.analysis.sentences import sentences
from sitegen.analysis.sentences.wording import Word, is_small, words_of
from sitegen.core.digests import digest_of
from sitegen.core.frozen import Frozen
from sitegen.core.loading import InPassing, digest_in, seal_of
from sitegen.core.memo import Memo, Spread, Stage, each, in_turn, keep, known, no_memo
from sitegen.core.model import Letter
from sitegen.core.packed import InBytes

MOST = 7  # words with meaning in a row that are looked for; longer ones are found by their parts
_APART = 3  # small words that may stand between two with meaning
_BREAK = re.compile(r"[.,;:!?()\[\]—–\"။၊]|\s-\s")

Run: TypeAlias = tuple[str, ...]


class Place(Frozen):
    """Where a recurring demand stands: characters `start` to `end` of a letter's demand, by its number from 0."""

    letter_id: str
    demand: int
    start: int
    end: int


class RecurringDemand(Frozen):
    """Words that return in what letters ask of an addressee (its id), as the first of them has them, and where."""

    addressee: str
    text: str
    places: tuple[Place, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The ids of the letters that ask so, in their order."""
        return tuple(dict.fromkeys(one.letter_id for one in self.places))


class AskedBefore(Frozen):
    """How many earlier letters ask the same, and the ids of the first and the last of them."""

    count: int
    first: str
    last: str


class Asking(Frozen):
    """The words of a letter that may recur.

    `demands` are the words with meaning of what each demand asks, with None where a row of them is broken, and `texts`
    the demands. `own` are the words of its addressees.
    """

    demands: tuple[tuple[Word | None, ...], ...]
    texts: tuple[str, ...]
    own: frozenset[str]


Pairs: TypeAlias = tuple[dict[str, int], dict[str, int]]
"""Pairs of words that stand side by side in a letter, on a line each: how often in what it asks, and how often else."""


class _Words(Frozen):
    """The words of a letter, as bytes: those in which it asks, and pairs of them. All letters' are held at a time."""

    asking: bytes
    pairs: bytes


_ASKING: InBytes[Asking] = InBytes(Asking)
_PAIRS: InBytes[Pairs] = InBytes(Pairs)
WORDS: Stage[_Words] = Stage("asking", _Words)
RECURRING: Stage[Iterable[RecurringDemand]] = Stage("recurring", tuple[RecurringDemand, ...])


def recurring_demands(
    letters: Iterable[tuple[str, Letter]],
    demands: Mapping[str, Sequence[Demand]],
    addressees: Mapping[str, Sequence[str]],
    memo: Memo = no_memo,
    spread: Spread = in_turn,
) -> tuple[RecurringDemand, ...]:
    """Return the demands that recur; `letters` are in order of time. Most often asked first, then in order of the text.

    `addressees` are, under the id of every letter, the ids of those to whom it goes.

    Takes time in proportion to the number of words; with a `memo`, to those of the letters to addressees of whom one
    has another letter than before.
    """
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    named = dict(letters)
    for letter_id, letter in named.items():
        for addressee in dict.fromkeys(addressees.get(letter_id, ())):
            groups[addressee, letter.language or ""].append(letter_id)
    groups = {where: group for where, group in groups.items() if len(group) > 1}
    keys = {
        own: digest_of((seal_of(one).text, one.language, one.addressees, digest_in(demands, own))).hex()
        for own in dict.fromkeys(chain.from_iterable(groups.values()))
        for one in (named[own],)
    }
    several = [
        (digest_of((where, [(one, keys[one]) for one in group])).hex(), where) for where, group in groups.items()
    ]
    before = [known(memo, RECURRING, key) for key, _ in several]
    new = [where for (_, where), one in zip(several, before, strict=True) if one is None]
    asked = dict.fromkeys(chain.from_iterable(groups[where] for where in new))
    asks = [(keys[own], own) for own in asked]
    words = dict(
        zip(
            asked,
            each(memo, spread, WORDS, asks, lambda own: _words(named[own], demands[own]), together=True),
            strict=True,
        )
    )
    tasks = [_task(where, {one: words[one] for one in groups[where]}) for where in new]
    made = each(memo, spread, RECURRING, tasks, lambda task: tuple(_recurring(*task)))
    return tuple(
        chain.from_iterable(
            one[0] if one else keep(memo, RECURRING, key, next(made))
            for (key, _), one in zip(several, before, strict=True)
        )
    )


_Task: TypeAlias = tuple[tuple[str, str], Mapping[str, _Words], frozenset[tuple[str, ...]]]


def _task(where: tuple[str, str], group: Mapping[str, _Words]) -> tuple[str, _Task]:
    """Return what is to be looked for, with the digest of all that is read for it.

    What letters say besides what they ask counts only for what they are about, so most edits of a text leave it alone.
    """
    about = _about(_PAIRS.value(one.pairs) for one in group.values())
    read = [(one, its.asking) for one, its in group.items()]
    return digest_of((where, sorted(about), read)).hex(), (where, group, about)


def _words(letter: Letter, demands: Sequence[Demand]) -> _Words:
    language = letter.language or ""
    asked: Counter[str] = Counter()
    told: Counter[str] = Counter()
    asking = {(one.block, one.start) for one in demands}
    for sentence in sentences(letter):
        counted = asked if (sentence.block, sentence.start) in asking else told
        words = list(_meaning(sentence.text, 0, language))
        counted.update(f"{one.form}\n{it.form}" for one, it in pairwise(words) if one and it)
    asks = Asking(
        tuple(tuple(_meaning(one.text, one.request, language)) for one in demands),
        tuple(one.text for one in demands),
        frozenset(word.form for name in letter.addressees for word in words_of(name)),
    )
    return _Words(_ASKING.data(asks), _PAIRS.data((asked, told)))


def asked_before(
    recurring: Iterable[RecurringDemand], demands: Mapping[str, Sequence[Demand]]
) -> Mapping[str, tuple[AskedBefore | None, ...]]:
    """Return, by letter id and for each of its demands, what earlier letters ask the same; None where none does."""
    letters = tuple(demands)
    order = {letter_id: at for at, letter_id in enumerate(letters)}
    asking: list[int] = []  # sets of letters, as bits: they are joined many times
    returns: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, repeated in enumerate(recurring):
        asking.append(reduce(or_, (1 << order[letter_id] for letter_id in repeated.letters)))
        for place in repeated.places:
            returns[place.letter_id, place.demand].append(number)

    def before(letter_id: str, demand: int) -> AskedBefore | None:
        some = reduce(or_, (asking[number] for number in returns.get((letter_id, demand), ())), 0)
        some &= (1 << order[letter_id]) - 1
        first, last = (some & -some).bit_length() - 1, some.bit_length() - 1
        return AskedBefore(some.bit_count(), letters[first], letters[last]) if some else None

    return InPassing(letters, lambda own: tuple(before(own, at) for at in range(len(demands[own]))))


def _recurring(
    where: tuple[str, str], group: Mapping[str, _Words], about: frozenset[tuple[str, ...]]
) -> Iterator[RecurringDemand]:
    addressee, language = where
    places: dict[Run, list[Place]] = defaultdict(list)
    texts: dict[tuple[str, int], str] = {}
    for letter_id, words_of_letter in group.items():
        asking = _ASKING.value(words_of_letter.asking)
        for number, (words, text) in enumerate(zip(asking.demands, asking.texts, strict=True)):
            texts[letter_id, number] = text
            for row in _rows(_without(words, about), MOST):
                if _tells(row, text, asking.own, language):
                    place = Place(letter_id, number, row[0].start, row[-1].end)
                    places[_forms(row)].append(place)
    order = {letter_id: at for at, letter_id in enumerate(group)}
    shared = {run: found for run, found in places.items() if len({one.letter_id for one in found}) > 1}
    ranked = sorted(
        shared.items(),
        key=lambda pair: (-len({one.letter_id for one in pair[1]}), -len(pair[0]), order[pair[1][0].letter_id],
                          pair[1][0].demand, pair[1][0].start),
    )  # fmt: skip
    taken: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for _, found in ranked:
        if not any(_over(one, it) for one in found for it in taken[one.letter_id, one.demand]):
            for one in found:
                taken[one.letter_id, one.demand].append(one)
            first = found[0]
            yield RecurringDemand(
                addressee, texts[first.letter_id, first.demand][first.start : first.end], tuple(found)
            )


def _over(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end


def _about(group: Iterable[Pairs]) -> frozenset[tuple[str, ...]]:
    """Return the pairs of words that stand in the letters as often outside what is asked as in it."""
    every = list(group)
    asked: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for inside, _ in every:
        asked.update(inside)
    for _, outside in every:  # most of these pairs nobody asks for
        told.update({pair: outside[pair] for pair in asked.keys() & outside.keys()})
    return frozenset(tuple(pair.split("\n")) for pair, times in asked.items() if told[pair] >= times)


def _forms(row: Iterable[Word]) -> Run:
    return tuple(word.form for word in row)


def _rows(words: Iterable[Word | None], most: int) -> Iterator[tuple[Word, ...]]:
    """Yield every row of 2 to `most` words that no None breaks."""
    row: list[Word] = []
    for word in words:
        row = [] if word is None else [*row[-most + 1 :], word]
        for length in range(2, len(row) + 1):
            yield tuple(row[-length:])


def _without(asked: Iterable[Word | None], about: frozenset[tuple[str, ...]]) -> Iterator[Word | None]:
    """Yield the words of what is asked, with None for those that are what the letters are about."""
    words = [None, *asked, None]
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        pairs = ((before, word), (word, after))
        yield None if any(one and it and (one.form, it.form) in about for one, it in pairs) else word


def _meaning(text: str, start: int, language: str) -> Iterator[Word | None]:
    """Yield the words with meaning, and None where a row of them is broken."""
    end, small = start, 0
    for word in _numbered(words_of(text)):
        if word.start < start:
            continue
        if _BREAK.search(text, end, word.start):
            yield None
            small = 0
        if "@" in text[max(word.start - 1, 0) : word.end + 1]:
            yield None  # a piece of an address
        elif is_small(text[word.start : word.end], language):
            small += 1
        else:
            if small > _APART:
                yield None
            yield word
            small = 0
        end = word.end


def _numbered(words: Iterable[Word]) -> Iterator[Word]:
    """Yield the words, each number as one with the word right before it: no resolution is another one."""
    held: Word | None = None
    for word in words:
        if held is not None and word.form.isdecimal() and word.start - held.end == 1:
            held = Word(f"{held.form} {word.form}", held.start, word.end)
            continue
        if held is not None:
            yield held
        held = word
    if held is not None:
        yield held


def _tells(run: Sequence[Word], text: str, own: frozenset[str], language: str) -> bool:
    """Tell whether words in a row can be a recurring demand: no name, and more than the addressee's own words."""
    if len({word.form for word in run}) < 2 or sum(len(word.form) for word in run) < 9:
        return False
    capitals = language[:2] not in load_words()["nouns_with_capitals"]
    return any(word.form not in own and not (capitals and text[word.start].isupper()) for word in run)
