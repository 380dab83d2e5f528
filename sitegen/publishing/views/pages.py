"""The pages without a subject in the archive: home, its own texts, search, 404, and the way on from old addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sitegen.content.manuscript import title_of
from sitegen.core.frozen import Frozen
from sitegen.core.model import Judgement
from sitegen.core.slugs import slugify
from sitegen.publishing.site import COALITION, COMPARE, SOURCE, Page, former_letters, has_page
from sitegen.publishing.views.described import Described, describe_archive
from sitegen.publishing.views.finding import FindingAid
from sitegen.publishing.views.frame import Frame, Link, page_title, way_to_root
from sitegen.publishing.views.identity import joined_from
from sitegen.publishing.views.letter_cards import LetterCard
from sitegen.publishing.views.pictures import Timeline, timeline

LATEST = 6
CHOICES = 40  # addressees that results can be narrowed to
SOMETIMES = frozenset({COMPARE, COALITION})


class HomeView(Frozen):
    """The home page: what the archive holds in numbers that are counted, not stated, and its latest letters.

    `signatures` are entries of lists and, of them, `members` that stand under another entry; `persons` have a page;
    `lacking` names our copies of the lists do not show; `undated` letters are in no picture. `found` are the
    permalinks of the pages that only some archives have.
    """

    frame: Frame
    described: Described
    letters: int
    signatures: int
    members: int
    organizations: int
    persons: int
    undisclosed: int
    lacking: int
    undated: int
    first: str | None
    last: str | None
    latest: tuple[LetterCard, ...]
    timeline: Timeline | None
    found: tuple[str, ...]


class PageView(Frozen):
    """A text of the archive's own, in Markdown; None for "about" where the archive has not written one."""

    frame: Frame
    text: str | None


class SearchView(Frozen):
    """The search page; `compare` leads to where two lists are compared, if the archive has two.

    Who is found nowhere may be among the `undisclosed`, the signatures that letters count without a name, or the
    `lacking`, whom our copies of lists do not show, or on a list of the `doubtful`, letters whose lists may be wrong,
    or among the `persons` who signed and have no page.
    `years` and `addressees` (last segment of the permalink, name), those of most letters, are what results can be
    narrowed to.
    """

    frame: Frame
    letters: int
    compare: str | None
    undisclosed: int
    lacking: int
    doubtful: int
    persons: int
    years: tuple[str, ...]
    addressees: tuple[tuple[str, str], ...]


class LostView(Frozen):
    """The 404 page."""

    frame: Frame


class RedirectView(Frozen):
    """The page at a former address: of an organization, with the judgements that joined what stood there, or a letter.

    `former` is the name of what stood there, where it is still among the target's names. `left`: an editor took what
    stood there from the list of the letter, the last that named it.
    """

    frame: Frame
    target: Link
    former: str | None
    joined: tuple[Judgement, ...]
    of_letter: bool = False
    left: bool = False


def home_view(page: Page, aid: FindingAid) -> HomeView:
    """Return the home page."""
    archive, root = aid.archive, way_to_root(page.permalink)
    latest = [one for section in aid.orders.letters["date"] for one in section.entries]
    dates = [date for one in aid.letter_ids if (date := aid.cards[one].date)]
    frame = aid.frame(page, aid.config.title)
    ledgers = [archive.ledgers[one] for one in aid.letter_ids]  # they count what stands on the lists
    return HomeView(
        frame=frame,
        described=describe_archive(frame, aid.config),
        letters=len(archive.letters),
        signatures=sum(one.listed + one.members for one in ledgers),
        members=sum(one.members for one in ledgers),
        organizations=aid.orders.bodies,
        persons=aid.orders.persons,
        undisclosed=sum(one.undisclosed or 0 for one in ledgers),
        lacking=sum(aid.cards[one].lacking for one in aid.letter_ids),
        undated=len(aid.letter_ids) - len(dates),
        first=min(dates, default=None),
        last=max(dates, default=None),
        latest=tuple(aid.card(root, one, drawn=True) for one in latest[:LATEST]),
        timeline=timeline(_dated(aid)) if len(archive.letters) > LATEST else None,
        found=tuple(sorted(one for one in SOMETIMES if one in aid.permalinks)),
    )


