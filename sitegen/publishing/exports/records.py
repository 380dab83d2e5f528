"""The five tables: letters, organizations, addressees, signatures, judgements. Column names are a contract."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter

from sitegen.archive.addressing import letters_received
from sitegen.archive.cosigning import signed_by
from sitegen.archive.days import Days
from sitegen.core.model import Archive, Join, Manuscript, Organization, Signatory, Signature
from sitegen.publishing.exports.tables import Column, Reference, Row, Table
from sitegen.publishing.site import SOURCE

_SHA256 = "[0-9a-f]{64}"

ABOUT: Mapping[str, str] = {
    "letters": "One row per letter, and one per translation of it.",
    "organizations": "One row per organization that signed or that the list of organizations names.",
    "addressees": "One row per addressee: a body, its members, an office, a person. Letters name them by their ids.",
    "signatures": "One row per entry of a list and one per member nested under an entry. The entries alone are the "
    "rows whose parent_ordinal is empty.",
    "judgements": "The decisions on identity: which two names are one organization and which are not, and who decided.",
}  # what the rows of each table are

LETTERS = (
    Column("id", "string", "The letter's identifier in this archive. It never changes.", required=True),
    Column("date", "date", "The date that the letter bears; empty if it bears none."),
    Column("title", "string", "Its title or subject line, as printed; empty if it has none."),
    Column("language", "string", "Its language, as a BCP 47 code."),
    Column("addressees", "list", "To whom it is addressed, as printed, in that order."),
    Column("cc", "list", "Who gets a copy, as printed, in that order."),
    Column("stated_total", "integer", "How many signatories the letter says it has, if it does."),
    Column("stated_undisclosed", "integer", "How many of these it says it does not name, if it does."),
    Column("listed", "integer", "Entries of its list, without the members nested under them.", required=True),
    Column("permalink", "string", "Its page, relative to the root of the site.", required=True),
    Column("source_sha256", "string", "SHA-256 of the file that the letter came in; none if a signatory of it "
           "is withheld, or a signature retracted.", pattern=_SHA256),
    Column("source_file", "string", "The name of that file in the archive's own folder of sources."),
    Column("status", "string", "Whether a person has compared the letter with its source.", required=True,
           choices=("unreviewed", "reviewed")),
    Column("translation_of", "string", "The letter that this one translates, by its id. Count one of the two."),
    Column("added", "date", "The day on which it came to the archive, if that was recorded."),
    Column("reviewed_by", "string", "Who compared it with its source, if that was recorded."),
    Column("reviewed_on", "date", "When that was."),
    Column("withdrawn", "string", "Whether it was withdrawn; then its title says so, too.", required=True,
           choices=("yes", "no")),
    Column("withdrawn_on", "date", "When that was, if it was recorded."),
    Column("source_url", "string", "Where it was published, if that was recorded; empty if a signatory is withheld."),
    Column("received", "date", "When its file came to the editors, if that was recorded."),
    Column("given_by", "string", "Who gave the file, if that was recorded."),
    Column("source_page", "string", "The page that shows its source line by line, relative to the root of the site: "
           "with #L and a source_line it leads to that line. None where no source is shown."),
    Column("addressee_ids", "list", "Who these addressees were found to be, by their ids, in the same order."),
    Column("doubt", "string", "How far the program doubts its own reading of the letter, until a person has reviewed "
           "it or settled the doubt; empty where it does not.", choices=("look here", "badly read")),
    Column("withheld", "integer", "How many signatories on its list as received are named nowhere here, at their "
           "request or for their safety.", required=True),
    Column("left_out", "integer", "How many signatories on its list as received an editor left out and says why on "
           "its page.", required=True),
)  # fmt: skip

ORGANIZATIONS = (
    Column("id", "string", "The organization's identifier. It is given once and never changes.", required=True),
    Column("name", "string", "The authorized name: the form that the archive shows.", required=True),
    Column("variant_names", "list", "Other forms of the name that the list of organizations records."),
    Column("parent_id", "string", "The organization that this one is a part of, by its id."),
    Column("first_signed", "date", "The date of the earliest dated letter that it signed."),
    Column("last_signed", "date", "The date of the latest dated letter that it signed."),
    Column("letters", "integer", "On how many letters it stands, as an entry or as a member: a number. Which ones is "
           "in the signatures.", required=True),
    Column("permalink", "string", "Its page, relative to the root of the site; empty if it has none."),
    Column("place", "string", "Where it is, as letters or the list of organizations say."),
    Column("label", "string", "The name, with what sets it apart from others of that name: a place, a parent, years.",
           required=True),
)  # fmt: skip

ADDRESSEES = (
    Column("id", "string", "The addressee's identifier. It is given once and never changes.", required=True),
    Column("name", "string", "The authorized name: the form that the archive shows.", required=True),
    Column("variant_names", "list", "Other forms in which letters write it, or that its record has."),
    Column("kind", "string", "What it is, where its words say so.", choices=("body", "members", "office", "person")),
    Column("parent_id", "string", "The addressee that it belongs to, by its id: the body of an office or of members, "
           "the office of a person."),
    Column("first_addressed", "date", "The date of the earliest dated letter to it."),
    Column("last_addressed", "date", "The date of the latest dated letter to it."),
    Column("letters", "integer", "How many letters go to it.", required=True),
    Column("letters_gathered", "integer", "How many letters go to it or to those who belong to it.", required=True),
    Column("permalink", "string", "Its page, relative to the root of the site.", required=True),
)  # fmt: skip

SIGNATURES = (
    Column("letter_id", "string", "The letter that was signed.", required=True),
    Column("ordinal", "integer", "The place in the list, from 1, where whoever is withheld keeps a place, too, if "
           "places are shown; for a member, the place among its parent's members.",
           required=True),
    Column("parent_ordinal", "integer", "For a member, the ordinal of the entry it stands under; empty for an entry."),
    Column("number", "integer", "The number printed before the entry, or worked out where the print lost it and it can "
           "have no other; empty where it can have several."),
    Column("name_as_written", "string", "The name as the letter prints it.", required=True),
    Column("organization_id", "string", "The organization that the name was found to be."),
    Column("source_line", "integer", "The line of the source on which the entry starts, from 1; 0 where "
           "the archive does not show where entries stand.", required=True),
    Column("number_printed", "integer", "The number printed before the entry; empty where the print has none."),
    Column("number_low", "integer", "The lowest number that the entry can have, where it can have several: the letter "
           "counts more or fewer names than its list has there.", sparse=True),
    Column("number_high", "integer", "The highest number that it can have, where there is a lowest.", sparse=True),
    Column("kind", "string", "What signs, as the entry was read; empty for members, and where that is not known.",
           choices=("organization", "person"), sparse=True),
    Column("role", "string", "The office that stands with the name.", sparse=True),
    Column("affiliation", "string", "The organization that stands with a person's name, as printed.", sparse=True),
    Column("affiliation_id", "string", "The organization that it was found to be, where that is certain.", sparse=True),
)  # fmt: skip

_KINDS = ("body", "members", "office", "person")
_TO_PARENTS = (Reference(("parent_id",), "", ("id",)),)
_SIGNATURE = attrgetter(
    "letter_id", "ordinal", "parent_ordinal", "known_number", "name_as_written", "organization_id", "line"
)  # in the order of the columns

PROGRAM = "sitegen"  # decides by rules; whoever reads "by" must see that no person did
JUDGEMENTS = (
    Column("first", "string", "A name or the id of an organization or an addressee.", required=True),
    Column("second", "string", "Another name or id.", required=True),
    Column("verdict", "string", "Whether the two are one.", required=True, choices=("same", "different", "unsure")),
    Column("by", "string", "Who decided: a person or, where the program joined two records by evidence, sitegen."),
    Column("on", "date", "When it was decided."),
    Column("why", "string", "The reason given."),
    Column("source_line", "integer", "The line of the file of judgements, from 1; empty for the program's."),
    Column("rule", "string", "For what the program joined, the rule by which it did."),
    Column("letters", "list", "For what the program joined, the letters whose lists print either name, by their ids."),
    Column("of", "string", "Whether the program joined organizations or addressees; empty for what a person decided, "
           "which holds for both.", choices=("organizations", "addressees")),
)  # fmt: skip


UNDATED = Days()


def letters_table(archive: Archive, permalinks: Collection[str], days: Days = UNDATED) -> Table:
    """Return one row per letter, in the order of the archive, each followed by its translations."""
    works = archive.works
    rows = tuple(_letter(manuscript, archive, works, permalinks, days) for manuscript in archive.manuscripts)
    originals = (Reference(("translation_of",), "", ("id",)),)
    return Table("letters", "Letters", ABOUT["letters"], LETTERS, rows, key=("id",), references=originals)


def organizations_table(archive: Archive, permalinks: Collection[str]) -> Table:
    """Return one row per organization, in order of id."""
    dates = {manuscript.letter_id: manuscript.letter.date for manuscript in archive.letters}
    works, signed = archive.works, signed_by(archive)
    rows = tuple(
        _organization(one, {works[letter] for letter in signed.get(own, ())}, dates, permalinks)
        for own, one in sorted(archive.organizations.items())
    )
    about = ABOUT["organizations"]
    return Table("organizations", "Organizations", about, ORGANIZATIONS, rows, key=("id",), references=_TO_PARENTS)


def addressees_table(archive: Archive) -> Table:
    """Return one row per addressee, in order of id."""
    dates = {one.letter_id: one.letter.date for one in archive.letters}
    rows: list[Row] = []
    for own, received in sorted(letters_received(archive).items()):
        record = archive.addressed.records[own]
        direct = [one.letter_id for one in received if own in one.addressees]
        days = [date for one in direct if (date := dates[one])]
        rows.append(
            (own, record.name, record.variant_names, record.kind if record.kind in _KINDS else None, record.parent_id,
             min(days, default=None), max(days, default=None), len(direct), len(received), f"addressees/{own}.html")
        )  # fmt: skip
    about = ABOUT["addressees"]
    return Table("addressees", "Addressees", about, ADDRESSEES, tuple(rows), key=("id",), references=_TO_PARENTS)


def signatures_table(signatures: Iterable[Signature] = ()) -> Table:
    """Return one row per entry and per member of every list, in the order of print."""
    return Table(
        "signatures",
        "Signatures",
        ABOUT["signatures"],
        SIGNATURES,
        tuple(map(signature_row, signatures)),
        key=("letter_id", "parent_ordinal", "ordinal"),
        references=(
            Reference(("letter_id",), "letters", ("id",)),
            Reference(("organization_id",), "organizations", ("id",)),
            Reference(("affiliation_id",), "organizations", ("id",)),
        ),
    )


def source_page(letter_id: str, permalinks: Collection[str]) -> str | None:
    """Return the permalink of the page that shows the lines of a letter's source, if there is one."""
    page = f"letters/{letter_id}{SOURCE}.html"
    return page if page in permalinks else None


