"""A law of the tables that pages are made from: where a digest is as it was, so is what it stands for.

A table may tell its rows, or all of them, by what they follow from, without making them. One whose maker reads more
than that would let a warm build keep what a cold one makes otherwise, and nobody would see it.
"""

from functools import cache

import pytest

from sitegen import build as building
from sitegen.core.digests import digest_of
from sitegen.core.loading import OnDemand
from sitegen.publishing.views.reads import Table
from tests.properties.test_build import CONTENT, EDITS, MEMO, inputs

NAMES = sorted(set(EDITS) - {"break it"})


class GatheredError(Exception):
    """All tables are there, and nothing needs to be drawn."""


@cache
def tables_of(edit, plant=None):
    """Return all tables of the site that is built after an edit; `plant` may put further ones among them."""

    def stop(_parts, views, *_rest):
        raise GatheredError(views)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "make_parts", stop)
        with pytest.raises(GatheredError) as stopped:
            building.build(inputs(EDITS[edit](CONTENT)), MEMO)
    tables = stopped.value.args[0].tables
    for name, rows in (plant or {}).items():
        tables.table(name, rows(tables))
    return {name: list(told(table)) for name, table in tables._all.items()}


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


def told_by_too_little(tables):
    """Return the titles of letters, told by which letters there are."""
    cards = tables._all["cards"]._rows
    return OnDemand(cards, lambda own: cards[own].title, whole=lambda: digest_of(list(cards)))


def told_by_its_key(tables):
    """Return the records of organizations, each told by its id."""
    records = tables._all["organizations"]._rows
    return OnDemand(records, records.get, digest_of)


@pytest.mark.parametrize("rows", [told_by_too_little, told_by_its_key])
def test_a_maker_that_reads_more_than_it_says_is_found(rows):
    one, *others = (tables_of.__wrapped__(edit, {"planted": rows}) for edit in NAMES)
    assert {name for other in others for name, _ in faults(one, other)} == {"planted"}
