from dataclasses import replace

from sitegen.archive.cosigning import cosigning_of
from sitegen.core.model import Signature
from sitegen.publishing.views.coalition import GROUPS, LISTED, STEPS, _shares
from tests.followed import archive
from tests.invented import CONFIG, views
from tests.invented import archive as two_letters


def many(letters, organizations=8):
    """Return an archive of so many letters, a month apart, each with the same organizations on its list."""
    joined = two_letters()
    names = [f"org-{n}" for n in range(organizations)]
    record = joined.organizations["alder"]
    made, rows = [], {}
    for at in range(letters):
        date = f"{2000 + at // 12}-{at % 12 + 1:02}-01"
        one = replace(joined.letters[0], letter_id=f"{date}-x", letter=replace(joined.letters[0].letter, date=date))
        made.append(one)
        rows[one.letter_id] = tuple(
            Signature(one.letter_id, n, None, n, "printed", name, name, n) for n, name in enumerate(names, 1)
        )
    return replace(
        joined,
        letters=tuple(made),
        ledgers={one.letter_id: next(iter(joined.ledgers.values())) for one in made},
        organizations={name: replace(record, organization_id=name, name=name) for name in names},
        by_letter=rows,
        by_organization={name: tuple(row for some in rows.values() for row in some if row.organization_id == name)
                         for name in names},
        signatures=tuple(row for some in rows.values() for row in some),
    )  # fmt: skip


def page(joined):
    return views(joined, CONFIG)["coalition.html"]


def test_two_letters_show_what_they_share_and_no_statistics():
    assert (page(two_letters()).few.both, page(two_letters()).few.one) == (1, 5)
    assert page(many(3)).few is None


def test_with_few_letters_every_letter_is_a_step_that_leads_to_it():
    view = page(two_letters())
    assert (view.by, [(one.again, one.fresh, one.known) for one in view.steps]) == ("letter", [(0, 5, 5), (1, 1, 6)])
    assert all(one.letter.href.startswith("letters/") for one in view.steps)
    assert view.picture.most == 5


def test_what_ties_is_counted_and_not_picked():
    view = page(two_letters())
    assert [(one.organizations[0].text, one.letters) for one in view.most.found][:1] == [("Alder Women’s Union", 2)]
    assert min(one.letters for one in view.most.found) > 1
    assert (view.pairs.found, view.pairs.tied) == ((), 0)
    view = page(many(4, 40))
    assert (view.most.found, view.most.tied, view.most.at) == ((), 40, 4)
    assert (view.pairs.found, view.pairs.tied, view.pairs.at) == ((), 780, 4)
    assert [(len(one.organizations), one.more, one.letters) for one in view.groups] == [(12, 28, 4)]


def test_a_large_archive_is_shown_by_months_and_then_by_years():
    assert page(many(STEPS)).by == "letter"
    view = page(many(STEPS + 1, 2))
    assert (view.by, len(view.steps)) == ("year", 6)
    assert [one.letters for one in view.steps] == [12, 12, 12, 12, 12, 1]
    assert len(view.most.found) <= LISTED
    assert len(view.groups) <= GROUPS


def test_many_numbers_of_letters_are_taken_together():
    rows = _shares(tuple((n, 1) for n in range(1, 31)))
    assert [(one.first, one.last, one.organizations) for one in rows] == [
        (1, 1, 1), (2, 2, 1), (3, 5, 3), (6, 10, 5), (11, 20, 10), (21, 50, 10),
    ]  # fmt: skip
    assert _shares(()) == ()


def test_undated_letters_are_told_and_in_no_step():
    joined = archive()
    view = page(joined)
    assert (view.undated, len(view.steps), view.letters) == (1, 3, 4)
    assert view.organizations == len(cosigning_of(joined).ranked)
