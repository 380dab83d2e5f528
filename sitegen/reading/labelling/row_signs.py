"""Whether names in a row within running text are of those who sign: the signs, and what is learned of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sitegen.reading.labelling.classifier import Classifier, Sign, reached
from sitegen.reading.labelling.enumerations import Row, find_rows
from sitegen.reading.labelling.parts import is_caseless
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.names.drafts import Draft
from sitegen.reading.parsing.names.persons import is_organization_like, is_place, looks_like_person, starts_with_role
from sitegen.reading.parsing.vocabulary import fold, load_phrases, load_vocabulary
from sitegen.reading.parsing.vocabulary.phrases import Phrases

TO = 9  # characters between a phrase and a row: an article
NEAR = 40  # characters right before a row
LOOK = 160  # characters of a sentence before a row, and of what a line says, that are looked at
_SHARES = ("none", "few", "some", "most")
_SAID = ("nothing", "words", "what letters are called", '"we"', "words of signing", "to whom something is said")
_SIZES = ("three", "four or five", "six to nine", "ten to nineteen", "twenty or more")
_PAIRS = (("size", "said"), ("said", "organizations"), ("said", "persons"), ("place", "said"), ("size", "persons"),
         ("size", "organizations"), ("said", "behind"), ("size", "single"),
         ("said", "places"), ("said", "small"),
         ("edge", "between"), ("behind", "between"), ("persons", "behind"), ("persons", "roles"))  # fmt: skip
CERTAIN = 210  # weight from which a row is believed, in hundredths of the logarithm of odds
SIGNS_SAID = 4  # what must be said before a row in Chinese or Japanese, whose comma of lists parts clauses, too


@dataclass(frozen=True)
class Setting:
    """A row of names with the letter in which it stands: `rank` is its place among the letter's rows by size."""

    row: Row
    marks: Landmarks
    rank: int

    @property
    def names(self) -> list[str]:
        """The names of the row."""
        return [one.text for one in self.row.names]

    def share(self, holds: Callable[[str], bool]) -> int:
        """Return how many of the names something holds of: 0 none, 1 few, 2 some, 3 most."""
        count = sum(map(holds, self.names))
        return 0 if not count else 1 if count < 0.3 * len(self.names) else 2 if count < 0.7 * len(self.names) else 3

    @cached_property
    def said(self) -> int:
        """What is said before the row: 0 nothing, 1 words, 2 what letters are called, 3 "we", 4 signing, 5 to whom."""
        lead = fold(self.row.lead[-LOOK:]).strip(" *_#")
        beginning = lead or fold(self.names[0])
        if {"addressee", "cc", "salutation"} & load_vocabulary().cues_at(beginning).keys() or self._is_to(lead):
            return 5
        if _holds(load_phrases("cues", "statement_within"), lead) or self._opens(lead):
            return 4
        if self._ends_in(lead, "counting", "self"):
            return 3
        if _holds(load_phrases("letters", "kinds"), lead[-NEAR:]):
            return 2
        return int(bool(lead.strip(" *_(")))

    def _is_to(self, lead: str) -> bool:
        return self._ends_in(lead, "letters", "letter_to")

    def _ends_in(self, lead: str, table: str, key: str) -> bool:
        """Return whether a phrase stands at the end of what is said, but for an article."""
        found = list(load_phrases(table, key).finditer(lead))
        return bool(found) and len(lead) - found[-1].end() < TO

    def _opens(self, lead: str) -> bool:
        return load_vocabulary().cue("statement", lead) is not None


def _holds(phrases: Phrases, text: str) -> bool:
    """Return whether a phrase stands in a text; in a script without spaces in the midst of it, too."""
    if is_caseless(text):
        return any(phrases.match(text, place) for place in range(len(text)))
    return phrases.search(text) is not None


def _place(setting: Setting) -> int:
    count = len(setting.marks.blocks)
    last = count - setting.row.block
    return 0 if setting.row.block < 3 else 2 if last <= 2 else 1 if last > 0.2 * count else 3


def _has_small_words() -> Callable[[str], bool]:
    connectors = load_vocabulary().connectors
    return lambda name: any(word.islower() and word not in connectors for word in name.split())