def _dated(aid: FindingAid) -> Iterator[tuple[str, int, int]]:
    for one in aid.letter_ids:
        if date := aid.cards[one].date:
            ledger = aid.archive.ledgers[one]
            yield date, ledger.listed, ledger.undisclosed or 0


def page_view(page: Page, aid: FindingAid) -> PageView:
    """Return a page of the archive's own text; its title is the text's first heading."""
    text = aid.texts.get(f"{page.subject}.md")
    first = (text or "").lstrip().partition("\n")[0]
    body = text.lstrip().removeprefix(first).lstrip() if text and first.startswith("# ") else text
    return PageView(aid.frame(page, page_title(page.subject, text or "")), body)


def _unsearched(aid: FindingAid) -> int:
    """Return how many signatures are of persons without a page, whom no search finds, or of who may be one."""
    people = aid.config.policies.people_pages
    unpaged = (own for own, one in aid.archive.organizations.items() if not has_page(one, people=people))
    return aid.signatures.unplaced + sum(len(aid.archive.by_organization.get(own, ())) for own in unpaged)


def search_view(page: Page, aid: FindingAid) -> SearchView:
    """Return the search page."""
    cards = [aid.cards[own] for own in aid.letter_ids]
    slugs = {name: aid.addressees[name] for one in cards for name in one.addressees}
    often = Counter(slug for one in cards for slug in {slugs[name] for name in one.addressees})
    most = {slug for slug, _ in sorted(often.items(), key=lambda one: (-one[1], one[0]))[:CHOICES]}
    records = aid.archive.addressed.records
    names = {slug: records[slug].name if slug in records else name for name, slug in slugs.items() if slug in most}
    return SearchView(
        frame=aid.frame(page, "Search"),
        letters=len(cards),
        compare=COMPARE if COMPARE in aid.permalinks else None,
        undisclosed=sum(one.undisclosed or 0 for one in cards),
        lacking=sum(one.lacking for one in cards),
        doubtful=sum(1 for one in cards if one.doubtful),
        persons=_unsearched(aid),
        years=tuple(sorted({one.date[:4] for one in cards if one.date}, reverse=True)),
        addressees=tuple(sorted(names.items(), key=lambda one: one[1])),
    )


def lost_view(page: Page, aid: FindingAid) -> LostView:
    """Return the 404 page."""
    return LostView(aid.frame(page, "Page not found"))


def redirect_view(page: Page, aid: FindingAid) -> RedirectView:
    """Return the page that leads on from the former address of a letter, an organization or an addressee."""
    if page.permalink.startswith("letters/"):
        transcribed = [own for own in aid.letters if aid.source("", own)]
        present = former_letters(aid.archive, transcribed)[page.subject]
        card = aid.letters.get(present) or aid.letters[present.removesuffix(SOURCE)]
        target = Link(title_of(card.letter), f"{present}.html")
        return RedirectView(aid.frame(page, target.text), target, None, (), of_letter=True)
    if page.permalink.startswith("addressees/"):
        own = aid.archive.addressed.redirects[page.subject]
        known = aid.archive.addressed.records[own]
        target = Link(known.name, f"{own}.html")
        forms = (one for one in known.variant_names if slugify(one) == page.subject)
        return RedirectView(aid.frame(page, target.text), target, next(forms, None), (), of_letter=True)
    if page.subject in aid.archive.left:
        letter = aid.archive.left[page.subject]
        target = Link(title_of(aid.letters[letter].letter), f"../letters/{letter}.html")
        return RedirectView(aid.frame(page, target.text), target, None, (), of_letter=True, left=True)
    own = aid.archive.redirects[page.subject]
    target = aid.organization(way_to_root(page.permalink), own)
    record = aid.archive.organizations.get(own)
    names = (one for one in record.variant_names if slugify(one) == page.subject) if record else iter(())
    return RedirectView(aid.frame(page, target.text), target, next(names, None), joined_from(page.subject, own, aid))
