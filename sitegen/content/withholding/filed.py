"""The files of the content folder, held against the withheld names as the site is: git publishes them, too.

Pages leave out what an editor marks as withheld; a file that still prints it tells it to whoever clones the archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitegen.content.layout import PRIVATE_FOLDER, RECOGNISED, SOURCES, WITHHOLDS, reading_of
from sitegen.content.manuscript import entries_of, withheld_lines
from sitegen.content.transcriptions import Understood
from sitegen.content.withholding import Kept
from sitegen.content.withholding.fitting import Fitted
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import TOLD_NAME
from sitegen.core.model import Manuscript, Organization
from sitegen.core.source import Span
from sitegen.identity.folds import fold, key
from sitegen.identity.recognition import Recognizer
from sitegen.identity.withholding import disclose
from sitegen.reading.formats.mail import is_stored_mail

_ALLOW = "If it is no mention of it, allow it in .private/withheld.yaml: allowed: [the longer words]"
_WITHHOLD = f"withhold the line of a source, too: sitegen withhold LETTER LINE; elsewhere take it out. {_ALLOW}"
_TAKE_OUT = f"save the file without it (as text, where nothing else helps) and import that. {_ALLOW}"


def told_in_files(
    files: Mapping[str, bytes],
    label: str,
    manuscripts: Sequence[Manuscript],
    organizations: Sequence[Organization],
    secret: Mapping[str, Understood],
    private: Fitted,
    kept: Kept,
) -> Iterator[Diagnostic]:
    """Yield the lines of files that tell a withheld name, private files aside; `manuscripts` are as an editor has them.

    A letter whose withheld lines stand in its source, or in its list, as they were received is one that an editor keeps
    to themselves: what it withholds is masked by its record alone, and its files are not held against it.
    """
    as_received = {one.letter_id for one in manuscripts if one.withheld and _is_as_received(one, secret)}
    own = [names for letter_id, names in kept.hidden.items() if letter_id not in as_received]
    names = private.names.union(*own)
    if not names:
        return
    guard = _guard(names, organizations, private, kept)
    guards: dict[str, Recognizer | None] = {}
    for one in manuscripts:
        of_letter = kept.guard_of(one.letter_id) if one.withheld or one.letter_id in kept.own else guard
        sources = (f"{SOURCES}{one.source.file}", f"{SOURCES}{one.source.file}{RECOGNISED}") if one.source else ()
        for name in (one.path.removeprefix(f"{label}/"), reading_of(one.letter_id), *sources):
            guards[name] = None if one.letter_id in as_received else of_letter
    withholding = (one for one in manuscripts if one.source and one.withheld)
    over = {f"{SOURCES}{one.source.file}": withheld_lines(one.withheld) for one in withholding if one.source}
    for name, data in sorted(files.items()):
        known = guards.get(name, guard)
        if known is None or name.startswith(PRIVATE_FOLDER):
            continue
        masked = over.get(name, frozenset())
        for (line, part), about in sorted(_told(data, known).items()):
            if part or line not in masked:
                where = f"in its {part.strip(' :')}" if part else "here"
                yield TOLD_NAME.at(
                    Span.line(f"{label}/{name}", line),
                    f"the file gives away a withheld name {where}, and whoever has the repository reads it: {about}",
                    _TAKE_OUT if part or is_stored_mail(name, data) else _WITHHOLD,
                )


def _told(data: bytes, known: Recognizer) -> dict[tuple[int, str], str]:
    """Return what tells a name in a file, by line and "", or by 1 and the part of the file that is no line of it."""
    from sitegen.reading.formats.words_within import words_within  # noqa: PLC0415 - only where somebody is withheld

    return {
        (1 if part else text.count("\n", 0, one.start) + 1, part): one.about
        for part, text in words_within(data)
        for one in reversed(known.certain(text))
    }


def _guard(names: frozenset[str], organizations: Sequence[Organization], private: Fitted, kept: Kept) -> Recognizer:
    """Return what finds the names, but those under which somebody signs openly, and what their records are called."""
    signed = private.signed(
        frozenset(
            form
            for one in kept.manuscripts  # those that wait for a review among them: no file of theirs is a secret
            for entry in entries_of(one.letter.signatories)
            for form in (entry.name, entry.corrected)
            if form
        )
    )
    known = {*map(fold, signed), *map(key, signed)}
    forms = (frozenset((one.organization_id, one.name, *one.variant_names)) for one in organizations)
    shared = frozenset().union(*(some for some in forms if not known.isdisjoint({*map(fold, some), *map(key, some)})))
    told = disclose(tuple(organizations), (), names, signed).names
    return Recognizer(told, kept.guard.open_names | signed | private.signed(shared))


def _is_as_received(one: Manuscript, secret: Mapping[str, Understood]) -> bool:
    """Tell whether nothing is written over on the lines that a letter withholds, and something still tells them."""
    there, lines = secret.get(one.letter_id), withheld_lines(one.withheld)
    if there:
        printed = there.source.lines
        return not any(WITHHOLDS in printed[line - 1].casefold() for line in lines if line <= len(printed))
    return any(entry.line in lines for entry in entries_of(one.letter.signatories))
