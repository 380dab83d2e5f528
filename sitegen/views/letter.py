"""The page of one letter: its particulars, its text, its list, and how the list stands to its neighbours'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.model import Bound, Contact, Correction, Ledger, Letter, Manuscript, Status
from sitegen.site import Page
from sitegen.views.comparing import Comparison, comparisons_of
from sitegen.views.corrections import CorrectionView, corrections_of
from sitegen.views.described import Citation, Described, cite_letter, describe_letter
from sitegen.views.finding import FindingAid, LetterCard, heading
from sitegen.views.frame import Frame, Link, way_to_root
from sitegen.views.pictures import Tally, tally
from sitegen.views.privacy import mask_addresses
from sitegen.views.signatories import GroupView, groups_of
from sitegen.views.study import CitedView, DemandView, cited_in, demands_of
from sitegen.views.text import BlockView, NoteView, anchors_of_blocks, blocks_of, has_dead_links, notes_of, opening


@dataclass(frozen=True, slots=True)
class ContactView:
    """A person named for questions. `email` is None unless addresses are shown; `masked` says that one is kept back."""

    person: str | None
    organization: str | None
    email: str | None
    masked: bool


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
    notes: tuple[NoteView, ...]
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
    same_addressee: tuple[LetterCard | None, LetterCard | None]
    headings: tuple[BlockView, ...]
    source_href: str | None
    source_sha256: str | None
    corrections: tuple[CorrectionView, ...]


def letter_view(page: Page, aid: FindingAid) -> LetterView:
    """Return the view of the letter that `page` is about."""
    manuscript = aid.letters[page.subject]
    if aid.config.policies.contacts != "shown":
        manuscript = replace(
            manuscript,
            letter=_without_addresses(manuscript.letter),
            corrections=tuple(map(_masked, manuscript.corrections)),
        )
    letter, root = manuscript.letter, way_to_root(page.permalink)
    title = heading(letter, manuscript.letter_id)
    before, after = aid.order[manuscript.letter_id]
    source_href = aid.source(root, manuscript.letter_id)
    corrections = corrections_of(manuscript, source_href)
    blocks = tuple(blocks_of(letter, corrections))
    anchors = anchors_of_blocks(letter.body)
    ledger = aid.archive.ledgers[manuscript.letter_id]
    frame = aid.frame(page, title, opening(letter))
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
        blocks=blocks,
        notes=notes_of(letter, corrections),
        dead_links=has_dead_links(letter),
        contacts=tuple(_contacts(letter.contacts, aid.config.policies.contacts)),
        demands=demands_of(manuscript.letter_id, aid.studies, anchors, "", root),
        cited=cited_in(manuscript.letter_id, aid.studies, anchors),
        statement=letter.statement,
        groups=groups_of(manuscript, aid, root, aid.signed.get(before.letter_id, frozenset()) if before else None),
        ambiguous=any(one.number_status == "ambiguous" for one in letter.signatories),
        comparisons=comparisons_of(manuscript.letter_id, aid, root),
        previous=aid.card(root, before.letter_id) if before else None,
        following=aid.card(root, after.letter_id) if after else None,
        same_addressee=_same_addressee(manuscript, aid, root),
        headings=tuple(one for one in blocks if one.kind == "heading"),
        source_href=source_href,
        source_sha256=manuscript.source.sha256 if manuscript.source else None,
        corrections=corrections,
    )


def _same_addressee(manuscript: Manuscript, aid: FindingAid, root: str) -> tuple[LetterCard | None, LetterCard | None]:
    """Return the letters before and after this one to its first addressee, where they are not its neighbours anyhow."""
    if not manuscript.letter.addressees:
        return None, None
    _, ids = aid.dossier(aid.addressees[manuscript.letter.addressees[0]])
    at = ids.index(manuscript.letter_id)
    before = ids[at - 1] if at else None
    after = ids[at + 1] if at + 1 < len(ids) else None
    known = {one.letter_id for one in aid.order[manuscript.letter_id] if one}
    first, second = (aid.card(root, one) if one and one not in known else None for one in (before, after))
    return first, second


def _contacts(contacts: tuple[Contact, ...], policy: str) -> Iterator[ContactView]:
    for one in contacts if policy != "hidden" else ():
        shown = one.email if policy == "shown" else None
        yield ContactView(one.person, one.organization, shown, masked=bool(one.email) and shown is None)


def _without_addresses(letter: Letter) -> Letter:
    """Return the letter with the mail addresses in its running text masked; its contacts are dealt with apart."""
    return replace(
        letter,
        body=tuple(replace(block, text=mask_addresses(block.text)) for block in letter.body),
        footnotes=tuple(replace(note, text=mask_addresses(note.text)) for note in letter.footnotes),
        statement=letter.statement and mask_addresses(letter.statement),
        signatories=tuple(replace(one, entry=mask_addresses(one.entry)) for one in letter.signatories),
    )


def _masked(one: Correction) -> Correction:
    return replace(
        one,
        printed=mask_addresses(one.printed),
        corrected=mask_addresses(one.corrected),
        reason=one.reason and mask_addresses(one.reason),
    )
