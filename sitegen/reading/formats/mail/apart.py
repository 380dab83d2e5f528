"""What stands around a letter in a mail: signatures, footers of lists, chatter of who forwards it, quote marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sitegen.core.source import Zone
from sitegen.reading.formats.mail.headers import FORWARDED, NOTICES

_NOTICE = re.compile("|".join(map(re.escape, NOTICES)), re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]{3,}")
_BARS = re.compile(r"\s[|·•]\s")
_ENTRY = re.compile(r"\s*(?:\d{1,4}[.)]|[-*•–])\s")
_RULE = re.compile(r"\s*_{20,}\s*$")
_MOST_SIGNATURE, _MOST_FOOTER = 15, 8  # lines
_MOST_ABOVE, _LAST_WORDS = 3, 3  # blocks of a note; words of its end
_MOSTLY = 0.6  # share of the lines that are quoted, where the letter as a whole is
_CHATTER = 0.5  # a note of who forwards is shorter than this share of what is forwarded


def without_quote_marks(lines: Sequence[str], first: int = 0) -> tuple[list[str], bool]:
    """Return lines that quote a letter as a whole without their quote marks, and whether they do."""
    said = [line for line in lines[first:] if line.strip()]
    quoted = sum(line.startswith(">") for line in said)
    if quoted < 5 or quoted < _MOSTLY * len(said):
        return list(lines), False
    return [line[1:].removeprefix(" ") if line.startswith(">") else line for line in lines], True


def zones_of(lines: Sequence[str], start: int) -> Mapping[int, Zone]:
    """Return the zones of lines (from 0) that are set apart from the letter.

    `start` is the first line behind the mail's header.
    """
    zones: dict[int, Zone] = {}
    end = len(lines)
    footer = _list_footer(lines)
    if footer is not None:
        zones |= dict.fromkeys((at for at in range(footer, end) if lines[at].strip()), "footer")
        end = footer
    for at in range(start, end):
        if lines[at].rstrip("\r") in ("-- ", "--"):
            last = _signature_end(lines, at, end)
            zones |= dict.fromkeys((one for one in range(at, last) if lines[one].strip()), "footer")
    for at in range(start, end):
        if FORWARDED.match(lines[at].strip("> ")):
            zones[at] = "header"
    return zones


def signature_of(lines: Sequence[str], start: int, senders: Sequence[str]) -> Mapping[int, Zone]:
    """Return the zones of what who passes a letter on signs with below it: lines (from 0) of the last block that say.

    It begins with a word of a sender's name, and says more than that: in several lines, or between bars. Whoever stands
    there as those above do, a name on a line, may be one of them.
    """
    names = _names(senders)
    filled = [at for at in range(start, len(lines)) if lines[at].strip()]
    first = last = filled[-1] if filled else 0
    while first > start and lines[first - 1].strip():
        first -= 1
    block = lines[first : last + 1]
    said = len(block) > 1 or _BARS.search(block[0]) or "@" in block[0]
    begins = names.intersection(_NAME.findall(_BARS.split(block[0])[0])) if block else ()
    if not begins or not said or len(block) > _MOST_SIGNATURE or _ENTRY.match(block[0]) or first <= start:
        return {}
    return dict.fromkeys(range(first, last + 1), "footer")


def signs_above(lines: Sequence[str], start: int, senders: Sequence[str]) -> bool:
    """Return whether the first words of a mail are a note that ends in a sender's name ("Please sign. Best, Jane")."""
    above = "\n".join(lines[start:]).strip().split("\n\n")[:_MOST_ABOVE]
    words = [(one.split()[-_LAST_WORDS:], sum(map(str.islower, one.split()))) for one in above]
    names = _names(senders)
    return any(small >= _LAST_WORDS and names.intersection(_NAME.findall(" ".join(last))) for last, small in words)


def _names(senders: Sequence[str]) -> set[str]:
    return {word for one in senders for word in _NAME.findall(one.partition("<")[0]) if word[0].isupper()}


def notices_of(lines: Sequence[str], start: int) -> Mapping[int, Zone]:
    """Return the zones of what programs and offices put at the foot of a mail: lines from 0, each to its end."""
    zones: dict[int, Zone] = {}
    for at in [at for at in range(start, len(lines)) if lines[at].strip()][-_MOST_FOOTER:]:
        line = lines[at].strip(" >*_-")
        if at - 1 in zones or (_NOTICE.match(line) and not line.endswith((":", "："))):
            zones[at] = "footer"
    return zones


def carries(lines: Sequence[str], start: int, forwarded: int) -> bool:
    """Return whether a mail only passes on what begins on line `forwarded`: what it says itself is much shorter."""
    above = sum(len(line.split()) for line in lines[start:forwarded])
    return above < _CHATTER * sum(len(line.split()) for line in lines[forwarded:])


def attributions(lines: Sequence[str]) -> list[int]:
    """Return the lines (from 0) that only say who wrote what is quoted below ("On 3 May 2019, Jane Roe wrote:")."""
    return [at for at in range(len(lines)) if _attributes(lines, at)]


def _list_footer(lines: Sequence[str]) -> int | None:
    """Return where the footer begins that a mailing list puts below its mails: a rule, then addresses."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for at in filled[-_MOST_FOOTER:]:
        below = [lines[one] for one in filled if one > at]
        if _RULE.match(lines[at]) and below and any("://" in line or "@" in line for line in below):
            return at
    return None


def _signature_end(lines: Sequence[str], at: int, end: int) -> int:
    """Return the line behind the signature that begins at `at`; `at` itself where what follows is too long for one."""
    last, seen = at + 1, 0
    while last < end and not lines[last].startswith(">") and not FORWARDED.match(lines[last]):
        seen += bool(lines[last].strip())
        last += 1
    return last if seen <= _MOST_SIGNATURE else at


def _attributes(lines: Sequence[str], at: int) -> bool:
    line = lines[at].strip()
    below = next((one for one in lines[at + 1 : at + 3] if one.strip()), "")
    told = re.search(r"\d", line) is not None or "@" in line
    return line.endswith(":") and told and below.startswith(">") and not line.startswith(">") and len(line) < 200
