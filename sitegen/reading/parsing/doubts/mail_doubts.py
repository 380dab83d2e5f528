"""What a mail has around the letter that somebody passes on, and is none of it: where it stands, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.core.diagnostics import Diagnostic, codes
from sitegen.core.model import Reading
from sitegen.core.source import Source, said_lines
from sitegen.reading.formats.mail.headers import FORWARDED
from sitegen.reading.parsing.context import Context
from sitegen.reading.parsing.doubts.saying import said_so


def about_mail(source: Source, context: Context, reading: Reading) -> Iterator[Diagnostic]:
    """Yield the runs of lines that a mail has around the letter: subject, note, signature, what programs add."""
    mail = any(one.origin == "mail" for one in context.evidence) or any(map(_is_mark, source.lines))
    apart = [at for at in sorted(context.zones) if mail and reading.lines[at].winner.role == "furniture"]
    runs: list[list[int]] = []
    for at in apart:
        if _is_mark(source.lines[at]) or not any(map(str.isalpha, source.lines[at])):
            continue
        if runs and not any(line.strip() for line in source.lines[runs[-1][-1] + 1 : at]):
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        first, last = run[0] + 1, run[-1] + 1
        what = "stands around the letter, and is" if first == last else "stand around the letter, and are"
        hint = (
            "it may tell who passed the letter on, and git publishes it: for each line that does, sitegen withhold "
            f"LETTER LINE; if it is of the letter: {said_so(source, 'text', first, last)}"
        )
        said = f"{said_lines(first, last)} of the mail {what} none of it"
        yield codes.AROUND_LETTER.at(source.span(first, last), said, hint)


def _is_mark(line: str) -> bool:
    """Return whether a line only says that a mail follows which is passed on."""
    return FORWARDED.match(line.strip("> ")) is not None
