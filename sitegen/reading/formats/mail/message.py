"""A mail as a program stores it: its header fields decoded, and what its parts hold as lines."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from sitegen.core.source import Evidence
from sitegen.reading.formats.aside import Aside
from sitegen.reading.formats.mail.headers import bare_subject
from sitegen.reading.formats.mail.parts import Attached, read_parts

_START = re.compile(rb"(?:From [^\n]+\n)?(?:[A-Za-z][\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_STORED = re.compile(rb"^(?:MIME-Version|Content-Type|Received|Message-ID|Return-Path):", re.IGNORECASE | re.MULTILINE)
_ENVELOPE = re.compile(rb"^From \S+[^\n]* \d{4}[^\n]*\n(?=[A-Za-z][\w-]{1,40}:)", re.MULTILINE)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)  # so that a line of a mail is not taken for the next one


@dataclass(frozen=True, slots=True)
class Message:
    """The text of a mail as lines, its subject and header, the files that it carries, and what was left aside."""

    lines: tuple[str, ...]
    subject: str
    sender: str
    evidence: tuple[Evidence, ...]
    attached: tuple[Attached, ...]
    aside: tuple[Aside, ...]
    markup: bool


def is_stored_mail(path: str, data: bytes) -> bool:
    """Return whether bytes are a mail, or several, as programs store them."""
    head = data.lstrip()[:20_000].replace(b"\r\n", b"\n")
    if not _START.match(head):
        return False
    return path.lower().endswith((".eml", ".mbox")) or _STORED.search(head.split(b"\n\n")[0]) is not None


def read_messages(path: str, data: bytes) -> list[Message]:
    """Return the mails of a file, in order."""
    data = data.lstrip().replace(b"\r\n", b"\n")
    starts = [found.start() for found in _ENVELOPE.finditer(data)] if data.startswith(b"From ") else []
    starts = starts or [0]
    ends = [*starts[1:], len(data)]
    pieces = [data[start:end] for start, end in zip(starts, ends, strict=True)]
    return [_read(path, _ESCAPED.sub(rb"\1", one) if data.startswith(b"From ") else one) for one in pieces]


def _read(path: str, data: bytes) -> Message:
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    message = message_from_bytes(data, policy=policy.default)
    body = read_parts(path, message)
    subject = " ".join(field_of(message, "Subject").split())
    return Message(
        tuple(body.lines),
        subject,
        field_of(message, "From"),
        tuple(_evidence(message, subject)),
        tuple(body.attached),
        tuple(body.aside),
        body.markup,
    )


def _evidence(message: EmailMessage, subject: str) -> list[Evidence]:
    found = [Evidence("title", bare_subject(subject), "mail", "Subject", 1)] if subject else []
    date = field_of(message, "Date")
    with suppress(TypeError, ValueError, IndexError):
        date = parsedate_to_datetime(date).date().isoformat()
    if date:
        found.append(Evidence("date", date, "mail", "Date"))
    language = field_of(message, "Content-Language")
    return [*found, Evidence("language", language, "mail", "Content-Language")] if language else found


def field_of(message: EmailMessage, name: str) -> str:
    """Return a header field decoded, as is where it breaks its rules."""
    try:
        return str(message.get(name, ""))
    except (MessageError, ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""
