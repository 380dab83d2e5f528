"""Lines over a letter's text that name a party each, and lines that name several, each behind its own word for "to"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lists.body_start import is_salutation
from sitegen.reading.parsing.names.party_lists import each_on_a_line, is_joined
from sitegen.reading.parsing.names.party_words import to_each, without_article
from sitegen.reading.parsing.party_labels import without_label
from sitegen.reading.parsing.vocabulary import Vocabulary, fold

LONGEST = 12  # lines that name a party each
LONGEST_LINE = 16  # words of one
LONGEST_PARAGRAPH = 60  # words of a paragraph that names several
LONGEST_GROUP = 8  # words of a line that names a group
FEWEST_TO = 3  # parties of it, each behind its own word for "to"
FIRST = 8  # lines with words, from the top, among which such a paragraph stands
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})\. (?=\S)")


def addressed_lines(line: LineFacts, context: Context) -> tuple[LineFacts, ...]:
    """Return the lines that name a party each, of which a line is one; or the line itself, if it names several."""
    if line.blank or line.level or line.bullet or len(line.words) > LONGEST_PARAGRAPH:
        return ()
    lines = _run(line, context)
    if len(lines) > 1 and each_on_a_line([one.rest.rstrip("*_ ") for one in lines], context.language_vocabulary):
        return lines
    return (line,) if _names_several(line, context) or _names_group(line, context) else ()


def parties_on(lines: Sequence[LineFacts], context: Context) -> list[str]:
    """Return the parties of such lines, each without its word for "to", its article and "and"."""
    vocabulary = context.language_vocabulary
    texts = [one.rest.strip("*_ ") for one in lines]
    if len(texts) == 1:
        texts = [part for one in _SENTENCE.split(texts[0]) for part in to_each(one, vocabulary)]
    return [party for one in texts if (party := _bare(one, context))]


def _bare(text: str, context: Context) -> str:
    vocabulary = context.language_vocabulary
    text = text.strip(" ,;.:")
    text = is_joined(text, vocabulary) or text
    text = without_label(text, context)
    text = without_article(text, _to(vocabulary))
    return without_article(text, vocabulary.words("letters", "articles"))


def _to(vocabulary: Vocabulary) -> frozenset[str]:
    return vocabulary.words("letters", "to") | vocabulary.words("letters", "bare_to")


def _run(line: LineFacts, context: Context) -> tuple[LineFacts, ...]:
    """Return the short lines around one that stand over the text, from the one with a word for "to"."""
    if not _is_short(line, context):
        return ()
    lines = [line]
    while len(lines) < LONGEST and not _leads(lines[0], context):
        above = context.marks.above(lines[0].index)
        if above is None or not _is_short(above, context) or lines[0].index - above.index > 2:
            return ()
        lines.insert(0, above)
    apart = len(lines) > 1 and lines[1].index - lines[0].index > 1
    while len(lines) < LONGEST:
        below = context.marks.below(lines[-1].index)
        step = below.index - lines[-1].index if below else 0
        apart = step > 1 if len(lines) == 1 else apart
        if below is None or not _is_short(below, context) or step != 1 + apart or _leads_anew(below, context):
            break
        lines.append(below)
        if is_joined(below.rest, context.language_vocabulary):
            break
    return tuple(lines) if _leads(lines[0], context) else ()


def _is_short(line: LineFacts, context: Context) -> bool:
    marks = context.marks
    other = line.level or line.bullet or line.index in marks.dates or "subject" in marks.cues[line.index]
    short = len(line.words) <= LONGEST_LINE and context.over_text(line.index)
    return short and not other and not is_salutation(marks, line.index)


def _leads(line: LineFacts, context: Context) -> bool:
    """Return whether a line begins with a word for "to", or an office in a form that says it."""
    text = line.rest.lstrip("*_ ")
    if not text[:1].isupper() and text[:1].lower() != text[:1].upper():
        return False
    to = without_article(text, _to(context.language_vocabulary))
    return "addressee" in context.marks.cues[line.index] or to != text.strip()


def _leads_anew(line: LineFacts, context: Context) -> bool:
    """Return whether a line begins with a capital and a word for "to", as each of several addresses does."""
    return line.rest[:1].isupper() and _leads(line, context)


def _names_group(line: LineFacts, context: Context) -> bool:
    """Return whether the first line of all names a group behind a word for "to", and nothing else: "Aux citoyennes"."""
    marks, vocabulary = context.marks, context.language_vocabulary
    to = without_article(line.rest, vocabulary.words("letters", "to"))
    below = marks.below(line.index)
    first = marks.next_line(marks.front) == line.index and marks.stands_alone(line.index)
    if (
        not first
        or below is None
        or _leads(below, context)
        or to == line.rest.strip()
        or not line.rest[:1].isupper()
        or len(line.words) > LONGEST_GROUP
    ):
        return False
    groups = vocabulary.words("counting", "nouns") | vocabulary.words("letters", "bodies")
    return fold(to).split()[0].strip(",.:") in groups and not line.text.endswith((".", "!", "?"))


def _names_several(line: LineFacts, context: Context) -> bool:
    """Return whether a paragraph at the top names several, each behind its own word for "to", and says nothing else."""
    marks, vocabulary = context.marks, context.language_vocabulary
    shown = [one for one in marks.facts[marks.front : line.index] if not one.blank]
    if len(shown) > FIRST or not marks.stands_alone(line.index) or not _leads(line, context):
        return False
    first = _SENTENCE.split(line.rest.strip("*_ "))[0]
    parts = to_each(first, vocabulary)
    if len(parts) < FEWEST_TO or first.endswith(("!", "?")):
        return False
    leads = _to(vocabulary) | vocabulary.words("letters", "articles")
    behind = [without_article(part, leads) for part in parts]
    asks = vocabulary.phrases("letters", "asks").search(fold(first)) is not None
    return not asks and all(one and len(one.split()) <= LONGEST_LINE for one in behind)
