"""What is left of a name on a line that is written over: an older sitegen took the figures of “88 …” for a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.content.fidelity.marks import mark_on
from sitegen.content.manuscript import OVER
from sitegen.content.transcriptions import Understood
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import LEFT_OF_A_NAME, MAYBE_LEFT_OF_A_NAME
from sitegen.core.model import Manuscript
from sitegen.core.source import Span
from sitegen.identity.tokens import Folded


def left_of_names(m: Manuscript, there: Understood, known: Mapping[int, frozenset[str]]) -> Iterator[Diagnostic]:
    """Yield the lines of a source that still tell the beginning of a withheld name; `known` are names by line."""
    source, entries = there.source, (there.reading.letter.signatories, m.letter.signatories)
    for one in m.withheld:
        text = source.lines[one.first - 1] if one.first <= len(source.lines) else ""
        before, over, _ = text.partition(OVER)
        left = before[len(mark_on(one.first, source.lines, *entries)) :] if over else ""
        if one.of != "signatory" or not any(map(str.isdecimal, left)):
            continue
        begins = Folded(left).joined
        sure = any(Folded(name).joined.startswith(begins) for name in known.get(one.first, ()))
        yield (LEFT_OF_A_NAME if sure else MAYBE_LEFT_OF_A_NAME).at(
            Span.line(source.path, one.first),
            f"before {OVER} {'stands the beginning of the' if sure else 'may stand the beginning of a'} name that is "
            "withheld",
            f"sitegen withhold {m.letter_id} {one.first} writes it over, too",
        )
