"""Lines that show how to sign, and name nobody: "Name (affiliation)", "YOUR NAME HERE", a template's code."""

from __future__ import annotations

import re

from sitegen.reading.parsing.facts import LineFacts
from sitegen.reading.parsing.vocabulary import Vocabulary, load_forms

LONGEST = 8  # words
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_MARKS = "*_/[]<>{}()-–—:,.!@\\\"'"


def is_placeholder(line: LineFacts, vocabulary: Vocabulary) -> bool:
    """Return whether a line has only words that stand for a name where a page shows how to sign, or is a template's."""
    if line.text.startswith(("{%", "{{")):
        return True
    if len(line.words) > LONGEST:
        return False
    columns = vocabulary.words("cues", "table") | vocabulary.words("cues", "affiliation")
    samples = load_forms("samples")
    bare = _IN_BRACKETS.sub("", line.plain)
    words = [word for part in bare.split() if (word := part.strip(_MARKS))]
    return any(word in samples for word in words) and all(word in columns or word in samples for word in words)
