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

from sitegen.reading.formats.tabular.columns import CLOSED, covered, fold, holds, kind_of, names_columns, words
from sitegen.reading.formats.tabular.private import without_private
from sitegen.reading.formats.tabular.sheet import Row

Asked = Literal["publish", "hide", "either"]

MOSTLY = 0.5  # share of the answers of a column that must be such
MOST_ANSWERS = 60  # different ones in a column that asks nothing by its head
LONGEST_ANSWER = 40  # words
LONGEST_WISH = 10  # words beside a name
SHORTEST_TEXT = 4  # words; in more, a word such as "removed" says anything
NEAR = 6  # words within which a no is said of a name
FEW = 3  # different values of a column that looks like answers
LONGEST_VALUE = 24  # characters of such a value
_ASKING = re.compile(r"[?？…]")
_SENTENCES = re.compile(r"[.;!?][*_)\]]*\s")
_COLUMNS = re.compile(r"\t|\||\s{3,}")
_NUMBERED = re.compile(r"(?<!\w)n[or][.°]?\s?(?=\d)", re.IGNORECASE)  # “Local No. 4” says no to nothing
_PIECES = re.compile(r"[(\[（){}\]）–—:;,*/|]|\s-+\s?")
_FIELDS = re.compile(r"[(\[（){}\]）,;|\t]|\s[-–—]+\s")
_AND = frozenset(("and", "y", "et", "e", "und", "en", "og", "och", "i", "и"))
_OF_PUBLISHING = ("asking", "publish", "agree", "name", "given", "family", "person")
_LONE = frozenset(("y", "n", "x", "1", "0", "co", "ok"))  # answers only where nothing stands beside them


@dataclass(frozen=True, slots=True)
class Question:
    """A column (from 0) that asks whether somebody may be named, and what a yes to it permits."""

    at: int
    head: str
    asked: Asked
    ticked: bool  # only one answer is ever given, a yes, as where a box is ticked or is not
    bare: bool = False  # somebody says yes or no and nothing more

    def permits(self, answer: str) -> bool:
        """Return whether an answer is a clear permission to name who gave it."""
        if self.asked == "hide":
            return fold(answer) in words("not") if answer else self.ticked
        return _is_clear(answer, bare=self.asked == "publish")

    @property
    def unclear(self) -> bool:
        """Whether a yes may mean both, so that the sheet is not to be read."""
        return self.asked == "either" and self.bare


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
        spoken = [one for one in answers if len(one.split()) <= LONGEST_ANSWER and bool(_said(one))]
        told = [one for one in spoken if _said(one) & {"publish", "hide"}]
        mostly = len(spoken) > MOSTLY * len(answers)
        if _asks(plain) and (mostly or (whole and not _are_names(plain, answers))):
            ticked = len({*answers}) <= 1 and all(_said(one) == {"yes"} for one in answers)
            bare = any(_said(one) in ({"yes"}, {"not"}) for one in answers)
            yield Question(at, head, _asked(head), ticked, bare)
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
    if any(fold(one) in words(name) for one in answers for name in ("yes", "not", "publish", "hide")):
        return False
    return kind_of(called) not in (None, "closed") and worded and len({*answers}) > MOSTLY * len(answers)


@lru_cache(maxsize=4096)  # countries and answers stand on thousands of rows
def refuses(cell: str, *, names: bool = False, public: bool = False) -> bool:
    """Return whether a cell asks that nobody be named: "please do not publish my name", "anonymous", "no names".

    In a cell that `names` who signs, a word that hides counts where it stands aside: "Jane Oak (private)"; in one that
    is `public` and names something else where it stands alone: there are secret prisons, and unions against them.
    """
    cell = _NUMBERED.sub(" ", cell)
    plain = fold(cell)
    if not plain:
        return False
    if (len(cell) > 3 and holds(plain, "refusal")) or any(_turns(fold(one)) for one in _SENTENCES.split(cell)):
        return True
    pieces = [fold(one) for one in _PIECES.split(cell)] if names or public else [plain]
    if public:
        return any(one in words("hide") or one in words("unname") for one in pieces)
    if names and len(pieces) == 1:
        return plain in words("hide") or any(one.startswith("anonym") for one in plain.split())
    return any(_hides(one) for one in pieces)


def speaks_against(text: str) -> bool:
    """Return whether words over a sheet, or its name, say that nobody of it is to be named: "Not for publication"."""
    cells = [cell.strip(" *_[]()") for cell in _COLUMNS.split(text)]
    if len(cells) > 1 and names_columns(Row(0, tuple(cells))):
        return any(map(speaks_against, cells))
    plain = fold(text)
    short = len(plain.split()) <= SHORTEST_TEXT and any(one.startswith("anonym") for one in plain.split())
    return short or _is_shut(plain) or refuses(text, public=True)


def _is_shut(plain: str) -> bool:
    return any(" " in one and f" {one} " in f" {plain} " for one in words("shut"))


def wishes_beside(text: str) -> bool:
    """Return whether words beside a name, parted from it, ask that it is not printed: "Jane Oak (not my name)"."""
    pieces = (one for one in _PIECES.split(text)[1:] if len(one.split()) <= LONGEST_WISH)
    said = any(refuses(one, public=True) or _is_shut(fold(one)) for one in pieces)
    return said or any(_answers_no(fold(one)) for one in _FIELDS.split(text)[1:])


