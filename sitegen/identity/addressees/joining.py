"""Joining classes: by what they say, by the versions of a letter, and by what several of them belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from sitegen.core.model import Manuscript
from sitegen.identity.addressees.addresses import Address
from sitegen.identity.addressees.classes import Class, Classes, form_key
from sitegen.identity.groups import Groups


def join_equals(classes: Classes) -> None:
    """Join what says the same in other words, and remember the persons to ask about."""
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    persons: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(classes.all):
        if one.address.key:
            same[one.address.key].append(at)
        if one.address.person:
            persons[one.address.person].append(at)
    for block in same.values():
        _join(classes, block[0], block[1:], "address")
    for block in persons.values():
        for first, second in combinations(block, 2):
            told = [
                ours and theirs and ours != theirs and f"different {what}: {ours} / {theirs}"
                for what, ours, theirs in (
                    ("offices", classes.all[first].address.office, classes.all[second].address.office),
                    ("bodies", classes.all[first].address.body.key, classes.all[second].address.body.key),
                )
            ]
            against = next(filter(None, told), "persons are never joined by the program")
            classes.open.append((first, second, "person", str(against)))


def _join(classes: Classes, first: int, others: Iterable[int], rule: str) -> None:
    """Join classes to the first of them, unless a judgement keeps any two of them apart."""
    block = (first, *others)
    if classes.groups.are_any_apart(block):
        return
    for other in block[1:]:
        if classes.groups.of(first) != classes.groups.of(other) and classes.groups.join(first, other):
            classes.joins.append((first, other, rule))


def join_versions(classes: Classes, letters: Sequence[Manuscript], rows: Mapping[str, tuple[int, ...]]) -> None:
    """Join what versions of one letter have in one place, where it does not tie together what says different."""
    links: set[tuple[int, int]] = set()
    for one in letters:
        ours, theirs = rows[one.letter_id], rows.get(one.translation_of or "", ())
        if len(ours) == len(theirs) and _in_one_order(classes, ours, theirs):
            links |= {(min(pair), max(pair)) for pair in zip(ours, theirs, strict=True)}
    trial = Groups()
    for _ in classes.all:
        trial.add()
    for first, second in links:
        trial.join(first, second)
    blocks: dict[int, set[int]] = defaultdict(set)
    for link in links:
        blocks[trial.of(link[0])] |= set(link)
    for block in blocks.values():
        roots = {classes.groups.of(own) for own in block}
        tied = [at for at in range(len(classes.all)) if classes.groups.of(at) in roots]
        told = _differences([classes.all[at].address for at in tied]) or _crowded(classes, block)
        first, *others = sorted(block)
        if told is None and not classes.groups.are_any_apart(block):
            _join(classes, first, others, "version")
        elif told:
            pairs = (link for link in sorted(links) if set(link) <= block and link[0] != link[1])
            classes.open += [(*link, "version", told) for link in pairs]


def _in_one_order(classes: Classes, ours: Iterable[int], theirs: Iterable[int]) -> bool:
    """Tell whether what two lists are known to share stands in the same places of both."""
    first, second = ([classes.groups.of(at) for at in its] for its in (ours, theirs))
    return all(
        one == other or (one not in second and other not in first) for one, other in zip(first, second, strict=True)
    )


def _crowded(classes: Classes, block: Iterable[int]) -> str | None:
    """Return, in words, that two of the names have one language: then a third one may stand for either."""
    groups: dict[str, set[int]] = defaultdict(set)
    for at in block:
        for language in classes.all[at].languages:
            groups[language].add(classes.groups.of(at))
    most = max(groups.values(), key=len, default=set())
    return "two names in one language" if len(most) > 1 else None


def add_hubs(classes: Classes) -> None:
    """Add the offices and bodies that several addressees belong to, where no letter and no record names them."""
    known = {one.address.key for one in classes.all if one.address.key}
    below: dict[tuple[str, ...], dict[int, Address]] = defaultdict(dict)
    for at, one in enumerate(classes.all):
        for above in one.address.above:
            if above.key:
                below[above.key].setdefault(classes.groups.of(at), above)
    for key, some in sorted(below.items()):
        if key not in known and len(some) > 1:
            about = min(some.values(), key=lambda one: one.name)
            own = classes.by_form.get(form_key(about.name))
            if own is None:
                classes.by_form[form_key(about.name)] = classes.add(Class(about, {about.name: 0}))


def _differences(some: Sequence[Address]) -> str | None:
    """Return what the addresses of one group must not differ in, in words, or None."""
    for what, values in (
        ("kinds of addressee", {str(one.kind) for one in some if one.kind}),
        ("persons", {one.person for one in some} - {""}),
        ("offices", {one.office for one in some} - {""}),
        ("bodies", {one.body.key for one in some} - {""}),
    ):
        if len(values) > 1:
            return f"different {what}: {' / '.join(sorted(values))}"
    return None
