import gc

import pytest

from sitegen.adapters.collector import leaving_alone, seldom
from sitegen.adapters.processes import spread


def test_the_collector_looks_as_often_as_before_once_a_build_ends_however_it_ends():
    before = gc.get_threshold()

    def fail():
        with seldom():
            assert gc.get_threshold()[0] > before[0]
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        fail()
    assert gc.get_threshold() == before


def test_what_is_there_is_left_alone_only_while_work_is_spread():
    frozen = gc.get_freeze_count()
    with leaving_alone():
        assert gc.get_freeze_count() > frozen
    results = spread(2, lambda one: (one, gc.get_freeze_count()), [1, 2, 3])
    first = next(iter(results))
    assert first[0] == 1
    assert first[1] > frozen
    results.close()
    assert gc.get_freeze_count() == frozen
