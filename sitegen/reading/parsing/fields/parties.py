"""The parties that lines name, one for each line under a label: addressees and copies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.core.model import LineReading, LineRole
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.listed_parties import FEWEST_BODIES, bodies_in_turn, listed_on_line
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.names.party_lists import is_initialled
from sitegen.reading.parsing.names.party_words import offices_apart, without_article
from sitegen.reading.parsing.names.persons import (
    has_honorific,
    is_organization_like,
    is_place,
    looks_like_person,
    starts_with_role,
    without_honorific,
)
from sitegen.reading.parsing.names.placeholders import is_placeholder
from sitegen.reading.parsing.party_labels import (
    ends_address,
    has_own_label,
    is_lead,
    said_behind,
    without_label,
)
from sitegen.reading.parsing.rules import PERSON_SAID
from sitegen.reading.parsing.rules.several_addressed import addressed_lines, parties_on
from sitegen.reading.parsing.vocabulary import fold, load_page_words, load_phrases, load_vocabulary, load_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

_MAIL = re.compile(r"[\s,;|(<]*(?:e-?mail\s*:?\s*)?<?[\w.+-]{1,64}@[\w.-]+.*$", re.IGNORECASE)
_POSTAL = re.compile(
    rf"\d{{3,}}|^\d+[ ,]|\b(?:{any_of(load_page_words('street'))})\b|(?:{any_of(load_page_words('street_endings'))})\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?=.*\d)[A-Z\d][A-Z\d -]{2,9}")  # of a town, alone on its line
_ROOM = re.compile(rf"(?:\d+(?:st|nd|rd|th) floor|(?:{any_of(load_page_words('room'))}) [\w-]+)", re.IGNORECASE)
LONGEST_TOWN = 2  # words
LONG_TEXT = 60  # words of running text behind which another letter may begin
FEWEST_POSTAL = 2  # lines of an address that say where it is
LONGEST_ABBREVIATION = 4  # letters with the stop
LONGEST_ADDRESS = 4  # lines of one party's address


def find_parties(context: Context, readings: Sequence[LineReading], role: LineRole) -> tuple[str, ...]:
    """Return the addressees or the copies from lines with that role, one for each line under a label; wraps joined."""
    each = next((one.line - 1 for one in readings if one.winner.rule == "enumerated-address"), None)
    if each is not None and role == "addressee":
        return tuple(parties_on(addressed_lines(context.facts[each], context), context))
    found: list[str] = []
    above, begun = -1, False
    for reading in readings:
        line = context.facts[reading.line - 1]
        if reading.winner.role != role:
            continue
        if found and role == "addressee" and _has_text_between(above, reading.line, readings, context):
            break  # what is printed behind the letter's text may be another one, with addressees of its own
        labelled = reading.winner.rule.startswith(("labelled", PERSON_SAID))
        first = not found and reading.winner.rule == "goes-on" and has_own_label(line.rest, context)
        text = _said(line, context, labelled=labelled or first)
        if not text:
            above, begun = reading.line, begun or labelled  # a label alone: what stands below it is another party
            continue
        if begun and reading.winner.rule == "goes-on" and role == "cc":
            found.append(text)
        elif reading.winner.rule == "address-block":
            _add_address_line(found, line, text, context, new=not _is_right_below(above, reading.line, context))
        elif not (found and reading.winner.rule == "goes-on" and _add_below_label(found, line, text, context)) and not (
            role == "addressee" and _POSTAL.search(text)
        ):
            found.extend(listed_on_line(text, context) if role == "cc" or labelled else [text])
        above, begun = reading.line, False
    if len(found) == 1 and role == "addressee" and any(one.winner.rule == "labelled-addressee" for one in readings):
        found = bodies_in_turn(found[0].split(", ")) or found
    found = _of_one_address(found, readings, context) if role == "addressee" else found
    found = [part for one in found for part in offices_apart(one)]
    found = [_tidied(part) for one in found for part in one.split("; ")]
    return tuple(_without_ends(one) for one in found if one.strip(" ,;.:"))


def _without_ends(party: str) -> str:
    """Return a party without the marks around it; the stop of an initial or of an abbreviation is its own."""
    kept = party.rstrip().endswith(("c.", "v.")) or is_initialled(party.rsplit(", ", 1)[-1])
    return party.strip(" ,;:") if kept else party.strip(" ,;.:")


def _of_one_address(found: list[str], readings: Sequence[LineReading], context: Context) -> list[str]:
    """Return parties as one, if they are lines of one block that ends in where it goes ("Westhaven, Ireland")."""
    lines = [context.facts[one.line - 1] for one in readings if one.winner.role == "addressee"]
    if len(found) != len(lines) or not 2 < len(lines) <= LONGEST_ADDRESS or not _says_where(lines[-1], context):
        return found
    together = lines[-1].index - lines[0].index == len(lines) - 1
    labelled = any(line.marked or has_own_label(line.rest, context) for line in lines[1:])
    return [", ".join(part.rstrip(" ,") for part in found[:-1])] if together and not labelled else found


def _has_text_between(above: int, line: int, readings: Sequence[LineReading], context: Context) -> bool:
    """Return whether running text of some length stands between two lines (from 1)."""
    between = readings[above : line - 1]
    return sum(len(context.facts[one.line - 1].words) for one in between if one.winner.role == "body") >= LONG_TEXT


def _tidied(party: str) -> str:
    """Return a party without marks of emphasis around it, and without what says how, or to which floor, it is sent."""
    party = party.replace("**", "").strip("_* ")
    delivery = load_phrases("letters", "delivery")
    parts = [part for part in party.split(", ") if not (_ROOM.fullmatch(part) or delivery.match(fold(part)))]
    return ", ".join(parts)


def _is_right_below(above: int, line: int, context: Context) -> bool:
    """Return whether no other line stands between two (from 1), and a blank one only if each is a paragraph."""
    if above == line - 1:
        return True
    blocks = (context.marks.block_at(one - 1) for one in (above, line)) if above > 0 else ()
    return above == line - 2 and all(one.first == one.last for one in blocks)


def _add_below_label(found: list[str], line: LineFacts, text: str, context: Context) -> bool:
    """Add a line under a label, if it is a party of its own by its look, or is of the party above; return whether."""
    if line.marked:
        found.append(text)  # a list of copies, one on each line
    elif (not text[:1].islower() or any(map(str.isdecimal, text))) and _is_posted(line, context):
        first = next(one.index for one in context.marks.block(line.index) if _POSTAL.search(one.rest))
        if line.index < first and found[-1].count(",") < 2:
            found[-1] = f"{found[-1].rstrip(', ')}, {text}"
    elif len(found) >= FEWEST_BODIES and found[-1].endswith(","):
        found.extend(text.split(", "))
    elif has_own_label(text, context):
        melted = context.language_vocabulary.words("letters", "to")  # "All'Assessore"
        found.append(without_article(without_label(text, context), melted))
    elif _goes_on(found[-1], text, context):
        found[-1] = flow([found[-1], text])
    elif _holds_office(found[-1], text) or _works_for(found[-1], line, context):
        found[-1] = f"{_without_stop(found[-1])}, {text}"
    else:
        return False
    return True


def _without_stop(party: str) -> str:
    """Return a party without the marks at its end; the stop of a short word may be that of an abbreviation ("Jr.")."""
    bare = party.rstrip(", ")
    return bare.rstrip(".") if len(bare.rsplit(" ", 1)[-1]) > LONGEST_ABBREVIATION else bare


def _is_posted(line: LineFacts, context: Context) -> bool:
    """Return whether a line stands in an address with street and town, which is that of one party."""
    return sum(_POSTAL.search(one.rest) is not None for one in context.marks.block(line.index)) >= FEWEST_POSTAL


def _says_where(line: LineFacts, context: Context) -> bool:
    """Return whether a line of an address is a code, the town over one, or a country beside street and town."""
    block, text = context.marks.block(line.index), line.rest.strip(" ,.")
    town, _, country = text.rpartition(", ")
    if 0 < len(town.split()) <= LONGEST_TOWN and is_place(country) and not starts_with_role(town):
        return True
    if is_place(text):
        return any(_POSTAL.search(one.rest) or _CODE.fullmatch(one.rest) for one in block if one is not line)
    below = next((one.rest for one in block if one.index == line.index + 1), "")
    return _CODE.fullmatch(text) is not None or (len(line.words) <= LONGEST_TOWN and bool(_CODE.fullmatch(below)))


def _said(line: LineFacts, context: Context, *, labelled: bool) -> str:
    """Return what a line says of a party: without its label and mail address; nothing where it only leads to one."""
    if (
        is_placeholder(line)
        or ends_address(line)
        or (labelled and not context.marks.cues[line.index].get("addressee", "x").strip(" .,:*_"))
    ):
        return ""
    rest = line.rest.strip("_* ")
    text = (without_label(rest, context) if labelled else _without_to(rest, context)).strip().split("\t", 1)[0]
    text = said_behind(text)[0] if labelled else text
    text = _MAIL.sub("", text).strip() or ("" if has_email(text) else text)
    return "" if is_lead(text) else text


def _without_to(text: str, context: Context) -> str:
    """Return an address that begins in small letters, as below "Open letter", without its word for "to"."""
    vocabulary = context.language_vocabulary
    if not text[:1].islower():
        return text
    bare = without_article(text, vocabulary.words("letters", "to") | vocabulary.words("letters", "bare_to"))
    return text if bare == text else without_article(bare, vocabulary.words("letters", "articles"))


def _add_address_line(found: list[str], line: LineFacts, text: str, context: Context, *, new: bool) -> None:
    """Add a line of an address to the party above it; a person with a title below an office is another party."""
    if found and _says_where(line, context):
        return
    named, _, office = text.partition(", ")
    respect, _, bare = text.partition(" ")
    other = (
        has_honorific(text)
        or (fold(respect) in load_words("letters", "nobody") and looks_like_person(bare))
        or (starts_with_role(office) and looks_like_person(named))
    )
    if new or not found or (other and "," in found[-1]):
        found += [] if _POSTAL.search(text) and not other else [text]
    elif text[:1].islower():
        found[-1] = flow([found[-1], text])
    elif not _POSTAL.search(text) and found[-1].count(",") < 2:
        found[-1] = f"{found[-1].rstrip(',')}, {text}"


def _holds_office(above: str, text: str) -> bool:
    """Return whether a person stands over an office, or an office over a person, who are one party then."""
    if "," in above:
        return False
    behind = text.partition(" ")[2]  # "Federal Minister of Justice"
    office = starts_with_role(text) or (starts_with_role(behind) and " " in behind)
    held = starts_with_role(without_honorific(above))  # "Al Signor Presidente"
    said = load_phrases("cues", "addressee_kept").match(fold(above)) is not None  # in a form that says "to"
    return (office and looks_like_person(above)) or (held and looks_like_person(text)) or (said and is_initialled(text))


def _works_for(above: str, line: LineFacts, context: Context) -> bool:
    """Return whether a body right under a person is that of the person: the last line, or over another person."""
    if "," in above or not is_organization_like(line.rest) or looks_like_person(line.rest):
        return False
    below = next((one for one in context.marks.block(line.index) if one.index == line.index + 1), None)
    person = looks_like_person(above) and has_honorific(above)
    return person and (below is None or looks_like_person(below.rest))


def _goes_on(above: str, text: str, context: Context) -> bool:
    words = text.split()
    return (
        above.endswith(",")
        or above.rsplit(" ", 1)[-1].lower() in load_vocabulary().connectors
        or text[:1].islower()
        or (len(above) > 55 and context.width > 0 and len(words) <= 3)
    )
