"""What ends a list of signatories: contacts, copies, notes, appeals, where it was made out, what pages print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sitegen.reading.parsing.lines.facts import COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Block, Landmarks
from sitegen.reading.parsing.lines.likeness import is_prose, name_likeness
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.lists.below_signatures import is_below_signatures
from sitegen.reading.parsing.lists.contacts_within import contacts_within
from sitegen.reading.parsing.lists.doers import says_who_did
from sitegen.reading.parsing.lists.list_openings import is_bracketed, is_group_heading
from sitegen.reading.parsing.lists.not_signing import heads_others
from sitegen.reading.parsing.names.naming import names_person
from sitegen.reading.parsing.names.persons import has_honorific, looks_like_person, starts_with_role
from sitegen.reading.parsing.names.postal import is_address
from sitegen.reading.parsing.vocabulary import load_forms, load_page_words, load_words

LONGEST_LABEL = 4  # words before an address of mail
LONGEST_TURN = 8  # words of a row that leads to pages beside
LONGEST_GREETING = 14  # words
LONGEST_DONE = 16  # words of a line that says where a letter was made out
LEAST_LIKENESS = 0.6  # to a name, of a line that is an entry though it begins with such a word
LONGEST_CC = 3  # letters: "cc", "c.c.", "bcc"
_HEADER_LABEL = re.compile(r"(?:To|Bcc|Subject|Date|Sent) ?: ")  # of a mail
# As letters write it in scripts of Europe: "P.S.", "PPS:", "P. D.", "NB:", "П.С."; a name may begin so ("P. D. Roe").
_PS = r"p\.[ -]?(?:p\.[ -]?)?[sd]\b|pp?[sd](?=\d{0,2} ?[.:])|п\. ?с\.|n\. ?b\.|nb(?=[.:])"
POSTSCRIPT = re.compile(_PS, re.IGNORECASE)
_POSTSCRIPT_LABEL = re.compile(rf"(?:{_PS})\.?\d{{0,2}} ?:", re.IGNORECASE)
FEWEST_BUTTONS = 3  # of a page in a row
_TURN = re.compile(r"^\W*[←⟵⇐«‹][^»›\d]*$|[→⟶⇒]\W*(?:\([^()\s]*\))?\W*$")  # "← Previous", "Next →", no "«Name»"
_BETWEEN_LINKS = re.compile(r"\s*[|•·›»→/]\s*")
_LABEL_WITH_COUNT = re.compile(r"(?:(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,2}) ?[(\[:]? ?\d{1,5}[)\]]?)$")
# "[12/05/2025, 14:05:01] Jane: …", "12.05.25, 14:05 - Jane: …": a message, as chats are exported.
_MESSAGE = re.compile(
    r"\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.? ?[Mm]\.?)?"
    r"\]?(?: [-–])? [^:]{1,60}:"
)
_STOPS = ("contact", "cc", "appeal", "disclaimer", "attachment", "notes")
FEWEST_BLOCKS = 4  # blocks before the last that show what entries look like
MOSTLY_PERSONS = 0.8  # share of them that begin with a person
FEWEST_FIGURES = 2  # lines with figures that make a block an address
FEWEST_DIGITS = 3  # of such a line; "District 12" has fewer
MOST_LOOKED_AT = 40  # blocks


def stops_list(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` opens what follows a list: contacts, an address, copies, notes, the letter."""
    line, cues = marks.facts[index], marks.cues[index]
    if heads_others(marks, index) or is_end_mark(line) or _heads_page_matter(marks, line):
        return True
    if line.marked or is_group_heading(line) or index in contacts_within(marks):
        return False
    if _is_of_page(marks, line) or is_below_signatures(marks, index) or says_who_did(marks, index):
        return True
    if is_address(line) and marks.begins_block(index):
        return True  # right below a name it is where those live
    if "addressee" in cues and _addresses(cues["addressee"]):
        return True
    greets = "salutation" in cues and line.text.endswith((",", ":", "!", "၊")) and len(line.words) <= LONGEST_GREETING
    return (
        index in marks.dates or greets or any(_stops(line, name, cues[name], marks) for name in _STOPS if name in cues)
    )


