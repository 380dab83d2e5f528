"""The four tables: letters, organizations, signatures, judgements. Column names are a contract."""

from __future__ import annotations

from collections.abc import Collection
from operator import attrgetter

from sitegen.exports.tables import Column, Reference, Row, Table
from sitegen.model import Archive, Manuscript, Organization, Signature

_SHA256 = "[0-9a-f]{64}"

LETTERS = (
    Column("id", "string", "The letter's identifier in this archive. It never changes.", required=True),
    Column("date", "date", "The date that the letter bears; empty if it bears none."),
    Column("title", "string", "The letter's title or subject line as printed; empty if it has none."),
    Column("language", "string", "The language of the letter, as a BCP 47 code."),
    Column("addressees", "list", "To whom the letter is addressed, as printed, in its order."),
    Column("cc", "list", "Who receives a copy, as printed, in its order."),
    Column("stated_total", "integer", "How many signatories the letter says it has, if it does."),
    Column("stated_undisclosed", "integer", "How many of these it says it does not name, if it does."),
    Column("listed", "integer", "Entries of the list, without the members nested under them.", required=True),
    Column("permalink", "string", "Its page, relative to the root of the site.", required=True),
    Column("source_sha256", "string", "SHA-256 of the file that the letter came in.", pattern=_SHA256),
)

ORGANIZATIONS = (
    Column("id", "string", "The organization's identifier in this archive. It never changes.", required=True),
    Column("name", "string", "The authorized name: the form that this archive shows.", required=True),
    Column("variant_names", "list", "Other forms of the name that the authority file records."),
    Column("parent_id", "string", "The organization that this one is a part of, by its id."),
    Column("first_signed", "date", "The date of the earliest dated letter that it signed."),
    Column("last_signed", "date", "The date of the latest dated letter that it signed."),
    Column("letters", "integer", "On how many letters it stands, as an entry or as a member.", required=True),
    Column("permalink", "string", "Its page, relative to the root of the site, if it has one."),
)

SIGNATURES = (
    Column("letter_id", "string", "The letter that was signed.", required=True),
    Column(
        "ordinal",
        "integer",
        "The place in the list, from 1; for a member, the place among its parent's members.",
        required=True,
    ),
    Column(
        "parent_ordinal",
        "integer",
        "For a member, the ordinal of the entry that it stands under; else empty.",
    ),
    Column("number", "integer", "The number before the entry, as printed, or inferred where the print lost it."),
    Column("name_as_written", "string", "The name as the letter prints it.", required=True),
    Column("organization_id", "string", "The organization that the name was found to be."),
    Column("source_line", "integer", "The line of the source on which the entry starts, from 1.", required=True),
)

_SIGNATURE = attrgetter(
    "letter_id", "ordinal", "parent_ordinal", "number", "name_as_written", "organization_id", "line"
)  # in the order of the columns

JUDGEMENTS = (
    Column("first", "string", "A name or the id of an organization.", required=True),
    Column("second", "string", "Another name or id.", required=True),
    Column(
        "verdict",
        "string",
        "Whether the two are one organization.",
        required=True,
        choices=("same", "different", "unsure"),
    ),
    Column("by", "string", "Who decided."),
    Column("on", "date", "When it was decided."),
    Column("why", "string", "The reason given."),
    Column("source_line", "integer", "The line of the file of judgements, from 1."),
)


def tables(archive: Archive, permalinks: Collection[str]) -> tuple[Table, ...]:
    """Return the four tables. `permalinks` are the pages that the site has: an organization may have none."""
    return (
        letters_table(archive),
        organizations_table(archive, permalinks),
        signatures_table(archive),
        judgements_table(archive),
    )


def letters_table(archive: Archive) -> Table:
    """Return one row per letter, in the order of the archive."""
    rows = tuple(_letter(manuscript, archive) for manuscript in archive.letters)
    return Table("letters", "Letters", "One row per letter.", LETTERS, rows, key=("id",))


def organizations_table(archive: Archive, permalinks: Collection[str]) -> Table:
    """Return one row per organization, in order of id."""
    dates = {manuscript.letter_id: manuscript.letter.date for manuscript in archive.letters}
    rows = tuple(
        _organization(archive.organizations[one], archive.by_organization.get(one, ()), dates, permalinks)
        for one in sorted(archive.organizations)
    )
    return Table(
        "organizations",
        "Organizations",
        "One row per organization that signed or that the authority file names.",
        ORGANIZATIONS,
        rows,
        key=("id",),
        references=(Reference(("parent_id",), "", ("id",)),),
    )


def signatures_table(archive: Archive) -> Table:
    """Return one row per entry and per member of every list, in the order of print."""
    rows = tuple(map(_SIGNATURE, archive.signatures))
    return Table(
        "signatures",
        "Signatures",
        "One row per entry of a list and one per member nested under an entry. The entries alone are the "
        "rows whose parent_ordinal is empty.",
        SIGNATURES,
        rows,
        key=("letter_id", "parent_ordinal", "ordinal"),
        references=(
            Reference(("letter_id",), "letters", ("id",)),
            Reference(("organization_id",), "organizations", ("id",)),
        ),
    )


def judgements_table(archive: Archive) -> Table:
    """Return the human decisions on names, as recorded."""
    rows: tuple[Row, ...] = tuple(
        (one.first, one.second, one.verdict, one.by, one.on, one.why, one.line) for one in archive.judgements
    )
    return Table(
        "judgements",
        "Judgements",
        "The human decisions on identity: which two names are one organization and which are not.",
        JUDGEMENTS,
        rows,
        formats=("csv",),
    )


def _letter(manuscript: Manuscript, archive: Archive) -> Row:
    letter, source = manuscript.letter, manuscript.source
    return (
        manuscript.letter_id,
        letter.date,
        letter.title,
        letter.language,
        letter.addressees,
        letter.cc,
        letter.stated.total,
        letter.stated.undisclosed,
        archive.ledgers[manuscript.letter_id].listed,
        f"letters/{manuscript.letter_id}.html",
        source.sha256 if source else None,
    )


def _organization(
    organization: Organization,
    signatures: tuple[Signature, ...],
    dates: dict[str, str | None],
    permalinks: Collection[str],
) -> Row:
    letters = {signature.letter_id for signature in signatures}
    signed = [date for one in letters if (date := dates.get(one))]
    permalink = f"organizations/{organization.organization_id}.html"
    return (
        organization.organization_id,
        organization.name,
        organization.variant_names,
        organization.parent_id,
        min(signed, default=None),
        max(signed, default=None),
        len(letters),
        permalink if permalink in permalinks else None,
    )
