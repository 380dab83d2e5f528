"""Entries and members from lines with roles: unwrapped, grouped, nested, numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import takewhile

from sitegen.core.model import LineReading
from sitegen.core.model.reading import WRAPPED
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lists.list_marks import MISREAD_ONE
from sitegen.reading.parsing.lists.list_openings import opening_cue
from sitegen.reading.parsing.lists.over_pages import lines_of_names
from sitegen.reading.parsing.lists.regions import ListRegion
from sitegen.reading.parsing.names.columns import read_columns
from sitegen.reading.parsing.names.drafts import Draft, plain_group
from sitegen.reading.parsing.names.inner_marks import split_at, split_counted
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.name_columns import name_first
from sitegen.reading.parsing.names.party_words import without_article
from sitegen.reading.parsing.names.persons import has_honorific, is_place, looks_like_person, starts_with_role
from sitegen.reading.parsing.names.pieces import Piece, names_of, split_numbered, texts_of
from sitegen.reading.parsing.names.several import run_together
from sitegen.reading.parsing.rules.lists import joint
from sitegen.reading.parsing.vocabulary import fold, load_vocabulary, load_words

# Roles of lines over which an entry goes on: what a page prints between two of its lines, and is none of the list.
INTERRUPTIONS = frozenset({"blank", "furniture", "link", "noise", "footnote"})
# Rules of lines that stand in a list for names that are not given.
INSTEAD_OF_NAMES = frozenset({"others-counted", "others-follow", "unnamed-entry", "placeholder"})

# "France : Foo" or "**France:** Foo": a heading over part of a list that is one paragraph.
_LABEL = re.compile(r"(?P<mark>\*\*|__)?(?P<label>[^\W\d_][^:*_()]{1,40}?) ?: ?(?(mark)(?P=mark)) *(?=\S)")

OF_SENTENCE = 0.3  # share of names with an article, from which all are named by a sentence
LONGEST_LEAD = 8  # words of a sentence before those that open a list
_FIRST = re.compile(r": (?P<bullet>[-–•*]) +(?P<name>[^\W\d_].{2,300})$")  # "Signed by: - Foo"


def draft_entries(context: Context, readings: Sequence[LineReading]) -> list[Draft]:
    """Return the entries of all lists in order, each with its members."""
    drafts: list[_Open] = []
    group: str | None = None
    current: _Open | None = None
    done = -1
    for reading in readings:
        index, winner = reading.line - 1, reading.winner
        line, region = context.facts[index], context.region(index)
        if index <= done or index in context.list_lines.offices_over:
            continue
        drafts += map(_Open, _named_in_sentence(context, region, index, group))
        if winner.role == "signatory" and region is not None and _is_read_whole(region):
            whole, done = _whole(context, region, readings[index : region.last + 1], group)
            drafts.extend(map(_Open, whole))
            current = None
        elif winner.role == "group":
            group, current = _heading(context, readings, index), None
        elif winner.role == "member" and drafts and winner.rule not in WRAPPED:
            reason = None if winner.rule == "member-bullet" else winner.reason
            current = _Open(Draft((line.rest,), index, index, reason=reason))
            drafts[-1].members.append(current)
        elif winner.role in ("signatory", "member") and winner.rule in WRAPPED and current is not None:
            text, glued = _gone_on(current.draft, line)
            current.lines.append((index, text, winner.rule))
            drafts.extend(map(_Open, glued))
            current = drafts[-1] if glued else current
        elif winner.role in ("signatory", "member"):
            found = _on_line(context, index, group)
            drafts.extend(map(_Open, found))
            group, current = found[-1].group, drafts[-1]
        elif winner.role == "statement":
            group, current = plain_group(line.rest) if drafts else None, None
            drafts += map(_Open, _on_opener(line, context))
        elif winner.role not in INTERRUPTIONS or winner.rule in INSTEAD_OF_NAMES:
            current = None
    closed = [_whole_name(one.closed(), context) for one in drafts]
    beside = {cells[1] for one in closed if len(cells := one.cells) > 1 and len(cells[0].split()) > 1}
    return [_parted(draft, beside) for draft in closed if not draft.empty]


@dataclass(slots=True)
class _Open:
    """An entry while its lines are gone through: what it began as, the lines on which it goes on, its members."""

    draft: Draft
    lines: list[tuple[int, str, str]] = field(default_factory=list)
    members: list[_Open] = field(default_factory=list)

    def closed(self) -> Draft:
        """Return the whole entry."""
        return replace(self.draft.gone_on(self.lines), members=tuple(one.closed() for one in self.members))


def _whole_name(draft: Draft, context: Context) -> Draft:
    """Return an entry, its given and family name joined where they are cells of a table with one on each line."""
    region = context.region(draft.first)
    if region is not None and region.layout.shape == "cells" and draft.cells:
        return replace(draft, parts=("\t".join(name_first(region.layout.columns, draft.cells)),))
    return draft


def _parted(draft: Draft, beside: Set[str]) -> Draft:
    """Return a person's entry, parted before what stands `beside` other names: "Jane Roe UC Foo", without a gap."""
    if not beside or draft.cells or len(draft.parts) > 1:
        return draft
    words = draft.head.split(" ")
    for at in range(2, len(words)):
        name, rest = " ".join(words[:at]), " ".join(words[at:])
        if rest in beside and looks_like_person(name) and (has_honorific(name) or has_given_name(name)):
            return replace(draft, parts=(f"{name}\t{rest}",))
    return draft


