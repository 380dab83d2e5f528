"""What opens a list of signatories: "Signed by …:", a closing formula, a heading such as "Organizations:"."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.reading.parsing.lines.facts import BULLETS, COLONS, LineFacts
from sitegen.reading.parsing.lines.landmarks import Landmarks
from sitegen.reading.parsing.lines.likeness import LIKE_A_NAME, is_prose, name_likeness
from sitegen.reading.parsing.lists.demands import opens_demands
from sitegen.reading.parsing.lists.farewell_forms import parts_in_form
from sitegen.reading.parsing.lists.for_whom_beside import for_whom_on
from sitegen.reading.parsing.lists.not_signing import heads_others
from sitegen.reading.parsing.lists.paragraphs import inline_label
from sitegen.reading.parsing.names.name_habits import is_by_hand
from sitegen.reading.parsing.names.unnamed import is_unnamed
from sitegen.reading.parsing.vocabulary import REMEMBERED, load_forms, load_phrases, load_vocabulary, load_words

LONGEST_HEAD_ROW = 16  # words that name a table's columns
LONGEST_LABEL = 4  # words before a colon, behind which words open a list
LONGEST_APPEAL = 6  # words of a heading over how to sign
LONGEST_FAREWELL, LONGEST_SIGNED = 10, 14  # words of a farewell, and of one with who signs behind its colon
LONGEST_POLITE = 20  # words of a farewell that is a sentence and a paragraph: "Veuillez agréer, Madame la Ministre, …"
LONGEST_REST = 3  # words with which a farewell goes on in the next line
SHORT_OPENER = 12  # words; in a longer line the words that open a list stand at its end
END_OF_OPENER = 7  # words
LONGEST_NOTICE = 30  # words of a sentence over a list that says that more have signed
LONGEST_SENTENCE = 4  # lines of a sentence that opens a list
FEW_NAMES = 5  # short lines that show that names stand below a sentence
LONGEST_SHORT = 6  # words of such a line
_STOPS = re.compile(r"[.!?]\s+")
_TONGUE = re.compile(r"\s*[(\[/]\s*[A-Za-z]{2}[)\]]?$")  # the language of a column: "Nom (FR)"
_MARKS_OF_ENTRIES = frozenset(BULLETS.replace("*", "")) | {"o"}  # and none of what opens a list
_COUNT = re.compile(r"^\d[\d., ]*\+? ?")
_ENDS = (".", *COLONS, "!", "?", ",", ";", "။", "。", ")", "）", "”", '"')


@lru_cache(maxsize=REMEMBERED)
def opening_cue(marks: Landmarks, index: int) -> str | None:
    """Return what line `index` is worded and placed as: "statement", "closing", "group", or None."""
    cues, line = marks.cues[index], marks.facts[index]
    if line.blank or line.number is not None or line.bullet in _MARKS_OF_ENTRIES or line.link:
        return None
    if labels_party(marks, index) or heads_others(marks, index) or is_by_hand(line.rest) or _asks_to_sign(marks, index):
        return None
    if _speaks_of_signers(marks, index):
        return None if _opens_demands(marks, index) else "statement"
    if not fresh(marks, index):
        return None
    longest = LONGEST_SIGNED if cues.get("closing", "").startswith(COLONS) else LONGEST_FAREWELL
    if line.text.endswith(".") and marks.stands_alone(index):
        longest = LONGEST_POLITE
    farewell = "closing" in cues and len(line.words) <= longest
    if farewell or for_whom_on(marks, index) is not None or parts_in_form(marks, index):
        return "closing"
    return "group" if is_group_heading(line) or is_header_row(line, marks) else None


def labels_party(marks: Landmarks, index: int) -> bool:
    """Return whether a line is a label alone over those to whom the letter or a copy goes."""
    return "" in (marks.cues[index].get(name, "x").strip(" :") for name in ("addressee", "cc"))


def _asks_to_sign(marks: Landmarks, index: int) -> bool:
    """Return whether a line is a heading that begins with words by which readers are asked to sign: "How to sign"."""
    cues, line = marks.cues[index], marks.facts[index]
    alone = line.level or (len(line.words) <= LONGEST_APPEAL and marks.stands_alone(index))
    return bool(alone) and "appeal" in cues and "statement" not in cues and not line.text.endswith(COLONS)


def _speaks_of_signers(marks: Landmarks, index: int) -> bool:
    """Return whether a line says that signatories follow: one that starts something, or that ends a sentence."""
    return _states_signing(marks, index) if fresh(marks, index) else _ends_in_opening(marks, index)


def _opens_demands(marks: Landmarks, index: int) -> bool:
    """Return whether a sentence that speaks of those who sign, and begins or ends on a line, opens what they ask."""
    first, last = marks.block_at(index).first, index
    if fresh(marks, index):
        first, last = index, end_of_opener(marks, index, "statement")
    return opens_demands(marks, first, last)


def _states_signing(marks: Landmarks, index: int) -> bool:
    """Return whether a line that starts something says that signatories follow: by its first words, or by others."""
    line = marks.facts[index]
    short = len(line.words) <= 80 or ":" in line.plain[:80]
    opens = ("statement" in marks.cues[index] or _opens_later(line, marks)) and not _is_sentence_of_text(line)
    if opens and (short or inline_label(line, marks) is not None):
        return True
    below = load_phrases("cues", "below").search(line.plain) if len(line.words) <= 20 else None
    if below and (line.bare is not None or "(" in line.text or line.text.endswith(COLONS)):
        return True
    return _speaks_of_signing(marks, index) or _counts_signatories(marks, index)


def _opens_later(line: LineFacts, marks: Landmarks) -> bool:
    """Return whether words that open a list stand behind a label and its colon ("Update 5 May: also signed by")."""
    label, colon, said = line.plain.strip("*_# ").partition(": ")
    if marks.cues[line.index]:  # "Annex: list of signatories" is worded as something else
        return False
    told = bool(colon) and len(label.split()) <= LONGEST_LABEL and load_vocabulary().cue("statement", said) is not None
    return told and 1 < len(said.split()) <= SHORT_OPENER and "," not in said


def _speaks_of_signing(marks: Landmarks, index: int) -> bool:
    """Return whether a line that opens something, though not by how it begins, speaks of those who sign.

    It is a short heading, stands in brackets, ends in a colon, or stands over entries with numbers or bullets.
    """
    line = marks.facts[index]
    within = load_phrases("cues", "statement_within")
    if (is_bracketed(line) and len(line.words) <= SHORT_OPENER) or line.text.endswith(COLONS):
        long = len(line.words) > SHORT_OPENER
        return within.search(" ".join(line.plain.split()[-END_OF_OPENER:]) if long else line.plain) is not None
    if _announces_more(marks, index):
        return within.search(line.plain) is not None
    heading = line.level or line.strong or (line.text.isupper() and len(line.words) > 1)
    return bool(heading) and len(line.words) <= 8 and within.search(line.plain) is not None


def _ends_in_opening(marks: Landmarks, index: int) -> bool:
    """Return whether a sentence that began on lines above ends here in a colon and in words that open a list.

    Over a few short lines without marks such words may stand anywhere in the sentence: "The following companies / have
    agreed to the pledge:".
    """
    line = marks.facts[index]
    if not line.text.endswith(COLONS) or marks.block_at(index).last != index:
        return False
    within = load_phrases("cues", "statement_within")
    if within.search(" ".join(line.plain.split()[-END_OF_OPENER:])) is not None:
        return True
    start = max(marks.block_at(index).first, index - LONGEST_SENTENCE + 1)
    said = " ".join(one.plain for one in marks.facts[start : index + 1])
    return _stands_over_names(marks, index) and within.search(_STOPS.split(said)[-1]) is not None


def _stands_over_names(marks: Landmarks, index: int) -> bool:
    """Return whether the block below a line is short lines without marks, nearly all of them like names."""
    below = marks.block_below(index, FEW_NAMES)
    short = all(len(line.words) <= LONGEST_SHORT and not line.marked for line in below)
    named = sum(name_likeness(line) >= LIKE_A_NAME for line in below)
    return len(below) == FEW_NAMES and short and named >= FEW_NAMES - 1


def _announces_more(marks: Landmarks, index: int) -> bool:
    """Return whether a line is a paragraph of its own, one sentence long, over lines with numbers or bullets."""
    if marks.block_at(index).last != index or len(marks.facts[index].words) > LONGEST_NOTICE:
        return False
    marked = [one.marked for one in marks.block_below(index, 3)]
    return len(marked) > 1 and all(marked)


def _counts_signatories(marks: Landmarks, index: int) -> bool:
    """Return whether a line is a number of those who sign and hardly more: "40 organizations (10 countries):"."""
    line = marks.facts[index]
    if line.bare is None or not 1 < len(line.words) <= 14 or line.bare < 3:
        return False
    counted = _COUNT.sub("", line.plain)
    known = load_phrases("counting", "nouns")
    near = known.match(counted) or known.search(" ".join(counted.split()[:3]))
    alone = marks.stands_alone(index) and (line.level or line.strong or len(line.words) <= 4)
    return near is not None and (line.text.endswith(COLONS) or bool(alone))


def is_bracketed(line: LineFacts) -> bool:
    """Return whether all of a line stands in one pair of brackets."""
    bare = line.text.strip("*_ ")
    return bare[:1] + bare[-1:] in ("()", "[]")


@lru_cache(maxsize=REMEMBERED)
def is_header_row(line: LineFacts, marks: Landmarks) -> bool:
    """Return whether a line is the row of a table that names its columns."""
    if len(line.words) > LONGEST_HEAD_ROW:
        return False
    return _is_ruled(line, marks) or names_columns(line) or _heads_table(line, marks)


def names_columns(line: LineFacts) -> bool:
    """Return whether every cell of a line holds a word by which columns are called, and nothing else."""
    if not line.cells:
        return False
    known = load_words("cues", "table")
    cells = [cell for cell in line.cells if cell.strip(" *_:")]
    if len(cells) < (1 if line.text.startswith("|") else 2) or len(line.words) > LONGEST_HEAD_ROW:
        return False
    return all(_names_column(cell, known) for cell in cells)


def _heads_table(line: LineFacts, marks: Landmarks) -> bool:
    """Return whether a row that stands first names the column of the names, over rows of as many cells."""
    if len(line.cells) < 2 or not marks.begins_block(line.index):
        return False
    below = [row for row in marks.facts[line.index + 1 : line.index + 6] if not row.blank]
    known = load_words("cues", "name_column")
    named = any(part.strip(" *_:") in known for cell in line.cells for part in cell.lower().split("/"))
    named = named or any(_calls_whole_name(cell) for cell in line.cells)
    # The last cells of a row may be empty, and a row may be written over.
    rows = [row for row in below[:3] if not is_unnamed(row.plain)]
    return named and len(below) > 1 and bool(rows) and all(1 < len(row.cells) <= len(line.cells) for row in rows)


def _calls_whole_name(cell: str) -> bool:
    """Return whether a cell is "first name and surname", in any language."""
    joints = load_words("numbers", "and") | {"&", "+", "/"}
    first, joint, second = cell.lower().strip(" *_:").partition(" ")
    joint, _, second = second.partition(" ")
    names = load_forms("given_name_column") | load_forms("family_name_column") | load_words("cues", "name_column")
    return first in names and joint in joints and second in names


def _is_ruled(line: LineFacts, marks: Landmarks) -> bool:
    """Return whether a line is a table's first row with a drawn line below it, as Markdown draws one under the head."""
    facts = marks.facts
    below = facts[line.index + 1].text if line.index + 1 < len(facts) else ""
    above = facts[line.index - 1] if line.index else None
    first = above is None or not above.text.startswith("|") or (above.hollow and not above.letters)
    return line.text.startswith("|") and first and "-" in below and not below.strip("|:-– +=")


