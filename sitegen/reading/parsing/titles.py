"""The title, weighed from all that speaks for one: a subject line, headings, lines of their own, the file's own fields.

Every candidate has a weight between 0 and 1; the heaviest is the title, if it weighs enough. A printed title that calls
itself a letter outweighs the headline of the page that shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.dates import find_date
from sitegen.reading.parsing.entries import flow
from sitegen.reading.parsing.facts import COLONS, LineFacts
from sitegen.reading.parsing.landmarks import gives_contact, has_email
from sitegen.reading.parsing.list_openings import is_bracketed
from sitegen.reading.parsing.party_labels import without_label
from sitegen.reading.parsing.persons import looks_like_person
from sitegen.reading.parsing.title_words import (
    MARKUP,
    NO_TITLE,
    begins_as_letter,
    calls_itself,
    cleaned,
    is_possible,
    names_one,
    says_nothing_else,
)
from sitegen.reading.parsing.vocabulary import fold

MOST_WORDS = 40  # of a title; what is longer is a sentence of the letter
LONG = 25  # words; a title may have them, but seldom has
LONGEST_TITLE = 12  # lines
FEWEST_LOUD = 3  # words in capitals that are set apart from others; fewer may be a name in short
FEWEST_CONTACTS = 3  # ways to reach somebody that make what stands below a letterhead
ENOUGH = 0.48  # the least weight of a title
NEARLY = 0.03  # candidates nearer to each other than this are equally likely
LOOKED_AT = 80  # lines from the start in which a title may stand alone in the text
LARGE = 1.15  # times the usual size of letters, that makes a line a heading
MUCH_LARGER = 1.3  # times as large letters as the next line has
HUGE = 1.45  # times the usual size of letters, in which hardly anything but a title is set
WEIGHTS = {"heading": 0.75, "mail": 0.86, "front-matter": 0.78, "page": 0.56, "properties": 0.5}
_FIELDS = ("title", "titel", "titre", "titulo", "título", "post_title", "headline", "subject")
_SITE = re.compile(r"\s+[|»•·]\s+|\s+[-–—]\s+")
_ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|ynt)\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be the title: its text, how much speaks for it, and where it stands (from 0; None: beside the text)."""

    text: str
    weight: float
    line: int | None


