"""Why a line is not withheld as it is asked for: others stand on it, or something that is published tells it."""

from __future__ import annotations

from sitegen.content.redaction.opened import OpenLetter
from sitegen.content.redaction.telling import role_of, told_in_front_matter
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.model import Withheld
from sitegen.core.source import said_lines
from sitegen.identity import Recognizer


def refused(
    letter: OpenLetter, record: Withheld, text: str, forms: frozenset[str], *, named: bool, whole: bool
) -> Diagnostic | None:
    """Return why `record` cannot be written; `text` is its line, `forms` the names that it hides. None if it can.

    `named` says that a person gave a name, `whole` that all signatories of the line are meant.
    """
    if record.count > 1 and not whole:
        return _several(letter, record)
    if record.reason and Recognizer(forms).certain(record.reason):
        hint = "--reason is published: say why, and not who"
        return letter.fault("the reason contains the name that it withholds", hint)
    role = role_of(letter.reading, record.first)
    field = (
        "date" if role == "date" and letter.manuscript.letter.date else told_in_front_matter(letter.manuscript, text)
    )
    if record.of == "text" and not named and field:
        message = f"{said_lines(record.first, record.last)} gives the {field}, and so does the front matter"
        hint = "change it there first, then withhold the line; or give --name: no build passes while it stands anywhere"
        return letter.fault(message, hint)
    return None


def _several(letter: OpenLetter, record: Withheld) -> Diagnostic:
    """Return that lines hold several signatories, and how to withhold one of them, or all."""
    lines, them = said_lines(record.first, record.last), "both" if record.count == 2 else "all"
    hint = (
        f"to withhold {them} of them: --all. To withhold one alone, break {lines} in a copy of the source, so that "
        "its name has a line of its own; import the copy under the source's name, write the new lines behind the "
        "entries, and withhold that line (docs/withholding.md)"
    )
    return letter.fault(f"{lines} of the source holds {record.count} signatories; a line is withheld whole", hint)
