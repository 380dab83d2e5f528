"""Explaining: why a name as written stands for its organization."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sitegen.core.model import Join, Judgement, Organization
from sitegen.identity.folds import fold, key, looked_through


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a name as written stands for an organization.

    It is `same` as the authorized name, or `like` a name of the record (the authorized one if None) but for
    `differences`, in words of the folds that look through them; or a `judgement` says so, or a rule of evidence made
    the `join`. Where none of this holds, the authority file lists the name as it is.
    """

    same: bool = False
    differences: tuple[str, ...] = ()
    like: str | None = None
    judgement: Judgement | None = None
    join: Join | None = None


def explanation(
    name: str, organization: Organization, judgements: Sequence[Judgement] = (), joins: Sequence[Join] = ()
) -> Explanation:
    """Return why `name`, as written on a list, stands for `organization`: by which folds, judgement, record or rule."""
    if name == organization.name or fold(name) == fold(organization.name):
        return Explanation(same=True)
    mine = key(name)
    if mine == _known_key(organization.name):
        return Explanation(differences=_differences(organization.name, name))
    judged = _judged(mine, (*organization.names, organization.organization_id, *organization.former_ids), judgements)
    if judged is not None:
        return Explanation(judgement=judged)
    joined = next((one for one in joins if mine in (_known_key(one.first_name), _known_key(one.second_name))), None)
    if joined is not None:
        return Explanation(join=joined)
    nearest = next((other for other in organization.names if other != name and key(other) == mine), None)
    return Explanation(like=nearest, differences=_differences(nearest, name)) if nearest else Explanation()


@lru_cache(maxsize=4096)
def _known_key(name: str) -> str:
    """Return the key of a name that is asked for again and again: once for every form that lists print."""
    return key(name)


def _differences(first: str, second: str) -> tuple[str, ...]:
    return tuple(step.about for step in looked_through(first, second)) or ("typesetting",)


def _judged(mine: str, known: Iterable[str], judgements: Sequence[Judgement]) -> Judgement | None:
    """Return the judgement by which the name of the key `mine` is one of the `known` names."""
    others = {key(other) for other in known} if judgements else set()
    for one in judgements:
        pair = {key(one.first), key(one.second)}
        if one.verdict == "same" and mine in pair and pair <= others | {mine}:
            return one
    return None
