"""Keeping persons' addresses out of what is published, wherever in a letter they stand.

The policy, `contacts` in `archive.toml`: unless it is "shown", every mail address and telephone number is masked
(`contacts`). On the lines that name a contact, every run of eight digits or more is taken for a number.

`published` does so once for the whole archive, before anything is made of it, so that pages, data files, feeds and the
search index cannot differ.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TypeVar

from sitegen.content.config import Config
from sitegen.core.digests import digest_of
from sitegen.core.loading import LetterOnDemand, OnDemand, Row, Text, digest_in, digest_of_all, since_in
from sitegen.core.memo import Memo, Spread, Stage, each, no_memo
from sitegen.core.model import (
    Archive,
    Block,
    Contact,
    Correction,
    Footnote,
    Judgement,
    Letter,
    Manuscript,
    Member,
    Organization,
    Signatory,
    Signature,
)
from sitegen.identity.contacts import MASK, mask_addresses, mask_contact, mask_links, mask_name

P = TypeVar("P", Block, Footnote)

MASKED: Stage[Text | None] = Stage("masked text", Text | None)


def shown(text: str, config: Config) -> str:
    """Return a text of a letter as the archive's policy lets it be shown."""
    return text if config.policies.contacts == "shown" else mask_addresses(text)


def shown_of_entry(text: str, config: Config) -> str:
    """Return a line on which somebody signs as the archive's policy lets it be shown."""
    return text if config.policies.contacts == "shown" else _told(text)


def published(archive: Archive, config: Config, memo: Memo = no_memo) -> Archive:
    """Return the archive as its policy lets it be published: addresses masked in every text, ids as they are.

    The contacts' own addresses stay: whether a page shows them is decided where it shows contacts. `memo` may remember
    what is masked in a text, which in nearly all is nothing.
    """
    if config.policies.contacts == "shown":
        return archive

    by_letter = _signatures(archive.by_letter)
    return replace(
        archive,
        letters=tuple(_manuscript(one, memo) for one in archive.letters),
        versions={key: tuple(_manuscript(one, memo) for one in those) for key, those in archive.versions.items()},
        organizations={key: _organization(one) for key, one in archive.organizations.items()},
        signatures=Row(lambda: tuple(chain.from_iterable(by_letter.values())), lambda: digest_of_all(by_letter)),
        by_letter=by_letter,
        by_organization=_signatures(archive.by_organization),
        judgements=tuple(map(_judgement, archive.judgements)),
        addressed=replace(
            archive.addressed, records={own: _organization(one) for own, one in archive.addressed.records.items()}
        ),
    )


def _signatures(rows: Mapping[str, tuple[Signature, ...]]) -> OnDemand[str, tuple[Signature, ...]]:
    since = since_in(rows)
    return OnDemand(
        rows,
        lambda own: tuple(map(_signature, rows[own])),
        lambda own: digest_of(("masked", digest_in(rows, own))),
        lambda: digest_of(("masked", digest_of_all(rows))),
        since and since.made_into(b"masked"),
    )


def mask_ahead(archive: Archive, config: Config, memo: Memo, spread: Spread) -> None:
    """Have it remembered what is masked in the texts of an archive before it is `published`, several at the same time.

    Else the first stage that looks at all texts has each masked in turn.
    """
    if config.policies.contacts == "shown" or memo is no_memo:
        return
    letters = (one.letter for one in archive.manuscripts)
    tasks = [(one.seal.text.hex(), one) for one in letters if isinstance(one, LetterOnDemand)]
    masked = each(memo, spread, MASKED, tasks, lambda one: _masked(Text(one.body, one.footnotes)), together=True)
    deque(masked, maxlen=0)


def texts_of(manuscripts: Iterable[Manuscript]) -> Iterator[str]:
    """Yield every text of the letters in which an address may stand, the contacts' own addresses among them."""
    for one in manuscripts:
        letter = one.letter
        yield from (contact.email for contact in letter.contacts if contact.email)
        yield from (block.text for block in letter.body)
        yield from (note.text for note in letter.footnotes)
        yield from (entry.entry for entry in letter.signatories)
        yield from (text for text in (letter.title, letter.statement, *letter.addressees, *letter.cc) if text)


