"""Lines that say where somebody lives and how to reach them: street, town with its code, telephone, site, mail.

Letterheads and the feet of pages print them, on one line or a line each.
"""

from __future__ import annotations

import re

from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks, gives_contact
from sitegen.reading.parsing.lines.mail_addresses import has_email
from sitegen.reading.parsing.vocabulary import load_page_words
from sitegen.reading.parsing.vocabulary.phrases import any_of

LONGEST = 240  # characters of such a line
FEWEST = 2  # things that an address says on one line
_BETWEEN = re.compile(r"[,;|·•]|\s[-–—/]\s")
_LABELS = (*(word for word in load_page_words("reached") if len(word) > 1), *load_page_words("mail"))
_LABELLED = re.compile(rf"(?:{any_of(_LABELS)})\.? ?: ?\S|(?:https?://|www\.)\S|\+\d[\d /().-]{{6,}}", re.IGNORECASE)
_NUMBER = re.compile(r"[^\W\d_][^\d:：]{0,40}[:：] ?\+?\d[\d ()./-]{4,30}[\dXx]")  # of a telephone, of papers
# A town behind its code ("28004 Valdemar", "118 26 Praha 1", "D-10115 Berlin"); a year and a word are no such thing.
_TOWN = re.compile(r"(?:[A-Z]{1,2}[-– ])?(?:\d{5,6}|\d{3} \d{2}|\d{2}-\d{3}) [^\W\d_]{2}")
_HOUSE = re.compile(r"(?:[^\W\d_][\w'’.-]*,? ){1,5}\d{1,4}(?:/\d{1,4})? ?[a-zA-Z]?$")
_NUMBERED = re.compile(r"\d{1,5}[a-zA-Z]? [^\W\d_]")  # "1600 Lake Avenue"


def is_address(line: LineFacts) -> bool:
    """Return whether a line is an address: it begins with one, and says a second thing of it or how to reach somebody.

    What begins with a name is none, whatever stands behind it.
    """
    if not any(map(str.isdecimal, line.text[:LONGEST])) or len(line.text) > LONGEST or line.bullet or line.cells:
        return False
    parts = [part.strip(" .*_") for part in _BETWEEN.split(line.rest) if part.strip(" .*_")]
    told = [_says_where(part) or _says_how(part) for part in parts]
    return bool(told) and told[0] and sum(told) >= FEWEST


def is_address_part(marks: Landmarks, line: LineFacts) -> bool:
    """Return whether a line is an address, a town with its code, or a street over such a town."""
    text = line.rest.strip(" ,.*_")
    if is_address(line) or _TOWN.match(text):
        return True
    below = marks.below(line.index)
    over = below is not None and _TOWN.match(below.rest.strip(" ,.*_"))
    return bool(over) and (_HOUSE.match(text) or _NUMBERED.match(text)) is not None


def reaches(line: LineFacts) -> bool:
    """Return whether a line says how to reach somebody, with a label or without."""
    return gives_contact(line) or _LABELLED.match(line.rest) is not None or is_labelled_number(line)


def is_labelled_number(line: LineFacts) -> bool:
    """Return whether a line is a label and a long number, of a telephone or of papers, whatever the label says."""
    return _NUMBER.fullmatch(line.rest.strip("*_ ")) is not None


def _says_where(part: str) -> bool:
    return _TOWN.match(part) is not None or _HOUSE.match(part) is not None


def _says_how(part: str) -> bool:
    return _LABELLED.match(part) is not None or has_email(part)
