"""The front matter held against what the source reads as. An editor may know better, so these are notes."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.content.fidelity.printed import Against
from sitegen.content.manuscript.front_matter import split_front_matter
from sitegen.core.comparing import letters_of
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import DIFFERENT_SETTING, IMPOSSIBLE_LINES
from sitegen.core.documents import locate_yaml
from sitegen.core.model import Letter, Manuscript, Stated
from sitegen.core.source import Span, split_lines


def hold_settings(manuscript: Manuscript, text: str, reading: Letter) -> Iterator[Diagnostic]:
    """Yield a note for each setting that the source reads as something else, unless a departure tells why.

    `manuscript` was read from `text`; of the letter that the source reads as, only the settings are looked at.
    """
    departures = {one.of for one in manuscript.departures}
    here, there = _settings(manuscript.letter), _settings(reading)
    for name, (read, shown) in there.items():
        mine, mine_shown = here[name]
        if not read or read == mine or name.partition(".")[0] in departures or _is_corrected(manuscript, read, mine):
            continue
        why = f'say why: departures: [{{of: {name.partition(".")[0]}, reason: "…"}}]'
        right = "if the front matter is right" if mine else "if the source is right, write it there; if not"
        hint = f"{right}, {why}"
        said = f"the front matter gives {mine_shown}" if mine else "the front matter gives none"
        message = f"the {_WORDS[name]} reads as {shown} in the source; {said}"
        line = _line(manuscript, text, name if mine else name.partition(".")[0])
        yield DIFFERENT_SETTING.at(Span.line(manuscript.path, line or 1), message, hint)


_WORDS = {
    "title": "title",
    "date": "date",
    "language": "language",
    "addressees": "list of addressees",
    "stated.total": "stated total",
    "stated.undisclosed": "stated number of undisclosed names",
}


def hold_facts(against: Against) -> Iterator[Diagnostic]:
    """Yield what a person says of lines that the source does not have."""
    lines = len(against.source.lines)
    for fact in against.manuscript.facts:
        if fact.last > lines:
            message = f"the source has lines 1 to {lines}; {fact.kind} is said of {fact.first} to {fact.last}"
            yield IMPOSSIBLE_LINES.at(against.span(fact.written), message, "say it of the right lines, or delete it")


def _settings(letter: Letter) -> dict[str, tuple[str, str]]:
    """Return what is compared of each setting, and how it is shown; both are empty for what is not given."""
    stated: Stated = letter.stated
    texts = {
        "title": letter.title or "",
        "date": letter.date or "",
        "language": letter.language or "",
        "addressees": "; ".join(letter.addressees),
        "stated.total": "" if stated.total is None else str(stated.total),
        "stated.undisclosed": str(stated.undisclosed or ""),
    }
    return {name: (letters_of(text), f"“{text}”" if name == "title" else text) for name, text in texts.items()}


def _is_corrected(manuscript: Manuscript, read: str, mine: str) -> bool:
    """Return whether a correction of the letter makes of what is read what the front matter gives."""
    for fix in manuscript.corrections:
        printed, corrected = letters_of(fix.printed), letters_of(fix.corrected)
        read = read.replace(printed, corrected) if printed and corrected not in read else read
    return read == mine


def _line(manuscript: Manuscript, text: str, name: str) -> int:
    split = split_front_matter(split_lines(text), manuscript.path).value
    return locate_yaml(split.front, *name.split("."), offset=1) if split else 1
