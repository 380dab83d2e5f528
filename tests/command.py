"""The command line as its users have it: another process, what it prints, how it ends."""

import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str


def sitegen(*arguments, cwd):
    """Run `sitegen` in the folder `cwd` and return how it ended. No call may end in a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "sitegen", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)
