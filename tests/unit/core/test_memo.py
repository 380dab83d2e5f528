import pytest

from sitegen.core.memo import Stage, each, in_buckets, no_memo
from tests.invented import memory

SIZES = Stage("sizes", int)
TEXTS = [f"text {at}" for at in range(1000)]


def test_what_is_remembered_in_buckets_is_what_would_be_made():
    memo = memory()
    wanted = {text: len(text) for text in TEXTS}
    assert in_buckets(no_memo, SIZES, TEXTS, len) == wanted
    assert in_buckets(memo, SIZES, TEXTS, len) == wanted
    assert in_buckets(memo, SIZES, reversed(TEXTS), pytest.fail) == wanted, "in another order they are the same"


def test_a_new_text_makes_few_others_anew():
    memo, made = memory(), []
    in_buckets(memo, SIZES, TEXTS, len)
    found = in_buckets(memo, SIZES, [*TEXTS, "another"], lambda text: made.append(text) or len(text))
    assert found["another"] == len("another")
    assert "another" in made
    assert len(made) < len(TEXTS) / 5


@pytest.mark.parametrize("together", [False, True])
def test_what_is_wanted_later_again_is_made_before_work_is_spread_and_only_for_what_is_not_known(together):
    memo, made = memory(), []
    tasks = [(text, text) for text in TEXTS[:50]]
    list(each(memo, map, SIZES, tasks[:32], len, together=together))

    def spread(work, parts):
        assert made == [text for _, text in tasks[32:]]
        return map(work, parts)

    found = list(each(memo, spread, SIZES, tasks, len, together=together, ahead=made.append))
    assert found == [len(text) for _, text in tasks]
    assert len(made) == 18
