"""The words for addressees, from `vocabulary/addressees.toml`: members, offices, bodies between states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitegen.core.tables import table
from sitegen.identity.vocabulary import by_form

_tables = table("sitegen.identity.vocabulary", "addressees")
LEADING = frozenset(_tables["leading"])
LINKS = frozenset(_tables["links"])
HONOURS = frozenset(_tables["honours"])
NAMELESS = frozenset(_tables["nameless"])
JOINED = frozenset(_tables["joined"])
MEMBERS: Mapping[str, str] = by_form(_tables["members"])
PORTFOLIOS: Mapping[str, str] = by_form(_tables["portfolios"])
OFFICES: Mapping[str, str] = {**by_form(_tables["offices"]), **PORTFOLIOS}
LONGEST = max(len(form.split()) for form in (*OFFICES, *MEMBERS))


def without_small(words: list[str] | tuple[str, ...]) -> str:
    """Return folded words as bodies are looked up by: small ones aside, with a space between them."""
    return " ".join(word for word in words if word not in LINKS)


def _bodies() -> Iterator[tuple[str, str]]:
    """Yield form → name for every body; the short forms stand beside a form of the body that they are within."""
    bodies = {one["name"]: one for one in _tables["bodies"]}
    for name, one in bodies.items():
        yield without_small(name.lower().replace("-", " ").replace("'", " ").replace(",", "").split()), name
        above = bodies.get(one.get("within", ""))
        for form in one["forms"]:
            short = without_small(form.split())
            if above is None:
                yield short, name
                continue
            for other in (*above["forms"], *map(str.lower, above["acronyms"])):
                whole = without_small(other.split())
                yield f"{whole} {short}", name
                yield f"{short} {whole}", name


BODIES: Mapping[str, str] = dict(_bodies())
ACRONYMS: Mapping[str, str] = {letters: one["name"] for one in _tables["bodies"] for letters in one.get("acronyms", ())}
