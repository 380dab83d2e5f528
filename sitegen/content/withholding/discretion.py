"""What messages may say: they are seen on screens and kept in logs that anybody reads, as everything published.

The last thing that happens to every message, whichever stage it comes from; it needs nothing but the files, so that it
holds where content cannot be read. What a stage knows better, it has taken out before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sitegen.content.fidelity.withheld import withhold_from
from sitegen.content.layout import LETTERS, PRIVATE, RECOGNISED, SOURCES, WITHHOLDS
from sitegen.content.manuscript import read_manuscript
from sitegen.content.private import names_of, read_private, unquoted_private
from sitegen.content.standing_in import read_kept
from sitegen.core.diagnostics import Diagnostic
from sitegen.identity.recognition import Recognizer
from sitegen.identity.withholding import unquoted
from sitegen.reading import formats


@dataclass(frozen=True, slots=True)
class Discretion:
    """Whom no message may name. `blind`: nobody knows; `partly`: of a letter that cannot be read, nobody knows."""

    guard: Recognizer = field(default_factory=Recognizer)
    blind: bool = False
    partly: bool = False

    def over(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return the diagnostics as they may be printed."""
        return [self._said(one) for one in found]

    def _said(self, one: Diagnostic) -> Diagnostic:
        if one.span and one.span.path.endswith(PRIVATE):
            return unquoted_private(one)
        if self.blind:
            return replace(
                one,
                message=f"hidden because {PRIVATE}, which says whom no message may name, cannot be read",
                hint=f"correct {PRIVATE} first; docs/diagnostics.md says what {one.code} {one.name} is",
            )
        said = unquoted(one) if self.partly else one
        if not self.guard:
            return said
        return replace(
            said,
            message=self._hide(said.message),
            span=said.span and replace(said.span, path=self._hide(said.span.path)),
            hint=said.hint and self._hide(said.hint),
        )

    def _hide(self, text: str) -> str:
        """Return a text without what tells a name for certain: names that are like it may be those of others."""
        for one in reversed(self.guard.certain(text)):
            text = f"{text[: one.start]}…{text[one.end :]}"
        return text


def discretion_on(files: Mapping[str, bytes], label: str) -> Discretion:
    """Return what messages may say of an archive: `files` under their paths in the content folder called `label`."""
    letters = [name for name in files if name.startswith(LETTERS) and WITHHOLDS.encode() in files[name]]
    if not letters and PRIVATE not in files:
        return Discretion()
    try:
        private = read_private(files.get(PRIVATE, b"").decode("utf-8-sig"), f"{label}/{PRIVATE}").value
    except UnicodeDecodeError:
        private = None
    if private is None:
        return Discretion(blind=True)
    names = frozenset(name for one in private for name in one.names)
    partly = False
    for name in letters:
        text = files[name].decode("utf-8-sig", "replace").replace("\r\n", "\n")
        one = read_manuscript(text, f"{label}/{name}").value
        if one is None:
            partly = True
        elif one.withheld:
            file = f"{SOURCES}{one.source.file}" if one.source else ""
            data = files.get(file)
            source = (
                None if data is None else formats.read_source(file, data, files.get(f"{file}{RECOGNISED}", b"")).value
            )
            reading = read_kept(source, one).value if source else None
            names |= withhold_from(one, source, reading, names_of(private, one.letter_id)).value.names
    allowed = frozenset(words for one in private for words in one.allowed)
    return Discretion(Recognizer(names, allowed), partly=partly)
