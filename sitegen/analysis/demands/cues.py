"""How letters ask, in each language: the cues of `cues.toml`, made into patterns when a letter is in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sitegen.core.tables import table

_STOP = r"\s*[။.!]?\s*$"
_GAP = r"(?:[^\s.;:!?]+\s+){0,4}?"


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """One language's cues.

    `asks` and `wants` find verbs that ask by being said, followed by whom or by what; `must` finds a verb of duty.
    `duty` finds one laid on what is to end or to be done. `you` finds words that stand for those asked; `subject`
    matches a subject that ends in these or in what was asked, and `inverted` one that follows its verb. `ends` finds an
    asking that closes a sentence, `must_end` a duty that does, with its subject; `to` where a request starts.
    `courtesy` matches what makes a verb of asking mere politeness or a promise; `opens` finds that a list of wishes
    follows, `following` by a word, and `reasons` that a list of reasons does.

    `before` finds, at the end of what stands before a verb of asking, what makes it no asking ("if we want"); `denied`
    finds that it is said not to be one ("we do not ask"). `praise` finds that a duty asks for nothing ("must be
    commended"). `reported` finds that somebody says what follows, and `ours` that it is those who write.
    """

    asks: re.Pattern[str]
    wants: re.Pattern[str]
    must: re.Pattern[str]
    duty: re.Pattern[str]
    you: re.Pattern[str]
    subject: re.Pattern[str]
    inverted: re.Pattern[str]
    to: re.Pattern[str]
    ends: re.Pattern[str]
    must_end: re.Pattern[str]
    courtesy: re.Pattern[str]
    opens: re.Pattern[str]
    following: re.Pattern[str]
    reasons: re.Pattern[str]
    before: re.Pattern[str]
    denied: re.Pattern[str]
    praise: re.Pattern[str]
    reported: re.Pattern[str]
    ours: re.Pattern[str]


def _words(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases, longest first, or for nothing if there is none."""
    plain: list[str] = []
    far: list[str] = []
    parted: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)):
        before, star, after = phrase.partition(" * ")
        if " ** " in phrase:
            before, _, after = phrase.partition(" ** ")
            far.append(rf"{_spaced(before)}\s[^.;:!?]{{1,160}}?(?<=[\s])(?:{_spaced(after)})")
        elif star:
            parted.setdefault(before, []).append(after)
        else:
            plain.append(_spaced(phrase))
    # What stands between may be set off: "we, 12 organizations of the valley, call on".
    gaps = [
        rf"{_spaced(before)}(?:,[^.;:!?]{{1,300}}?,)?\s+{_GAP}(?:{'|'.join(map(_spaced, after))})"
        for before, after in parted.items()
    ]
    return "|".join([*far, *gaps, *plain]) or r"(?!)"


def _spaced(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.split()))


def _cues(table: Mapping[str, Any]) -> Cues:
    glue = rf"|(?=(?:{_words(table['glued'])}))" if "glued" in table else ""

    def whole(key: str, *more: str) -> str:
        after = rf"(?:(?![\w']){glue if key == 'asks' else ''})"
        return rf"(?<![\w'])(?:{_words([*table.get(key, ()), *more])}){after}"

    things = table.get("things", ())
    following = rf"|(?<!\w)(?:{_words(table.get('following', ()))})"
    return Cues(
        asks=re.compile(whole("asks"), re.IGNORECASE),
        wants=re.compile(whole("wants"), re.IGNORECASE),
        must=re.compile(whole("must"), re.IGNORECASE),
        duty=re.compile(rf"(?<!\w)(?:{'|'.join(table.get('duty', ['(?!)']))})(?!\w)", re.IGNORECASE),
        you=re.compile(whole("you"), re.IGNORECASE),
        subject=re.compile(rf"(?:\S+\s){{0,2}}{whole('you', *things)}", re.IGNORECASE),
        inverted=re.compile(
            rf"\s(?:(?:{_words(table.get('between', ()))})\s)?"
            rf"({_inverted(table) if table.get('inverts') else '(?!)'})(?!\w)",
            re.IGNORECASE,
        ),
        to=re.compile(rf"\s(?:{_words(table.get('to', ()))})(?!\w)|[:,—–]", re.IGNORECASE),
        ends=re.compile(_at_end(table)),
        courtesy=re.compile(rf"\s*(?:{_words(table.get('courtesy', ()))})(?!\w)", re.IGNORECASE),
        opens=re.compile(rf":\s*$|{following[1:]}", re.IGNORECASE),
        following=re.compile(following[1:], re.IGNORECASE),
        reasons=re.compile(rf"(?:{_words(table.get('reasons', ()))})\s*[:,]?\s*$", re.IGNORECASE),
        before=re.compile(rf"(?<![\w'])(?:{_any(table, 'before')})\s+$", re.IGNORECASE),
        denied=re.compile(_any(table, "denied"), re.IGNORECASE),
        praise=re.compile(rf"(?<!\w)(?:{_any(table, 'praise')})(?!\w)", re.IGNORECASE),
        reported=re.compile(
            rf"(?<!\w)(?:{_any(table, 'reported')})(?:\s[^.;:!?]{{0,120}}?)?,?\s(?:{_any(table, 'that')})(?!\w)",
            re.IGNORECASE,
        ),
        ours=re.compile(rf"(?<!\w)(?:{_any(table, 'ours')})(?!\w)", re.IGNORECASE),
        must_end=re.compile(
            rf"^.{{0,60}}?((?:{_words(table.get('subjects', ()))})(?:{_words(table.get('marks', ()))}))\s"
            rf".*(?:{_words(table.get('duties', ()))}){_STOP}"
        ),
    )


def _any(table: Mapping[str, Any], key: str) -> str:
    """Return a pattern for any of the patterns under a key, or for nothing if there is none."""
    return "|".join(table.get(key, ["(?!)"]))


def _inverted(table: Mapping[str, Any]) -> str:
    """Return a pattern for a subject behind its verb, as in "muss sich die neue Regierung"."""
    words = [*table["you"], *table.get("things", ())]
    articles = table.get("articles", ())
    bare = [word.removeprefix(f"{one} ") for word in words for one in articles if word.startswith(f"{one} ")]
    return rf"(?:{_words(articles)})\s(?:\w+\s)?(?:{_words([*bare, *words])})|(?:{_words(words)})"


def _at_end(table: Mapping[str, Any]) -> str:
    """Return a pattern for a verb of asking that closes a sentence, a few signs between its stem and its ending."""
    told = _words(table.get("told", ()))
    between = rf"(?:(?!{told})[\u1000-\u109f]){{0,14}}?"
    return rf"(?:{_words(table.get('stems', ()))}){between}(?:{_words(table.get('endings', ()))}){_STOP}"


@cache
def cues_of(language: str) -> Cues | None:
    """Return the cues of a language by its code; None of one whose letters are read for no demands."""
    table = _tables().get(language)
    return _cues(table) if table else None


@cache
def _tables() -> Mapping[str, Any]:
    return table(__package__, "cues")


@cache
def load_words() -> Mapping[str, list[str]]:
    """Return the small words of `words.toml`, of all languages together."""
    return table(__package__, "words")