def _in_order(setting: Setting) -> int:
    keys = [fold(name) for name in setting.names]
    return int(len(keys) > 3 and sum(left <= right for left, right in pairwise(keys)) >= 0.85 * (len(keys) - 1))


def _edge(setting: Setting) -> int:
    lead = setting.row.lead.rstrip(" *_")
    return 0 if not lead else 1 if lead[-1] in "([" else 2 if lead[-1] in ":：" else 3


def _between(setting: Setting) -> int:
    """Return how many words stand between words of signing and the row: 0 one or none, 1 some, 2 many, 3 unknown."""
    lead = fold(setting.row.lead[-LOOK:])
    found = list(load_phrases("cues", "statement_within").finditer(lead))
    return reached(len(lead[found[-1].end() :].split()), 2, 5) if found else 3


def _behind(setting: Setting) -> int:
    tail = setting.row.tail.strip(" )*_”»\"'")
    return 0 if not tail else 1 if tail[0] in ",;" else 2


_SIGNS: tuple[Sign[Setting], ...] = (
    Sign("size", "it names {}", _SIZES, lambda one: reached(len(one.names), 4, 6, 10, 20)),
    Sign("said", "{} before it", _SAID, lambda one: one.said),
    Sign("persons", "{} of the names are persons'", _SHARES,
         lambda one: one.share(looks_like_person)),
    Sign("organizations", "{} of the names hold a word that organizations are called by", _SHARES,
         lambda one: one.share(is_organization_like)),
    Sign("places", "{} of the names are places", _SHARES, lambda one: one.share(is_place)),
    Sign("roles", "{} of the names begin with a role", _SHARES,
         lambda one: one.share(starts_with_role)),
    Sign("acronyms", "{} of the names are in capitals", _SHARES,
         lambda one: one.share(lambda name: name.split("(")[0].strip().isupper())),
    Sign("single", "{} of the names are one word", _SHARES, lambda one: one.share(lambda name: " " not in name)),
    Sign("digits", "{} of the names hold digits", _SHARES,
         lambda one: one.share(lambda name: any(map(str.isdecimal, name)))),
    Sign("small", "{} of the names have words in small letters", _SHARES, lambda one: one.share(_has_small_words())),
    Sign("place", "it stands {}", ("at the head", "in the midst", "at the end", "towards the end"), _place),
    Sign("order", "it stands in {} order of the alphabet", ("no", "an"), _in_order),
    Sign("edge", "right before it stands {}", ("nothing", "a bracket", "a colon", "a word"), _edge),
    Sign("between", "between it and words of signing stand {}", ("hardly any words", "some words", "many words",
         "words, or there are no such words"), _between),
    Sign("behind", "{} behind it", ("nothing stands", "a comma stands", "the sentence goes on"), _behind),
    Sign("rank", "it is the letter's {} row of names", ("longest", "second", "third or later"),
         lambda one: min(one.rank, 2)),
)  # fmt: skip
ROW_SIGNS = Classifier(_SIGNS, _PAIRS)


def settings_of(marks: Landmarks) -> list[Setting]:
    """Return the rows of names of a letter, each with what is around it."""
    rows = [
        row
        for row in find_rows(marks)
        if not is_caseless(row.names[0].text) or Setting(row, marks, 0).said >= SIGNS_SAID
    ]
    order = sorted(range(len(rows)), key=lambda at: (-len(rows[at].names), at))
    ranks = {at: rank for rank, at in enumerate(order)}
    return [Setting(row, marks, ranks[at]) for at, row in enumerate(rows)]


def rows_that_sign(marks: Landmarks, weights: Mapping[str, int]) -> tuple[Setting, ...]:
    """Return the rows of names in running text that name who signs: those of the surest one's block, or none."""
    weighed = [(ROW_SIGNS.weigh(one, weights), one) for one in settings_of(marks)]
    best = max(weighed, key=lambda one: one[0], default=None)
    if best is None or best[0] < CERTAIN:
        return ()
    return tuple(one for weight, one in weighed if weight >= CERTAIN and one.row.block == best[1].row.block)


def drafts_of(rows: Sequence[Setting]) -> list[Draft]:
    """Return the names of rows as entries, each name once."""
    seen: dict[str, Draft] = {}
    for name in (name for one in rows for name in one.row.names):
        seen.setdefault(fold(name.text), Draft((name.text,), name.first, name.last))
    return list(seen.values())
