"""The `sitegen` command: the only district that prints, exits or reads the environment.

Takes the words of a call; gives output and an exit status (0 done, 1 faulty input, 2 a wrong call, 3 a fault of ours).
Commands: `reading`, `writing`, `withholding`, `building` (its long way: `making`), `previewing`, `checking`, `letters`,
`reconciling`, `judging`, `rereading`; `starter` is a new archive. Beside them: `printing`, `editing` an archive, one
command at a time, what git publishes of it (`publicity`). Imports any district.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from sitegen import __version__
from sitegen.cli.printing import fail

# Every command with the room that holds it, in the order in which the help shows them.
ROOMS = {
    "parse": "reading",
    "explain": "reading",
    "import": "writing",
    "withhold": "withholding",
    "build": "building",
    "serve": "previewing",
    "remove": "letters",
    "withdraw": "letters",
    "rename": "letters",
    "reconcile": "reconciling",
    "reread": "rereading",
    "judge": "judging",
    "tidy": "reconciling",
    "check": "checking",
    "package": "checking",
    "init": "writing",
}

# What each does, as its own help begins: so that the help of all loads none of them.
HELP = {
    "parse": "Read one letter and print what it says, who signed it, and what every line became.",
    "explain": "Say why each line of FILE, or LINE of it, became what it became, and what each reader said of it.",
    "import": "Add letters to the archive: the files as received, a manuscript of each, new organizations.",
    "withhold": "Withhold what stands on LINEs of the source of LETTER (its id), in all files of the archive at once.",
    "build": "Build the site.",
    "serve": "Build, show the site on this machine, and rebuild and reload whenever a file is saved.",
    "remove": (
        "Remove LETTER (its id) from the archive: its manuscript and its source, as if it had never been imported."
    ),
    "withdraw": "Show LETTER (its id) as withdrawn everywhere, with its text or without.",
    "rename": "Give LETTER another id; its former address redirects to the new one.",
    "reconcile": "Show names that may mean one organization side by side, and record what you decide.",
    "reread": "Read the sources of all letters again, and record how they read, so that builds need not.",
    "judge": 'Say whether two names or ids are one; "different" undoes what the program joined.',
    "tidy": (
        "Remove from the authority files the records that no letter and no judgement names; add those that are missing."
    ),
    "check": "Check the built site: links, anchors, ids, HTML, feeds, data, and that nothing masked leaks out.",
    "package": (
        "Pack the built site into one zip (archive.zip) that unpacks and opens anywhere, with its SHA-256 beside it."
    ),
    "init": "Start a new archive in DIR, ready to build.",
}


class Commands(click.Group):
    """Commands whose rooms are loaded when they are called: who reads one letter need not load what builds a site."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click asks
        """Return the names of all commands."""
        return list(ROOMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click asks
        """Return a command, or None where there is none of that name."""
        if cmd_name not in ROOMS:
            return None
        room = import_module(f"sitegen.cli.{ROOMS[cmd_name]}")
        found = getattr(room, "import_" if cmd_name == "import" else cmd_name)
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click asks
        """Write what each command does, without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(HELP.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sitegen")
def sitegen() -> None:
    """Turn a folder of open letters into a public archive."""


def main() -> None:
    """Run the command line; a fault of ours ends in one message and status 3, never in a traceback."""
    try:
        sitegen(prog_name="sitegen", standalone_mode=False)
    except click.ClickException as wrong_call:
        wrong_call.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt) as stop:
        click.echo(f"stopped; {stop}" if str(stop) else "stopped", err=True)
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output has gone, as with `sitegen parse … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as fault:  # a path that the system does not take, met outside the rooms that know what to say
        if os.environ.get("SITEGEN_DEBUG"):
            raise
        fail(f"{fault.filename or 'the system'}: {fault.strerror or fault}", "check the name, and that you may use it")
    except Exception as fault:
        if os.environ.get("SITEGEN_DEBUG"):
            raise
        fail(
            f"sitegen failed: {type(fault).__name__}: {fault}",
            "this is a fault of sitegen, not of your files; please report it with the command you ran. "
            "SITEGEN_DEBUG=1 shows where it happened.",
            status=3,
        )
