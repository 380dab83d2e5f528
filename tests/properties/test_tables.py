"""A law of the tables that pages are made from: where a digest is as it was, so is what it stands for.

A table may tell its rows, or all of them, by what they follow from, without making them. One whose maker reads more
than that would let a warm build keep what a cold one makes otherwise, and nobody would see it.
"""

from functools import cache

import pytest

from sitegen import build as building
from sitegen.core.digests import digest_of
from sitegen.core.loading import OnDemand, Since
from sitegen.publishing.views.reads import Table
from tests.properties.test_build import CONTENT, EDITS, MEMO, inputs

NAMES = sorted(set(EDITS) - {"break it"})


class GatheredError(Exception):
    """All tables are there, and nothing needs to be drawn."""


@cache
def gathered(edit, plant=None):
    """Return all tables of the site that is built after an edit; `plant` may make a further one of them."""

    def stop(_parts, views, *_rest):
        raise GatheredError(views)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "make_parts", stop)
        with pytest.raises(GatheredError) as stopped:
            building.build(inputs(EDITS[edit](CONTENT)), MEMO)
    tables = stopped.value.args[0].tables
    if plant:
        tables.table("planted", plant(tables))
    return tables._all


@cache
def tables_of(edit, plant=None):
    """Return what all tables tell."""
    return {name: list(told(table)) for name, table in gathered(edit, plant).items()}


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


def unsuspected(one, other):
    """Return the tables, and their rows, that differ where the one says that they are as in the other."""
    found = set()
    for name, table in one.items():
        before = other[name]
        if not isinstance(table, Table) or not table.since:
            continue
        moved = table.may_have_changed(before.since.basis())
        for row in {*table.names(), *before.names()} - {"", "#"}:
            if table.digest(row) != before.digest(row) and not moved(row, before.digest(row)):
                found.add((name, row))
    return found


@pytest.mark.parametrize("edit", NAMES)
def test_no_row_changes_unsuspected(edit):
    assert not [found for other in NAMES if (found := unsuspected(gathered(edit), gathered(other)))]


def test_few_rows_are_suspected_where_one_list_was_edited():
    one, other = gathered("strike a signatory"), gathered("nothing")
    table, before = one["by organization"], other["by organization"]
    moved = table.may_have_changed(before.since.basis())
    suspected = [row for row in before.names() if row.startswith("\0") and moved(row, before.digest(row))]
    assert 0 < len(suspected) < len(list(before.names())) / 2


def forgetting(tables):
    """Return the rows of lists with what says that none of them ever changes."""
    rows = tables._all["by letter"]._rows
    return OnDemand(rows, rows.__getitem__, digest_in_rows(rows), since=Since(lambda: b"basis", lambda _: frozenset()))


def digest_in_rows(rows):
    return lambda own: digest_of(rows[own])


def test_a_table_that_forgets_a_row_is_found():
    one, *others = (gathered.__wrapped__(edit, forgetting) for edit in NAMES)
    assert {name for other in others for name, _ in unsuspected(one, other)} == {"planted"}


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
    one, *others = (tables_of.__wrapped__(edit, rows) for edit in NAMES)
    assert {name for other in others for name, _ in faults(one, other)} == {"planted"}
