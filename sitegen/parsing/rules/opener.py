"""Rules for what stands before the letter proper: to whom, copies to whom, when, about what."""

from __future__ import annotations

from sitegen.model import Evidence
from sitegen.parsing.context import Context, is_salutation
from sitegen.parsing.likeness import name_likeness
from sitegen.parsing.regions import fresh


def dateline(index: int, context: Context) -> Evidence | None:
    """A line that holds a date and hardly anything else. After the salutation it counts only near the letter's end."""
    if index not in context.marks.dates or context.region(index):
        return None
    inside = context.body_start < index < context.body_end - 6
    return Evidence("dateline", "date", "it holds a date and hardly anything else", 0.5 if inside else 0.94)


def labelled_subject(index: int, context: Context) -> Evidence | None:
    """A line that says of itself what the letter is about: "Re:", "Subject:", "Objet :"."""
    if "subject" in context.marks.cues[index] and _opens(index, context) and not context.region(index):
        return Evidence("labelled-subject", "title", "it begins with a word for “subject”", 0.92)
    return None


def labelled_addressee(index: int, context: Context) -> Evidence | None:
    """A line that says to whom the letter goes: "To:", "To the …", "An:", "Para:"."""
    if not _opens(index, context) or "addressee" not in context.marks.cues[index] or context.region(index):
        return None
    line = context.facts[index]
    if not fresh(context.marks, index) or len(line.words) > 40:
        return None
    return Evidence(
        "labelled-addressee",
        "addressee",
        "it begins with a word for “to”",
        0.88 if ":" in line.text[:24] else 0.8,
    )


def labelled_copies(index: int, context: Context) -> Evidence | None:
    """A line that says who gets a copy, before or after the letter."""
    cues, line = context.marks.cues[index], context.facts[index]
    if "cc" not in cues or context.body_start <= index < context.body_end or context.region(index):
        return None
    colon = cues["cc"].startswith(":") or line.plain[: len(line.plain) - len(cues["cc"])].rstrip().endswith(
        (":", ".")
    )
    return Evidence(
        "labelled-copies",
        "cc",
        "it begins with a word for “copy to”",
        0.91 if colon or not cues["cc"] else 0.75,
    )


def goes_on(index: int, context: Context) -> Evidence | None:
    """The lines under a label, up to a blank line, belong to it: a wrapped subject, more addressees, more copies."""
    line = context.facts[index]
    if context.region(index) or index == 0 or _says_something_else(index, context):
        return None
    start = index
    first = context.marks.blocks[context.marks.block_of[index]].first
    while start > first:
        start -= 1
        for name, role, weight in (
            ("subject", "title", 0.84),
            ("cc", "cc", 0.84),
            ("addressee", "addressee", 0.76),
        ):
            rule = {"subject": labelled_subject, "cc": labelled_copies, "addressee": labelled_addressee}[name]
            if rule(start, context):
                return Evidence(
                    "goes-on",
                    role,
                    f"it stands in one block with line {start + 1}, which has the label",
                    weight,
                )  # type: ignore[arg-type]
        if _says_something_else(start, context) or index - start > 30:
            return None
    return None if line.number is not None else None


def title_block(index: int, context: Context) -> Evidence | None:
    """What stands before the letter without any label, and is neither date nor addressee, is its title."""
    line = context.facts[index]
    if (
        not context.marks.front <= index < context.body_start
        or context.region(index)
        or line.number is not None
    ):
        return None
    if line.level:
        return Evidence("title-heading", "title", "a heading before the letter begins", 0.72)
    return Evidence("title-block", "title", "it stands before the letter without any label", 0.4)


def greeting(index: int, context: Context) -> Evidence | None:
    """A salutation, at the letter's start or again in its course."""
    if context.region(index) or not is_salutation(context.marks, index):
        return None
    early = index <= context.body_start
    return Evidence("greeting", "salutation", "it begins as greetings do and is short", 0.9 if early else 0.8)


def _opens(index: int, context: Context) -> bool:
    return context.marks.front <= index < max(context.body_start, 1)


def _says_something_else(index: int, context: Context) -> bool:
    cues = context.marks.cues[index]
    return (
        index in context.marks.dates
        or "subject" in cues
        or is_salutation(context.marks, index)
        or context.facts[index].level > 0
    )


def looks_like_a_name(index: int, context: Context) -> bool:
    """Return whether the line could name a person or an office."""
    return name_likeness(context.facts[index], context.marks.vocabulary) >= 0.6


RULES = (dateline, labelled_subject, labelled_addressee, labelled_copies, goes_on, title_block, greeting)
