"""The title, weighed from all that speaks for one: a subject line, headings, lines of their own, the file's own fields.

Every candidate has a weight between 0 and 1; the heaviest is the title, if it weighs enough. A printed title that calls
itself a letter outweighs the headline of the page that shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.core.comparing import letters_of
from sitegen.core.model import LineReading
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.fields.filed_titles import (
    ANSWER,
    WEIGHTS,
    named_sites,
    sites,
    titles_beside,
    weigh_filed,
)
from sitegen.reading.parsing.fields.other_titles import ENOUGH, Candidate, other_titles
from sitegen.reading.parsing.fields.title_lines import (
    LONG,
    MOST_WORDS,
    heads_greeting,
    with_subtitles,
    wrapped_lines,
)
from sitegen.reading.parsing.fields.title_weights import FEWEST_WORDS, SMALL, weigh_lines
from sitegen.reading.parsing.fields.title_words import (
    calls_itself,
    cleaned,
    is_possible,
    kinds_of,
    says_nothing_else,
    says_what_it_is,
)
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.unwrapping import flow
from sitegen.reading.parsing.lists.body_start import names_letter
from sitegen.reading.parsing.lists.list_openings import is_bracketed
from sitegen.reading.parsing.lists.passed_on import subject_line
from sitegen.reading.parsing.names.persons import is_organization_like
from sitegen.reading.parsing.party_labels import without_label
from sitegen.reading.parsing.rules import PERSON_SAID
from sitegen.reading.parsing.vocabulary import fold

NEARLY = 0.03  # candidates nearer to each other than this are equally likely
FEWEST_NEW = 2  # words of content by which a heading says more than the file's own title
_STOP_WITHIN = re.compile(r"[^\W\d_]{3}\. [^\W\d_]")
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_PARTS = re.compile(r"\s+[|»•·/–—-]\s+")


def find_title(context: Context, readings: Sequence[LineReading]) -> str | None:
    """Return the title, or None where nothing weighs enough."""
    found = weigh_titles(context, readings)
    return found[0].text if found else None


def weigh_titles(context: Context, readings: Sequence[LineReading]) -> list[Candidate]:
    """Return the candidates that weigh enough, heaviest first; of equals the one that stands first.

    What a person said is the title is the only one.
    """
    told = _told(context, readings)
    if told is not None:
        return [told]
    found: dict[str, Candidate] = {}
    for one in _candidates(context, readings):
        key = letters_of(one.text)
        before = found.get(key)
        if before is None:
            found[key] = one
        else:  # two places say the same; that it is a letter says each of them
            heavier = max(before, one, key=lambda each: each.weight)
            more = 0.0 if says_nothing_else(one.text, context) else 0.08
            found[key] = replace(heavier, weight=heavier.weight + more, line=before.line)
    for key in sites(context) & found.keys():
        found[key] = replace(found[key], weight=found[key].weight - 0.4)
    for key in named_sites(context) & found.keys():
        found[key] = replace(found[key], weight=found[key].weight - 0.1)
    kept = [one for one in found.values() if one.weight >= ENOUGH]
    return sorted(kept, key=lambda one: -one.weight)


def _told(context: Context, readings: Sequence[LineReading]) -> Candidate | None:
    """Return the title of which a person said the lines, a word for "subject" before it aside, or None."""
    said = [one.line - 1 for one in readings if one.winner.role == "title" and one.winner.rule == PERSON_SAID]
    if not said:
        return None
    text = cleaned(flow([context.facts[index].rest for index in said]))
    text = without_label(text, context) if "subject" in context.marks.cues[said[0]] else text
    return Candidate(text, 1.0, said[0]) if text else None


def rival_title(context: Context, readings: Sequence[LineReading]) -> Candidate | None:
    """Return the candidate that is nearly as likely as the title and says something else, or None."""
    found = weigh_titles(context, readings)
    return found[1] if len(found) > 1 and found[0].weight - found[1].weight < NEARLY else None


def _candidates(context: Context, readings: Sequence[LineReading]) -> Iterator[Candidate]:
    subject = [context.facts[one.line - 1] for one in readings
               if one.winner.role == "title" and one.winner.rule in ("labelled-subject", "goes-on")]  # fmt: skip
    if subject:
        text = without_label(flow([line.rest for line in subject if not _is_aside(line)]), context)
        mailed = subject[0].index == subject_line(context.evidence) and _prints_title(context)
        yield Candidate(ANSWER.sub("", text), 0.6 if mailed else 0.95, subject[0].index)
    yield from (Candidate(text, weight, None) for text, weight in weigh_filed(context))
    files = [(letters_of(part), WEIGHTS[origin]) for origin, text in titles_beside(context) for part in _parts(text)]
    over_file = WEIGHTS["front-matter"]
    above: tuple[LineFacts, float] | None = None
    called = named_sites(context)
    for lines in with_subtitles(wrapped_lines(context, readings), context):
        text = cleaned(flow([line.rest for line in lines]))
        text = text if letters_of(text) in called else _completed(text, lines, [key for key, _ in files], context)
        if is_possible(text) and len(text.split()) <= MOST_WORDS:
            weight, key, words = weigh_lines(lines, text, context, readings), letters_of(text), len(text.split())
            fuller = [least + NEARLY for one, least in files if one != key and _is_fuller(key, one)]
            if fuller and (lines[0].level or text.isupper() or not text.endswith(".")):  # else a sentence
                weight = max(weight + 0.1, *fuller)
            tops = _tops_file(lines, text, readings, context) or (len(lines) == 1 and heads_greeting(lines[0], context))
            weight = max(weight, over_file + NEARLY / 2) if tops else weight
            if above and _is_under(lines[0], above[0], context) and calls_itself(text, context):
                weight = min(weight, above[1] - NEARLY)
            above = (lines[-1], weight) if words > FEWEST_WORDS or not context.sizes else None
            yield Candidate(text, weight, lines[0].index)
    yield from other_titles(context, readings)


def _prints_title(context: Context) -> bool:
    """Return whether a letter prints its title over its text, on a line alone that begins as titles of letters do."""
    over = context.facts[context.marks.front : context.body_start]
    return any(not line.blank and names_letter(line) and context.marks.begins_block(line.index) for line in over)


def _tops_file(lines: Sequence[LineFacts], text: str, readings: Sequence[LineReading], context: Context) -> bool:
    """Return whether a heading calls itself a letter and says what it is about, in a post that has another title.

    The post's title, which is the file's own, does not call itself a letter: it tells of one that the post hands on.
    """
    filed = [text for origin, text in titles_beside(context) if origin == "front-matter"]
    if not filed or any(calls_itself(one, context) for one in filed) or not calls_itself(text, context):
        return False
    line, below = lines[0], context.marks.below(lines[-1].index)
    told = {word for one in filed for word in _CONTENT.findall(fold(one))}
    said = set(_CONTENT.findall(kinds_of(context).sub(" ", fold(text))))
    over_text = below is not None and readings[below.index].winner.role in ("body", "salutation", "date", "addressee")
    sentence = len(text.split()) > LONG or text.endswith(".") or _STOP_WITHIN.search(text) is not None
    return bool(line.level or line.strong) and over_text and not sentence and len(said - told) >= FEWEST_NEW


def _is_aside(line: LineFacts) -> bool:
    """Return whether a line under a subject is an aside in brackets: a few words, or what holds figures ("Art. 67")."""
    short = len(line.words) <= FEWEST_WORDS or any(map(str.isdecimal, line.text))
    return short and line.text.startswith("(") and is_bracketed(line)


def _is_under(line: LineFacts, above: LineFacts, context: Context) -> bool:
    """Return whether a line stands right under a title that is set as large or larger, and only says what that is."""
    between = context.facts[above.index + 1 : line.index]
    if any(one.shown for one in between) or line.index > context.body_start:
        return False
    if context.sizes:
        return context.sizes[above.index] >= context.sizes[line.index] > SMALL and line.level == above.level
    larger = above.level > 0 and (line.level > above.level or (line.strong and not line.level))
    told = names_letter(line) or is_organization_like(above.rest)  # "Fishers' Union" over "An open letter to …"
    return larger and not told and says_what_it_is(line.rest, context)


def _completed(text: str, lines: Sequence[LineFacts], files: Sequence[str], context: Context) -> str:
    """Return a printed title with the line below it, if the file's own title is both of them and no sentence."""
    below = context.marks.below(lines[-1].index)
    if below is None or len(text.split()) + len(below.words) > MOST_WORDS:
        return text
    return f"{text} {below.rest}" if letters_of(text) + letters_of(below.rest) in files else text


def _parts(text: str) -> list[str]:
    """Return a file's own title, and the parts of it that say enough to be one."""
    return [text, *(part for part in _PARTS.split(text) if len(part.split()) >= FEWEST_WORDS)]


def _is_fuller(key: str, other: str) -> bool:
    """Return whether a printed title says what the file's own says, and more; both as letters and figures."""
    return key.startswith(other) or (other in key and len(key) < 2 * len(other))
