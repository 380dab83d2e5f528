"""Which addressees a person should look at: those that a rule would join, and those whose words are alike."""

from __future__ import annotations

from dataclasses import replace

from sitegen.archive.addressing import letters_received
from sitegen.archive.blocks import candidates
from sitegen.archive.doubts import LEAD, Doubt, rarity
from sitegen.archive.judged import judged
from sitegen.core.digests import digest_of
from sitegen.core.memo import Memo, Stage, no_memo
from sitegen.core.model import Archive, Signature
from sitegen.identity.addressees import address_of, everyone_above
from sitegen.identity.clues import Clue, clues
from sitegen.identity.features import features
from sitegen.identity.folds import key_of
from sitegen.identity.guards import conflicts

ADDRESSEE_DOUBTS: Stage[tuple[Doubt, ...]] = Stage("addressee doubts", tuple[Doubt, ...])


def listed(archive: Archive) -> Archive:
    """Return the archive with addressees in place of organizations, and letters' lists of them in place of lists.

    So all that is done with names in doubt can be done with theirs.
    """
    addressed = archive.addressed
    lists = {
        one.letter_id: tuple(
            Signature(one.letter_id, at, None, None, "none", name, own, 0)
            for at, (name, own) in enumerate(
                zip(one.letter.addressees, addressed.by_letter.get(one.letter_id, ()), strict=False), 1
            )
        )
        for one in archive.manuscripts
    }
    rows: dict[str, list[Signature]] = {own: [] for own in addressed.records}
    for its in lists.values():
        for row in its:
            rows[row.organization_id or ""].append(row)
    return replace(
        archive,
        organizations=addressed.records,
        by_letter=lists,
        by_organization={own: tuple(its) for own, its in rows.items()},
        signatures=tuple(row for its in lists.values() for row in its),
        redirects=addressed.redirects,
        joins=addressed.joins,
        leads=addressed.leads,
        listed={},
    )


def addressee_doubts(archive: Archive, memo: Memo = no_memo) -> tuple[Doubt, ...]:
    """Return the pairs of addressees to ask about, most valuable first; none that is judged already.

    Where the words of both are taken apart they tell whether the two are one, and nothing is asked but what a rule
    found. Those of whom one belongs to the other, or both to one letter, are two. `memo` spares the search where
    neither addressees nor judgements changed.
    """
    read = digest_of((archive.addressed, archive.judgements, tuple(archive.works.items()))).hex()
    return memo(ADDRESSEE_DOUBTS, read, lambda: _addressee_doubts(archive))


def _addressee_doubts(archive: Archive) -> tuple[Doubt, ...]:
    addressed = archive.addressed
    described = {own: features(one.name) for own, one in addressed.records.items()}
    keys = {own: key_of(one.name, described[own].words) for own, one in addressed.records.items()}
    telling = rarity(described.values())
    leads = {(one.first, one.second): one for one in addressed.leads}
    received = {own: {one.letter_id for one in its} for own, its in letters_received(archive).items()}
    above = {own: everyone_above(addressed, own) for own in addressed.records}
    settled = {
        (min(first, second), max(first, second))
        for one in judged(listed(archive))
        for first in one.first
        for second in one.second
    }
    found: list[Doubt] = []
    for pair in sorted((candidates(described, keys, telling) | leads.keys()) - settled):
        first, second = pair
        if first in above[second] or second in above[first]:
            continue
        if pair in leads:
            lead = leads[pair]
            said: tuple[Clue, ...] = (Clue(lead.rule, lead.about, LEAD),)
            against: tuple[str, ...] = (lead.against,)
        else:
            kinds = [address_of(addressed.records[own].name).kind for own in pair]
            together = received[first] & received[second]
            if all(kinds) or together or conflicts(described[first], described[second]):
                continue
            said, against = clues(described[first], described[second], telling, on_one_list=False), ()
        if said:
            letters = len(received[first] | received[second])
            value = max(one.weight for one in said) * (1.0 - 1.0 / (2 + letters))
            found.append(Doubt(first, second, said, against, round(value, 4)))
    return tuple(sorted(found, key=lambda one: (-one.value, one.first, one.second)))