def find_title(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the title, or None where nothing weighs enough."""
    found = weigh_titles(context, readings)
    return found[0].text if found else None


def weigh_titles(context: Context, readings: Sequence[LineReading]) -> list[Candidate]:
    """Return the candidates that weigh enough, heaviest first; of equals the one that stands first."""
    found: dict[str, Candidate] = {}
    for one in _candidates(context, readings):
        key = "".join(filter(str.isalnum, fold(one.text)))
        before = found.get(key)
        if before is None:
            found[key] = one
        else:  # two places say the same
            heavier = max(before, one, key=lambda each: each.weight)
            found[key] = replace(heavier, weight=heavier.weight + 0.08, line=before.line)
    kept = [one for one in found.values() if one.weight >= ENOUGH]
    return sorted(kept, key=lambda one: -one.weight)


def rival_title(context: Context, readings: Sequence[LineReading]) -> Candidate | None:
    """Return the candidate that is nearly as likely as the title and says something else, or None."""
    found = weigh_titles(context, readings)
    return found[1] if len(found) > 1 and found[0].weight - found[1].weight < NEARLY else None


def _candidates(context: Context, readings: Sequence[LineReading]) -> Iterator[Candidate]:
    subject = [context.facts[one.line - 1] for one in readings
               if one.winner.role == "title" and one.winner.rule in ("labelled-subject", "goes-on")]  # fmt: skip
    if subject:
        said = [line.rest for line in subject if not (line.text.startswith("(") and is_bracketed(line))]
        text = without_label(flow(said), context)
        yield Candidate(_ANSWER.sub("", text), 0.95, subject[0].index)
    for origin, text in _beside(context):
        bare = cleaned(_without_site(text, context) if origin == "page" else text)
        weight = WEIGHTS[origin] + (0.1 * calls_itself(bare, context) if origin == "page" else 0.0)
        weight -= 0.3 * names_one(bare, context) + 0.2 * says_nothing_else(bare, context)
        if is_possible(bare) and len(bare.split()) <= MOST_WORDS:
            yield Candidate(bare, weight, None)
    for lines in _with_subtitles(_groups(context, readings), context):
        text = cleaned(flow([line.rest for line in lines]))
        if is_possible(text) and len(text.split()) <= MOST_WORDS:
            yield Candidate(text, _weight(lines, text, context, readings), lines[0].index)
    top = context.facts[context.marks.front : LOOKED_AT]
    first = next((line for line in top if not line.blank), None)
    if first is not None and first.level and readings[first.index].winner.role in ("statement", "group"):
        yield Candidate(cleaned(first.rest), ENOUGH, first.index)  # a page that holds the list alone
    for index, date in context.marks.dates.items():
        before = context.facts[index].rest[: len(date.before)].rstrip(" :,-–—(")
        if index < context.body_start and len(before.split()) > 2 and calls_itself(before, context):
            yield Candidate(_without_last(before), 0.6, index)


def _beside(context: Context) -> Iterator[tuple[str, str]]:
    """Yield what the file says beside its text, as (origin, text)."""
    titles = [one for one in context.evidence if one.kind == "title" and one.origin in WEIGHTS]
    yield from ((one.origin, _or_subtitle(one.value, context)) for one in titles)
    if not titles:
        fields = context.marks.fields
        name = next((name for name in _FIELDS if fields.get(name, ("", 0))[0]), None)
        if name:
            yield ("mail" if name == "subject" else "front-matter"), _or_subtitle(fields[name][0], context)


def _or_subtitle(title: str, context: Context) -> str:
    """Return a title of the file's own, or the subtitle where the title is place and day."""
    subtitle = context.marks.fields.get("subtitle", ("", 0))[0]
    date = find_date(title, context.marks.vocabulary) if subtitle else None
    return subtitle if date is not None and not date.after.strip(" .") else title


def _groups(context: Context, readings: Sequence[LineReading]) -> list[list[LineFacts]]:
    """Return the lines of each title that the text may have: wrapped lines together, over blank ones too."""
    held = {one.line - 1 for one in readings if one.winner.role == "title" and one.winner.rule != "front-matter"}
    held |= {
        line.index for line in context.facts[context.marks.front : LOOKED_AT] if _stands_out(line, context, readings)
    }
    lines = [context.facts[index] for index in sorted(held) if not _is_other(index, context)]
    widest = max((len(line.text) for line in lines), default=0)
    groups: list[list[LineFacts]] = [lines[:1]] if lines else []
    for above, line in pairwise(lines):
        if len(groups[-1]) < LONGEST_TITLE and _goes_on(above, line, widest, context):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_other(index: int, context: Context) -> bool:
    """Return whether a line cannot be of a title: an entry of a list, an address of the web, "Contents"."""
    line, vocabulary = context.facts[index], context.marks.vocabulary
    counted = line.bare is not None and looks_like_person(line.rest.lstrip("0123456789 "), vocabulary)
    if line.plain.strip(" .:*_#") in vocabulary.words("letters", "contents"):
        return True
    return counted or NO_TITLE.search(MARKUP.sub(" ", line.rest)) is not None or "appeal" in context.marks.cues[index]


def _with_subtitles(groups: Sequence[list[LineFacts]], context: Context) -> Iterator[list[LineFacts]]:
    """Yield the groups; what stands right under one that calls itself a letter says what it is about, and is of it."""
    held: list[LineFacts] = []
    for group in groups:
        text = flow([line.rest for line in (*held, *group)])
        under = (
            held
            and calls_itself(flow([line.rest for line in held]), context)
            and group[0].index - held[-1].index <= 3
            and group[0].index < context.body_start
            and not begins_as_letter(group[0], context)
            and not group[-1].text.endswith(COLONS)
        )
        if (
            under
            and not held[-1].text.endswith((".", "!", "?"))
            and _are_one(held, group, context)
            and len(text.split()) <= MOST_WORDS
        ):
            held = [*held, *group]
            continue
        if held:
            yield held
        held = group
    if held:
        yield held


def _are_one(held: Sequence[LineFacts], group: Sequence[LineFacts], context: Context) -> bool:
    first, second = held[0], group[0]
    if context.sizes and context.sizes[first.index] >= MUCH_LARGER * context.sizes[second.index]:
        return False
    loud = [all(line.text.isupper() for line in lines) for lines in (held, group)]
    acronym = len(group) == 1 and len(second.words) < FEWEST_LOUD
    return (loud[0] == loud[1] or acronym) and (first.level, first.strong) == (second.level, second.strong)


def _without_last(text: str) -> str:
    """Return a text without the word that stands before a date ("Statement on the lake: Date")."""
    head, colon, tail = text.rpartition(":")
    return head if colon and len(tail.split()) <= 1 else text


def _stands_out(line: LineFacts, context: Context, readings: Sequence[LineReading]) -> bool:
    """Return whether a line in the letter's text is a title: alone, marked, and called a letter by its own words."""
    if line.blank or line.index >= len(readings) or readings[line.index].winner.role not in ("body", "heading"):
        return False
    if line.bullet or line.number is not None or len(line.words) > LONG or line.text.endswith((".", *COLONS, ",", ";")):
        return False
    if context.sizes and context.sizes[line.index] >= HUGE:
        return True
    block = context.marks.block_at(line.index)
    alone = block.first == block.last or line.level > 0
    return alone and calls_itself(line.rest, context)


def _goes_on(above: LineFacts, line: LineFacts, widest: int, context: Context) -> bool:
    """Return whether two lines are one title: they are set alike, and the first is full or open."""
    if line.index - above.index > 3 or (above.level, above.strong) != (line.level, line.strong) or above.level:
        return False
    apart = line.index > above.index + 1
    if any(not one.blank for one in context.facts[above.index + 1 : line.index]) or (
        apart and begins_as_letter(line, context)
    ):
        return False
    huge = bool(context.sizes) and context.sizes[line.index] >= HUGE
    if context.sizes and abs(context.sizes[above.index] - context.sizes[line.index]) > 0.05:
        return False
    if above.text.isupper() != line.text.isupper() and not (huge and not apart):
        return False
    if (line.text.startswith("(") or huge) and not apart:
        return True
    opens = (
        above.text.endswith((*COLONS, ",", "–", "-")) or above.words[-1].lower() in context.marks.vocabulary.connectors
    )
    return opens or line.rest[:1].islower() or len(above.text) >= 0.7 * widest or (not apart and above.text.isupper())


def _weight(lines: Sequence[LineFacts], text: str, context: Context, readings: Sequence[LineReading]) -> float:
    """Return how much speaks for printed lines: how they are set, what they call themselves, how long they are."""
    line, words = lines[0], len(text.split())
    weight = 0.58 if readings[line.index].winner.role == "title" else 0.5
    if line.level:
        weight += 0.14 if line.level == 1 else 0.1
    elif line.strong or (text.isupper() and words > 2):
        weight += 0.08
    if context.sizes:
        weight += 0.12 * (context.sizes[line.index] >= LARGE) + 0.12 * (context.sizes[line.index] >= HUGE)
    weight += (-0.03 if says_nothing_else(text, context) else 0.17) * calls_itself(text, context)
    weight -= 0.2 * (words > LONG) + 0.05 * (words < 3) + 0.2 * text[:1].islower()
    below = context.facts[lines[-1].index + 1 : lines[-1].index + 1 + LONGEST_TITLE]
    letterhead = sum(map(gives_contact, below)) >= FEWEST_CONTACTS and not calls_itself(text, context)
    weight -= 0.3 * letterhead
    weight -= 0.1 * (text.isupper() and words <= 4 and not calls_itself(text, context)) + 0.1 * text.endswith(".")
    return weight - 0.25 * (has_email(text) or line.text.startswith("("))


def _without_site(text: str, context: Context) -> str:
    """Return a page's title without its site's name: the longest part that calls itself a letter, or the longest."""
    parts = [part.strip() for part in _SITE.split(text) if part.strip()] or [text]
    called = [part for part in parts if calls_itself(part, context)]
    return max(called or parts, key=len)
