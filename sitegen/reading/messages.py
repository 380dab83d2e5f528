"""What a reading has to say to an editor, in words."""

from __future__ import annotations

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import BADLY_READ, LOOK_HERE
from sitegen.core.model import ReadingVerdict
from sitegen.core.source import Span, said_lines


def verdict_on(path: str, verdict: ReadingVerdict | None) -> tuple[Diagnostic, ...]:
    """Return what a verdict on the source at `path` has to say to an editor: nothing, or one message with reasons."""
    if verdict is None or verdict.grade == "well read":
        return ()
    code = BADLY_READ if verdict.grade == "badly read" else LOOK_HERE
    first, last = (verdict.reasons[0].first, verdict.reasons[0].last) if verdict.reasons else (1, 1)
    reasons = "; ".join(f"{one.reason} ({said_lines(one.first, one.last)})" for one in verdict.reasons)
    return (code.at(Span(path, first, last), f"{verdict.grade}: {reasons}", _HINT),)


_HINT = (
    "compare the list with the original. To say what lines are: sitegen import --is 115-148=signatories FILE\n"
    "if all is right, or nobody signed, say so in the manuscript's front matter; the page shows the reason:\n"
    'settled: [{of: reading, reason: "…"}]'
)
