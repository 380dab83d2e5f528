"""Most tests call the command line within their own process; a process of its own ends the same way."""

import pytest

from tests.command import alone, sitegen


@pytest.mark.parametrize(
    ("call", "status"), [(["--version"], 0), (["parse", "missing.txt"], 1), (["build", "--jobs", "0"], 2)]
)
def test_a_process_of_its_own_ends_as_a_call_does(tmp_path, call, status):
    ended = alone(*call, cwd=tmp_path)
    assert ended == sitegen(*call, cwd=tmp_path)
    assert ended.status == status
