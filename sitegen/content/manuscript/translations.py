"""Which manuscripts are one letter: each translation says in its front matter what it is a translation of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import SILENT_WITHDRAWAL, TRANSLATION_LOOP, UNKNOWN_ORIGINAL
from sitegen.core.model import Manuscript
from sitegen.core.source import Span

_LINE = re.compile(r"translation_of[ \t]*:")


def originals(manuscripts: Iterable[Manuscript]) -> dict[str, str]:
    """Return, under every id, the id of the letter that it is a version of, or its own.

    A translation of a translation is a version of the first. What follows an unknown id, or is its own translation by
    whatever way, stands for itself.
    """
    said = {one.letter_id: one.translation_of for one in manuscripts}
    return {letter_id: _original(letter_id, said) for letter_id in said}


def _original(letter_id: str, said: Mapping[str, str | None]) -> str:
    *_, last = _way(letter_id, said)
    return letter_id if said[last] in said else last


def _way(letter_id: str, said: Mapping[str, str | None]) -> Iterator[str]:
    """Yield a letter and what it translates, by way of others, each once."""
    way: set[str] = set()
    at: str | None = letter_id
    while at is not None and at in said and at not in way:
        yield at
        way.add(at)
        at = said[at]


def check_translations(manuscripts: Iterable[Manuscript], texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield what is wrong with what manuscripts say they translate; `texts` are theirs, under their paths."""
    by_id = {one.letter_id: one for one in manuscripts}
    said = {letter_id: one.translation_of for letter_id, one in by_id.items()}
    for letter_id, one in by_id.items():
        if one.translation_of is None:
            continue
        span = Span.line(one.path, _line_of(texts.get(one.path, "")))
        if one.translation_of not in by_id:
            if f"{one.path.rpartition('/')[0]}/{one.translation_of}.md" in texts:
                continue  # that letter cannot be read, which is said of it
            near = get_close_matches(one.translation_of, by_id, 1)
            yield UNKNOWN_ORIGINAL.at(
                span,
                f"{letter_id} says that it translates {one.translation_of}, and there is no such letter",
                f"did you mean {near[0]}?" if near else "give the id of a letter in this archive, or remove the line",
            )
        elif by_id[one.translation_of].withdrawn and not one.withdrawn:
            yield SILENT_WITHDRAWAL.at(
                span,
                f"{one.translation_of} was withdrawn, and this translation of it does not say so",
                f"withdraw it, too: sitegen withdraw {letter_id}",
            )
        elif letter_id in {said[own] for own in _way(letter_id, said)}:
            yield TRANSLATION_LOOP.at(
                span,
                f"{letter_id} would be a translation of itself",
                "let the letter that was written first say nothing, and the others name it",
            )


def _line_of(text: str) -> int:
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if _LINE.match(line)), 1)


def present_ids(manuscripts: Iterable[Manuscript]) -> tuple[Manuscript, ...]:
    """Return the manuscripts with translations that name their original by an id that it had before made to name it."""
    kept = tuple(manuscripts)
    now = {former: one.letter_id for one in kept for former in one.former_ids}
    if not now:
        return kept
    return tuple(replace(one, translation_of=now.get(one.translation_of or "", one.translation_of)) for one in kept)
