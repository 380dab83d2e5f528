"""What is in doubt about who signs: headings over others, entries that withdrew, or of whom the letter is."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core.diagnostics import Diagnostic, codes
from sitegen.core.model import Member, Reading, Signatory
from sitegen.core.model.reading import RETRACTED
from sitegen.core.source import Source
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.doubts.saying import said_so
from sitegen.reading.parsing.entries.withdrawn import may_be_retracted
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lists.list_openings import is_group_heading
from sitegen.reading.parsing.lists.named_others import RULE, lines_of_others
from sitegen.reading.parsing.lists.not_signing import says_not_signing
from sitegen.reading.parsing.names.persons import is_place
from sitegen.reading.parsing.vocabulary import fold, load_phrases, load_words

LONGEST_HINT = 40  # words of a line below the list that may say who else signs
LONGEST_HEADING = 10  # words
MOST_HEADINGS = 2  # odd headings of one list; more of them are how it is parted
_TEXT = frozenset(("closing", "body", "noise", "footnote", "contact", "statement"))


def about_signers(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    """Yield what speaks against those who are listed, or for somebody who is not."""
    yield from _named_others(source, context, reading)
    yield from _retracted(source, reading)
    withdrawn = (*_withdrawn(source, reading), *_said_of_others(source, context, reading))
    yield from sorted(withdrawn, key=lambda one: one.span.first if one.span else 0)
    yield from _titled(source, reading)
    for line in odd_headings(context.marks, reading):
        message = f"“{line.rest[:60]}” stands over a part of the list, and no known words say whether that signs"
        hint = f"if those below it do not sign, say so of their lines: {said_so(source, 'text', line.index + 2)}"
        yield codes.ODD_HEADING.at(source.span(line.index + 1), message, hint)
    for line in says_who_signs(context.marks, reading):
        message = "this says that somebody signs, and is read as text"
        hint = f"if it names somebody who signs: {said_so(source, 'signatories', line.index + 1)}"
        yield codes.SAYS_WHO_SIGNS.at(source.span(line.index + 1), message, hint)


def _named_others(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    parts: dict[int, list[int]] = {}
    for line, head in lines_of_others(context.marks).items():
        if reading.lines[line].winner.role != "body" or reading.lines[line].winner.rule == "named-others":
            parts.setdefault(head, []).append(line)
    for head, lines in parts.items():
        below = [line for line in lines if line > head]
        if below and not any(reading.lines[line].winner.role == "signatory" for line in below):
            first, last = below[0] + 1, below[-1] + 1
            message = f"“{context.facts[head].rest[:60]}” says that those below do not sign: they are read as text"
            hint = f"if they do: {said_so(source, 'signatories', first, last)}"
            yield codes.NAMED_OTHERS.at(source.span(head + 1, last), message, hint)


def _retracted(source: Source, reading: Reading) -> Iterator[Diagnostic]:
    for one in reading.lines:
        if one.winner.rule == RETRACTED:
            others = "; others stand on the same line" if one.winner.role == "signatory" else ""
            message = f"somebody stands here who no longer signs: not listed, and the line is not shown{others}"
            hint = (
                f"the source's file still holds the name: `sitegen withhold LETTER {one.line} --name NAME` removes it\n"
                "if somebody does sign, write the entry into the manuscript without the words that say otherwise, and "
                f'why: departures: [{{line: {one.line}, reason: "…"}}]'
            )
            yield codes.RETRACTED_ENTRY.at(source.span(one.line), message, hint)


def _withdrawn(source: Source, reading: Reading) -> Iterator[Diagnostic]:
    for entry in reading.letter.signatories:
        some: tuple[Signatory | Member, ...] = (entry, *entry.members)
        for one in some:
            if may_be_retracted(one.entry):  # who did retract is not to be quoted
                message = "somebody is listed here, and words of the entry may say that the signature was retracted"
                hint = f"if it was, withhold the entry: `sitegen withhold LETTER {one.line}`"
            elif one is entry and says_not_signing(fold(one.entry)):
                message = f"“{one.entry[:60]}” is listed, and says that it does not sign"
                hint = f"if it does not: {said_so(source, 'text', one.line)}"
            else:
                continue
            yield codes.WITHDRAWN_ENTRY.at(source.span(one.line, one.last), message, hint)


def _said_of_others(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    """Yield the lines beside the list by whose words somebody, named there or listed, no longer signs."""
    said = load_phrases("lists", "signature_retracted")
    listed = reading.letter.signatories
    first = min((one.line for one in listed), default=len(reading.lines) + 1)
    for one in reading.lines[first:]:
        plain = context.facts[one.line - 1].plain
        if one.winner.role not in _TEXT or one.winner.rule == RULE or not said.search(plain):
            continue
        meant = next((entry for entry in listed if f" {fold(entry.name)} " in f" {plain} "), None)
        line = meant.line if meant else one.line
        where = f"line {one.line} says so" if meant else "this says so, and is shown as text"
        hint = f"if it is right, withhold whoever is named: `sitegen withhold LETTER {line}`"
        yield codes.WITHDRAWN_ENTRY.at(source.span(line), f"somebody may sign no longer: {where}", hint)


def _titled(source: Source, reading: Reading) -> Iterator[Diagnostic]:
    letter = reading.letter
    places = "\n".join([fold(letter.title or ""), *map(fold, letter.addressees)])
    for one in letter.signatories:
        name = fold(one.name)
        if " " in name and name in places:
            message = f"“{one.name}” is listed, and the title or the addressee names them, too"
            hint = f"if the letter is about or to them: {said_so(source, 'text', one.line)}"
            yield codes.TITLED_SIGNER.at(source.span(one.line, one.last), message, hint)


def odd_headings(marks: Landmarks, reading: Reading) -> list[LineFacts]:
    """Return the headings of a later part of the list whose words are none by which lists are parted.

    Where the first entries stand under a heading, too, that is how the list is parted.
    """
    listed = reading.letter.signatories
    if not listed or listed[0].group is not None:
        return []
    found = []
    for one in reading.lines:
        line = marks.facts[one.line - 1]
        if one.winner.role != "group" or one.winner.rule != "group-heading" or one.line < listed[0].line:
            continue
        opens = any(cue in marks.cues[line.index] for cue in ("statement", "closing"))
        within = load_phrases("cues", "statement_within").search(line.plain)
        body = line.plain.split(" ")[0] in load_words("lists", "organization_words")
        if body or opens or within or is_place(line.rest.strip("*_: ")) or is_group_heading(line):
            continue
        if 1 < len(line.words) <= LONGEST_HEADING:
            found.append(line)
    return found if len(found) <= MOST_HEADINGS else []


def says_who_signs(marks: Landmarks, reading: Reading) -> list[LineFacts]:
    """Return the lines below the list that are text and say that somebody signs: "P.S. Also signed by …"."""
    listed = reading.letter.signatories
    last = max((one.last for one in listed), default=len(reading.lines))
    found = []
    for one in reading.lines[last:]:
        line = marks.facts[one.line - 1]
        cues = marks.cues[line.index]
        if one.winner.role not in _TEXT or len(line.words) > LONGEST_HINT or {"appeal", "disclaimer"} & set(cues):
            continue
        said = load_phrases("counting", "signed_by").search(line.plain)
        if said and line.plain[said.end() :].strip(" .:"):
            found.append(line)
    return found
