"""Letters with gold as units with labels: what the second reader is trained on."""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import partial
from statistics import median

from sitegen.reading.formats import read_source
from sitegen.reading.labelling.signs import Page, look_at
from sitegen.reading.labelling.units import make_units
from sitegen.reading.parsing.context import look_over

GAP = 12  # units between entries that are headings or notes; more of them are other matter
FAR = 1500  # letters between an entry and the next one; what lies farther is the worse guess


@dataclass
class Labelled:
    """A letter's units with their true labels; `lost` are the gold entries that no unit holds."""

    sample: object
    source: object
    page: Page
    labels: list
    lost: list


def read_labelled(sample):
    """Return a sample's units with labels, or None where its file cannot be read."""
    source = read_source(sample.path.name, sample.path.read_bytes()).value
    if source is None:
        return None
    marks = look_over(source).marks
    units = make_units(marks)
    labels, lost = align(units, sample.entries)
    return Labelled(sample, source, look_at(units, marks), labels, lost)


def squeeze(text):
    """Return the letters and digits of a text, folded: what is compared."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(mark for mark in folded if mark.isalnum() or unicodedata.category(mark) in ("Mn", "Mc"))


def align(units, entries):
    """Return a label for every unit, and the entries that were not found.

    Entries are looked for in the text of all units, each behind the one before where it can be, and rather where a unit
    begins than in the middle of one.
    """
    texts = [squeeze(unit.facts.rest) for unit in units]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text))
    whole, begins = "".join(texts), {start for start, text in zip(starts, texts, strict=False) if text}
    found = [_occurrences(whole, squeeze(name), squeeze(entry)) for name, entry in entries]
    single = [places[0] for places, _ in found if len(places) == 1]
    middle = median(single) if single else 0.8 * len(whole)
    taken, current = bytearray(len(whole) + 1), None
    labels = ["before"] * len(units)
    lost = []
    for (places, length), (name, entry) in zip(found, entries, strict=True):
        free = [place for place in places if not taken[place] and not taken[min(place + length - 1, len(whole) - 1)]]
        if not free:
            lost.append(name)
            continue
        guess = middle if len(single) > 3 else len(whole)
        place = min(free, key=partial(_cost, begins=begins, current=current, guess=guess, alone=len(free) == 1))
        taken[place : place + length] = b"\x01" * length
        current = place + length
        first = bisect_right(starts, place) - 1
        last = bisect_right(starts, current - 1) - 1
        for at in range(first, min(last, len(units) - 1) + 1):
            if texts[at]:
                labels[at] = "entry" if at == first or labels[at] == "entry" else "wrapped"
        if length < len(squeeze(entry)):
            _follow(units, texts, labels, first, squeeze(entry))
    _between(units, labels)
    return labels, lost


def _cost(place, *, begins, current, guess, alone):
    """Return how unlikely an entry stands at `place`: in the middle of a unit, before the last entry, far from it."""
    aside = place not in begins
    if current is None:
        return (aside, abs(place - guess))
    return (aside and not alone, not 0 <= place - current < FAR, abs(place - current))


def _occurrences(whole, name, entry):
    """Return where an entry stands, and the length that was found: the entry, its name, or most of its name."""
    for text in (entry, name, name[: max(8, len(name) * 2 // 3)] if len(name) > 12 else ""):
        places, place = [], whole.find(text) if text else -1
        while place >= 0 and len(places) < 400:
            places.append(place)
            place = whole.find(text, place + 1)
        if places:
            return places, len(text)
    return [], 0


def _follow(units, texts, labels, first, entry):
    """Label what follows an entry of which only the name was found, as long as its words are in the entry."""
    for at in range(first + 1, min(first + 9, len(units))):
        if labels[at] == "entry":
            if units[at].first == units[first].first:
                continue
            if units[at].cells == 1:
                break
        elif len(texts[at]) >= 2 and texts[at] in entry and labels[at] == "before":
            labels[at] = "wrapped"


def _between(units, labels):
    """Label what stands between entries: headings, notes, other matter; and what stands behind the last."""
    inside = [at for at, label in enumerate(labels) if label != "before"]
    if not inside:
        return
    at = inside[0]
    while at <= inside[-1]:
        end = at
        while labels[end] == "before":
            end += 1
        for one in range(at, end):
            labels[one] = "behind" if end - at > GAP else _heading_or_note(units[one], end - at)
        at = max(end, at + 1)
    labels[inside[-1] + 1 :] = ["behind"] * (len(labels) - inside[-1] - 1)


def _heading_or_note(unit, count):
    facts = unit.facts
    marked = facts.level or facts.strong or facts.text.endswith(":") or unit.kind == "label" or len(facts.words) <= 8
    return "heading" if marked and count <= 3 and not facts.text.isdecimal() else "note"
