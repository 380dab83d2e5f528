"""A law of the tables that pages are made from: where a digest is as it was, so is what it stands for.

A table may tell its rows, or all of them, by what they follow from, without making them. One whose maker reads more
than that would let a warm build keep what a cold one makes otherwise, and nobody would see it.
"""

from functools import cache

import pytest

from sitegen import build as building
from sitegen.core.digests import digest_of
from sitegen.core.loading import OnDemand
from sitegen.publishing.views import Views
from sitegen.publishing.views.reads import Table
from tests.properties.test_build import CONTENT, EDITS, inputs

NAMES = sorted(set(EDITS) - {"break it"})


@cache
def tables_of(edit, plant=None):
    """Return all tables of the site that is built after an edit; `plant` may put further ones among them."""
    made = []

    class Kept(Views):
        def __init__(self, archive, *args, **kwargs):
            super().__init__(archive, *args, **kwargs)
            if plant:
                plant(self.tables, archive)
            made.append(self.tables)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "Views", Kept)
        building.build(inputs(EDITS[edit](CONTENT)))
    return {name: list(told(table)) for name, table in made[0]._all.items()}


def told(table):
    """Yield the digests of a table with the values that they stand for: first that of all of it, then those of rows."""
    if isinstance(table, Table):
        yield "", table.whole(), list(table._rows.items())
        yield from ((key, table._row_digest(key), row) for key, row in table._rows.items())
    else:
        yield "", table.whole(), list(table._values) if hasattr(table, "_values") else sorted(frozenset(table))


def faults(one, other):
    """Return the tables, and their rows, of which a digest says that two archives have the same, and they have not."""
    found = set()
    for name, values in one.items():
        then = {key: (digest, value) for key, digest, value in other[name]}
        found |= {
            (name, key) for key, digest, value in values if then.get(key, (b"",))[0] == digest and then[key][1] != value
        }
    return found


@pytest.mark.parametrize("edit", NAMES)
def test_equal_digests_stand_for_equal_values(edit):
    assert not [found for other in NAMES if (found := faults(tables_of(edit), tables_of(other)))]


# Tables whose makers read more than they say that they follow from.
PLANTED = {
    "all rows, of lists alone": lambda archive: OnDemand(
        [one.letter_id for one in archive.letters],
        lambda own: next(one.letter.title for one in archive.letters if one.letter_id == own),
        whole=lambda: digest_of(list(archive.by_letter)),
    ),
    "a row, of its key alone": lambda archive: OnDemand(archive.organizations, archive.organizations.get, digest_of),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_maker_that_reads_more_than_it_says_is_found(name):
    def plant(tables, archive):
        tables.table("planted", PLANTED[name](archive))

    found = {fault for edit in NAMES for fault in faults(tables_of("nothing", plant), tables_of(edit, plant))}
    assert {table for table, _ in found} == {"planted"}