def _is_of_page(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a line is something that a page or a mail prints, or says where a letter was made out."""
    cues = marks.cues[line.index]
    return bool(
        says_where_done(line)
        or "page" in cues
        or "credits" in cues
        or _labels_page(line, marks)
        or is_menu(line)
        or _is_labelled_address(marks, line)
        or is_message(line)
        or _HEADER_LABEL.match(line.text[:20])
        or _POSTSCRIPT_LABEL.match(line.text[:10])
    )


def _is_labelled_address(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a line is words with a colon and an address of mail, as no line above is: "Press: foo@bar.org".

    Within a block they are few, and in a row of a table they may be of an entry.
    """
    label, colon, address = line.rest.partition(":")
    if not colon or len(address.split()) != 1 or not has_email(address):
        return False
    own = label.strip(" *_").lower() in load_page_words("mail")  # of somebody above it in the block
    few = address[0].isspace() and len(label.split()) <= LONGEST_LABEL and not line.cells and not own
    above = marks.above(line.index)
    known = looks_like_person(label.strip()) or (above is not None and has_email(above.text))
    return (few or marks.begins_block(line.index)) and not known


def _addresses(rest: str) -> bool:
    """Return whether a line says "to" and at most an honorific or a title: whom the letter is to stands below."""
    known = load_words("letters", "honorifics") | load_words("letters", "nobody")
    return all(word.strip(".,:") in known for word in rest.split())


def _stops(line: LineFacts, name: str, rest: str, marks: Landmarks) -> bool:
    """Return whether a word that opens other matter is meant so on a line, and is not a name's first word."""
    if (
        name == "cc"
        and _is_abbreviated(line, rest)
        and (marks.begins_block(line.index) or not may_be_copies(marks, line.index))
    ):
        return True
    starred = line.rest.startswith("*") and not line.rest.startswith("**")
    if starred or not rest.strip(" .:*_-–—()") or rest.startswith(":") or has_email(line.text) or _labels(line, rest):
        return True
    return name_likeness(line) < LEAST_LIKENESS or is_prose((line,))


def may_be_copies(marks: Landmarks, index: int) -> bool:
    """Return whether a line may say who gets a copy, and may as well be a name: "C.C. Los Andes".

    With a mark of an entry it is a name; with a colon, or over an office, it says who gets a copy.
    """
    line, rest = marks.facts[index], marks.cues[index].get("cc", "")
    behind = line.rest.lstrip("*_ ")[len(line.plain) - len(rest) :]
    if not rest or line.marked or rest.startswith((":", "-", "–", "—")) or _labels(line, rest):
        return False
    return not (behind[:1].islower() or starts_with_role(behind) or has_honorific(behind))


def _is_abbreviated(line: LineFacts, rest: str) -> bool:
    """Return whether a line begins with "cc" or "c.c.", in small letters or with dots, as few names do."""
    cue = line.rest.lstrip("*_ ")[: len(line.plain) - len(rest)].strip()
    return len(cue.replace(".", "")) <= LONGEST_CC and (cue.islower() or "." in cue)


def _labels_page(line: LineFacts, marks: Landmarks) -> bool:
    """Return whether a line is what a page prints below a text: "Comments (3)", or a row of buttons, one a line."""
    found = _LABEL_WITH_COUNT.match(line.plain)
    labels = load_words("lists", "furniture")
    if line.plain in labels and marks.block_at(line.index).first == line.index:
        return all(one.plain in labels for one in marks.facts[line.index : line.index + FEWEST_BUTTONS])
    return found is not None and all(word in labels for word in found["label"].split())


def _heads_page_matter(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a line alone is a heading of what a page prints below a text, and no more: "Comments"."""
    named = line.plain.rstrip(" :*_") in load_words("lists", "furniture")
    return named and not line.bullet and marks.stands_alone(line.index)


def is_menu(line: LineFacts) -> bool:
    """Return whether a line is a row of links about a site: half of it words of menus, or arrows to pages beside."""
    if len(line.words) <= LONGEST_TURN and _TURN.search(line.rest):
        return True
    words = [word for one in _BETWEEN_LINKS.split(line.plain[:400]) if (word := one.strip(" *_[]()"))]
    return len(words) > 1 and 2 * sum(word in load_page_words("menu") for word in words) >= len(words)


def is_end_mark(line: LineFacts) -> bool:
    """Return whether a line says that something is at its end, as press releases do: "[end]", "###", "- ENDS -"."""
    bare = line.plain.strip("[]()<>*#–—-. ")
    marked = bare != line.plain.strip(". ") or line.text.isupper() or is_bracketed(line)
    return len(line.words) <= 3 and marked and bare in load_forms("ends")


def is_message(line: LineFacts) -> bool:
    """Return whether a line is a message of a chat, with its time and who sent it."""
    return _MESSAGE.match(line.text[:120]) is not None


def says_where_done(line: LineFacts) -> bool:
    """Return whether a line says where a letter was made out, and in how many copies: "Done at Westhaven, in two …"."""
    if line.marked or len(line.words) > LONGEST_DONE or not line.plain.startswith(_done()):
        return False
    return any(mark in line.rest for mark in (",", "،", "、")) or line.rest.endswith(".")


@cache
def _done() -> tuple[str, ...]:
    return tuple(f"{one} " for one in load_forms("done_at"))


def _labels(line: LineFacts, rest: str) -> bool:
    """Return whether the cue at the line's start ends in a colon ("CC: the Ombudsman"), or the line does."""
    cue = line.plain[: len(line.plain) - len(rest)].rstrip()
    return cue.endswith(":") or line.text.rstrip("* _").endswith(COLONS)


def without_address(marks: Landmarks, first: int, last: int) -> int:
    """Return the last line of the list on lines `first` to `last`, without a block at its end that is none of it.

    In a list of persons that is a block with an address, where no other has one.
    """
    *before, end = _blocks(marks, first, last) or [()]
    if len(before) < FEWEST_BLOCKS or not _are_persons(before) or not _is_address(before, end):
        return last
    return before[-1][-1].index


def _blocks(marks: Landmarks, first: int, last: int) -> list[tuple[LineFacts, ...]]:
    """Return the last blocks of a list, in order."""
    number = marks.block_of[last]
    if number < 0:
        return []
    found: list[Block] = []
    while number >= 0 and marks.blocks[number].last >= first and len(found) < MOST_LOOKED_AT:
        found.append(marks.blocks[number])
        number -= 1
    return [marks.facts[max(first, one.first) : min(last, one.last) + 1] for one in reversed(found)]


def _are_persons(blocks: Sequence[Sequence[LineFacts]]) -> bool:
    return sum(names_person(block[0]) for block in blocks) >= MOSTLY_PERSONS * len(blocks)


def _is_address(before: Sequence[Sequence[LineFacts]], end: Sequence[LineFacts]) -> bool:
    """Return whether figures stand on several lines of a block, as in an address, and in hardly any other block."""
    alone = _figures(end, FEWEST_DIGITS) >= FEWEST_FIGURES > max(_figures(block, FEWEST_DIGITS) for block in before)
    housed = sum(_figures(block, 1) >= FEWEST_FIGURES for block in before)
    return alone and 2 * housed < len(before)


def _figures(block: Sequence[LineFacts], fewest: int) -> int:
    return sum(sum(map(str.isdecimal, line.text)) >= fewest for line in block)
