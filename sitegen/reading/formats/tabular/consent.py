"""Who may be named: what a form asked of it, and what each row answers.

Being named can cost a life, so only a clear yes is one. No answer, a yes with a condition, an answer that cannot be
understood, and two rows that answer differently for one name are all a no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sitegen.reading.formats.tabular.columns import CLOSED, fold, holds, kind_of, words
from sitegen.reading.formats.tabular.sheet import Row

Asked = Literal["publish", "hide", "either"]

MOSTLY = 0.5  # share of the answers of a column that must be such
MOST_ANSWERS = 60  # different ones in a column that asks nothing by its head
LONGEST_ANSWER = 40  # words
LONGEST_TURNED = 10  # words of a question that asks the other way round: "Do not publish my name"
_ASIDE = re.compile(r"\s*[(\[（].*?[)\]）]")
_IF = frozenset(("if", "unless", "without", "until", "si", "se", "wenn", "als", "hvis", "om", "если"))
_LONE = frozenset(("y", "n", "x", "1", "0", "co", "ok"))  # answers only where nothing stands beside them


@dataclass(frozen=True, slots=True)
class Question:
    """A column (from 0) that asks whether somebody may be named, and what a yes to it permits."""

    at: int
    head: str
    asked: Asked
    ticked: bool  # only one answer is ever given, as where a box is ticked or is not

    def permits(self, answer: str) -> bool:
        """Return whether an answer is a clear permission to name who gave it."""
        if not answer:
            return self.asked == "hide" and self.ticked
        said = _said(answer)
        if "unless" in said:
            return False
        if self.asked == "hide":
            return said in ({"not"}, {"not", "hide"})
        if "not" in said or "hide" in said:
            return False
        return "publish" in said or (self.asked == "publish" and not said.isdisjoint(("yes", "agree")))


def questions(heads: Sequence[str], rows: Sequence[Row], *, whole: bool = True) -> Iterator[Question]:
    """Yield the columns that ask whether somebody may be named: by their heads, or by what is answered.

    A head such as "Name as it should appear" is none, where its answers are names. Of a sheet that is not `whole`, from
    which such columns were taken, only a head with answers below it is one.
    """
    for at, head in enumerate(heads):
        if CLOSED.match(head):
            continue
        plain, answers = fold(head), [cell for row in rows if (cell := row.cell(at))]
        if not _asks(plain) and (len({*answers}) > MOST_ANSWERS or not whole):
            continue  # hundreds of answers are names, or stories
        spoken = [one for one in answers if _is_answer(one)]
        told = [one for one in spoken if _said(one) & {"publish", "hide"}]
        mostly = len(spoken) > MOSTLY * len(answers)
        if _asks(plain) and (mostly or (whole and not _are_names(plain, answers))):
            ticked = not any("not" in _said(one) for one in answers)
            yield Question(at, head, _asked(head), ticked)
        elif kind_of(head) is None and len(told) > MOSTLY * len(answers):
            yield Question(at, head, "either", ticked=False)


def _asks(plain: str) -> bool:
    """Return whether a head asks whether somebody may be named: leave may also be asked for a newsletter."""
    if holds(plain, "publish") or holds(plain, "hide"):
        return True
    return holds(plain, "agree") and not holds(plain, "elsewhere")


def _are_names(plain: str, answers: Sequence[str]) -> bool:
    """Return whether a column holds what its head calls it beside the words of asking: names, nearly each once."""
    called = " ".join(one for one in plain.split() if not {one} & (words("publish") | words("hide") | words("agree")))
    worded = all(any(map(str.isalpha, one)) for one in answers)
    return kind_of(called) is not None and worded and len({*answers}) > MOSTLY * len(answers)


def refuses(cell: str) -> bool:
    """Return whether a cell of whatever column asks that nobody be named: "please do not publish my name"."""
    return len(cell) > 3 and holds(fold(cell), "refusal")


def may_be_questions(heads: Sequence[str], rows: Sequence[Row], known: Sequence[int]) -> Iterator[str]:
    """Yield the heads of other columns in which some say yes and some say no: what they ask is not understood."""
    for at, head in enumerate(heads):
        if at not in known and are_answers(at, rows) and any(_said(one) == {"not"} for one in _answers(at, rows)):
            yield head


def are_answers(at: int, rows: Sequence[Row]) -> bool:
    """Return whether all that stands in a column (from 0) is yes or no, so that it names nobody and nothing."""
    answers = _answers(at, rows)
    return 0 < len(answers) <= MOST_ANSWERS and all(_said(one) in ({"yes"}, {"not"}) for one in answers)


def _answers(at: int, rows: Sequence[Row]) -> frozenset[str]:
    return frozenset(cell for row in rows if (cell := row.cell(at)))


def _asked(head: str) -> Asked:
    """Return what a yes to a question permits: to publish, to hide, or what cannot be told from the yes alone.

    To take one for the other names somebody who said no, so all that is not plain is "either".
    """
    plain = fold(_ASIDE.sub("", head)) or fold(head)
    said = [one for one in plain.split() if one not in words("yes") and one != "no"]
    no = [at for at, one in enumerate(said) if one in words("not")]
    publish, hide = holds(plain, "publish"), holds(plain, "hide")
    if hide:
        return "either" if publish or no else "hide"
    if not no:
        return "publish"
    named = [at for at, one in enumerate(said) if holds(one, "publish")]
    short = len(no) == 1 == len(named) and no[0] < named[0] and len(said) <= LONGEST_TURNED and _IF.isdisjoint(said)
    return "hide" if short else "either"


@lru_cache(maxsize=4096)  # the same few answers stand on thousands of rows
def _said(answer: str) -> frozenset[str]:
    """Return which lists of words an answer holds words of."""
    plain = fold(answer) or answer.strip()
    if plain in words("yes"):
        return frozenset(("yes",))
    if plain in words("not"):
        return frozenset(("not",))
    kept = " ".join(one for one in plain.split() if one not in _LONE)
    return frozenset(one for one in ("yes", "not", "unless", "publish", "agree", "hide") if holds(kept, one, 2))


def _is_answer(text: str) -> bool:
    return len(text.split()) <= LONGEST_ANSWER and bool(_said(text))
