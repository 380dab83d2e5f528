"""Header fields of a mail: above it, or above one that it forwards or quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.core.source import Evidence
from sitegen.core.tables import table

_DATA = table(__package__, "headers")
_KIND = {name: kind for kind, names in _DATA["fields"].items() for name in names}
FORWARDED = re.compile(  # "---------- Forwarded message ---------", "Begin forwarded message:"
    rf"[-_ ]{{2,}}\s*(?:{'|'.join(_DATA['marks']['forwarded'])})[^-_]{{0,40}}[-_ ]{{2,}}\s*$"
    r"|begin forwarded message:\s*$",
    re.IGNORECASE,
)
NOTICES: Sequence[str] = _DATA["marks"]["notices"]
_FIELD = re.compile(r"[>\s*]*([^\W\d_][\w .-]{0,24}?)\*?\s?[:：]\*?(?:\s+|$)(.*)$")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|[\w.+-]+ (?:at|AT) [\w-]+\.[\w.]+")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_CLOCK = re.compile(
    r",?\s*(?:um|at|à|alle|kl\.?)?\s*\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[AP]M)?(?:\s*[+-]\d{4})?(?:\s*\([A-Z]{2,5}\))?\s*$"
)
_PASSED_ON = re.compile(
    rf"\s*(?:\[[\w .-]{{2,30}}\]\s*)?(?:{'|'.join(_DATA['marks']['passed_on'])})\s?[:：]", re.IGNORECASE
)
_REPLY = re.compile(
    r"(?i)(?:\s*(?:re|fwd?|fw|aw|wg|sv|vs|tr|rv|enc|res|i|r)\s?(?:\[\d+\])?\s?[:：]\s*)+|\s*\[[\w .-]{2,30}\]\s+"
)


@dataclass(frozen=True, slots=True)
class Header:
    """Lines `first` to `last` (from 0) of a mail's header: its fields, each as (kind, name, value, line)."""

    first: int
    last: int
    fields: tuple[tuple[str, str, str, int], ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What it says of title and date."""
        found = []
        for kind, name, value, line in self.fields:
            if kind == "subject" and value:
                found.append(Evidence("title", bare_subject(value), "mail", name, line + 1))
            elif kind == "date" and value:
                found.append(Evidence("date", value, "mail", name))
        return tuple(found)

    @property
    def subject(self) -> tuple[str, int] | None:
        """What it says the mail is about, with its line (from 0); None if it does not say."""
        return next(((value, line) for kind, _, value, line in self.fields if kind == "subject" and value), None)

    @property
    def sender(self) -> str:
        """Whom it names as who sent the mail, "" for nobody."""
        names = _DATA["marks"]["sender"]
        return next((value for _, name, value, _ in self.fields if name.lower() in names), "")


def is_passed_on(subject: str) -> bool:
    """Return whether a subject says that a mail is passed on ("Fwd: Keep the lake")."""
    return _PASSED_ON.match(subject) is not None


def bare_subject(subject: str) -> str:
    """Return a subject without the marks of replies, of forwarding and of lists ("Re: [lake] Fwd: ")."""
    found = _REPLY.match(subject)
    while found and found.end() and subject[found.end() :].strip():
        subject = subject[found.end() :].strip()
        found = _REPLY.match(subject)
    return subject.strip()


def find_headers(lines: Sequence[str]) -> list[Header]:
    """Return the headers of mails within a text.

    A letter may begin with "To:" and "Date:" of its own; a mail's header has an address, or the time of day.
    """
    found = []
    at = 0
    while at < len(lines):
        header = _header_at(lines, at) if _kind(lines[at]) else None
        if header is not None:
            found.append(header)
            at = header.last
        at += 1
    return found


def _kind(line: str) -> str | None:
    field = _FIELD.match(line[:400])
    return _KIND.get(field[1].strip().lower()) if field else None


def _header_at(lines: Sequence[str], at: int) -> Header | None:
    fields: list[tuple[str, str, str, int]] = []
    end = at
    while end < len(lines) and lines[end].strip(" >*"):
        line = lines[end]
        field = _FIELD.match(line)
        kind = _kind(line)
        if kind and field:
            fields.append((kind, field[1].strip(), field[2].strip(), end))
        elif fields and line[:1] in " \t":
            fields[-1] = (*fields[-1][:2], f"{fields[-1][2]} {line.strip()}", fields[-1][3])
        elif not (field and re.match(r"[>\s]*X-|[>\s]*List-", line)):
            break
        end += 1
    ended = end >= len(lines) or not lines[end].strip(" >*")
    private = any(kind == "private" and _ADDRESS.search(value) for kind, _, value, _ in fields)
    timed = any(kind == "date" and _TIME.search(value) for kind, _, value, _ in fields)
    kinds = {kind for kind, *_ in fields}
    if not ended or len(fields) < 2 or "private" not in kinds or not (private or timed) or len(kinds) < 2:
        return None
    return Header(at, end - 1, tuple((k, n, _CLOCK.sub("", v) if k == "date" else v, i) for k, n, v, i in fields))