def _names_column(cell: str, known: frozenset[str]) -> bool:
    bare = _TONGUE.sub("", cell.strip(" *_:")).lower()
    words = [word for word in re.split(r"[\s/&,()]+", bare) if word]
    return bare in known or (bool(words) and all(word in known for word in words))


@lru_cache(maxsize=REMEMBERED)
def is_group_heading(line: LineFacts) -> bool:
    """Return whether a line holds only words by which lists are parted ("International organizations")."""
    if len(line.words) > 12 or line.number is not None:
        return False
    text = line.plain.split("(")[0].rstrip(": ").strip(" *_")
    known = load_words("lists", "groups")
    words = []
    for part in text.split():
        word = part.strip(".,:;/&-–—'\"")
        if word and word not in known:
            return False
        words += [word] if word else []
    if not 0 < len(words) <= 8:
        return False
    marked = line.level > 0 or line.strong or line.text.rstrip("* _").endswith(COLONS) or line.text.isupper()
    return marked or any(word in load_words("lists", which) for which in ("persons", "bodies") for word in words)


def fresh(marks: Landmarks, index: int) -> bool:
    """Return whether line `index` starts something: a block, or after a line that closed one."""
    if marks.begins_block(index):
        return True
    before = marks.facts[index - 1]
    return before.text.endswith(_ENDS) or len(before.words) <= 6 or before.level > 0