def _named_in_sentence(context: Context, region: ListRegion | None, index: int, group: str | None) -> list[Draft]:
    """Return the names that begin on a line of a sentence that names who signs."""
    if region is None:
        return []
    if region.goes_on:
        return _paragraph(context, region, group) if index == region.first else []
    return [Draft((one.text,), one.first, one.last) for one in region.names if one.first == index]


def _on_opener(line: LineFacts, context: Context) -> list[Draft]:
    """Return the first entry of a list with bullets where it stands on the line that opens the list."""
    found, region = _FIRST.search(line.rest[:4000]), context.opened.get(line.index)
    if found is None or region is None or region.style != "bulleted":
        return []
    return [Draft((found["name"],), line.index, line.index)]


def _is_read_whole(region: ListRegion) -> bool:
    """Return whether entries and lines of a list do not begin and end together: a paragraph, or columns."""
    return region.style == "paragraph" or region.layout.shape == "columns"


def _whole(
    context: Context, region: ListRegion, readings: Sequence[LineReading], group: str | None
) -> tuple[list[Draft], int]:
    """Return the entries of such a list, or of a part of it, with the last line (from 0) that was read."""
    if region.style == "paragraph":
        return _paragraph(context, region, group), region.last
    lines = _side_by_side(context, readings)
    return _columns(context, lines, group), lines[-1].index


def _is_opener(region: ListRegion, context: Context) -> bool:
    """Return whether the words before a paragraph open the list, or are a farewell, and head no part of it."""
    marks = context.marks
    return opening_cue(marks, region.first) == "statement" or "closing" in marks.cues[region.first]


def _gone_on(draft: Draft, line: LineFacts) -> tuple[str, list[Draft]]:
    """Return what a line adds to an entry, and the entries that stand behind it on the line ("… and Water 12. Foo")."""
    (_, text), *others = split_numbered(line.rest, -1 if draft.number is None else draft.number)
    return text, [Draft((text,), line.index, line.index, number, draft.group) for number, text in others]


def _heading(context: Context, readings: Sequence[LineReading], index: int) -> str:
    """Return the text of a heading that ends on a line; it may begin on the line above."""
    text = context.facts[index].rest
    if {index - 1, index} <= context.list_lines.heads.keys() and readings[index - 1].winner.role == "group":
        text = f"{context.facts[index - 1].rest} {text}"
    return plain_group(text)


def _on_line(context: Context, index: int, group: str | None) -> list[Draft]:
    """Return the entries that begin on a line; the row of a table may begin with what stands over them elsewhere."""
    line = context.facts[index]
    if index in context.list_lines.headed_rows:
        return [Draft((line.cells[1],), index, index, None, plain_group(line.cells[0]))]
    found = [Draft((text,), index, index, number, group) for number, text in _numbered(line, context.region(index))]
    over = context.marks.above(index)
    if over is not None and over.index in context.list_lines.offices_over:
        found[0] = replace(found[0], first=over.index, office=(over.rest,))
    return found


def _numbered(line: LineFacts, region: ListRegion | None) -> list[tuple[int | None, str]]:
    """Return the (number, text) pairs of the entries on one line: one at least."""
    if (
        region is not None
        and region.layout.columns
        and region.layout.name_at
        and len(line.cells) == len(region.layout.columns)
    ):
        return [(line.number, _name_first(line.cells, region.layout.name_at))]
    if line.number is None and region is not None and line.index in region.anchors:
        text = line.rest.lstrip("0123456789၀၁၂၃၄၅၆၇၈၉ ") if line.bare is not None else MISREAD_ONE.sub("", line.rest)
        return [(region.anchors[line.index], text.lstrip(",;-–— "))]
    if line.number is not None:
        return list(split_numbered(line.rest, line.number))
    if region is not None and region.layout.inner:
        parts = [part.rstrip(".") for part in split_at(line.rest, region.layout.inner) if part.strip(" .")]
        return [(None, part) for part in parts or [line.rest]]
    return [(None, part) for part in run_together(line.rest)]