def _manuscript(one: Manuscript, memo: Memo) -> Manuscript:
    return replace(one, letter=_letter(one.letter, memo), corrections=tuple(map(_correction, one.corrections)))


def _letter(one: Letter, memo: Memo) -> Letter:
    if isinstance(one, LetterOnDemand):
        return one.mapped("masked", _head, _list, partial(_remembered, memo, one.seal.text.hex()))
    text = _text(Text(one.body, one.footnotes))
    return replace(_head(one), body=text.body, footnotes=text.footnotes, signatories=_list(one.signatories))


def _head(one: Letter) -> Letter:
    return replace(
        one,
        title=_maybe(one.title),
        addressees=tuple(map(mask_addresses, one.addressees)),
        cc=tuple(map(mask_addresses, one.cc)),
        contacts=tuple(map(_contact, one.contacts)),
        statement=_maybe(one.statement),
    )


def _remembered(memo: Memo, key: str, one: Text) -> Text:
    """Return a text with what is masked in it."""
    return memo(MASKED, key, lambda: _masked(one)) or one


def _masked(one: Text) -> Text | None:
    """Return a text with what is masked in it, None for one that is as it was."""
    made = _text(one)
    return None if made == one else made


def _text(one: Text) -> Text:
    return Text(tuple(map(_piece, one.body)), tuple(map(_piece, one.footnotes)))


def _piece(one: P) -> P:
    masked = mask_addresses(one.text)
    return one if masked == one.text else replace(one, text=masked)


def _list(some: tuple[Signatory, ...]) -> tuple[Signatory, ...]:
    return tuple(map(_signatory, some))


def _signature(one: Signature) -> Signature:
    masked, corrected = mask_name(one.name_as_written), _maybe(one.corrected)
    if masked == one.name_as_written and corrected == one.corrected:
        return one
    return replace(one, name_as_written=masked, corrected=corrected)


def _contact(one: Contact) -> Contact:
    return replace(
        one,
        person=one.person and mask_contact(one.person),
        organization=one.organization and mask_contact(one.organization),
    )


def _signatory(one: Signatory) -> Signatory:
    if _told(one.entry) == one.entry and mask_name(one.name) == one.name and not one.members:
        return one  # all that an entry says is in its text
    return replace(
        one,
        name=mask_name(one.name),
        entry=_entry(one),
        role=one.role and _beside(one.role),
        affiliation=one.affiliation and _beside(one.affiliation),
        place=one.place and _beside(one.place),
        corrected=_maybe(one.corrected),
        members=tuple(map(_member, one.members)),
    )


def _member(one: Member) -> Member:
    return replace(one, name=mask_name(one.name), entry=_entry(one), corrected=_maybe(one.corrected))


def _entry(one: Signatory | Member) -> str:
    """Return what is printed of an entry; of one whose name is a number alone, all but the number."""
    name = mask_name(one.name)
    return _told(one.entry.replace(one.name, MASK) if name == MASK else one.entry)


def _told(text: str) -> str:
    """Return what is said of who signs: an address of theirs in a messenger is masked, too."""
    return mask_links(mask_addresses(text))


def _beside(text: str) -> str:
    """Return what somebody is beside a name: no address in a messenger is a channel that signs there."""
    return mask_links(mask_addresses(text), may_sign=False)


def _correction(one: Correction) -> Correction:
    return replace(
        one, printed=mask_addresses(one.printed), corrected=mask_addresses(one.corrected), reason=_maybe(one.reason)
    )


def _organization(one: Organization) -> Organization:
    names = (one.name, *one.variant_names)
    if all(mask_name(name) == name for name in names) and _maybe(one.note) == one.note:
        return one
    return replace(
        one, name=mask_name(one.name), variant_names=tuple(map(mask_name, one.variant_names)), note=_maybe(one.note)
    )


def _judgement(one: Judgement) -> Judgement:
    return replace(
        one, first=mask_addresses(one.first), second=mask_addresses(one.second), by=_maybe(one.by), why=_maybe(one.why)
    )


def _maybe(text: str | None) -> str | None:
    return text and mask_addresses(text)
