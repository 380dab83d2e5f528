"""Farewells on whose line a name stands: "Sincerely, Jane Roe"."""

from __future__ import annotations

from dataclasses import replace

from sitegen.reading.parsing.lines.dates import find_date
from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.names.kinds import has_given_name
from sitegen.reading.parsing.names.party_words import without_article
from sitegen.reading.parsing.names.persons import looks_like_name, looks_like_person
from sitegen.reading.parsing.vocabulary import fold, load_words

LONGEST_NAME = 10  # words
LONGEST_BELOW = 10  # words of a line below that says more of who signs, or who signs with them
_MARKS = " ,.:：-–—"


def beside_farewell(marks: Landmarks, line: LineFacts) -> str | None:
    """Return the farewell on whose line a name stands ("Sincerely, Jane Roe"), without its mark, or None.

    Behind a colon anything with a capital is one, else what looks like a name, with an article before it or without.
    Where a comma stands behind it the farewell may go on ("Veuillez agréer, Monsieur le Maire, …"), so a given name
    must be known.
    """
    rest = marks.cues[line.index].get("closing")
    if not rest or len(line.plain) < len(rest):
        return None
    text = line.rest[-len(rest) :].strip(_MARKS)
    name = without_article(text, load_words("letters", "articles"))
    name = name if name[:1].isupper() else text
    lead = line.rest[: line.rest.rfind(name)].rstrip() if name else ""
    told = lead.endswith(COLONS)
    if not lead or is_prose((line,)):
        return None
    first, comma, _ = name.partition(",")
    named = (
        looks_like_person(first) and has_given_name(first) if comma else looks_like_name(name) and name[:1].isupper()
    )
    named = named and len(name.split()) <= LONGEST_NAME
    capital = any(word.strip("“”«»\"'(")[:1].isupper() for word in name.split())
    if not named and (not told or not capital or has_email(name) or find_date(name)):
        return None
    return lead if lead[-1].isalpha() else lead[:-1]


def with_farewells_apart(marks: Landmarks) -> Landmarks:
    """Return the landmarks with persons who sign on the line of a farewell on theirs alone, if more is said of them.

    What such a line says besides (`rest`) is then the name, as though the farewell had a line of its own.
    """
    said = [line for line in marks.facts if marks.cues[line.index].get("closing")]
    names = {line.index: line.rest[len(head) + 1 :].strip() for line in said if (head := beside_farewell(marks, line))}
    persons = {
        index: name
        for index, name in names.items()
        if looks_like_person(name.split(",")[0]) and ("," in name or _goes_on(marks, marks.facts[index]))
    }
    if not persons:
        return marks
    return replace(marks, facts=tuple(_named(line, persons.get(line.index)) for line in marks.facts))


def stands_apart(marks: Landmarks, index: int) -> bool:
    """Return whether all that a line still says besides its farewell is who signs: see `with_farewells_apart`."""
    return marks.cues[index].get("closing", "").strip(_MARKS) == marks.facts[index].plain


def _goes_on(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a line below may say more of who signs: in the same block, or a name itself."""
    below = marks.below(line.index)
    if below is None or below.marked or below.level or len(below.words) > LONGEST_BELOW or is_prose((below,)):
        return False
    together = marks.block_of[below.index] == marks.block_of[line.index]
    plain = not marks.cues[below.index] and below.index not in marks.dates and not has_email(below.text)
    return plain and (together or looks_like_person(below.rest))


def _named(line: LineFacts, name: str | None) -> LineFacts:
    return line if name is None else replace(line, rest=name, plain=fold(name), words=tuple(name.split()))
