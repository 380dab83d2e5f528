"""Judgements, `content/judgements.yaml`: what people decided of pairs of names. The machine only adds to them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.diagnostics.codes import CONTRADICTING_JUDGEMENTS
from sitegen.core.documents import Dated, read_yaml
from sitegen.core.model import Judgement
from sitegen.core.source import Span
from sitegen.identity.folds import fold
from sitegen.identity.yaml_records import scalar, split_records

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Entry(Dated):
    """One judgement as it stands in the file: two names, or ids of records, and what was decided."""

    names: Annotated[tuple[_Text, _Text], Field(description="two names or ids")]
    judgement: Literal["same", "different", "unsure"]
    by: _Text | None = None
    why: _Text | None = None


def read_judgements(text: str, path: str) -> Checked[tuple[Judgement, ...] | None]:
    """Return the judgements in `text` in their order, or None with every fault, contradictions among them."""
    read = read_yaml(text, path, tuple[Entry, ...] | None)
    if read.value is None:
        return Checked(None if read.diagnostics else (), read.diagnostics)
    chunks = split_records(text) or ()
    lines = [chunk.first for chunk in chunks] if len(chunks) == len(read.value) else [1] * len(read.value)
    judgements = tuple(
        Judgement(
            one.names[0], one.names[1], one.judgement, one.by, one.on.isoformat() if one.on else None, one.why, line
        )
        for one, line in zip(read.value, lines, strict=True)
    )
    faults = (*read.diagnostics, *_contradictions(judgements, path))
    return Checked(None if any(one.severity == "error" for one in faults) else judgements, faults)


def extend_judgements(text: str, new: Iterable[Judgement]) -> str:
    """Return `text` with `new` judgements at its end. What was there stays as it was, byte for byte."""
    if text.strip() == "[]":
        text = ""
    if text and not text.endswith("\n"):
        text += "\n"
    return text + "".join(map(_dump, new))


def _dump(one: Judgement) -> str:
    lines = [f"- names: [{_flow(one.first)}, {_flow(one.second)}]", f"  judgement: {one.verdict}"]
    signed = (("by", one.by and scalar(one.by)), ("on", one.on), ("why", one.why and scalar(one.why)))
    lines += [f"  {name}: {value}" for name, value in signed if value]
    return "\n".join(lines) + "\n"


def _flow(text: str) -> str:
    """Return `text` as a scalar inside square brackets, where a comma or bracket would be syntax."""
    plain = scalar(text)
    return f'"{plain}"' if plain == text and not text.replace(" ", "").replace("-", "").isalnum() else plain


def _contradictions(judgements: tuple[Judgement, ...], path: str) -> Iterator[Diagnostic]:
    """Yield an error for every `different` whose names a chain of `same` joins; it names the lines of all."""
    joined: dict[str, list[tuple[str, Judgement]]] = {}
    for one in judgements:
        if one.verdict == "same":
            first, second = fold(one.first), fold(one.second)
            joined.setdefault(first, []).append((second, one))
            joined.setdefault(second, []).append((first, one))
    for one in judgements:
        if one.verdict != "different":
            continue
        chain = _chain(joined, fold(one.first), fold(one.second))
        if chain is None:
            continue
        told = "; ".join(f"line {step.line}: “{step.first}” and “{step.second}” are the same" for step in chain)
        message = f"line {one.line}: “{one.first}” and “{one.second}” are different"
        message += f"; but {told}" if told else ", but that is one name twice"
        yield CONTRADICTING_JUDGEMENTS.at(
            Span.line(path, one.line),
            message,
            "take back the one that is wrong" if told else "judge by ids, or by two names",
        )


def _chain(joined: dict[str, list[tuple[str, Judgement]]], start: str, goal: str) -> tuple[Judgement, ...] | None:
    """Return the shortest chain of judgements that joins two folded names, () for one name, None if none does."""
    paths: dict[str, tuple[Judgement, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == goal:
            return tuple(sorted(paths[here], key=lambda step: step.line))
        for name, judgement in joined.get(here, ()):
            if name not in paths:
                paths[name] = (*paths[here], judgement)
                waiting.append(name)
    return None