def _answers_no(plain: str) -> bool:
    """Return whether a question of leave stands there with a no behind it: "public: no"."""
    asked, _, answer = plain.rpartition(" ")
    return answer in words("not") and len(asked.split()) <= SHORTEST_TEXT and _asks(asked)


def speaks_of_others(cell: str) -> bool:
    """Return whether a wish is said of further rows: "Do not name the following:"."""
    return cell.rstrip().endswith((":", "：")) or holds(fold(cell), "beneath")


def asks_of_names(cell: str) -> bool:
    """Return whether a cell is a question of leave, as none among names and places is: "Publish my name?"."""
    return _ASKING.search(cell) is not None and _asks(fold(cell))


def _hides(plain: str) -> bool:
    return holds(plain, "hide", 4) or (len(plain.split()) <= SHORTEST_TEXT and holds(plain, "unname"))


def _turns(plain: str) -> bool:
    """Return whether a word of no stands near one of names or lists."""
    if not _turns_near(plain):
        return False
    found = plain.split()
    return any(_turns_near(" ".join(found[at : at + NEAR])) for at in range(len(found)))


def _turns_near(plain: str) -> bool:
    turned = holds(plain, "not", 2) or holds(plain, "turning", 2)
    return turned and any(holds(plain, one, 3) for one in ("identity", "publish", "name", "given", "family"))


def not_understood(heads: Sequence[str], rows: Sequence[Row], known: Sequence[int]) -> Iterator[str]:
    """Yield the heads of columns that no list knows and that look like answers: of a few short values, or of yes or no.

    What they ask may be whether somebody may be named.
    """
    for at, head in enumerate(heads):
        answers = _answers(at, rows)
        noted = holds(fold(head), "remarks") and (are_answers(at, rows) or _says_both(answers))
        if at in known or not head or not answers or CLOSED.match(head) or (kind_of(head) is not None and not noted):
            continue
        said = [_said(one) for one in answers]
        if not any(map(without_private, answers)):
            continue  # moments, mail addresses
        few = len(answers) <= FEW and all(len(one) <= LONGEST_VALUE for one in answers)
        if few or noted or sum(map(bool, said)) > MOSTLY * len(answers):
            yield head


def are_answers(at: int, rows: Sequence[Row]) -> bool:
    """Return whether all that stands in a column (from 0) is yes or no, so that it names nobody and nothing."""
    answers = _answers(at, rows)
    return 0 < len(answers) <= MOST_ANSWERS and all(_said(one) in ({"yes"}, {"not"}) for one in answers)


def _says_both(answers: frozenset[str]) -> bool:
    """Return whether somebody says yes and somebody no; a no alone may say that there is no remark."""
    return {frozenset(("yes",)), frozenset(("not",))} <= set(map(_said, answers))


def _answers(at: int, rows: Sequence[Row]) -> frozenset[str]:
    return frozenset(cell for row in rows if (cell := row.cell(at)))


def _asked(head: str) -> Asked:
    """Return what a yes to a question permits: to publish, to hide, or what cannot be told from the yes alone.

    To take one for the other names somebody who said no, so a question is taken for one only if all of its words are
    known, and none turns it round.
    """
    plain = _without_choice(fold(head))
    if plain in words("hides"):
        return "hide"
    turned = holds(plain, "not") or holds(plain, "hide") or holds(plain, "turning")
    # "Publish my name and organization", but not "the name of my organization".
    also = ("organization",) if holds(plain, "name") and not _AND.isdisjoint(plain.split()) else ()
    return "publish" if not turned and covered(plain, *_OF_PUBLISHING, *also) else "either"


def _without_choice(plain: str) -> str:
    """Return a question without the answers that it offers: "Publish my name? (Yes/No)"."""
    said = plain.split()
    pairs = {at for at in range(len(said) - 1) if said[at] in words("yes") and said[at + 1] in words("not")}
    return " ".join(one for at, one in enumerate(said) if not {at, at - 1} & pairs)


def _plain(answer: str) -> str:
    """Return an answer as words are compared, or the sign that it is ("✓")."""
    return fold(answer) or answer.replace("\ufe0f", "").strip()


def _is_clear(answer: str, *, bare: bool) -> bool:
    """Return whether an answer holds nothing but words of yes, leave and names; `bare`: a yes alone is enough."""
    plain = _plain(answer)
    if plain in words("not") or plain in words("hide") or _ASKING.search(answer):
        return False
    if plain in words("yes"):
        return bare
    if holds(plain, "organization") and not holds(plain, "name"):
        return False  # who speaks of the organization's name alone says nothing of their own
    if holds(plain, "not", 2) or not covered(plain, "asking", "publish", "agree", "name", "organization", "yes"):
        return False
    return holds(plain, "publish") or (bare and (holds(plain, "yes", 2) or holds(plain, "agree")))


@lru_cache(maxsize=4096)  # the same few answers stand on thousands of rows
def _said(answer: str) -> frozenset[str]:
    """Return which lists of words an answer holds words of."""
    plain = _plain(answer)
    if plain in words("yes"):
        return frozenset(("yes",))
    if plain in words("not"):
        return frozenset(("not",))
    kept = " ".join(one for one in plain.split() if one not in _LONE)
    return frozenset(one for one in ("yes", "not", "unless", "publish", "agree", "hide") if holds(kept, one, 2))
