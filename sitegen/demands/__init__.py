"""The sentences in which a letter asks, whom it asks, and which askings return from letter to letter.

Three rules, each named in what it finds:

- `asks`: a verb that asks by being said ("we urge", "exigimos"); whom it asks stands after it.
- `must`: a duty laid on someone asked ("the Council must", "die Bundesregierung muss"). The subject is an addressee by
  name, word or initials, or one of the words that stand for those asked or for what was asked before.
- `item`: an item of a list that a sentence with either opens ("We call on you to:").

Whoever reads with these rules misses askings put in other words; none is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sitegen.demands.addressing import addressee_in
from sitegen.demands.cues import CUES, Cues
from sitegen.model import Letter
from sitegen.sentences import Sentence, sentences

Rule = Literal["asks", "must", "item"]

_CLAUSE = re.compile(r"[,;:—–(]\s*|(?<=\s)(?:that|and|but)\s")  # what comes before is not the subject
_FEW_WORDS = 8  # a subject longer than this is a sentence of its own, and its verb of duty tells nothing
_LONG = 120  # characters before a verb of duty in which its subject is looked for
_SAME = 4  # words in a row that make two demands the same one again
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Demand:
    """A sentence in which a letter asks.

    `text` is the sentence; it is characters `start` to `end` of the text of block `block` (from 0), on source lines
    `first` to `last`. `asked` is whom it asks, in the letter's words, and `addressee` the one of the letter's
    addressees who that is; both are None where the sentence does not tell.
    """

    rule: Rule
    text: str
    asked: str | None
    addressee: str | None
    block: int
    start: int
    end: int
    first: int
    last: int


def find_demands(letter: Letter) -> tuple[Demand, ...]:
    """Return the demands of the letter's body, in order of the text."""
    cues = CUES.get((letter.language or "").split("-")[0])
    if cues is None:
        return ()
    found: list[Demand] = []
    opener: Demand | None = None
    for sentence in sentences(letter):
        if sentence.kind == "list" and opener is not None:
            found.append(_make("item", sentence, letter, opener.asked))
            continue
        if opener is not None and sentence.text[0].islower():
            continue  # the rest of an item that the print broke in two
        demand = _demand(sentence, letter, cues)
        if demand is not None:
            found.append(demand)
        opener = demand if sentence.text.endswith(":") else None
    return tuple(found)


def recurring(demands: Mapping[str, Iterable[Demand]]) -> dict[str, tuple[tuple[Demand, tuple[str, ...]], ...]]:
    """Return the demands by letter id, each with the ids of earlier letters that ask the same, oldest first.

    Two demands are the same again if four words in a row, at least two of them longer than four letters, stand in
    both. `demands` are in order of the letters. Takes time in proportion to the number of words.
    """
    order = {letter_id: place for place, letter_id in enumerate(demands)}
    seen: dict[tuple[str, ...], dict[str, None]] = {}
    result = {}
    for letter_id, found in demands.items():
        rows: list[tuple[Demand, tuple[str, ...]]] = []
        new: list[tuple[str, ...]] = []
        for demand in found:
            runs = tuple(_runs(demand.text))
            earlier = {one for run in runs for one in seen.get(run, ())}
            rows.append((demand, tuple(sorted(earlier, key=order.__getitem__))))
            new += runs
        for run in new:
            seen.setdefault(run, {})[letter_id] = None
        result[letter_id] = tuple(rows)
    return result


def _demand(sentence: Sentence, letter: Letter, cues: Cues) -> Demand | None:
    """Return what a sentence asks, by the first rule that fits, or None."""
    text = sentence.text
    cue = min(filter(None, (cues.asks.search(text), cues.wants.search(text))), key=_place_of, default=None)
    if cue is not None:
        return _make(
            "asks", sentence, letter, _asked(text[cue.end() :], letter, cues, names_someone=cue.re is cues.asks)
        )
    if cues.ends.search(text):
        return _make("asks", sentence, letter, None)
    for cue in cues.must.finditer(text):
        subject = _CLAUSE.split(text[max(cue.start() - _LONG, 0) : cue.start()].strip())[-1].strip()
        after = cues.inverted.match(text, cue.end())
        if after is not None:
            return _make("must", sentence, letter, after[1])
        if 0 < len(subject.split()) <= _FEW_WORDS and (
            addressee_in(subject, letter.addressees) or cues.subject.fullmatch(subject)
        ):
            return _make("must", sentence, letter, subject)
    return None


def _place_of(found: re.Match[str]) -> tuple[int, int]:
    return found.start(), -found.end()


def _asked(rest: str, letter: Letter, cues: Cues, *, names_someone: bool) -> str | None:
    """Return whom a sentence asks: the words between the verb and what is asked, if they stand for someone."""
    if near := cues.you.match(rest.strip()):
        return near[0]
    end = cues.to.search(rest)
    words = rest[: end.start()].strip(" ,:") if end else ""
    if not 0 < len(words.split()) <= _FEW_WORDS:
        return None
    return words if names_someone or addressee_in(words, letter.addressees) else None


def _make(rule: Rule, sentence: Sentence, letter: Letter, asked: str | None) -> Demand:
    addressee = addressee_in(asked, letter.addressees) if asked else None
    return Demand(
        rule,
        sentence.text,
        asked,
        addressee,
        sentence.block,
        sentence.start,
        sentence.end,
        sentence.first,
        sentence.last,
    )


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    for start in range(len(words) - _SAME + 1):
        run = tuple(words[start : start + _SAME])
        if sum(len(word) > 4 for word in run) >= 2:
            yield run
