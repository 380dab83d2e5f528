"""`sitegen serve`: the site on this machine, built again whenever a file is saved."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.adapters.serve import serve as preview
from sitegen.cli.building import Wanted, layer_folders, make, rehearse
from sitegen.cli.printing import (
    as_text,
    content_option,
    discreet,
    end_with,
    output_option,
    print_diagnostics,
    say,
    summary,
    withholds,
)
from sitegen.core.diagnostics import sort_diagnostics


@click.command()
@content_option
@output_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Where to serve; 0 takes a free one."
)
def serve(content: Path, output: Path, port: int) -> None:
    """Build, show the site on this machine, and rebuild and reload whenever a file is saved."""
    wanted = Wanted(content, output, durable=False, at_hand={})

    def build_and_say() -> str:
        built = make(wanted)
        found = discreet(built.diagnostics, content)
        quiet = withholds(content)
        print_diagnostics(found, excerpts=not quiet)
        if built.value is None:
            earlier = "; the site of before is still shown" if output.exists() else ""
            say(f"not built ({summary(built.diagnostics)}){earlier}")
            return "\n\n".join(
                click.unstyle(as_text(one, excerpt=not quiet))
                for one in sort_diagnostics(found)
                if one.severity == "error"
            )
        say(f"built {built.value} pages")
        return ""

    watched = [content, *(folder for kind in ("templates", "theme") for folder in layer_folders(content, kind))]
    found = preview(output, watched, build_and_say, port=port, say=say, ahead=lambda: rehearse(wanted))
    print_diagnostics(found)
    end_with(found)
