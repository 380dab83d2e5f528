"""The sentences in which a letter asks, and whom it asks; which demands recur is told by `recurring_demands`.

Three rules, each named in what it finds:

- `asks`: a verb that asks by being said ("we urge", "exigimos"); whom it asks stands after it.
- `must`: a duty laid on someone asked ("the Council must", "die Bundesregierung muss"). The subject is an addressee by
  name, word or initials, someone whom the letter asks elsewhere by a verb, or one of the words that stand for those
  asked or for what was asked before. Or a duty without a doer, laid on what is to end or to be done ("sanctions must
  end", "la plainte doit être retirée").
- `item`: an item of a list that a sentence with either opens ("We call on you to:", the colon may be missing). Where
  that sentence asks nothing by itself, the items alone are demands.

What others say is no demand of the letter: words in quotation marks, and duties that somebody is said to lay ("the
court ruled that the Council must"). Nor is praise ("must be commended"), what is said not to be asked, or a condition.

Whoever reads with these rules misses askings put in other words; none is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Literal

from sitegen.analysis.demands.addressing import addressee_in
from sitegen.analysis.demands.cues import Cues, cues_of, load_words
from sitegen.analysis.demands.voices import is_quoted, is_said_by_others, with_quotes
from sitegen.analysis.sentences import Sentence, sentences
from sitegen.core.frozen import Frozen
from sitegen.core.model import Letter
from sitegen.core.packed import Packing

Rule = Literal["asks", "must", "item"]

_WORDS = load_words()
# What comes before is not the subject.
_CLAUSE = re.compile(rf"[,;:—–(]\s*|(?<=\s)(?:{'|'.join(_WORDS['clause'])})\s")
_FEW_WORDS = 8  # a subject longer than this is a sentence of its own, and its verb of duty tells nothing
_LONG = 120  # characters before a verb of duty in which its subject is looked for
_ARTICLE = re.compile(rf"^(?:{'|'.join(_WORDS['articles'])})\s*(?<=[\s'])", re.IGNORECASE)
# What makes a duty no demand of its own.
_DOER = re.compile(
    rf"(?:^|[\s,;:(])(?:(?:{'|'.join(_WORDS['empty_subjects'])})\s*$"
    rf"|(?:{'|'.join(_WORDS['questions'])})\s(?:\S+\s){{1,3}}$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_WORDLESS = re.compile(r"[\W\d_]*")


class Demand(Frozen):
    """A sentence in which a letter asks.

    `text` is the sentence; it is characters `start` to `end` of the text of block `block` (from 0), on source lines
    `first` to `last`. `asked` is whom it asks, in the letter's words, and `addressee` the one of the letter's
    addressees who that is; both are None where the sentence does not tell. What is asked stands at `request` in
    `text` or after it.
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
    request: int = 0


DEMANDS = Packing(Demand)


def find_demands(letter: Letter) -> tuple[Demand, ...]:
    """Return the demands of the letter's body, in order of the text."""
    cues = cues_of((letter.language or "").split("-")[0])
    if cues is None:
        return ()
    found: list[Demand] = []
    opener: Demand | None = None
    text = tuple(sentences(letter))
    parties = _parties(text, letter, cues)
    for (sentence, quoted), below in zip_longest(with_quotes(text, letter), text[1:]):
        if sentence.kind == "list" and opener is not None:
            if found[-1] is opener and _only_opens(opener, cues):
                found.pop()
            found.append(_make("item", sentence, letter, opener.asked, 0))
            continue
        if opener is not None and sentence.text[0].islower():
            continue  # the rest of an item that the print broke in two
        demand = _demand(sentence, letter, cues, parties, quoted)
        if demand is not None:
            found.append(demand)
        lists = cues.opens.search(sentence.text) or (below and _goes_on(sentence, below))
        lists = lists and not cues.reasons.search(sentence.text)
        opener = demand if lists else None
    return tuple(found)


def _only_opens(demand: Demand, cues: Cues) -> bool:
    """Tell whether a sentence says whom it asks, and leaves what it asks to the list below: "We ask you to:"."""
    rest = cues.following.sub(" ", cues.to.sub(" ", f" {demand.text[demand.request :]}"))
    return demand.rule == "asks" and len(_WORD.findall(rest)) <= (demand.asked is not None)


def _goes_on(sentence: Sentence, below: Sentence) -> bool:
    """Return whether a sentence that has no end goes on in a list below it: "We call on the Council to"."""
    return (
        sentence.kind != "list" and below.kind == "list" and (sentence.text[-1].isalpha() or sentence.text[-1] == ",")
    )


