"""The parser: one source to one letter. The stages stand here in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sitegen.core.diagnostics import Checked
from sitegen.core.model import Evidence, Letter, LineReading, Reading
from sitegen.core.source import Source
from sitegen.reading.parsing.context import Context, survey
from sitegen.reading.parsing.doubts.finding import find_doubts
from sitegen.reading.parsing.entries.anatomy import dissect
from sitegen.reading.parsing.entries.from_lines import draft_entries
from sitegen.reading.parsing.entries.nameless import without_nameless
from sitegen.reading.parsing.entries.nesting import nested_claims
from sitegen.reading.parsing.entries.numbering import count, number_signatories
from sitegen.reading.parsing.entries.repeated import without_repeats
from sitegen.reading.parsing.entries.retracted import without_retracted
from sitegen.reading.parsing.fields.addressees import find_addressees
from sitegen.reading.parsing.fields.contacts import find_contacts
from sitegen.reading.parsing.fields.dating import find_letter_date
from sitegen.reading.parsing.fields.parties import find_parties
from sitegen.reading.parsing.fields.stated import find_stated
from sitegen.reading.parsing.fields.titles import find_title
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.lists.named_others import RULE as NAMED_OTHERS
from sitegen.reading.parsing.lists.named_others import claims_on_others
from sitegen.reading.parsing.names.drafts import Draft
from sitegen.reading.parsing.names.party_words import without_signers
from sitegen.reading.parsing.rules import overrule, read_lines
from sitegen.reading.parsing.text.blocks import build_text
from sitegen.reading.parsing.text.kept import keep_lines
from sitegen.reading.parsing.text.notes import build_footnotes, tie_notes
from sitegen.reading.parsing.text.running_text import keep_text


def parse_letter(source: Source, siblings: Sequence[Letter] = ()) -> Checked[Reading]:
    """Return a source as a letter, its count ledger and a reading of every line, with what is in doubt.

    `siblings` are other letters of the archive; a nested list in one of them helps to find the same list here where its
    bullets are lost. No text is refused: what cannot be placed is noise, and a diagnostic says so.
    """
    return interpret(source, survey(source), siblings)


def interpret(
    source: Source,
    context: Context,
    siblings: Sequence[Letter] = (),
    tell: Callable[[LineReading], Evidence | None] | None = None,
    drafts: Sequence[Draft] | None = None,
) -> Checked[Reading]:
    """Return the reading of a source whose lists are known.

    `tell` has the last word on every line as the rules read it, with a claim or None; `drafts` are the entries, where
    they do not follow from the roles of lines.
    """
    readings = read_lines(context)
    if drafts is None:
        claims = nested_claims(context, readings, siblings)
        readings = tuple(overrule(one, claims[one.line - 1]) if one.line - 1 in claims else one for one in readings)
    others = claims_on_others(context.marks, min((one.first for one in context.lists), default=len(readings)), readings)
    readings = tuple(overrule(one, others[one.line - 1]) if one.line - 1 in others else one for one in readings)
    told = {one.line: claim for one in readings if (claim := tell(one))} if tell is not None else {}
    readings = tuple(overrule(one, told[one.line]) if one.line in told else one for one in readings)
    if drafts is not None:
        drafts = [one for one in drafts if readings[one.first - 1].winner.rule != NAMED_OTHERS]
    title = find_title(context, readings)
    readings = keep_text(context, readings, title, lambda one: one.line in told)
    drafts = draft_entries(context, readings) if drafts is None else drafts
    drafts, readings = without_nameless(*without_retracted(source, context, drafts, readings))
    drafts, readings = without_repeats(context, drafts, readings)
    letter = _build(context, readings, drafts, title)
    kept = keep_lines(context, readings, letter)
    letter = replace(letter, body=tie_notes(build_text(context, kept), letter.footnotes))
    reading = Reading(letter, count(letter), kept)
    return Checked(reading, find_doubts(source, context, reading, readings))


def _build(context: Context, readings: Sequence[LineReading], drafts: Sequence[Draft], title: str | None) -> Letter:
    notes = build_footnotes(context, readings)
    stated = find_stated(context, readings)
    statement = _statement(context, readings)
    listed = dissect(drafts, context, statement)
    return Letter(
        title=title,
        date=find_letter_date(context, readings),
        language=context.language,
        addressees=without_signers(find_addressees(context, readings, title), listed),
        cc=find_parties(context, readings, "cc"),
        stated=stated,
        contacts=find_contacts(context, readings),
        body=(),
        footnotes=notes,
        statement=statement,
        signatories=number_signatories(listed),
    )


def _statement(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the words that open the first list; what opens a further one is the heading of its entries."""
    found: list[str] = []
    last = 0
    for reading in readings:
        if reading.winner.role == "signatory":
            break
        if reading.winner.rule == "list-opener":
            if found and reading.line > last + 1:
                break
            found.append(context.facts[reading.line - 1].rest)
            last = reading.line
    return flow(found) or None