def end_of_opener(marks: Landmarks, index: int, cue: str) -> int:
    """Return the last line of the sentence that opens a list: it ends at a colon, a full stop or its block's end.

    A farewell goes on in a few small words that have its end: "… l’expression de nos salutations / distinguées."
    """
    line = marks.facts[index]
    if cue == "closing" and index < marks.block_at(index).last and not line.text.endswith((*COLONS, ".", ",", "!")):
        following = marks.facts[index + 1]
        small = following.rest.islower() and len(following.words) <= LONGEST_REST
        return index + (small and following.text.endswith((".", ",", "!")))
    if cue != "statement" or len(line.words) < 6 or line.text.endswith((*COLONS, ".", "။", "。")):
        return index
    last = marks.block_at(index).last
    while index < last and not marks.facts[index].text.endswith((*COLONS, ".", "။", "。")):
        following = marks.facts[index + 1]
        if following.number is not None or following.bullet or (name_likeness(following) > 0.8 and index + 1 < last):
            break
        index += 1
    return index


def _is_sentence_of_text(line: LineFacts) -> bool:
    """Return whether a line that begins like a statement is a sentence of the letter.

    It ends in a stop and asks for something.
    """
    return line.text.endswith((".", "?", "!")) and len(line.words) > 45 and is_prose((line,))