def _parties(text: Iterable[Sentence], letter: Letter, cues: Cues) -> frozenset[str]:
    """Return whom the letter asks anywhere by a verb, in its words, where these are a name."""
    found: set[str] = set()
    for sentence in text:
        if cue := cues.asks.search(sentence.text):
            asked = _asked(sentence.text[cue.end() :], letter, cues, names_someone=True)
            if asked and not cues.you.fullmatch(asked) and any(word[:1].isupper() for word in asked.split()):
                found.add(_bare(asked))
    return frozenset(found)


def _bare(words: str) -> str:
    """Return words for someone without the article."""
    return _ARTICLE.sub("", words).strip().lower()


def _demand(
    sentence: Sentence, letter: Letter, cues: Cues, parties: frozenset[str], quoted: int | None
) -> Demand | None:
    """Return what a sentence asks, by the first rule that fits, or None.

    `quoted` are the quotation marks before it in its block: between an odd one and the next somebody else speaks.
    None tells nothing.
    """
    text = sentence.text
    found = (*cues.asks.finditer(text), *cues.wants.finditer(text))
    cue = min((one for one in found if _asks(one, text, cues, quoted)), key=_place_of, default=None)
    if cue is not None:
        rest = text[cue.end() :]
        asked = _asked(rest, letter, cues, names_someone=cue.re is cues.asks)
        return _make("asks", sentence, letter, asked, cue.end() + (rest.find(asked) + len(asked) if asked else 0))
    if cues.ends.search(text):
        return _make("asks", sentence, letter, None, 0)
    return _duty(sentence, letter, cues, parties, quoted)


def _asks(cue: re.Match[str], text: str, cues: Cues, quoted: int | None) -> bool:
    """Tell whether a verb of asking asks here: not in a quotation, not denied, no courtesy, and asking something."""
    denied = cues.denied.search(text, cue.start())
    return not (
        is_quoted(cue.start(), text, quoted)
        or (denied and denied.start() < cue.end())
        or cues.courtesy.match(text, cue.end())
        or cues.before.search(text[max(0, cue.start() - _LONG) : cue.start()])
        or (_WORDLESS.fullmatch(text[: cue.start()]) and _WORDLESS.fullmatch(text[cue.end() :]) and text[-1] != ":")
    )


def _duty(sentence: Sentence, letter: Letter, cues: Cues, parties: frozenset[str], quoted: int | None) -> Demand | None:
    """Return the duty that a sentence lays on someone asked, or on what is to end or to be done, or None."""
    text = sentence.text

    def is_ours(cue: re.Match[str]) -> bool:
        return not (
            is_quoted(cue.start(), text, quoted)
            or cues.praise.search(text, cue.start(), cue.end() + 30)
            or is_said_by_others(text[: cue.start()], cues)
        )

    if at_end := cues.must_end.search(text):
        return _make("must", sentence, letter, at_end[1], at_end.end(1))
    for cue in filter(is_ours, cues.must.finditer(text)):
        if after := cues.inverted.match(text, cue.end()):
            return _make("must", sentence, letter, after[1], after.end())
        for subject in _subjects(text[: cue.start()]):
            if addressee_in(subject, letter.addressees) or cues.subject.fullmatch(subject) or _bare(subject) in parties:
                return _make("must", sentence, letter, subject, cue.end())
    if any(not _DOER.search(text[: cue.start()]) for cue in filter(is_ours, cues.duty.finditer(text))):
        return _make("must", sentence, letter, None, 0)
    return None


def _subjects(before: str) -> Iterator[str]:
    """Yield what may be the subject of a verb of duty: the clause before it, or what that clause is set into."""
    clause = _CLAUSE.split(before[-_LONG:].strip())[-1].strip()
    if 0 < len(clause.split()) <= _FEW_WORDS:
        yield clause
    elif not clause and before.count(",") > 1:  # "The Council, in its wisdom, must"
        first = before.partition(",")[0].strip()
        if 0 < len(first.split()) <= _FEW_WORDS:
            yield first


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


def _make(rule: Rule, sentence: Sentence, letter: Letter, asked: str | None, request: int) -> Demand:
    addressee = addressee_in(asked, letter.addressees) if asked else None
    place = sentence.block, sentence.start, sentence.end, sentence.first, sentence.last
    return Demand(rule, sentence.text, asked, addressee, *place, request)
