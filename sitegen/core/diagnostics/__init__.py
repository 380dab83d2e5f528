"""What a stage has to say beside its value: messages with a code, a place and a hint.

A stage never prints and never raises for bad input. It returns `Checked(value, diagnostics)`; the command line sorts
the diagnostics by place and prints them once. An exception is a fault of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from sitegen.core.source import Span

T = TypeVar("T")

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of diagnostic: `code` never changes its meaning, `name` says it in words.

    `about` says in docs/diagnostics.md what it means, `fix` what to do about it, where that is the same in every case;
    a hint is more exact, because it knows the file; where there is none, `fix` stands in its place.

    The line of a message is not `quoted` where what it is about is masked, not shown, or on no line of the text. A
    `pointing` one is about a withheld name at its place: who reads a log must not see where that is.
    """

    code: str
    name: str
    severity: Severity
    about: str
    fix: str = ""
    quoted: bool = True
    pointing: bool = False

    def at(self, span: Span | None, message: str, hint: str | None = None) -> Diagnostic:
        """Return a diagnostic of this kind."""
        return Diagnostic(self.code, self.name, self.severity, message, span, hint or self.fix or None)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is the matter, where, and what to do about it."""

    code: str
    name: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A value together with the diagnostics of the stage that made it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @property
    def failed(self) -> bool:
        """Whether any diagnostic is an error."""
        return any(found.severity == "error" for found in self.diagnostics)


def sort_diagnostics(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics without repeats, by file, line and code; those without a place come last."""
    return tuple(
        sorted(
            dict.fromkeys(found), key=lambda one: (one.span is None, one.span or Span("", 0, 0), one.code, one.message)
        )
    )
