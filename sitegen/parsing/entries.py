"""Entries and members from lines with roles: unwrapped, grouped, nested, numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sitegen.model import LineReading, Member, Signatory
from sitegen.parsing.context import Context
from sitegen.parsing.facts import LineFacts
from sitegen.parsing.rules.lists import WRAPPED


@dataclass(slots=True)
class Draft:
    """An entry in the making: its lines so far, its number, its group, its members."""

    lines: list[LineFacts]
    number: int | None = None
    group: str | None = None
    reason: str | None = None
    members: list[Draft] = field(default_factory=list)

    @property
    def entry(self) -> str:
        """All that is printed, unwrapped."""
        return unwrap([line.rest for line in self.lines])


def draft_entries(context: Context, readings: Sequence[LineReading]) -> list[Draft]:
    """Return the entries of all lists in order, each with its members."""
    drafts: list[Draft] = []
    group: str | None = None
    current: Draft | None = None
    for reading in readings:
        line = context.facts[reading.line - 1]
        winner = reading.winner
        if winner.role == "group":
            group, current = line.rest.rstrip(": "), None
        elif winner.role == "member" and drafts:
            current = Draft([line], reason=None if winner.rule == "member-bullet" else winner.reason)
            drafts[-1].members.append(current)
        elif winner.role in ("signatory", "member") and winner.rule in WRAPPED and current is not None:
            current.lines.append(line)
        elif winner.role in ("signatory", "member"):
            current = Draft([line], line.number, group)
            drafts.append(current)
        elif winner.role == "statement":
            group = None
    return drafts


def signatory(draft: Draft, ordinal: int) -> Signatory:
    """Return a draft as a signatory whose name is its whole entry; anatomy takes it apart later."""
    entry = draft.entry
    return Signatory(
        ordinal=ordinal,
        number=draft.number,
        number_status="none" if draft.number is None else "printed",
        name=entry,
        entry=entry,
        line=draft.lines[0].index + 1,
        last=draft.lines[-1].index + 1,
        group=draft.group,
        members=tuple(_member(one) for one in draft.members),
    )


def unwrap(parts: Sequence[str]) -> str:
    """Join lines as they were before they were wrapped: a hyphen between two small letters was put there by the wrap."""
    text = ""
    for part in parts:
        if text.endswith("-") and text[-2:-1].islower() and part[:1].islower():
            text = text[:-1] + part
        else:
            text = f"{text} {part}" if text and part else text or part
    return text


def _member(draft: Draft) -> Member:
    entry = draft.entry
    return Member(entry, entry, draft.lines[0].index + 1, draft.lines[-1].index + 1, draft.reason)
