"""Emphasis within a line: kept where it parts a name from what is said of it, as in entries of lists, else dropped.

Bold or italic words in a sentence say nothing of a letter's structure. "Jane Roe *Professor, Foo College*" has no other
mark between its parts, so the marks of Markdown stay there. One such line proves little: there are others near it, or
what stands before is set as names are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from unicodedata import category

# Around words that are emphasized while a line is built: characters for private use.
BOLD, ITALIC, END = "\ue000", "\ue002", "\ue001"
_RUN = re.compile(f"([{BOLD}{ITALIC}])([^{BOLD}{ITALIC}{END}]*){END}|([^{BOLD}{ITALIC}{END}]+)")
_LEAD = re.compile(f"([{BOLD}{ITALIC}]?)([\\s>]*(?:[-*+•]|\\d{{1,4}}[.)]))({END}?)([ \\t]+)")
_START = re.compile(r"[\s>]*(?:(?:[-*+•]|\d{1,4}[.)])[ \t]+)?")  # the mark of an entry
_SIGNS = dict.fromkeys(map(ord, (BOLD, ITALIC, END)))
_MARKS = {BOLD: "**", ITALIC: "*", "": ""}
LONGEST_LINE = 400  # characters of an entry
LONGEST_NAME, LONGEST_SAID, LONGEST_ALONE = 9, 25, 5  # words: of a name, of what is said of it, of a person's name
NEAR = 4  # lines from one entry that is parted so to the next
_SMALL = 3  # letters of a word that is small in names, too
SHORT_CASELESS = 3  # words of a name in a script without capitals


def without_emphasis(line: str) -> str:
    """Return a line without signs of emphasis."""
    return line.translate(_SIGNS)


def parted(line: str) -> str:
    """Return a line with Markdown's marks if emphasis parts it in two, what may be a name and the rest; else "".

    What is said of a name is not bolder than the name.
    """
    if not (BOLD in line or ITALIC in line) or "*" in line or "\t" in line or len(line) > LONGEST_LINE:
        return ""
    runs: list[tuple[str, str]] = []
    for mark, emphasized, plain in _RUN.findall(line.strip()):
        text = emphasized or plain
        if runs and (mark == runs[-1][0] or not text.strip()):
            runs[-1] = (runs[-1][0], runs[-1][1] + text)
        else:
            runs.append((mark, text))
    if len(runs) != 2 or runs[1][0] == BOLD or not (runs[0][1][-1:].isspace() or runs[1][1][:1].isspace()):
        return ""
    (first, name), (second, said) = ((_MARKS[mark], text.strip()) for mark, text in runs)
    return f"{first}{name}{first} {second}{said}{second}" if _may_be_name(name) and _may_be_said(said) else ""


def parted_entry(line: str) -> str:
    """Return a line as `parted` does, with the bullet or number that it may begin with, emphasized or not."""
    lead = _LEAD.match(line)
    if lead is None:
        return parted(line)
    sign = "" if lead[3] else lead[1]
    both = parted(f"{sign}{line[lead.end() :]}")
    return both and f"{lead[2]} {both}"


def _may_be_name(text: str) -> bool:
    """Return whether words can be a name with which an entry begins, and no mark ends it that parts it itself."""
    begins = text[:1].isalpha() and not text[:1].islower()
    if not begins:
        return False
    ends = category(text[-1]).startswith(("L", "M")) or text[-1] in ")]”\"’.'"  # of letters, or of signs on them
    return ends and len(text.split()) <= LONGEST_NAME


def _may_be_said(text: str) -> bool:
    """Return whether words can be what is said of a name: they begin with no mark and end no sentence."""
    return text[:1].isalnum() and text[-1:] not in ".:;!?" and len(text.split()) <= LONGEST_SAID


def with_emphasis(lines: Sequence[str], marked: Mapping[str, str]) -> list[str]:
    """Return lines, those that are entries with the marks that part them: `marked` are those that may be, as marked."""
    found = list(lines)
    if not marked:
        return found
    shown = [at for at, line in enumerate(lines) if line.strip()]
    alike: dict[str, list[int]] = {}
    for place, at in enumerate(shown):
        if lines[at] in marked:
            alike.setdefault(_form(marked[lines[at]]), []).append(place)
    for held in alike.values():
        for before, place, after in zip([-NEAR, *held], held, [*held[1:], len(shown) + NEAR], strict=False):
            line = marked[lines[shown[place]]]
            if min(place - before, after - place) < NEAR or _begins_with_person(line):
                found[shown[place]] = line
    return found


def _form(line: str) -> str:
    """Return what lines that are set alike share: the mark of the entry, with any number, and the marks of emphasis."""
    words = _START.sub("", line, count=1)
    start = line[: len(line) - len(words)]
    return re.sub(r"\d+", "1", start) + re.sub(r"[^*]+", " ", words)


def _begins_with_person(line: str) -> bool:
    """Return whether what stands before the emphasis, or in it, has capitals as a person's name has, or is as short.

    Scripts without capitals have only that.
    """
    name = _START.sub("", line, count=1).strip("*").split("*")[0].split()
    if all(word.lower() == word.upper() and word[:1].isalpha() for word in name):
        return 0 < len(name) <= SHORT_CASELESS
    capitals = sum(word[:1].isupper() for word in name)
    small = all(word[:1].isupper() or len(word) <= _SMALL for word in name)
    return capitals > 1 and len(name) <= LONGEST_ALONE and small
