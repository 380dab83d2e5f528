"""Read letters by the rules of an earlier state of the project: run by `tests.benchmarks.unseen` beside that state.

Takes requests as JSON, one a line: a source, the lines (from 0) of the lists that a second reader sees in it, and what
it says of lines that hold no entry. Answers each with two readings and their doubts: by the rules alone, and on those
places. It imports nothing but what all states of the project that can be asked have in common.
"""

# ruff: noqa: T201 - a program that answers on its output

import json
import sys
from typing import get_args

import msgspec

from sitegen.core.model import Evidence
from sitegen.core.source import EvidenceKind, Origin, Source
from sitegen.reading.parsing.context import look_over, survey_lists
from sitegen.reading.parsing.letter import interpret
from sitegen.reading.parsing.lists.finding_lists import find_lists
from sitegen.reading.parsing.lists.placed import place_lists


def answer(request):
    """Return the two readings of one letter as plain data."""
    known = [*get_args(EvidenceKind)], [*get_args(Origin)]
    said = [one for one in request["source"]["evidence"] if one["kind"] in known[0] and one["origin"] in known[1]]
    source = msgspec.convert(request["source"] | {"evidence": said}, Source)
    overview = look_over(source)
    rules = interpret(source, survey_lists(overview, find_lists(overview.marks)))
    context = survey_lists(overview, place_lists(overview.marks, [tuple(one) for one in request["spans"]]))
    told = {}
    for line, label in request["told"]:
        region = context.region(line)
        if region is not None and label == "note":
            told[line] = Evidence("second-reader", "furniture", "", 0.985)
        elif region is not None and label == "heading" and region.style != "paragraph":
            told[line] = Evidence("second-reader", "group", "", 0.985)
    places = interpret(source, context, (), lambda one: told.get(one.line - 1))
    return [[msgspec.to_builtins(one.value), _spans_of(one.diagnostics)] for one in (rules, places)]


def _spans_of(doubts):
    return [[one.code, [one.span.first, one.span.last] if one.span else None] for one in doubts]


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line)), ensure_ascii=False))
