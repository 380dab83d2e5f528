"""The list held against the source: every entry on its line, no line without its entry, none twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from json import dumps

from sitegen.content.fidelity.printed import Against, departure, if_meant, runs
from sitegen.content.manuscript import Entry, as_markdown, entries_of
from sitegen.core.comparing import letters_of
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import (
    CHANGED_NAME,
    ENTRY_WITHOUT_LINE,
    LINE_BEYOND_SOURCE,
    LOST_LIST,
    SHARED_LINE,
    UNLISTED_ENTRY,
    WRONG_LINE,
)
from sitegen.core.model import Signatory
from sitegen.identity.contacts import MASK

_PASTED = 10  # lost entries that a hint writes out


def hold_list(against: Against) -> Iterator[Diagnostic]:
    """Yield what the list of a manuscript and that of its source do not share."""
    printed = tuple(entries_of(against.reading.letter.signatories))
    listed = tuple(entries_of(against.manuscript.letter.signatories))
    waiting = [one for one in printed if not against.excused(one.line, one.last)]
    if waiting and not listed and not against.section():
        yield _lost_list(against, waiting)
        return
    found: list[Diagnostic] = []
    homes = counterparts(against, printed, listed)
    at_home = {id(home) for home in homes.values()}
    accounted: list[Entry] = [one for one in printed if id(one) in at_home]
    for one in listed:
        if id(one) not in homes:
            said, meant = _stray(against, one, printed, accounted)
            found += said
            accounted += meant
    yield from found
    told = {one.span.first for one in found if one.span}
    yield from _doubles(against, [one for one in listed if one.written not in told], homes, printed)
    known = {id(one) for one in accounted}
    yield from _unlisted(against, printed, [one for one in waiting if id(one) not in known], listed)


def counterparts(against: Against, printed: Sequence[Entry], listed: Sequence[Entry]) -> dict[int, Entry]:
    """Return the printed entry of every listed one that says the same on the same line, under the listed one's id."""
    by_line: dict[int, list[Entry]] = {}
    for one in printed:
        for line in range(one.line, one.last + 1):
            by_line.setdefault(line, []).append(one)
    taken: set[int] = set()
    found: dict[int, Entry] = {}
    for one in listed:
        here = (home for line in range(one.line, one.last + 1) for home in by_line.get(line, ()))
        home = next((home for home in here if id(home) not in taken and _same(against, one, home)), None)
        if home is not None:
            taken.add(id(home))
            found[id(one)] = home
    return found


def _same(against: Against, one: Entry, home: Entry) -> bool:
    """Return whether a listed entry says what a printed one says; a name must be part of what is printed."""
    texts = _spellings(against, one)
    return letters_of(home.entry) in texts and (one.name == home.name or _is_named(one))


def _is_named(one: Entry) -> bool:
    """Return whether the name of an entry is a part of it; a note beside it may say anything."""
    return letters_of(one.name) in letters_of(one.entry)


def _spellings(against: Against, one: Entry) -> set[str]:
    """Return what an entry says, and what it would say with the printed forms of its corrections."""
    texts = {one.entry}
    for fix in against.corrections(one.line, one.last):
        texts |= {text.replace(fix.corrected, fix.printed) for text in texts if fix.corrected}
    return {letters_of(text) for text in texts}


def _stray(
    against: Against, one: Entry, printed: Sequence[Entry], accounted: Sequence[Entry]
) -> tuple[list[Diagnostic], list[Entry]]:
    """Return what is to be said of an entry that is not at home on its line, and the printed ones that it answers."""
    span, length = against.span(one.written), len(against.source.lines)
    known = {id(other) for other in accounted}
    texts = _spellings(against, one)
    same = [other for other in printed if id(other) not in known and letters_of(other.entry) in texts]
    meant = [other for other in same if (other.line, other.last) != (one.line, one.last)][:1]
    place = (
        f"its words stand on line {meant[0].line}: end the entry with <!-- {_lines(meant[0])} -->" if meant else None
    )
    if one.line == 0:
        named = letters_of(one.name) in letters_of(" ".join(against.source.lines))
        hint = place or (
            "end the entry with <!-- N -->, N being the line of the source"
            if named
            else f"{against.quoted(one.name)} is nowhere in the source. Who signed since belongs into a new version of "
            "it: import that under the same name; if it is a slip, delete the entry"
        )
        message = f"{against.quoted(one.name)} does not say on which line of the source it stands"
        return [ENTRY_WITHOUT_LINE.at(span, message, hint)], meant
    if max(one.line, one.last) > length:
        message = f"line {max(one.line, one.last)} is beyond the end of the source, which has {length} lines"
        return [LINE_BEYOND_SOURCE.at(span, message, place or "give the line on which the entry stands")], meant
    here = [other for other in printed if other.line <= one.last and other.last >= one.line]
    if against.excused(one.line, one.last) or (_is_named(one) and _is_printed(against, one, here)):
        return [], here
    if here and not meant and all(id(other) in known for other in here):
        return [], []  # its line is another entry's, which is said elsewhere
    if meant:
        message = f"{against.quoted(one.name)} stands on line {meant[0].line} of the source, not on line {one.line}"
        return [WRONG_LINE.at(span, message, place)], meant
    there = against.printed(one.line, one.last).strip()
    message = f"{against.quoted(one.name)} is not what line {one.line} of the source prints: {against.quoted(there)}"
    printed_form, corrected = _differing(against, here[0].entry if len(here) == 1 else "", one.entry)
    hint = (
        "leave the entry as printed, and add a correction to the front matter:\ncorrections:\n"
        f"  - line: {one.line}\n    printed: {printed_form}\n    corrected: {corrected}\n"
        '    reason: "…"'
    )
    whole = [line for other in here for line in (other.line, other.last)] + [one.line, one.last]
    if letters_of(one.name) in letters_of(" ".join(against.source.lines[min(whole) - 1 : max(whole)])):
        hint = f"if names were parted or joined on purpose: {departure(min(whole), max(whole))}\nelse {hint}"
    if MASK in there and len(here) == 1:
        now = against.quoted(here[0].entry)
        hint = f"cells of a table that lead to a person are left out; write the entry as it reads without them: {now}"
    return [CHANGED_NAME.at(span, message, hint)], here


