"""The front matter held against what the source reads as. An editor may know better, so these are notes."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.content.fidelity.printed import Against
from sitegen.content.manuscript import entries_of
from sitegen.content.manuscript.front_matter import split_front_matter
from sitegen.core.comparing import letters_of
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import DIFFERENT_SETTING, IDLE_DEPARTURE, IMPOSSIBLE_LINES, UNUSED_CORRECTION
from sitegen.core.documents import locate_yaml
from sitegen.core.model import Departure, Letter, Manuscript, Stated
from sitegen.core.source import Span, said_lines, split_lines


def hold_settings(manuscript: Manuscript, text: str, reading: Letter) -> Iterator[Diagnostic]:
    """Yield a note for each setting that the source reads as something else, unless a departure tells why.

    `manuscript` was read from `text`; of the letter that the source reads as, only the settings are looked at.
    """
    departures = {one.of for one in manuscript.departures}
    here, there = _settings(manuscript.letter), _settings(reading)
    for departure in manuscript.departures:
        its = [name for name in there if departure.of and name.partition(".")[0] == departure.of]
        if any(there[name][0] for name in its) and all(here[name] == there[name] for name in its):
            said = f"the source reads as {there[its[0]][1]}, as the front matter has it"
            yield idle(manuscript.path, departure, said)
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


def idle(path: str, departure: Departure, why: str) -> Diagnostic:
    """Return that a departure departs from nothing."""
    hint = "delete it: pages say of it that the letter was changed there; or make the change that it tells of"
    return IDLE_DEPARTURE.at(Span.line(path, departure.written or 1), f"a departure changes nothing: {why}", hint)


_WORDS = {
    "title": "title",
    "date": "date",
    "language": "language",
    "addressees": "list of addressees",
    "stated.total": "stated total",
    "stated.undisclosed": "stated number of undisclosed names",
}


def hold_facts(against: Against) -> Iterator[Diagnostic]:
    """Yield what a person says of lines that the source does not have, or that do not say it."""
    m, source = against.manuscript, against.source
    end = len(source.lines)
    said = [(f"{one.kind} is said", one.first, one.last, one.written) for one in m.facts]
    said += [("a departure is said", one.first, one.last, one.written) for one in m.departures if one.first]
    said += [("a contact is said", one.line, one.line, 1) for one in m.letter.contacts if one.line]
    for what, first, last, written in said:
        if last > end:
            message = f"the source has lines 1 to {end}; {what} of {said_lines(first, last)}"
            yield IMPOSSIBLE_LINES.at(against.span(written), message, "say it of the right lines, or delete it")
    for fix in m.corrections:
        near = source.lines[max(0, fix.line - 2) : fix.line + 1]  # an entry or a paragraph may wrap within it
        unused = fix.corrected not in _written_on(m.letter, fix.line)  # which is said where it was to be applied
        if unused or against.excused(fix.line, fix.line) or _holds(" ".join(near), fix.printed):
            continue
        there = source.lines[fix.line - 1 : fix.line]
        says = f"; it says {against.quoted(there[0])}" if there and there[0].strip() else ""
        message = f"the correction of “{fix.printed}” finds it nowhere on line {fix.line} of the source{says}"
        yield UNUSED_CORRECTION.at(against.span(fix.written), message)


def _written_on(letter: Letter, line: int) -> str:
    """Return what a letter has on a line of its source, corrections applied."""
    texts = [one.text for one in letter.body if one.first <= line <= one.last]
    texts += [one.text for one in letter.footnotes if one.first <= line <= one.last]
    listed = (one for one in entries_of(letter.signatories) if one.line <= line <= one.last)
    return "\n".join([*texts, *(one.corrected or one.name for one in listed)])


def _holds(text: str, part: str) -> bool:
    return part in text or (letters_of(part) != "" and letters_of(part) in letters_of(text))


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
