"""The command line as its users have it: what it prints, how it ends.

Calls run within the tests' own process, since to start another one costs more than most calls do; `alone` starts one.
"""

import io
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from unittest.mock import patch

from sitegen.cli import main


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str


def sitegen(*arguments, cwd):
    """Run `sitegen` in the folder `cwd` and return how it ended. No call may end in a traceback."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    status = 0
    with (
        chdir(cwd),
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(sys, "argv", ["sitegen", *map(str, arguments)]),
    ):
        try:
            main()
        except SystemExit as ended:
            status = ended.code or 0
    texts = [stream.buffer.getvalue().decode() for stream in (out, err)]
    assert "Traceback" not in texts[1], texts[1]
    return Ended(status, *texts)


def alone(*arguments, cwd):
    """Do as `sitegen` does, in a process of its own."""
    call = [sys.executable, "-m", "sitegen", *map(str, arguments)]
    done = subprocess.run(call, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)
