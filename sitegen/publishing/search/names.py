"""Who is found by name: organizations, persons where the archive gives them pages, and addressees."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from textwrap import shorten
from types import MappingProxyType

from sitegen.archive.addressing import letters_received
from sitegen.archive.cosigning import signed_by
from sitegen.core.loading import Loaded, digest_in
from sitegen.core.model import Archive, Organization, Signature
from sitegen.publishing.search.documents import Document, Field
from sitegen.publishing.search.words import words_of

_LISTS = 3  # lists that are told of an organization, the latest
_MOST = 63
_TITLE = 60  # characters of the title by which an undated letter is told
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to"})  # words that acronyms leave out


class Named:
    """Everyone who has a page of their own and is found by name; documents are made on demand, under the `pages`."""

    def __init__(
        self, archive: Archive, permalinks: Collection[str], maybe: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Take the archive, all its pages' addresses, and `maybe`: an id, the name of another that it may be."""
        self._archive, self._maybe = archive, maybe
        organizations = {f"organizations/{own}.html": one for own, one in archive.organizations.items()}
        addressees = {f"addressees/{own}.html": one for own, one in archive.addressed.records.items()}
        self._organizations, self._addressees = (
            {page: one for page, one in some.items() if page in permalinks} for some in (organizations, addressees)
        )
        self.dates = {one.letter_id: one.letter.date or "" for one in archive.manuscripts}
        undated = ((one.letter_id, one.letter.title) for one in archive.manuscripts if not one.letter.date)
        self.titles = {own: shorten(title, _TITLE, placeholder=" …") for own, title in undated if title}
        self._received = letters_received(archive)
        self._signed = Loaded(lambda: signed_by(archive))

    @property
    def pages(self) -> tuple[str, ...]:
        """The addresses of their pages."""
        return (*self._organizations, *self._addressees)

    def basis(self, page: str) -> object:
        """Return all that a document is made from, the `dates` and `titles` of letters aside."""
        record = self._organizations.get(page)
        if record is not None:
            own, rows = record.organization_id, self._archive.by_organization
            return record, digest_in(rows, own) if own in rows else b"", self._maybe.get(own)
        record = self._addressees[page]
        return record, len(self._received.get(record.organization_id, ()))

    def document(self, page: str) -> Document:
        """Return somebody as they are found by name."""
        record = self._organizations.get(page)
        if record is not None:
            return self._organization(record, page)
        record = self._addressees[page]
        count = len(self._received.get(record.organization_id, ()))
        card = (record.label, page, "addressee", count, (), _forms(record)[1:])
        fields = tuple(_fields(_forms(record), inner=True))
        return Document(page, card, fields, told=True, merit=min(count, _MOST))

    def _organization(self, record: Organization, page: str) -> Document:
        # Of most lists nothing is told, so their rows are not made.
        signed = dict.fromkeys(reversed(self._signed().get(record.organization_id, ())))
        latest = sorted(signed, key=lambda own: self.dates.get(own, ""), reverse=True)[:_LISTS]
        lists = tuple(self._listed(record.organization_id, own) for own in latest)
        forms = _forms(record)
        kind = "person" if record.kind == "person" else "organization"
        beside = [record.place or "", *record.websites, *(value for _, value in record.identifiers)]
        fields = (*_fields(forms), *(Field("", one) for one in beside if one))
        maybe = self._maybe.get(record.organization_id)
        card = (record.label, page, kind, len(signed), lists, forms[1:], *((maybe,) if maybe else ()))
        return Document(page, card, fields, told=True, merit=min(len(signed), _MOST))

    def _listed(self, own: str, letter_id: str) -> tuple[str, int | None, int]:
        row = next(one for one in self._archive.by_organization[own] if one.letter_id == letter_id)
        return self.titles.get(letter_id) or self.dates.get(letter_id, ""), _printed(row), row.line


def _printed(row: Signature) -> int | None:
    """Return the number of an entry if it is printed: a card has no room to say how sure another one is."""
    return row.number if row.number_status == "printed" else None


def _forms(record: Organization) -> tuple[str, ...]:
    return tuple(dict.fromkeys((record.name, *record.variant_names)))


def _fields(names: tuple[str, ...], *, inner: bool = False) -> Iterator[Field]:
    yield from (Field("", one) for one in names)
    for one in dict.fromkeys(initials for name in names for initials in acronyms(name, inner=inner)):
        yield Field("", one, shown=False)


def acronyms(name: str, *, inner: bool = False) -> Iterator[str]:
    """Yield the acronyms by which people may ask for a name, with small words and without.

    If `inner`, those of its end, too: "Members of the … Council" is asked for without the members.
    """
    plain = re.sub(r"\([^)]*\)", " ", name)
    words = [term for _, _, terms in words_of(plain) for term in terms[:1] if term[:1].isascii() and term[:1].isalpha()]
    if len(words) < 2:
        return
    for some in (words, [one for one in words if one not in _SMALL]):
        letters = "".join(one[0] for one in some)
        yield letters
        if inner:
            yield from (letters[at:] for at in range(1, len(letters) - 2))
