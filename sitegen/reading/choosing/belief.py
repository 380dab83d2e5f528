"""Lists that only look like one, and are not believed: nobody is listed, and somebody is asked to look.

No words open such a list. What it names are themes of the letter, or sentences, or the verdict calls it badly read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.core.diagnostics import Checked, codes
from sitegen.core.model import Reading, Signatory
from sitegen.reading.choosing.readers import Task
from sitegen.reading.parsing.context import survey_lists
from sitegen.reading.parsing.doubts.saying import said_so
from sitegen.reading.parsing.letter import interpret
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.names.kinds import is_known_person
from sitegen.reading.parsing.names.persons import is_organization_like, is_place
from sitegen.reading.parsing.vocabulary import fold, load_forms, load_vocabulary

FEWEST = 2  # entries of which one may say that they are themes
THEMES = 0.6  # share of a list's entries that are themes, from which all are
NAMED = 0.2  # share of entries that surely name somebody, from which a list is one
SENTENCE = 9  # words of a sentence, with its stop
SHORTEST = 3  # letters of a word that says anything
_STOPS = (".", "!", "?", "。", "။")
_WORD = re.compile(r"[^\W\d_]+")


def is_guess(read: Checked[Reading]) -> bool:
    """Return whether nothing but its look says that what is listed signs."""
    return any(one.code == codes.GUESSED_LIST.code for one in read.diagnostics)


def is_opened(read: Reading) -> bool:
    """Return whether words on a line of their own open a list."""
    return any(one.winner.rule == "list-opener" for one in read.lines)


def read_without(task: Task, listed: Sequence[Signatory]) -> Checked[Reading]:
    """Return the letter with nobody listed, and with the lines of those who were and are not believed."""
    span = task.source.span(listed[0].line, listed[-1].last)
    message = "these lines look like a list of names and are not believed to be who signed"
    told = codes.DISBELIEVED_LIST.at(
        span, message, f"if they sign: {said_so(task.source, 'signatories', span.first, span.last)}"
    )
    found = interpret(task.source, survey_lists(task.overview, task.lists(())), task.siblings, task.tell())
    return Checked(found.value, (*found.diagnostics, told))


def names_nobody(marks: Landmarks, read: Reading) -> bool:
    """Return whether no words open a list and most of it is themes, or half of it sentences.

    Themes have no word but such as the letter's text has in small letters, or by which letters call what they are
    about.
    """
    listed = read.letter.signatories
    if len(listed) < FEWEST or is_opened(read):
        return False
    if any(load_vocabulary().cue("statement", marks.facts[one.line - 1].plain) is not None for one in listed):
        return False  # a sentence says of those whom it names that they sign
    if 2 * sum(_is_sentence(one.name) for one in listed) >= len(listed):
        return True
    lines = range(listed[0].line, listed[-1].last + 1)
    text = (one.rest for one in marks.facts if one.index + 1 not in lines)
    small = {word for line in text for word in _WORD.findall(line) if word.islower()}
    themes = [_is_theme(one.name, small) for one in listed]
    others = (one.name for one, theme in zip(listed, themes, strict=True) if not theme)
    sure = sum(is_known_person(name) or is_organization_like(name) for name in others)
    return sum(themes) >= THEMES * len(listed) and sure < NAMED * len(listed)


def _is_sentence(name: str) -> bool:
    return name.endswith(_STOPS) and len(name.split()) >= SENTENCE and not is_organization_like(name)


def _is_theme(name: str, small: set[str]) -> bool:
    if is_place(name):  # the states that a programme is for
        return True
    words = [word for word in _WORD.findall(fold(name)) if len(word) >= SHORTEST]
    said = [word for word in words if word not in load_vocabulary().connectors]
    return bool(said) and all(word in small or word in load_forms("themes") for word in said)
