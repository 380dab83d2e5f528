"""Tables of what was found in the letters' texts: what they cite, what they demand, what they share word for word.

They are written where a build has read the texts for it; each row leads to lines of a source. Every rule that can stand
in the column `rule` is explained in `docs/data.md`.
"""

from __future__ import annotations

from sitegen.config import Config
from sitegen.demands import recurring
from sitegen.exports.tables import Column, Reference, Row, Table
from sitegen.findings import Findings
from sitegen.views.privacy import mask_addresses

_LETTER = Column("letter_id", "string", "The letter.", required=True)
_FIRST = Column("source_line", "integer", "The line of the source on which the piece of text starts.", required=True)
_LAST = Column("source_last", "integer", "The line on which the piece of text ends.", required=True)
_TO_LETTERS = (Reference(("letter_id",), "letters", ("id",)),)

REFERENCES = (
    _LETTER,
    Column("kind", "string", "What sort of thing is cited.", required=True,
           choices=("document", "resolution", "treaty", "law", "institution", "letter", "web")),
    Column("key", "string", "What is cited, under one key in all letters.", required=True),
    Column("label", "string", "Its name or symbol.", required=True),
    Column("url", "string", "The address of the official text, where the symbol or name tells it."),
    Column("words", "string", "The words of the letter that cite it.", required=True),
    Column("sentence", "string", "The sentence around them.", required=True),
    Column("rule", "string", "The rule that recognised it.", required=True),
    _FIRST,
    _LAST,
)  # fmt: skip

DEMANDS = (
    _LETTER,
    Column("text", "string", "The sentence that asks.", required=True),
    Column("asked", "string", "Whom it asks, in the letter's words, where it says."),
    Column("addressee", "string", "Which of the letter's addressees that is, where it is certain."),
    Column("asked_before", "list", "Earlier letters of the archive that ask the same, by their ids, oldest first."),
    Column("rule", "string", "The rule that recognised it.", required=True, choices=("asks", "must", "item")),
    _FIRST,
    _LAST,
)

PASSAGES = (
    Column("passage", "integer", "The passage, by its number in this table.", required=True),
    Column("use", "integer", "1 for the first use, 2 and so on for later ones.", required=True),
    _LETTER,
    Column("words", "integer", "How many words the passage has in its first use.", required=True),
    Column("text", "string", "The passage as the first letter has it.", required=True),
    _FIRST,
    _LAST,
)


def evidence_tables(findings: Findings, config: Config) -> tuple[Table, ...]:
    """Return the tables `references`, `demands` and `passages`."""

    def shown(text: str) -> str:
        return text if config.policies.contacts == "shown" else mask_addresses(text)

    references: tuple[Row, ...] = tuple(
        (letter_id, one.kind, one.key, one.label, one.url, shown(one.words), shown(one.sentence), one.rule,
         one.first, one.last)
        for letter_id, found in findings.references.items() for one in found
    )  # fmt: skip
    demands: tuple[Row, ...] = tuple(
        (letter_id, shown(one.text), one.asked, one.addressee, before, one.rule, one.first, one.last)
        for letter_id, found in recurring(findings.demands).items()
        for one, before in found
    )
    passages: tuple[Row, ...] = tuple(
        (number, place, use.letter_id, one.words, shown(one.text), use.first, use.last)
        for number, one in enumerate(findings.passages, 1)
        for place, use in enumerate(one.uses, 1)
    )
    return (
        Table("references", "References", "One row per place where a letter cites something.", REFERENCES, references,
              references=_TO_LETTERS),
        Table("demands", "Demands", "One row per sentence in which a letter asks.", DEMANDS, demands,
              references=_TO_LETTERS),
        Table("passages", "Shared passages", "One row per use of a passage that letters share word for word.", PASSAGES,
              passages, key=("passage", "use"), references=_TO_LETTERS),
    )  # fmt: skip
