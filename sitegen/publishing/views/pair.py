"""Two letters whose lists are held against each other: who is on both, and how many are on one of them only.

Who these are is named where they are not too many; the page that compares any two letters names all
(`theme/compare.js`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitegen.archive.pairs import Place, Written, folded, lines, overlap, places, unidentified, written
from sitegen.core.frozen import Frozen
from sitegen.publishing.site import Page
from sitegen.publishing.views.charts import OverlapChart, overlap_chart
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, Link, way_to_root
from sitegen.publishing.views.letter_cards import LetterCard
from sitegen.publishing.views.rows import RowView

NAMED = 200  # organizations on one list only that the page names; more make it long


class Side(Frozen):
    """One of the two letters: its card, and who cannot be found on its list.

    `unidentified` rows stand for no organization: persons.
    """

    letter: LetterCard
    unidentified: int


class PlaceView(RowView, frozen=True):
    """A place on a list: the name written there, None where it is the organization's own but for typesetting.

    `name` is that name in any case; `href` leads to the `line` of the source (0 if none is known), if that is shown and
    there is anything to see: a name that differs, or a translation's list.
    """

    name: str
    form: str | None
    line: int
    href: str | None

    @property
    def plain(self) -> bool:
        """Whether there is nothing to say but the line."""
        return bool(self.line) and self.form is None and self.href is None


class Row(RowView, frozen=True):
    """An organization, and where each of the two lists names it."""

    organization: Link
    written: Written
    first: tuple[PlaceView, ...]
    second: tuple[PlaceView, ...]

    @property
    def plain(self) -> bool:
        """Whether there is nothing to say but one line of each list."""
        return all(len(some) == 1 and some[0].plain for some in (self.first, self.second))


class Alone(RowView, frozen=True):
    """An organization on one list only: its name, and the first line that names it, 0 if none is known."""

    name: str
    line: int


class PairView(Frozen):
    """All that the page of a pair shows.

    `both` are written alike on both lists, `otherwise` not. With `said` False the archive's policy is not to say who is
    on one of the lists only: the picture is not there, and `first_count` and `second_count` are 0. Who these are is in
    `first_only` and `second_only`, unless they are many or are the whole list. `unnamed` says that
    one of the letters has signatories whom its list here does not name. `all_href` leads to all rows of both lists.
    """

    frame: Frame
    first: Side
    second: Side
    said: bool
    unnamed: bool
    shared: int
    first_count: int
    second_count: int
    first_only: tuple[Alone, ...]
    second_only: tuple[Alone, ...]
    otherwise: tuple[Row, ...]
    both: tuple[Row, ...]
    picture: OverlapChart | None
    all_href: str


def pair_view(page: Page, aid: FindingAid) -> PairView:
    """Return the view of the pair of letters that `page` is about."""
    first, second = page.subject.split(" ")
    root = way_to_root(page.permalink)
    said = aid.config.policies.not_on_this_list
    parts = overlap(aid.lists[first], aid.lists[second], aid.ranks)
    ours, theirs = _List(first, aid, root, parts.both), _List(second, aid, root, parts.both)
    shared = [_row(one, ours, theirs, aid, root) for one in parts.both]
    one, other = side(first, aid, root), side(second, aid, root)
    first_count, second_count = (parts.first_only, parts.second_only) if said else (0, 0)
    return PairView(
        frame=aid.frame(page, f"{one.letter.date} / {other.letter.date}", f"{one.letter.title} / {other.letter.title}"),
        first=one,
        second=other,
        said=said,
        unnamed=one.letter.partial or other.letter.partial,
        shared=len(shared),
        first_count=first_count,
        second_count=second_count,
        first_only=_alone(first, second, aid) if said and shared and first_count <= NAMED else (),
        second_only=_alone(second, first, aid) if said and shared and second_count <= NAMED else (),
        otherwise=tuple(row for row in shared if row.written != "same"),
        both=tuple(row for row in shared if row.written == "same"),
        picture=_picture(len(shared), first_count, second_count, one, other) if said else None,
        all_href=f"index.html?a={first}&b={second}",
    )


def side(letter_id: str, aid: FindingAid, root: str) -> Side:
    """Return one of two letters that are held against each other."""
    card = aid.card(root, letter_id)
    return Side(
        letter=card,
        unidentified=unidentified(letter_id, aid.archive),
    )


class _List:
    """One letter's list: where it names each of some organizations, and the way to its source."""

    def __init__(self, letter_id: str, aid: FindingAid, root: str, some: Sequence[str]) -> None:
        self.places: Mapping[str, tuple[Place, ...]] = places(letter_id, aid.archive, aid.entries, frozenset(some))
        versions = (one.letter_id for one in aid.archive.versions.get(letter_id, ()))
        self.sources = {one: aid.source(root, one) for one in (letter_id, *versions)}
        self.translated = {**self.sources, letter_id: None}


def _row(own: str, first: _List, second: _List, aid: FindingAid, root: str) -> Row:
    link = aid.organization(root, own)
    ours, theirs = first.places[own], second.places[own]
    how = written(ours, theirs)
    return Row(
        link,
        how,
        _places(ours, link.text, first.sources if how != "same" else first.translated),
        _places(theirs, link.text, second.sources if how != "same" else second.translated),
    )


def _alone(letter_id: str, other: str, aid: FindingAid) -> tuple[Alone, ...]:
    """Return those on a letter's list that are not on the other's, in the order of the names."""
    some = sorted(aid.lists[letter_id] - aid.lists[other], key=lambda own: (aid.ranks[own], own))
    found = lines(letter_id, aid.archive)
    return tuple(Alone(aid.name(own), found[own]) for own in some)


def _places(some: Sequence[Place], name: str, sources: Mapping[str, str | None]) -> tuple[PlaceView, ...]:
    return tuple(
        PlaceView(
            name=one.name,
            form=None if one.name == name or folded(one.name) == folded(name) else one.name,
            line=one.line,
            href=f"{source}#L{one.line}" if one.line and (source := sources[one.letter_id]) else None,
        )
        for one in some
    )


def _picture(shared: int, first: int, second: int, one: Side, other: Side) -> OverlapChart | None:
    unnamed = ((each.letter.undisclosed or 0) + each.letter.lacking for each in (one, other))
    return overlap_chart(shared, first, second, *unnamed)
