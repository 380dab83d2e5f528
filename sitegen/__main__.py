"""`python -m sitegen` and the `sitegen` command: the way in.

Whoever presses Ctrl-C while the program is still being loaded sees no traceback either.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Load the command line and run it."""
    try:
        from sitegen.cli import main as run  # noqa: PLC0415 - loading takes a moment, in which somebody may stop us

        run()
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