def _name_first(cells: Sequence[str], place: int) -> str:
    """Return a table's row with its name before its other cells, and without the cell that only counts it."""
    others = [cell for at, cell in enumerate(cells) if at != place and cell and not cell.strip(".) ").isdecimal()]
    return "\t".join([cells[place], *others])


def _paragraph(context: Context, region: ListRegion, group: str | None) -> list[Draft]:
    lines, texts = texts_of(lines_of_names(context.marks, region.first, region.last), region.label)
    if region.label is not None:
        group = (
            group
            if region.opener == region.first and region.label.strip() and _is_opener(region, context)
            else plain_group(region.label)
        )
    counted = split_counted(lines, texts)
    if counted:
        return [Draft((piece.text,), piece.first, piece.last, number, group) for number, piece in counted]
    drafts = []
    pieces = names_of(lines, texts).pieces
    if pieces and load_vocabulary().cue("disclaimer", fold(pieces[-1].text)) is not None:
        pieces = pieces[:-1]  # "Organizations listed for identification only" is said of all
    if region.label is not None and region.first == region.last and _names_one(pieces):
        pieces = [Piece(", ".join(piece.text for piece in pieces), region.first, region.last)]
    if pieces and region.label is None:
        pieces[0] = replace(pieces[0], text=_behind_opener(pieces[0].text))
    for piece in _without_articles(pieces):
        label = _LABEL.match(piece.text)
        if label and (label["mark"] or is_place(label["label"])):
            group = plain_group(label["label"])
        text = piece.text[label.end() :] if label and group == plain_group(label["label"]) else piece.text
        drafts.append(Draft((text,), piece.first, piece.last, None, group))
    return drafts


def _without_articles(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return names without the articles with which a sentence names them ("the Mill League"), if it has the habit."""
    articles = load_words("letters", "articles")
    bare = [without_article(one.text, articles) if one.text[:1].islower() else "" for one in pieces]
    named = sum(text[:1].isupper() for text in bare)
    if named < max(2, OF_SENTENCE * len(pieces)):
        return pieces
    return [replace(one, text=text) if text[:1].isupper() else one for one, text in zip(pieces, bare, strict=True)]


def _names_one(pieces: Sequence[Piece]) -> bool:
    """Return whether two pieces are a person and a word or an office that says what that one is, or where."""
    if len(pieces) != 2 or not looks_like_person(pieces[0].text):
        return False
    said = pieces[1].text
    return starts_with_role(said) or len(said.split()) == 1


def _behind_opener(text: str) -> str:
    """Return the first name of a paragraph without the words of the sentence that opens it: "… issued by Jane Roe"."""
    plain = fold(text)
    found = None if len(plain) != len(text) else next(iter(load_vocabulary().cues["statement"].finditer(plain)), None)
    if found is None or found.end() == len(text) or len(text[: found.start()].split()) > LONGEST_LEAD:
        return text
    lead, name = text[: found.end()], text[found.end() :].strip(" ,:")
    return name if name[:1].isupper() and any(word.islower() for word in lead.split()[1:]) else text


def _side_by_side(context: Context, readings: Sequence[LineReading]) -> list[LineFacts]:
    """Return the lines in columns with which `readings` begin, up to the next line that is no entry."""
    held = ("signatory", "blank", "furniture", "link")
    ours = takewhile(lambda one: one.winner.role in held, readings)
    return [context.facts[one.line - 1] for one in ours if one.winner.role == "signatory"]


def _columns(context: Context, lines: Sequence[LineFacts], group: str | None) -> list[Draft]:
    def goes_on(above: LineFacts, line: LineFacts) -> str | None:
        return joint(above, line, context)

    found = read_columns(lines, goes_on)
    places = [is_place(entry.cells[0].rest) for entry in found]
    headed = 2 <= sum(places) <= 0.5 * len(places) and places[0] and not places[-1]
    drafts = []
    for entry, place in zip(found, places, strict=True):
        if headed and place:
            group = plain_group(entry.cells[0].rest)
            continue
        texts = [cell.rest for cell in entry.cells]
        below = texts[1:] if entry.whole else []
        texts = texts[:1] if entry.whole else texts
        drafts.append(Draft(tuple(texts), entry.first, entry.last, entry.cells[0].number, group, extras=tuple(below)))
    return drafts