def _differing(against: Against, printed: str, written: str) -> tuple[str, str]:
    """Return the words in which an entry differs from what is printed, in quotes; "…" where it is another one."""
    if "…" in (against.quoted(printed), against.quoted(written)):  # it would tell a withheld name
        return '"…"', '"…"'
    was, now = printed.split(), written.split()
    shortest = min(len(was), len(now))
    front = next((at for at in range(shortest) if was[at] != now[at]), shortest)
    back = next((at for at in range(shortest - front) if was[-1 - at] != now[-1 - at]), shortest - front)
    if front + back == shortest:  # words were added or left out: a word beside them is said, too
        front, back = (front - 1, back) if front else (front, back - 1)
    was, now = was[front : len(was) - back], now[front : len(now) - back]
    if not (was and now and front + back) or was == now:
        return '"…"', '"…"'
    return dumps(" ".join(was), ensure_ascii=False), dumps(" ".join(now), ensure_ascii=False)


def _is_printed(against: Against, one: Entry, here: Sequence[Entry]) -> bool:
    """Return whether an entry is all that its lines print, number aside, or a part of lines that hold no entry."""
    there = letters_of(against.printed(one.line, one.last))
    for text in _spellings(against, one):
        before = there.removesuffix(text) if text else there
        if there.endswith(text) and (not before or before.isdigit()):
            return True
        if text and not here and text in there:
            return True
        joined = "".join(letters_of(other.entry) for other in here)
        if text and text == joined and here[0].line == one.line and here[-1].last == one.last:
            return True
    return False


def _doubles(
    against: Against, listed: Sequence[Entry], homes: dict[int, Entry], printed: Sequence[Entry]
) -> Iterator[Diagnostic]:
    """Yield entries that share a line which the source has for fewer of them."""
    room = Counter(line for one in printed for line in range(one.line, one.last + 1))
    first: dict[int, Entry] = {}
    count: Counter[int] = Counter()
    for one in sorted(listed, key=lambda entry: id(entry) not in homes):
        lines = [line for line in range(one.line, one.last + 1) if 0 < line <= len(against.source.lines)]
        full = [line for line in lines if count[line] >= max(1, room[line])]
        count.update(lines)
        if full and not against.excused(one.line, one.last):
            other = first[full[0]]
            yield SHARED_LINE.at(
                against.span(one.written),
                f"line {full[0]} of the source is that of {against.quoted(other.name)} "
                f"(line {other.written} of the manuscript) already",
                f"remove one of the two; {if_meant(full[0], full[0], 'two names on one line')}",
            )
        for line in lines:
            first.setdefault(line, one)


def _unlisted(
    against: Against, printed: Sequence[Entry], lost: Sequence[Entry], listed: Iterable[Entry]
) -> Iterator[Diagnostic]:
    """Yield printed entries that no listed one answers; those that stood together are told together."""
    written = sorted((one.line, one.written) for one in listed if one.line and one.written)
    for run in runs(lost, printed):
        before = [place for line, place in written if line < run[0].line]
        span = against.span(before[-1] if before else against.section())
        first, last = run[0], run[-1]
        if len(run) == 1:
            message = (
                f"line {first.line} of the source reads as the entry {against.quoted(first.entry)}, and has none here"
            )
        else:
            message = (
                f"lines {first.line} to {last.last} of the source read as {len(run)} entries, from "
                f"{against.quoted(first.entry)} to {against.quoted(last.entry)}, and have none here"
            )
        pasted = "\n".join(_as_item(one) for one in run[:_PASTED])
        more = f"\n… and {len(run) - _PASTED} more" if len(run) > _PASTED else ""
        reason = f"{if_meant(first.line, last.last)}; whoever asked to be left out stands under withheld"
        yield UNLISTED_ENTRY.at(span, message, f"put back:\n{pasted}{more}\n{reason}")


def _as_item(one: Entry) -> str:
    number = one.number if isinstance(one, Signatory) and one.number_status == "printed" else None
    mark = "-" if number is None else f"{number}."
    dent = "" if isinstance(one, Signatory) else "   "
    return f"{dent}{mark} {as_markdown(one.entry)} <!-- {_lines(one)} -->"


def _lines(one: Entry) -> str:
    return str(one.line) if one.line == one.last else f"{one.line}-{one.last}"


def _lost_list(against: Against, waiting: Sequence[Entry]) -> Diagnostic:
    """Return that the whole list is gone; most often its heading was deleted or renamed."""
    body = against.manuscript.letter.body
    inside = next((at for at, one in enumerate(body) if one.first and one.last >= waiting[0].line), None)
    above = (one for one in reversed(body[:inside]) if one.kind == "heading" and not one.first)
    heading = next(above, None) if inside is not None else None
    written = heading.written if heading else body[inside].written if inside is not None else 0
    return LOST_LIST.at(
        against.span(written),
        f"the source has a list of {len(waiting)} entries, from line {waiting[0].line} on, and the manuscript has none",
        "the list begins with the heading ## Signatories: write it above the entries",
    )
