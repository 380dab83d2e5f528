"""Work spread over processes."""

import os
import select
import sys

import pytest

from sitegen.adapters.processes import spread

copying = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no process is copied there")


@copying
def test_the_first_process_works_while_a_copy_does_and_results_are_in_order():
    here, (told, tell) = os.getpid(), os.pipe()

    def work(number):
        if os.getpid() == here:
            os.write(tell, b".")
            return number, "here"
        done = select.select([told], [], [], 20)[0]  # a copy waits until something is done here
        return number, "elsewhere" if done else "nothing was done here"

    found = list(spread(2, work, range(9)))
    os.close(told)
    os.close(tell)
    assert [number for number, _ in found] == list(range(9))
    assert {where for _, where in found} == {"here", "elsewhere"}


@copying
@pytest.mark.parametrize("broken", [0, 5, 8])
def test_a_fault_of_any_part_is_told(broken):
    def work(number):
        if number == broken:
            raise ValueError(number)
        return number

    with pytest.raises(ValueError, match=str(broken)):
        list(spread(3, work, range(9)))


@pytest.mark.parametrize("jobs", [1, 2, 5, None])
def test_every_part_is_done_once(jobs):
    for parts in (range(0), range(1), range(2), range(30)):
        assert list(spread(jobs, lambda number: number + 1, parts)) == [number + 1 for number in parts]


@copying
@pytest.mark.parametrize(
    ("free", "jobs", "processes"), [(0, None, 1), (10**9, None, 2), (0, 2, 2)], ids=["none left", "enough", "asked for"]
)
def test_no_copy_is_made_for_which_there_is_no_memory_unless_somebody_asks(
    tmp_path, monkeypatch, free, jobs, processes
):
    told = tmp_path / "meminfo"
    told.write_text(f"MemTotal: 99 kB\nMemAvailable:   {free} kB\n", "utf-8")
    monkeypatch.setattr("sitegen.adapters.processes._MEMORY", told)
    monkeypatch.setattr("sitegen.adapters.processes._cores", lambda: 2)
    made = []
    monkeypatch.setattr(
        "sitegen.adapters.processes._together", lambda _, copies, work, parts: made.append(copies) or map(work, parts)
    )
    assert list(spread(jobs, abs, [-1, -2])) == [1, 2]
    assert 1 + sum(made) == processes
