"""The parts of a mail: all that it shows, in order, and of several forms of one text the one that holds more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.errors import MessageError
from email.message import EmailMessage

from sitegen.core.source import split_lines
from sitegen.reading.formats.aside import Aside, words_beyond
from sitegen.reading.formats.encodings import decode
from sitegen.reading.formats.web.page import lay_out_page
from sitegen.reading.formats.web.parse import parse_page

_CLEARLY = 0.05  # share of a form's words that another must lack for it to hold clearly more
_TARGET = re.compile(r"(?i:https?://|mailto:|www\.)[^\s()<>\[\]]+")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that a mail carries: its name, or its kind where it has none, and its bytes."""

    name: str
    data: bytes


@dataclass(slots=True)
class Body:
    """The text of a mail, or of a part of one, as lines; the files that it carries; what was left aside."""

    lines: list[str] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    markup: bool = False

    def add(self, other: Body) -> None:
        """Add what comes next."""
        if self.lines and self.lines[-1].strip() and other.lines:
            self.lines.append("")
        self.aside += [Aside(one.why, one.text, len(self.lines) + one.after) for one in other.aside]
        self.lines += other.lines
        self.attached += other.attached
        self.markup |= other.markup


def read_parts(path: str, part: EmailMessage) -> Body:
    """Return what a part shows; of parts that follow each other all, of alternatives one."""
    name = _safely(part.get_filename)
    if part.get_content_type() == "message/rfc822":
        return Body(attached=[_mail(part)])
    if part.is_multipart():
        bodies = [read_parts(path, one) for one in part.get_payload() if isinstance(one, EmailMessage)]
        return _chosen(bodies) if part.get_content_type() == "multipart/alternative" else _joined(bodies)
    kind = part.get_content_type()
    if name or part.get_content_disposition() == "attachment":
        return Body(attached=[Attached(name or kind, _bytes(part))])
    if kind == "text/html":
        laid = lay_out_page(parse_page(_text(path, part)))
        return Body(laid.lines, aside=laid.aside, markup=True)
    if kind == "text/plain" or kind.startswith("multipart/"):  # a multipart without parts is broken, and text
        return Body(list(split_lines(_text(path, part))))
    return Body(attached=[Attached(kind, _bytes(part))])


def _mail(part: EmailMessage) -> Attached:
    """Return a mail that is attached to another, or passed on by a list with others."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, EmailMessage):
        return Attached("mail.eml", b"")
    try:
        return Attached(f"{_safely(lambda: inner.get('Subject', '')) or 'mail'}.eml", inner.as_bytes())
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        return Attached("mail.eml", b"")


def _bytes(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (MessageError, ValueError, LookupError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _joined(bodies: Sequence[Body]) -> Body:
    whole = Body()
    for body in bodies:
        whole.add(body)
    return whole


def _chosen(bodies: Sequence[Body]) -> Body:
    """Return the plain form of a text, or the one that holds clearly more; what only the others have is told."""
    shown = [(body, _words(body)) for body in bodies if any(line.strip() for line in body.lines)]
    shown.sort(key=lambda one: one[0].markup)
    chosen, text = shown[0] if shown else (Body(), "")
    for form, words in shown[1:]:
        more = len(words_beyond(words, text))
        if more > len(words_beyond(text, words)) and more > _CLEARLY * len(words.split()):
            chosen, text = form, words
    why = "in another form of the mail's text only"
    others = [Aside(why, " ".join(words_beyond(words, text)), 0) for form, words in shown if form is not chosen]
    attached = [one for body in bodies for one in body.attached]
    return Body(chosen.lines, attached, [*chosen.aside, *others], chosen.markup)


def _words(body: Body) -> str:
    """Return the words that a form shows; where its links lead is none of them."""
    return _TARGET.sub(" ", " ".join(body.lines))


def _text(path: str, part: EmailMessage) -> str:
    """Return the characters of a part: in the encoding that it names, if its bytes bear that out."""
    data = _bytes(part) or str(part.get_payload()).encode("utf-8", "replace")
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
