"""What each reader said of a line, and by which signs: for a person who asks why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.core.model import LineRole
from sitegen.reading.choosing.choice import Reader
from sitegen.reading.choosing.comparison import Comparison, entry_lines
from sitegen.reading.labelling.model import Label, Reason, reasons, values_of
from sitegen.reading.senders.candidates import Candidate
from sitegen.reading.senders.signs import SENDER_SIGNS
from sitegen.reading.verdict.readings import agreement

TOLD = 4  # signs that are told of a unit, the strongest
NAMES: Mapping[Reader, str] = {
    "rules": "the rules", "places": "the rules on the second reader's places", "second": "the second reader",
}  # fmt: skip
LABELS: Mapping[Label, str] = {
    "before": "outside any list", "entry": "an entry", "wrapped": "more of the entry above", "heading": "a heading",
    "note": "none of the list around it", "behind": "what follows a list",
}  # fmt: skip
SENDER, NO_SENDER, MAY_SEND = "the sender", "somebody else", "perhaps the sender"


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the second reader says of one unit on a line: what it is, and what it is not."""

    text: str
    label: str
    rival: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Opinions:
    """What the readers say of one line: the rules, the second reader of each unit on it, the rules on its places."""

    rules: LineRole
    places: LineRole
    second: tuple[Sighting, ...]


def how_chosen(found: Comparison) -> str:
    """Return in a sentence whose reading is taken, and how far the readers agree."""
    rules, second = entry_lines(found.rules.value), found.second.lines
    said = f"read by {NAMES[found.chosen]}: the rules find {len(rules)} entries, the second reader {len(second)}"
    agreed = f"they agree on {agreement(rules, second):.0%}"
    if found.chosen == "rules" and rules == second:
        return f"{said}, the same"
    return f"{said}; {agreed}; the rules on its places find {len(entry_lines(found.places.value))}"


def opinions(found: Comparison) -> Iterator[Opinions]:
    """Yield what the readers say of each line, in order."""
    page, weights = found.second.page, found.weights
    values = values_of(page) if page.units else []
    sightings: dict[int, list[Sighting]] = {}
    for at, (unit, label) in enumerate(zip(page.units, found.second.labels, strict=True)):
        rival, told = reasons(page, at, label, weights, values)
        sightings.setdefault(unit.first, []).append(
            Sighting(unit.facts.rest, LABELS[label], LABELS[rival], told[:TOLD])
        )
    for one in found.second.signature.senders if found.second.signature else ():
        told = SENDER_SIGNS.reasons(one, weights.senders)
        sightings[one.index] = [_sighting(one, told[:TOLD], signed=found.second.signed)]
    for here, there in zip(found.rules.value.lines, found.places.value.lines, strict=True):
        yield Opinions(here.winner.role, there.winner.role, tuple(sightings.get(here.line - 1, ())))


def _sighting(one: Candidate, told: tuple[Reason, ...], *, signed: bool) -> Sighting:
    label, rival = (SENDER, NO_SENDER) if signed else (MAY_SEND, SENDER)
    return Sighting(one.rest, label, rival, told)
