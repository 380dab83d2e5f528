"""Tables of what was found in the letters' texts: what they cite, what they demand, what they share word for word.

They are written where a build has read the texts for it; each row leads to lines of a source. Every rule that can stand
in the column `rule` is explained in `docs/data.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import get_args

from sitegen.analysis.findings import Findings
from sitegen.analysis.passages import uses_of
from sitegen.analysis.references import Kind
from sitegen.content.config import Config
from sitegen.publishing.exports.tables import Column, Reference, Row, Rows, Table
from sitegen.publishing.views.privacy import shown

ABOUT: Mapping[str, str] = {
    "references": "One row per place where a letter cites something.",
    "demands": "One row per sentence in which a letter asks.",
    "recurring": "One row per demand that letters make of one addressee again: the words that return.",
    "passages": "One row per use of a passage that letters share word for word.",
}  # what the rows of each table are

_LETTER = Column("letter_id", "string", "The letter.", required=True)
_FIRST = Column("source_line", "integer", "The line of the source on which the piece of text starts.", required=True)
_LAST = Column("source_last", "integer", "The line on which the piece of text ends.", required=True)
_TO_LETTERS = (Reference(("letter_id",), "letters", ("id",)),)

REFERENCES = (
    _LETTER,
    Column("kind", "string", "What sort of thing is cited: a letter is one of this archive, web is a link.",
           required=True,
           choices=get_args(Kind)),
    Column("key", "string", "What is cited, under one key in all letters.", required=True),
    Column("label", "string", "Its name or symbol.", required=True),
    Column("url", "string", "The address of the official text, where the symbol or name gives it; none where the "
           "key is an address.", sparse=True),
    Column("words", "string", "The words of the letter that cite it.", required=True),
    Column("sentence", "string", "The sentence around them; none where it is that of the row before.", sparse=True),
    Column("rule", "string", "What recognised it, see the list of rules.", required=True),
    _FIRST,
    _LAST,
)  # fmt: skip

DEMANDS = (
    _LETTER,
    Column("text", "string", "The sentence that asks.", required=True),
    Column("asked", "string", "Whom it asks, in the letter's words, where it says."),
    Column("addressee", "string", "Which of the letter's addressees that is: by two words of its name, by its "
           "initials, or “you” where there is only one."),
    Column("recurring", "list", "Which recurring demands it makes, by their numbers in that table."),
    Column("rule", "string", "What recognised it: asks, a verb that asks by being said (“we urge”); must, a duty laid "
           "on someone asked (“the Council must”); item, an item of a list that such a sentence opens.",
           required=True, choices=("asks", "must", "item")),
    _FIRST,
    _LAST,
)  # fmt: skip

RECURRING = (
    Column("number", "integer", "The recurring demand, by its number in this table.", required=True),
    Column("addressee", "string", "Of whom it is asked, as the permalink of the addressee's page names it.",
           required=True),
    Column("text", "string", "The words that return, as the first of the letters has them: two with meaning or "
           "more, in a row.", required=True),
    Column("letters", "integer", "How many letters ask so.", required=True),
    Column("first_letter_id", "string", "The first of them.", required=True),
)  # fmt: skip

PASSAGES = (
    Column("passage", "integer", "The passage, by its number in this table.", required=True),
    Column("use", "integer", "1 for the first use, 2 and so on for later ones.", required=True),
    _LETTER,
    Column("words", "integer", "How many words the passage has in its first use; a later use may repeat a part.",
           required=True),
    Column("text", "string", "The passage as the first letter has it; it stands with the first use only.",
           sparse=True),
    _FIRST,
    _LAST,
)  # fmt: skip


def references_table(findings: Findings, config: Config) -> Table:
    """Return one row per mention of something that a letter cites."""
    seen = partial(shown, config=config)

    def made() -> Iterator[Row]:
        for letter_id, found in findings.references.items():
            for before, one in pairwise((None, *found)):
                if one:
                    sentence = None if before and before.sentence == one.sentence else seen(one.sentence)
                    url = one.url if one.url != one.key else None
                    words = seen(one.words)
                    yield letter_id, one.kind, one.key, one.label, url, words, sentence, one.rule, one.first, one.last

    rows = Rows(sum(map(len, findings.references.values())), made)
    return Table("references", "References", ABOUT["references"], REFERENCES, rows, references=_TO_LETTERS)


def demands_table(findings: Findings, config: Config) -> Table:
    """Return one row per demand, with the numbers of the recurring ones in it."""
    seen = partial(shown, config=config)
    numbers: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    for number, repeated in enumerate(findings.recurring, 1):
        for its in repeated.places:
            numbers[its.letter_id, its.demand][str(number)] = None

    def made() -> Iterator[Row]:
        for letter_id, found in findings.demands.items():
            for at, one in enumerate(found):
                returns = tuple(numbers.get((letter_id, at), ()))
                yield letter_id, seen(one.text), one.asked, one.addressee, returns, one.rule, one.first, one.last

    rows = Rows(sum(map(len, findings.demands.values())), made)
    return Table("demands", "Demands", ABOUT["demands"], DEMANDS, rows, references=_TO_LETTERS)


def recurring_table(findings: Findings, config: Config) -> Table:
    """Return one row per demand that several letters to one addressee make."""
    rows: tuple[Row, ...] = tuple(
        (number, one.addressee, shown(one.text, config), len(one.letters), one.letters[0])
        for number, one in enumerate(findings.recurring, 1)
    )
    first = Reference(("first_letter_id",), "letters", ("id",))
    return Table(
        "recurring", "Recurring demands", ABOUT["recurring"], RECURRING, rows, key=("number",), references=(first,)
    )


def passages_table(findings: Findings, config: Config) -> Table:
    """Return one row per use of a passage that letters share."""

    def made() -> Iterator[Row]:
        for number, one in enumerate(findings.passages, 1):
            text = shown(one.text, config)
            for place, use in enumerate(one.uses, 1):
                yield number, place, use.letter_id, one.words, None if place > 1 else text, use.first, use.last

    rows = Rows(sum(uses_of(findings.passages)), made)
    key = ("passage", "use")
    return Table("passages", "Shared passages", ABOUT["passages"], PASSAGES, rows, key=key, references=_TO_LETTERS)
