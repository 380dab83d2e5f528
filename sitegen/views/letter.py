"""The page of one letter: its particulars, its text, its list, and how the list stands to its neighbours'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from sitegen.model import Block, BlockKind, Bound, Contact, Footnote, Ledger, Letter, Manuscript, Status
from sitegen.site import Page
from sitegen.slugs import slugify
from sitegen.views.described import Citation, Described, cite_letter, describe_letter
from sitegen.views.finding import FindingAid, LetterCard, heading
from sitegen.views.frame import Frame, Link, way_to_root
from sitegen.views.pictures import Tally, tally
from sitegen.views.privacy import mask_addresses
from sitegen.views.signatories import GroupView, groups_of
from sitegen.views.study import CitedView, DemandView, cited_in, demands_of

_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_DEAD_LINK = re.compile(r"\]\(#?\)")


@dataclass(frozen=True, slots=True)
class NoteView:
    """A footnote, its text in Markdown; `anchor` ends the ids of the note and of the reference to it."""

    marker: str
    anchor: str
    text: str
    referred: bool


@dataclass(frozen=True, slots=True)
class BlockView:
    """A piece of the text in Markdown under its own anchor, with the notes that it refers to.

    A list has its items in `items` and no text. `level` is a heading's.
    """

    kind: BlockKind
    anchor: str
    text: str
    items: tuple[str, ...]
    level: int
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class ContactView:
    """A person named for questions. `email` is None unless the archive shows addresses; `masked` says that one is kept back."""

    person: str | None
    organization: str | None
    email: str | None
    masked: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """This letter's list held against another's: organizations on both, on this one only, on the other only.

    `absent` names the last; it is empty, and `only_other` None, where the archive's policy is not to say so.
    """

    other: LetterCard
    earlier: bool
    shared: int
    only_this: int
    only_other: int | None
    absent: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """All that the page of a letter shows."""

    frame: Frame
    described: Described
    citation: Citation
    letter_id: str
    title: str
    date: str | None
    letter_language: str | None
    addressees: tuple[Link, ...]
    cc: tuple[str, ...]
    status: Status
    bound: Bound
    ledger: Ledger
    tally: Tally | None
    blocks: tuple[BlockView, ...]
    loose_notes: tuple[NoteView, ...]
    dead_links: bool
    contacts: tuple[ContactView, ...]
    demands: tuple[DemandView, ...]
    cited: tuple[CitedView, ...]
    statement: str | None
    groups: tuple[GroupView, ...]
    ambiguous: bool
    comparisons: tuple[Comparison, ...]
    previous: LetterCard | None
    following: LetterCard | None
    source_href: str | None
    source_sha256: str | None


def letter_view(page: Page, aid: FindingAid) -> LetterView:
    """Return the view of the letter that `page` is about."""
    manuscript = aid.letters[page.subject]
    if aid.config.policies.contacts != "shown":
        manuscript = replace(manuscript, letter=_without_addresses(manuscript.letter))
    letter, root = manuscript.letter, way_to_root(page.permalink)
    title = heading(letter, manuscript.letter_id)
    before, after = neighbours(manuscript, aid)
    comparisons = tuple(
        compare(manuscript.letter_id, other.letter_id, aid, root, earlier=earlier)
        for other, earlier in ((before, True), (after, False))
        if other
    )
    anchors = anchors_of_blocks(letter.body)
    referred = {marker for block in letter.body for marker in _REFERENCE.findall(block.text)}
    ledger = aid.archive.ledgers[manuscript.letter_id]
    frame = aid.frame(page, title, _description(letter))
    return LetterView(
        frame=frame,
        described=describe_letter(frame, manuscript, ledger, aid.config),
        citation=cite_letter(frame, manuscript, aid.config),
        letter_id=manuscript.letter_id,
        title=title,
        date=letter.date,
        letter_language=letter.language,
        addressees=tuple(aid.addressee(root, name) for name in letter.addressees),
        cc=letter.cc,
        status=manuscript.status,
        bound=letter.stated.bound,
        ledger=ledger,
        tally=tally(ledger),
        blocks=tuple(_blocks(letter)),
        loose_notes=tuple(_note(one, referred=False) for one in letter.footnotes if one.marker not in referred),
        dead_links=any(_DEAD_LINK.search(block.text) for block in letter.body),
        contacts=tuple(_contacts(letter.contacts, aid.config.policies.contacts)),
        demands=demands_of(manuscript.letter_id, aid.studies, anchors, "", root),
        cited=cited_in(manuscript.letter_id, aid.studies, anchors),
        statement=letter.statement,
        groups=groups_of(manuscript, aid, root, aid.signed.get(before.letter_id, frozenset()) if before else None),
        ambiguous=any(one.number_status == "ambiguous" for one in letter.signatories),
        comparisons=comparisons,
        previous=aid.card(root, before.letter_id) if before else None,
        following=aid.card(root, after.letter_id) if after else None,
        source_href=aid.source(root, manuscript.letter_id),
        source_sha256=manuscript.source.sha256 if manuscript.source else None,
    )


def neighbours(manuscript: Manuscript, aid: FindingAid) -> tuple[Manuscript | None, Manuscript | None]:
    """Return the letters before and after this one in the archive's order, which is that of their dates."""
    before, after = aid.order[manuscript.letter_id]
    return before, after


