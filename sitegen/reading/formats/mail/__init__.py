"""Mails: as programs store them (.eml, .mbox), and as people paste them into a text.

The header gives subject and date; of its other fields, which are private, nothing is a line. What stands around the
letter in a mail (signatures, the footer of a list) is set apart in zones; of a mail that only forwards the letter,
neither subject nor note is a line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import EMPTY_SOURCE, LEFT_ASIDE, SEVERAL_MAILS
from sitegen.core.source import Evidence, Markup, Place, Source, Span, Zone, digest
from sitegen.reading.formats.aside import report_aside, struck_lines
from sitegen.reading.formats.mail.apart import (
    attributions,
    carries,
    notices_of,
    signature_of,
    signs_above,
    without_quote_marks,
    zones_of,
)
from sitegen.reading.formats.mail.attached import ReadFile, read_attached
from sitegen.reading.formats.mail.headers import FORWARDED, Header, find_headers, is_passed_on
from sitegen.reading.formats.mail.message import Message, is_stored_mail, read_messages

__all__ = ["is_stored_mail", "read_mail", "with_mail_set_apart"]

HEADER: Zone = "header"
SUBJECT = "Subject: "
_FIELDS = (
    "private fields of a mail's header",
    "subject and date are kept; the others name people, and the file as it came still holds them",
)
_NOTE = (
    "subject and note of the mail that forwards the letter",
    "they may name people; if they are of the letter, save its text as a file of its own and give that",
)


def read_mail(path: str, data: bytes, read_file: ReadFile) -> Checked[Source | None]:
    """Return the text of a mail as a `Source`; of several mails in one file, the longest.

    Where the mail only passes on a letter that is attached to it, that letter is what is read: `read_file` reads a file
    by its name and bytes.
    """
    messages = read_messages(path, data)
    message = max(messages, key=lambda one: sum(map(len, one.lines)))
    span = Span.line(path, 1)
    found = []
    if len(messages) > 1:
        said = f"the file holds {len(messages)} mails; the longest was read (“{message.subject}”)"
        found.append(SEVERAL_MAILS.at(span, said, "give each mail that holds a letter as a file of its own"))
    files, letter = read_attached(path, data, message, read_file)
    if letter is not None:
        return Checked(letter.value, (*found, *files, *letter.diagnostics))
    found += files
    found += report_aside(path, message.aside, 2 if message.subject else 0)
    if not any(line.strip() for line in message.lines):
        hint = "if the letter is attached, save it from the mail and give that"
        return Checked(None, (*found, EMPTY_SOURCE.at(span, "the mail holds no text", hint)))
    source = _with_subject(path, data, message)
    apart = with_mail_set_apart(source, start=2 if message.subject else 0, sender=message.sender)
    return Checked(apart.value, (*found, *apart.diagnostics))


def _with_subject(path: str, data: bytes, message: Message) -> Source:
    subject = (f"{SUBJECT}{message.subject}", "") if message.subject else ()
    lines = (*subject, *message.lines)
    markup: Markup = "markdown" if message.markup else "plain"
    struck = struck_lines(message.aside, lines, len(subject))
    return Source(path, digest(data), lines, markup=markup, evidence=message.evidence, struck=struck)


def with_mail_set_apart(source: Source, start: int = 0, sender: str = "") -> Checked[Source]:
    """Return a text with the headers of mails taken out and what else a mail adds set apart; most have nothing of it.

    Lines keep their numbers: what is taken out leaves blank lines. `sender` sent the mail, whose subject is the first
    line where its text begins at `start`.
    """
    lines: list[str] = list(source.lines)
    headers = find_headers(lines)
    if not headers and not start:
        marks = {at: HEADER for at, line in enumerate(lines) if FORWARDED.match(line.strip("> "))}
        return Checked(replace(source, places=_places(marks, lines)) if marks else source)
    first = headers[0].last + 1 if headers and not _text_above(lines, headers[0], start) else start
    inner = next((one for one in headers if one.first >= first), None)
    own = [one for header in headers[: 2 - bool(start)] for one in header.evidence]
    evidence = [*source.evidence, *own] if start else [*own, *source.evidence]
    private = _take_out(lines, headers, keep_subject=not start)
    said = dict.fromkeys(attributions(lines), HEADER)
    subjects = [(lines[0], 0, sender)] if start else []
    subjects += [(*one.subject, one.sender) for one in headers if one.subject]
    passed_on = [(at, who) for subject, at, who in subjects if is_passed_on(subject.removeprefix(SUBJECT))]
    said |= {at: HEADER for at, _ in passed_on}
    lines, quoted = without_quote_marks(lines, first)
    forwarded = inner.last + 1 if inner and (quoted or carries(lines, first, inner.last + 1)) else None
    note: list[int] = []
    if inner and forwarded:  # what the letter was sent under is of it; what it was passed on under is not
        evidence = [*inner.evidence, *(one for one in source.evidence if one.kind == "language")]
        note = [at for at in range(inner.first) if lines[at].strip() and not FORWARDED.match(lines[at].strip("> "))]
        for at in note:
            lines[at] = ""
    said = {at: zone for at, zone in said.items() if lines[at].strip()}
    zones = {**zones_of(lines, first), **notices_of(lines, first), **said}
    senders = [who for _, who in passed_on] + [sender] * bool(forwarded)
    senders = senders or [who for _, _, who in subjects if signs_above(lines, first, [who])]
    if senders:
        zones |= signature_of([*("" if at in zones else line for at, line in enumerate(lines))], first, senders)
    places = _places(zones, lines)
    if not any(line.strip() for line in lines):
        return Checked(source)
    kept = _still_shown(evidence, lines)
    told = (*_left_out(source.path, private, *_FIELDS), *_left_out(source.path, note, *_NOTE))
    return Checked(replace(source, lines=tuple(lines), evidence=kept, places=places), told)


def _places(zones: Mapping[int, Zone], lines: Sequence[str]) -> tuple[Place | None, ...]:
    return tuple(Place(1, zone=zones[at]) if at in zones else None for at in range(len(lines))) if zones else ()


def _left_out(path: str, lines: Sequence[int], what: str, hint: str) -> tuple[Diagnostic, ...]:
    """Return what is said of lines of a mail (from 0) that are none of the letter, without their words."""
    if not lines:
        return ()
    said = f"{len(lines)} {'line' if len(lines) == 1 else 'lines'} left aside: {what}"
    return (LEFT_ASIDE.at(Span.line(path, lines[0] + 1), said, hint),)


def _text_above(lines: Sequence[str], header: Header, start: int) -> bool:
    return any(line.strip() for line in lines[start : header.first])


def _take_out(lines: list[str], headers: Sequence[Header], *, keep_subject: bool) -> list[int]:
    """Blank the fields of headers, but the subject of the first; return the lines (from 0)."""
    taken = []
    for number, header in enumerate(headers):
        kept = {line for kind, _, _, line in header.fields if kind == "subject" and number == 0 and keep_subject}
        for at in range(header.first, header.last + 1):
            if at not in kept:
                taken.append(at)
                lines[at] = ""
    return taken


def _still_shown(evidence: Sequence[Evidence], lines: Sequence[str]) -> tuple[Evidence, ...]:
    """Return evidence whose lines still show its words."""
    found = dict.fromkeys(
        replace(one, line=None) if one.line and one.value not in lines[one.line - 1] else one for one in evidence
    )
    return tuple(found)
