"""Explaining: why a name as written stands for its organization, in words that a page can show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitegen.model import Judgement, Organization
from sitegen.names.folds import fold, key, looked_through


def explain(name: str, organization: Organization, judgements: Sequence[Judgement] = ()) -> str:
    """Return why `name`, as written on a list, stands for `organization`: by which folds, judgement or record."""
    known = (organization.name, *organization.variant_names)
    if fold(name) == fold(organization.name):
        return "the same name"
    if key(name) == key(organization.name):
        return f"the same but for {_listed(step.about for step in looked_through(organization.name, name))}"
    judged = _judged(name, (*known, organization.organization_id, *organization.former_ids), judgements)
    if judged is not None:
        return _told(judged)
    nearest = next((other for other in known if other != name and key(other) == key(name)), None)
    if nearest is not None:
        return f"listed in the authority file as “{nearest}”, the same but for " + (
            _listed(step.about for step in looked_through(nearest, name)) or "typesetting"
        )
    return "listed as a variant name in the authority file"


def _judged(name: str, known: Iterable[str], judgements: Sequence[Judgement]) -> Judgement | None:
    mine, others = key(name), {key(other) for other in known}
    for one in judgements:
        pair = {key(one.first), key(one.second)}
        if one.verdict == "same" and mine in pair and pair <= others | {mine}:
            return one
    return None


def _told(one: Judgement) -> str:
    by = f" by {one.by}" if one.by else ""
    on = f" on {one.on}" if one.on else ""
    why = f": {one.why}" if one.why else ""
    return f"judged{by}{on} to be the same{why}"


def _listed(reasons: Iterable[str]) -> str:
    *most, last = list(reasons) or [""]
    return f"{', '.join(most)} and {last}" if most else last
