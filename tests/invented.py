"""A small archive of invented letters, joined by hand, for the rooms above `archive`."""

from dataclasses import replace

from sitegen.content.config import Config
from sitegen.core.model import (
    Archive,
    Block,
    Contact,
    Footnote,
    Gap,
    Ledger,
    Letter,
    Manuscript,
    Member,
    Organization,
    Signatory,
    Signature,
    SourceRef,
    Stated,
)  # fmt: skip
from sitegen.publishing.site import plan_site
from sitegen.publishing.views import Views
from sitegen.publishing.views.privacy import published
from tests.addressed import addressed

FIRST, SECOND = "2021-05-03-stop-the-dam", "2022-09-14-a-year-on"
RIVER = "မြစ်ချောင်းကွန်ရက်"
CONFIG = Config(title="Letters on Upper Lake", description="Two invented letters.", corrections="editor@lake.example")


def policies(**changed):
    """Return the settings with other policies."""
    return CONFIG.model_copy(update={"policies": CONFIG.policies.model_copy(update=changed)})


def build_views(archive, site, config, *more, **named):
    """Yield every page of `site` with its view; the arguments are those of `Views`, masked as in a build."""
    views = Views(published(archive, config), site, config, *more, **named)
    for page in site.pages:
        yield page, views.of(page)


def entry(ordinal, name, line, **more):
    return Signatory(
        ordinal,
        **(
            {
                "number": ordinal,
                "number_status": "printed",
                "name": name,
                "entry": name,
                "line": line,
                "last": line,
            }
            | more
        ),
    )


def first_letter():
    return Letter(
        title="Stop the dam at Upper Lake",
        date="2021-05-03",
        language="en",
        addressees=("Members of the River Commission",),
        cc=("The Council of Lakes",),
        stated=Stated(7, 2),
        contacts=(Contact("Ada Moss", "Lake Monitor", "ada@lake.example", 12),),
        body=(
            Block("salutation", "Your Excellencies,", 3, 3),
            Block("paragraph", "Forty villages must go.[^1] See [the survey](#).", 5, 6),
            Block("heading", "What we ask", 7, 7, 2),
            Block("list", "Stop the work.", 8, 8),
            Block("list", "Ask the people; write to ada@lake.example.", 9, 9),
        ),
        footnotes=(
            Footnote("1", "Counted in <April> 2021.", 10, 10, 5),
            Footnote("2", "A loose note.", 11, 11),
        ),
        statement="Signed by 7 organizations.",
        signatories=(
            entry(1, "Alder Women's Union", 20),
            entry(
                2,
                "Fishers’ Federation",
                21,
                members=(Member("Fishers of East Bay", "Fishers of East Bay", 22, 22),),
            ),
            entry(3, "Lake Monitor", 23, number=3, number_status="ambiguous", number_range=(3, 4)),
            entry(4, RIVER, 24, number=None, number_status="none"),
        ),
    )


def second_letter():
    return replace(
        first_letter(),
        title="A year on <b>the dam</b>",
        date="2022-09-14",
        stated=Stated(),
        signatories=(
            entry(1, "Alder Women’s Union", 30),
            entry(2, "Hill Farmers", 31, entry="2. Hill Farmers, Upper Valley", number_status="inferred"),
        ),
    )


def archive(organizations=(), redirects=None):
    letters = (
        Manuscript(FIRST, f"content/letters/{FIRST}.md", first_letter(), SourceRef("first.txt", "ab" * 32, 30)),
        Manuscript(SECOND, f"content/letters/{SECOND}.md", second_letter(), None),
    )
    rows = (
        Signature(FIRST, 1, None, 1, "printed", "Alder Women's Union", "alder", 20),
        Signature(FIRST, 2, None, 2, "printed", "Fishers’ Federation", "fishers", 21),
        Signature(FIRST, 1, 2, None, "none", "Fishers of East Bay", "east-bay", 22),
        Signature(FIRST, 3, None, 3, "ambiguous", "Lake Monitor", "lake-monitor", 23, number_range=(3, 4)),
        Signature(FIRST, 4, None, None, "none", RIVER, "river", 24),
        Signature(SECOND, 1, None, 1, "printed", "Alder Women’s Union", "alder", 30),
        Signature(SECOND, 2, None, 2, "inferred", "Hill Farmers", "hill-farmers", 31),
    )
    records = (
        Organization("alder", "Alder Women’s Union", ("AWU",), place="Norway"),
        Organization("east-bay", "Fishers of East Bay"),
        Organization("fishers", "Fishers’ Federation"),
        Organization("hill-farmers", "Hill Farmers"),
        Organization("lake-monitor", "Lake Monitor"),
        Organization("river", RIVER),
        *organizations,
    )
    return addressed(Archive(
        letters=letters,
        ledgers={
            FIRST: Ledger(7, 2, 4, 1, 1, (Gap(2, 3, 2, 23, 24),)),
            SECOND: Ledger(None, None, 2, 0, None),
        },
        organizations={one.organization_id: one for one in records},
        signatures=rows,
        by_letter={letter: tuple(row for row in rows if row.letter_id == letter) for letter in (FIRST, SECOND)},
        by_organization={
            one.organization_id: found
            for one in records
            if (found := tuple(row for row in rows if row.organization_id == one.organization_id))
        },
        judgements=(),
        redirects=redirects or {},
    ))  # fmt: skip


def views(joined=None, config=CONFIG, **more):
    joined = addressed(joined or archive())
    site = plan_site(joined, config, transcribed=more.get("transcriptions") or ()).value
    return {page.permalink: view for page, view in build_views(joined, site, config, **more)}


def memory(kept=None):
    """Return a memo that remembers in `kept`, by stage and key, or in a place of its own, while the tests run."""
    kept = {} if kept is None else kept

    def memo(stage, key, compute):
        if (stage, key) not in kept:
            kept[stage, key] = compute()
        return kept[stage, key]

    return memo