def compare(letter_id: str, other_id: str, aid: FindingAid, root: str, *, earlier: bool) -> Comparison:
    """Return how the list of one letter stands to another's, by organization (entries and members alike)."""
    here, there = aid.signed.get(letter_id, frozenset()), aid.signed.get(other_id, frozenset())
    said = aid.config.policies.not_on_this_list
    absent = sorted((aid.organization(root, one) for one in there - here), key=lambda link: link.text) if said else ()
    return Comparison(
        other=aid.card(root, other_id),
        earlier=earlier,
        shared=len(here & there),
        only_this=len(here - there),
        only_other=len(there - here) if said else None,
        absent=tuple(absent),
    )


def _blocks(letter: Letter) -> Iterator[BlockView]:
    """Yield the text in order; the items of a list are joined, and a note stands at the first block that refers to it."""
    notes = {one.marker: _note(one, referred=True) for one in letter.footnotes}
    for anchor, blocks in anchored_blocks(letter.body):
        first, texts = blocks[0], tuple(block.text for block in blocks)
        is_list = first.kind == "list"
        markers = dict.fromkeys(_REFERENCE.findall("\n".join(texts)))
        here = tuple(notes.pop(marker) for marker in markers if marker in notes)
        yield BlockView(first.kind, anchor, "" if is_list else first.text, texts if is_list else (), first.level, here)


def anchored_blocks(body: tuple[Block, ...]) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Yield the pieces of a text under their anchors, "p1" onwards; the items of a list are one piece."""
    count = 0
    for is_list, run in groupby(body, lambda block: block.kind == "list"):
        for blocks in [tuple(run)] if is_list else [(block,) for block in run]:
            count += 1
            yield f"p{count}", blocks


def anchors_of_blocks(body: tuple[Block, ...]) -> dict[int, str]:
    """Return the anchor of each block of a text, by its place from 0."""
    anchors = [anchor for anchor, blocks in anchored_blocks(body) for _ in blocks]
    return dict(enumerate(anchors))


def _note(one: Footnote, *, referred: bool) -> NoteView:
    return NoteView(one.marker, slugify(one.marker), one.text, referred)


def _contacts(contacts: tuple[Contact, ...], policy: str) -> Iterator[ContactView]:
    for one in contacts if policy != "hidden" else ():
        shown = one.email if policy == "shown" else None
        yield ContactView(one.person, one.organization, shown, masked=bool(one.email) and shown is None)


def _without_addresses(letter: Letter) -> Letter:
    """Return the letter with the mail addresses in its running text masked; those of its contacts are dealt with apart."""
    return replace(
        letter,
        body=tuple(replace(block, text=mask_addresses(block.text)) for block in letter.body),
        footnotes=tuple(replace(note, text=mask_addresses(note.text)) for note in letter.footnotes),
        statement=letter.statement and mask_addresses(letter.statement),
        signatories=tuple(replace(one, entry=mask_addresses(one.entry)) for one in letter.signatories),
    )


def _description(letter: Letter) -> str:
    """Return one sentence for search engines: the start of the text."""
    first = next((block.text for block in letter.body if block.kind == "paragraph"), "")
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", _REFERENCE.sub("", first))
    return plain if len(plain) <= 160 else plain[:159].rpartition(" ")[0] + "…"
