"""A small invented archive, joined by hand: what the exports are tried on."""

from sitegen.archive.days import Days
from sitegen.content.config import Config
from sitegen.core.model import (
    Archive,
    Block,
    Contact,
    Judgement,
    Ledger,
    Letter,
    Manuscript,
    Member,
    Organization,
    Signatory,
    Signature,
    SourceRef,
    Stated,
)
from sitegen.publishing.exports.records import (
    addressees_table,
    judgements_table,
    letters_table,
    organizations_table,
    signatures_table,
)
from sitegen.publishing.site import Page, Site
from tests.addressed import addressed
from tests.exported import export

CONFIG = Config(
    title="Letters on the River",
    description="What people asked for the river Alm.",
    base_url="https://river.example/archive",
)
OFFLINE = CONFIG.model_copy(update={"base_url": None})
YOUTH = (Member("Youth of the Alm", "- Youth of the Alm", 11, 11),)


def a_letter(**changes):
    values = {
        "title": "Keep the river free",
        "date": "2021-03-04",
        "language": "en",
        "addressees": ("The Minister of Water", "Council of the Valley"),
        "cc": (),
        "stated": Stated(5, 2),
        "contacts": (Contact("Ada Holm", "Friends of the Alm", "ada@alm.example", 8),),
        "body": (
            Block("salutation", "Dear Minister,", 3, 3),
            Block("paragraph", "We call on you to keep the river [free](https://alm.example/).[^1]", 5, 6),
        ),
        "footnotes": (),
        "statement": "Signed by 5 organizations",
        "signatories": (
            Signatory(1, 1, "printed", "Friends of the Alm", "1. Friends of the Alm", 10, 10, members=YOUTH),
            Signatory(2, 2, "printed", "=HYPERLINK(\"x\")", "2. =HYPERLINK(\"x\")", 12, 12),
            Signatory(3, 3, "printed", "မြစ်", "3. မြစ်", 13, 13),
        ),
    }  # fmt: skip
    return Letter(**(values | changes))


def a_manuscript(letter_id="2021-03-04-keep-the-river-free", **changes):
    source = SourceRef("river.txt", "ab" * 32, 13)
    return Manuscript(letter_id, f"content/letters/{letter_id}.md", a_letter(**changes), source)


def archive_of(*manuscripts, organizations=(), redirects=None, judgements=(), resolve=None):
    """Join the manuscripts: a name is the organization that `resolve` (or its own slug) says."""
    resolve = resolve or {}
    signatures = []
    for manuscript in manuscripts:
        for one in manuscript.letter.signatories:
            signatures.append(a_signature(manuscript, one, one.ordinal, None, resolve))
            signatures += [
                a_signature(manuscript, member, at, one.ordinal, resolve) for at, member in enumerate(one.members, 1)
            ]
    by_letter, by_organization = {}, {}
    for one in signatures:
        by_letter.setdefault(one.letter_id, []).append(one)
        if one.organization_id:
            by_organization.setdefault(one.organization_id, []).append(one)
    return addressed(Archive(
        letters=tuple(manuscripts),
        ledgers={one.letter_id: _ledger(one.letter) for one in manuscripts},
        organizations={one.organization_id: one for one in organizations},
        signatures=tuple(signatures),
        by_letter={key: tuple(value) for key, value in by_letter.items()},
        by_organization={key: tuple(value) for key, value in by_organization.items()},
        judgements=tuple(judgements),
        redirects=redirects or {},
    ))  # fmt: skip


def a_signature(manuscript, one, ordinal, parent, resolve):
    number, status = (one.number, one.number_status) if parent is None else (None, "none")
    known = resolve.get(one.name)
    return Signature(manuscript.letter_id, ordinal, parent, number, status, one.name, known, one.line)


def _ledger(letter):
    members = sum(len(one.members) for one in letter.signatories)
    return Ledger(letter.stated.total, letter.stated.undisclosed, len(letter.signatories), members, None)


ORGANIZATIONS = (
    Organization("friends-of-the-alm", "Friends of the Alm", ("Alm | Friends", "Freunde der Alm")),
    Organization("youth-of-the-alm", "Youth of the Alm", parent_id="friends-of-the-alm"),
    Organization("hyperlink-x", "=HYPERLINK(\"x\")"),
    Organization("mrac", "မြစ်"),
)  # fmt: skip
RESOLVE = {
    "Friends of the Alm": "friends-of-the-alm",
    "Youth of the Alm": "youth-of-the-alm",
    "=HYPERLINK(\"x\")": "hyperlink-x",
    "မြစ်": "mrac",
}  # fmt: skip
SECOND = a_manuscript(
    "2022-01-09-the-river-again",
    title="The river again",
    date="2022-01-09",
    stated=Stated(),
    cc=("The Press",),
    signatories=(Signatory(1, None, "none", "Friends of the Alm", "Friends of the Alm", 20, 20),),
)
UNDATED = a_manuscript("no-date", title=None, date=None, language=None, signatories=())
ARCHIVE = archive_of(
    a_manuscript(),
    SECOND,
    UNDATED,
    organizations=ORGANIZATIONS,
    resolve=RESOLVE,
    redirects={"alm-friends": "friends-of-the-alm"},
    judgements=(Judgement("Friends of the Alm", "Alm | Friends", "same", "ed", "2026-01-02", "+ one office", 3),),
)
# The older letter came last, the other one was corrected later; of the undated one it is not known.
DAYS = Days(
    {"2021-03-04-keep-the-river-free": "2026-02-02", "2022-01-09-the-river-again": "2026-01-01"},
    {"2021-03-04-keep-the-river-free": "2026-02-02", "2022-01-09-the-river-again": "2026-03-03"},
    "2026-03-04",
)
PERMALINKS = frozenset(
    {
        "index.html",
        "404.html",
        "letters/index.html",
        "organizations/index.html",
        "addressees/the-minister-of-water.html",
    }
    | {f"letters/{one.letter_id}.html" for one in ARCHIVE.letters}
    | {f"organizations/{one}.html" for one in ARCHIVE.organizations if one != "mrac"}
)
SITE = Site(tuple(Page(permalink, "page.html") for permalink in sorted(PERMALINKS)))


def data(archive, config, permalinks, **more):
    """Return the tables of an archive and their data package."""
    site = Site(tuple(Page(permalink, "page.html") for permalink in sorted(permalinks)))
    files = export(archive, config, site, **more)
    names = {name for name in files if name.endswith((".csv", ".json")) and "citations" not in name}
    return {name: files[name] for name in names if name.startswith("data/")}


def tables(archive, permalinks):
    """Return the tables of an archive, without those of what was found in texts."""
    return (
        letters_table(archive, permalinks),
        organizations_table(archive, permalinks),
        addressees_table(archive),
        signatures_table(archive.signatures),
        judgements_table(archive),
    )