def signature_row(one: Signature, entry: Signatory | None = None) -> Row:
    """Return a signature's row; `entry` is what stands on the list for it, None for a member.

    What is the same for all rows of a letter stands in the letter's own.
    """
    low, high = one.number_range or (None, None)
    printed = one.number if one.number_status == "printed" else None
    kind = entry.kind if entry and entry.kind != "unknown" else None
    role, affiliation = (entry.role, entry.affiliation) if entry else (None, None)
    return (*_SIGNATURE(one), printed, low, high, kind, role, affiliation, one.affiliation_id)


def judgements_table(archive: Archive) -> Table:
    """Return the decisions on names: those of people, as recorded, then what the program joined by evidence."""
    rows: tuple[Row, ...] = (
        *(
            (one.first, one.second, one.verdict, one.by, one.on, one.why, one.line, None, (), None)
            for one in archive.judgements
        ),
        *(_joined(one, "organizations") for one in archive.joins),
        *(_joined(one, "addressees") for one in archive.addressed.joins),
    )
    return Table("judgements", "Judgements", ABOUT["judgements"], JUDGEMENTS, rows, formats=("csv",))


def _joined(one: Join, of: str) -> Row:
    why = f"the same but for {one.about}"
    return one.first, one.second, "same", PROGRAM, None, why, None, one.rule, one.letters, of


