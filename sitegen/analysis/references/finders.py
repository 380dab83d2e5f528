"""What recognises a reference in a sentence: patterns, names and resolutions, all of them data beside this file.

A finder takes readable text and yields what it found. The `finders` are tried in their order; where two find the
same words, the earlier one keeps them, and of two at one place the longer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from sitegen.analysis.references.found import Found, Kind, either, read_data
from sitegen.analysis.references.resolutions import find_resolutions, whole_symbol

_WORD = re.compile(r"\w+")
_WHOSE = re.compile(  # "of Norland", "of the Union of Students", but not "of the United Nations"
    r"\s+(?:of|d[aeo]s?|d[eu]l?|der|von|in)\s+(?:(?:the|la|le|les|los|las)\s+)?"
    r"(?!UN\b|U\.N\.|ONU\b|United Nations|Nations [Uu]nies|Naciones Unidas|Nações Unidas|Vereinten Nationen)"
    r"[^\W\d_a-zß-öø-ÿ]"
)
_WHICH = re.compile(
    r"(?<=[\w,;] )(?!UN\b|U\.N\.|ONU\b|Nations\b)[^\W\d_a-zß-öø-ÿ][\w'-]*\s+$"
)  # "the National", "a Norlandish"

Finder = Callable[[str, str], Iterator[Found]]
"""From a sentence, and the whole letter's text around it, to what is found in the sentence."""


# --- symbols: one pattern a rule --------------------------------------------------------------------------------------


def _by_pattern(rule: dict[str, Any], pattern: re.Pattern[str], sentence: str, _letter: str) -> Iterator[Found]:
    for found in pattern.finditer(sentence):
        if "needs" in rule and not re.search(rule["needs"], found[0]):
            continue
        groups = {name: " ".join(value.split()) for name, value in found.groupdict(default="").items()}
        if "types" in rule:
            groups["type"] = rule["types"][groups["type"].lower()]
        symbol = groups.get("symbol")
        kind = rule["kind"]
        if symbol is not None:
            groups["symbol"] = whole_symbol(re.sub(r"\s+", "", symbol))
            kind = "resolution" if rule.get("resolutions", "\0") in groups["symbol"] else kind
        url = rule["url"].format(**groups) if "url" in rule else None
        yield Found(
            found.start(),
            found.end(),
            rule["name"],
            kind,
            rule["key"].format(**groups),
            rule["label"].format(**groups).replace("(", " (") if symbol else rule["label"].format(**groups),
            url,
        )


# --- names: whole words, capitals as given ----------------------------------------------------------------------------


class _Names(NamedTuple):
    """A pattern for all forms of `things`, what each names, what short ones need beside them, with what they begin.

    A sentence that has none of the words `firsts` has none of the forms: that is seen sooner.
    """

    things: dict[str, Any]
    pattern: re.Pattern[str]
    keys: dict[str, str]
    short: dict[str, re.Pattern[str]]
    firsts: frozenset[str]


def _by_name(rule: str, names: _Names, kind: Kind | None, sentence: str, letter: str) -> Iterator[Found]:
    if names.firsts.isdisjoint(_WORD.findall(sentence)):
        return
    for found in names.pattern.finditer(sentence):
        form = " ".join(found[0].split())
        key = names.keys[form]
        if form in names.short and not names.short[form].search(letter):
            continue
        thing = names.things[key]
        if form in thing.get("shared", ()) and _is_of_another(sentence, found.start(), found.end()):
            continue
        yield Found(found.start(), found.end(), rule, kind or thing["kind"], key, thing["label"], thing["url"])


def _is_of_another(sentence: str, start: int, end: int) -> bool:
    """Tell whether the words beside a name that many bodies bear give it to another: a state, a nation, a club."""
    return bool(_WHOSE.match(sentence, end) or _WHICH.search(sentence[:start]))


def _names(things: dict[str, Any]) -> _Names:
    keys = {form: key for key, thing in things.items() for form in (*thing["forms"], *thing.get("short", ()))}
    short = {form: _whole(thing["forms"]) for thing in things.values() for form in thing.get("short", ())}
    firsts = frozenset(found[0] for form in keys if (found := _WORD.match(form)))
    return _Names(things, _whole(keys), keys, short, firsts)


def _whole(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{either(forms)})(?!\w)")


_INSTITUTIONS = read_data("institutions")
INSTITUTIONS = frozenset(form for one in _INSTITUTIONS.values() for form in (*one["forms"], *one.get("short", ())))
"""Every name by which the rules know an institution."""

_LAST = "named-law"  # a name that is known tells more than the pattern that it fits


@cache
def finders() -> tuple[Finder, ...]:
    """Return what finds references, in the order of precedence; compiled when the first text is looked at."""
    symbols = read_data("symbols")["rule"]
    rules = {rule["name"]: partial(_by_pattern, rule, re.compile(rule["pattern"])) for rule in symbols}
    return (
        *(finder for name, finder in rules.items() if name != _LAST),
        find_resolutions,
        partial(_by_name, "named", _names(read_data("named")), None),
        rules[_LAST],
        partial(_by_name, "institution", _names(_INSTITUTIONS), "institution"),
    )


def find(sentence: str, letter: str) -> tuple[Found, ...]:
    """Return what the rules find in a readable `sentence` of a `letter`, in order of place, none over another."""
    kept: list[Found] = []
    for finder in finders():
        for one in finder(sentence, letter):
            if not any(one.start < other.end and other.start < one.end for other in kept):
                kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))
