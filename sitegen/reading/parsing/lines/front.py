"""What stands before all text of a file: front matter between fences, fields without them, the header of a mail."""

from __future__ import annotations

import re

from sitegen.reading.formats.front_matter import MOST_PLAIN, unfenced_fields
from sitegen.reading.parsing.lines.facts import LineFacts
from sitegen.reading.parsing.lines.mail_addresses import has_email

_FENCE = re.compile(r"(?:---|\+\+\+)$")
_FIELD = re.compile(r"([A-Za-z_][\w-]{0,40}) ?[:=] ?(.*)$")
_LONGEST_FRONT = 400
_LONGEST_HEADER = 40  # lines of a mail's header
_HEADER = re.compile(
    r"(From|To|Cc|Bcc|Subject|Date|Sent|Sender|Reply-To|Message-ID|Return-Path|Received|(?:X|List)-[\w-]+)\s*: ?(.*)$",
    re.IGNORECASE,
)
_MAIL_FIELDS = ("sender", "reply-to", "message-id", "return-path", "received", "sent")


def _mail_header(facts: tuple[LineFacts, ...]) -> tuple[int, dict[str, tuple[str, int]]]:
    """Return how many lines the header of a mail takes and its subject and date.

    A letter may begin with "To:", "From:" and "Date:" of its own; a mail has a field more, or an address in one.
    """
    fields: dict[str, tuple[str, int]] = {}
    end, mailed, first = 0, 0, facts[0].index
    for line in facts[:_LONGEST_HEADER]:
        found = _HEADER.match(line.text[:1000])
        if found:
            name = found[1].lower()
            mailed += name in _MAIL_FIELDS or (name in ("from", "to") and has_email(line.text))
            fields.setdefault(name, (found[2].strip(), line.index))
        elif line.blank or not fields or not line.raw[:1].isspace():
            break
        end = line.index + 1
    if len(fields) < 3 or not mailed or "from" not in fields:
        return 0, {}
    kept = {name: value for name, value in fields.items() if name in ("subject", "date") and value[0]}
    return (end, kept) if first == 0 or end else (0, {})


def _plain_fields(facts: tuple[LineFacts, ...]) -> tuple[int, dict[str, tuple[str, int]]] | None:
    """Return how many lines take fields that no fence parts from the text, and the fields; None without such."""
    count, fields = unfenced_fields([line.raw for line in facts[: MOST_PLAIN + 1]])
    if not fields:
        return None
    first = facts[0].index
    return first + count, {name.lower(): (value, first + line) for name, (value, line) in fields.items()}


def read_front(facts: tuple[LineFacts, ...]) -> tuple[int, dict[str, tuple[str, int]]]:
    """Return how many lines the front matter takes and its plain fields, quotes removed."""
    first = next((line.index for line in facts if not line.blank), None)
    if first is None or not _FENCE.match(facts[first].text):
        return (0, {}) if first is None else _plain_fields(facts[first:]) or _mail_header(facts[first:])
    fence = facts[first].text
    last = next((line.index for line in facts[first + 1 : first + _LONGEST_FRONT] if line.text == fence), None)
    if last is None or last == first + 1:
        return 0, {}
    fields: dict[str, tuple[str, int]] = {}
    inside = [line for line in facts[first + 1 : last] if not line.blank]
    indent = min((line.indent for line in inside), default=0)
    for line in inside:
        found = _FIELD.match(line.raw.strip()[:4000]) if line.indent == indent else None
        if found:
            value = found[2].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1].replace(value[0] * 2, value[0])
            fields.setdefault(found[1].lower(), (value, line.index))
    return (last + 1, fields) if fields else (0, {})
