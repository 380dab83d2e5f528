"""Lines that show how to sign, and name nobody: "Name (affiliation)", "YOUR NAME HERE", lines to write on."""

from __future__ import annotations

import re

from sitegen.reading.parsing.facts import LineFacts
from sitegen.reading.parsing.vocabulary import Vocabulary, load_forms

LONGEST = 8  # words
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_RULED = re.compile(r"_{4,}|\.{8,}|…{3,}")  # a line to write on


def is_placeholder(line: LineFacts, vocabulary: Vocabulary) -> bool:
    """Return whether a line has only words that stand for a name where a page shows how to sign, or is a form's."""
    if line.text.startswith(("{%", "{{")) or _RULED.search(line.text[:400]):
        return True
    if len(line.words) > LONGEST:
        return False
    columns = vocabulary.words("cues", "table") | vocabulary.words("cues", "affiliation")
    samples = load_forms("samples")
    words = _WORD.findall(_IN_BRACKETS.sub("", line.plain))
    return any(word in samples for word in words) and all(word in columns or word in samples for word in words)
