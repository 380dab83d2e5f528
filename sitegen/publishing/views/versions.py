"""A letter in several languages: the ways from each version to the others, and where their lists differ."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.archive.blocks import same_places
from sitegen.content.manuscript import title_of
from sitegen.core.frozen import Frozen
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame


class Difference(Frozen):
    """Organizations that are known to stand on both lists, on this page's only, on the other's only.

    The last is None where the archive's policy is not to say who is not on a list. `unjoined` pairs stand at the same
    places, and nobody has decided whether they are one: they are in none of these numbers. `differ` says that there are
    others that one list has alone.
    """

    shared: int
    here: int
    there: int | None
    unjoined: int
    differ: bool


class VersionView(Frozen):
    """Another version of the page's letter: `original` says that it is the one that the others translate.

    `address` is absolute if the archive has a public address. `difference` is None if the lists are alike.
    """

    letter_id: str
    href: str
    address: str
    language: str | None
    title: str
    original: bool
    difference: Difference | None


class Versions(Frozen):
    """The other versions of a letter, its original first.

    `alternates` are all of them, this page among them, as pairs of language and address, where the languages tell them
    apart; "x-default" is the original.
    """

    others: tuple[VersionView, ...]
    alternates: tuple[tuple[str, str], ...]


ALONE = Versions((), ())  # a letter without translations


def versions_of(letter_id: str, frame: Frame, aid: FindingAid) -> Versions:
    """Return the versions of the letter that the page in `frame` shows."""
    others = tuple(_others(letter_id, frame, aid))
    if not others:
        return Versions((), ())
    own = (aid.letters[letter_id].letter.language, frame.canonical or f"{letter_id}.html")
    pairs = [own, *((one.language, one.address) for one in others)]
    languages = [language for language, _ in pairs if language]
    original = next((one.address for one in others if one.original), own[1])
    if len(set(languages)) < len(pairs):
        return Versions(others, ())
    alternates = sorted((language, address) for language, address in pairs if language)
    return Versions(others, (*alternates, ("x-default", original)))


def _others(letter_id: str, frame: Frame, aid: FindingAid) -> Iterator[VersionView]:
    work = aid.works[letter_id]
    for one in (aid.letters[work], *aid.archive.versions.get(work, ())):
        if one.letter_id != letter_id:
            page = f"letters/{one.letter_id}.html"
            yield VersionView(
                letter_id=one.letter_id,
                href=f"{frame.root}{page}",
                address=f"{frame.home}{page}" if frame.home else f"{one.letter_id}.html",
                language=one.letter.language,
                title=title_of(one.letter),
                original=one.letter_id == work,
                difference=_difference(letter_id, one.letter_id, aid),
            )


def _difference(letter_id: str, other: str, aid: FindingAid) -> Difference | None:
    here, there = (aid.signed.get(one, frozenset()) for one in (letter_id, other))
    if here == there:
        return None
    said = aid.config.policies.not_on_this_list
    unjoined = len(same_places(aid.archive, letter_id, other))
    ours, theirs = len(here - there) - unjoined, len(there - here) - unjoined
    return Difference(len(here & there), ours, theirs if said else None, unjoined, bool(ours or theirs))
