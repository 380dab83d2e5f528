"""On which pages shared passages stand."""

import pytest

from sitegen.analysis.passages import USES, Passage, Use
from sitegen.publishing.works_cited import PASSAGES_A_PAGE, PLACES_A_PAGE, keep, passage_pages

FIRST, SECOND, THIRD = "passages/index.html", "passages/index-2.html", "passages/part-2.html"


@pytest.mark.parametrize(
    ("uses", "pages"),
    [
        ((), [(FIRST, 0)]),
        ((2, 2), [(FIRST, 2)]),
        ((2,) * PASSAGES_A_PAGE + (2,), [(FIRST, PASSAGES_A_PAGE), (THIRD, 1)]),
        ((PLACES_A_PAGE, 2, 2), [(FIRST, 1), (SECOND, 2)]),
        ((PLACES_A_PAGE * 2, 2), [(FIRST, 1), (SECOND, 1)]),
        ((PLACES_A_PAGE,) + (2,) * PASSAGES_A_PAGE, [(FIRST, 1), (SECOND, PASSAGES_A_PAGE - 1), (THIRD, 1)]),
    ],
    ids=["none", "few", "many", "used often", "one that no page holds", "others stay where they were"],
)
def test_a_page_of_passages_ends_where_it_is_full(uses, pages):
    assert list(passage_pages(uses)) == pages


def test_passages_stand_in_their_order_on_the_pages_of_their_uses():
    use = Use("a", 0, 0, 9, 1, 1)
    some = [Passage(f"Words {at}", 8, USES.of([use] * uses)) for at, uses in enumerate((2, PLACES_A_PAGE, 2))]
    kept = keep(some)
    assert [(one.permalink, one.anchor) for one in kept] == [
        (FIRST, "words-0"),
        (SECOND, "words-1"),
        ("passages/index-3.html", "words-2"),
    ]
    assert [one.passage for one in kept] == some
