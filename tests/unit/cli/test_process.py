"""Most tests call the command line within their own process; a process of its own ends the same way."""

import sys
from types import ModuleType

import pytest

from sitegen.__main__ import main
from tests.command import alone, sitegen


@pytest.mark.parametrize(
    ("call", "status"), [(["--version"], 0), (["parse", "missing.txt"], 1), (["build", "--jobs", "0"], 2)]
)
def test_a_process_of_its_own_ends_as_a_call_does(tmp_path, call, status):
    ended = alone(*call, cwd=tmp_path)
    assert ended == sitegen(*call, cwd=tmp_path)
    assert ended.status == status


class Loading(ModuleType):
    """Stands for the command line while it is being loaded, and somebody presses Ctrl-C."""

    def __getattr__(self, name):
        raise KeyboardInterrupt


def test_ctrl_c_while_the_program_loads_ends_without_a_traceback(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "sitegen.cli", Loading("sitegen.cli"))
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code, capsys.readouterr().err) == (130, "stopped\n")
