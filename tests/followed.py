"""Letters that follow one another, invented so that their lists differ in every way that lists do."""

from dataclasses import replace

from sitegen.archive import assemble
from sitegen.content.config import Config, Policies
from sitegen.core.model import Manuscript, Member, Organization, Stated
from tests.invented import RIVER, entry, first_letter

CONFIG = Config(title="Letters on Upper Lake", description="Invented letters.")
SILENT = CONFIG.model_copy(update={"policies": Policies(not_on_this_list=False)})
EARLY, MIDDLE, LATE, LONE = "2020-01-05-early", "2021-06-01-middle", "2022-03-09-late", "undated-lone"
AUTHORITY = (
    Organization("moorland-trust", "Moorland Trust", ("Friends of the Moor",)),
    Organization("lake-monitor-1", "Lake Monitor"),  # an id that the name does not say
)


def list_of(names, first=100):
    """Return entries; a tuple is an entry with members."""
    for at, one in enumerate(names):
        name, members = one if isinstance(one, tuple) else (one, ())
        line = first + 10 * at
        inside = tuple(Member(member, member, line + n, line + n) for n, member in enumerate(members, 1))
        yield entry(at + 1, name, line, members=inside)


def manuscript(letter_id, names, **changes):
    letter = replace(
        first_letter(),
        title=letter_id[11:].title(),
        date=letter_id[:10] if letter_id[0] == "2" else None,
        stated=Stated(),
        contacts=(),
        signatories=tuple(list_of(names)),
    )
    return Manuscript(letter_id, f"content/letters/{letter_id}.md", replace(letter, **changes), None)


def manuscripts():
    middle = ("Hill Farmers", "Students 4 Rivers")
    persons = (entry(9, "Ada Moss", 300, kind="person"),)
    early = (
        "Alder Women's Union", "Moorland Trust", "Birch Network (BN)", RIVER, "Lake Monitor",
        ("Fishers’ Federation", ("Fishers of East Bay", "Fishers of West Bay")), "Café des Bateliers", "Zinc & Tin",
    )  # fmt: skip
    late = (
        "ALDER WOMEN’S UNION", "Friends of the Moor", "Birch Network", "Lake Monitor", RIVER,
        ("Fishers’ Federation", ("Fishers of East Bay",)), "Fishers of North Bay", "Hill Farmers",
    )  # fmt: skip
    one = manuscript(EARLY, early, stated=Stated(14, 2), addressees=("The Water Board",))
    one = replace(one, letter=replace(one.letter, signatories=one.letter.signatories + persons))
    return (
        one,
        manuscript(MIDDLE, middle, addressees=("The Bank",), title="Una carta", language="es"),
        manuscript(LATE, late, addressees=("The Bank", "The Water Board"), title="Encore", language="fr"),
        manuscript(LONE, ("Hill Farmers",), addressees=("The Water Board",)),
    )


def archive():
    """Return the archive of these letters."""
    return assemble(manuscripts(), AUTHORITY, ()).value