def _letter(
    manuscript: Manuscript, archive: Archive, works: Mapping[str, str], permalinks: Collection[str], days: Days
) -> Row:
    letter, source = manuscript.letter, manuscript.source
    review, withdrawn = manuscript.review, manuscript.withdrawn
    original, ledger = works[manuscript.letter_id], archive.ledgers[manuscript.letter_id]
    return (
        manuscript.letter_id,
        letter.date,
        letter.title,
        letter.language,
        letter.addressees,
        letter.cc,
        letter.stated.total,
        letter.stated.undisclosed,
        ledger.listed,
        f"letters/{manuscript.letter_id}.html",
        (source.sha256 or None) if source else None,
        source.file if source else None,
        manuscript.status,
        original if original != manuscript.letter_id else None,
        days.arrived.get(manuscript.letter_id),
        review.by if review else None,
        review.on if review else None,
        "yes" if withdrawn else "no",
        withdrawn.on if withdrawn else None,
        source.url if source and not manuscript.withheld else None,
        source.received if source else None,
        source.given_by if source else None,
        source_page(manuscript.letter_id, permalinks),
        archive.addressed.by_letter.get(manuscript.letter_id, ()),
        grade if (grade := archive.grades.get(manuscript.letter_id)) != "well read" else None,
        ledger.withheld,
        ledger.left_out,
    )


def _organization(
    organization: Organization, letters: Collection[str], dates: dict[str, str | None], permalinks: Collection[str]
) -> Row:
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
        organization.place,
        organization.label,
    )
