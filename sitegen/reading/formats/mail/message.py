"""A mail as a program stores it: its header fields decoded, and the part of it that holds its text."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from sitegen.core.source import Evidence, split_lines
from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.mail.headers import bare_subject
from sitegen.reading.formats.web.page import lay_out_page
from sitegen.reading.formats.web.tree import parse_page

_START = re.compile(rb"(?:From [^\n]+\n)?(?:[A-Za-z][\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_STORED = re.compile(rb"^(?:MIME-Version|Content-Type|Received|Message-ID|Return-Path):", re.IGNORECASE | re.MULTILINE)
_ENVELOPE = re.compile(rb"^From \S+[^\n]* \d{4}[^\n]*\n(?=[A-Za-z][\w-]{1,40}:)", re.MULTILINE)
_RATHER = 0.3  # share of the HTML part's words that a plain part must have to be the whole text


@dataclass(frozen=True, slots=True)
class Message:
    """The text of a mail as lines, its subject, what its header says, and the names of files that it carries."""

    lines: tuple[str, ...]
    subject: str
    evidence: tuple[Evidence, ...]
    attached: tuple[str, ...]
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
    return [_read(path, data[start:end]) for start, end in zip(starts, ends, strict=True)]


def _read(path: str, data: bytes) -> Message:
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    message = message_from_bytes(data, policy=policy.default)
    plain = html = ""
    attached = []
    for part in message.walk():
        if part.is_multipart():
            continue
        name = _safely(part.get_filename)
        if name or part.get_content_disposition() == "attachment":
            attached.append(name or part.get_content_type())
        elif part.get_content_type() == "text/plain":
            plain += _text(path, part)
        elif part.get_content_type() == "text/html":
            html += _text(path, part)
    laid = tuple(lay_out_page(parse_page(html)).lines) if html else ()
    written = split_lines(plain)
    whole = len(plain.split()) >= _RATHER * sum(len(line.split()) for line in laid)
    subject = " ".join(_field(message, "Subject").split())
    return Message(
        written if written and whole else laid,
        subject,
        tuple(_evidence(message, subject)),
        tuple(attached),
        not (written and whole),
    )


def _evidence(message: EmailMessage, subject: str) -> list[Evidence]:
    found = [Evidence("title", bare_subject(subject), "mail", "Subject", 1)] if subject else []
    date = _field(message, "Date")
    with suppress(TypeError, ValueError, IndexError):
        date = parsedate_to_datetime(date).date().isoformat()
    if date:
        found.append(Evidence("date", date, "mail", "Date"))
    language = _field(message, "Content-Language")
    return [*found, Evidence("language", language, "mail", "Content-Language")] if language else found


def _field(message: EmailMessage, name: str) -> str:
    """Return a header field decoded, as is where it breaks its rules."""
    try:
        return str(message.get(name, ""))
    except (MessageError, ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""


def _text(path: str, part: EmailMessage) -> str:
    """Return the characters of a part: in the encoding that it names, if its bytes bear that out."""
    try:
        payload = part.get_payload(decode=True)
    except (MessageError, ValueError, LookupError):
        payload = None
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    try:
        text = data.decode(part.get_content_charset("utf-8"))
    except (LookupError, ValueError):
        decoded = decode(path, data).value
        text = decoded.text if decoded else data.decode("utf-8", "replace")
    return text if not text or text.endswith("\n") else f"{text}\n"


def _safely(get: object) -> str:
    try:
        return str(get() or "")  # type: ignore[operator]
    except (MessageError, ValueError, LookupError, IndexError, AttributeError, TypeError):
        return "a file"
