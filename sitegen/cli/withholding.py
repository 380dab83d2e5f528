"""`sitegen withhold`: all that an archive does so that it no longer tells a line of a letter, and what it cannot do."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from sitegen.adapters.files import unstopped
from sitegen.adapters.keeping import reader_edition
from sitegen.cli.building import forget
from sitegen.cli.editing import files_of, one_at_a_time, today, write
from sitegen.cli.letters import letter_argument
from sitegen.cli.printing import content_option, end_with, print_diagnostics, say
from sitegen.content.recording import following
from sitegen.content.redaction.giving_back import give_back
from sitegen.content.redaction.opened import Edit
from sitegen.content.redaction.withhold import withhold_from_letter
from sitegen.core.diagnostics import Checked

_ELSEWHERE = """
What was published before stays where it is until you see to it (docs/withholding.md):
- the history of git, here and on the server, has the old files. Commit, and copy the whole of {content} elsewhere, for
  {content}/.private is in no clone. Then, in a fresh clone (git-filter-repo is a program of its own):
    git filter-repo --invert-paths \\
{paths}
  (it takes the whole past of these files out, and the files as well; a source that was renamed has a past under its
  former name, too: git log --follow --name-only -- {content}/sources/FILE). Copy {content} back over what is left,
  commit, git remote add origin URL, git push --force, and ask the host to drop its caches;
  commit messages that tell the name: git filter-repo --replace-message FILE;
- this working copy has it in its .git: one git pull and git push from here brings it back. Go on in the fresh clone,
  and delete this copy, once you see that {content}/.private is there;
- forks and clones of others have it: ask their owners;
- earlier deploys of the host (Netlify, Cloudflare and others keep every one): delete them there, then build and deploy;
- copies that readers downloaded (offline.zip, data files) cannot be recalled;
- web archives: ask web.archive.org (info@archive.org) and archive.today for the pages' exclusion, search engines for a
  removal of what they cached.
{end}"""
_DONE = "Build and deploy now: sitegen build"
_LOOK = "Before you build and deploy: check what may still give the name away, as listed above."
_LEFT = "Not done yet: the name still stands in the places listed above. Do what is said there; no build passes before."


@click.command()
@letter_argument
@click.argument("lines", metavar="LINE…", nargs=-1, required=True, type=click.IntRange(min=1))
@click.option("--undo", is_flag=True, help="Undo withholding these lines.")
@click.option("--reason", metavar="TEXT", help="Published beside the letter, so it must not identify anybody.")
@click.option("--name", "names", metavar="NAME", multiple=True, help="Another name to keep off the site.")
@click.option("--all", "whole", is_flag=True, help="Withhold all signatories of a line that holds several.")
@click.option("--keep-source", is_flag=True, help="Leave the source as received: only if nobody else can read it.")
@content_option
@one_at_a_time
def withhold(
    letter: str,
    lines: tuple[int, ...],
    *,
    undo: bool,
    reason: str | None,
    names: tuple[str, ...],
    whole: bool,
    keep_source: bool,
    content: Path,
) -> None:
    """Withhold what stands on LINEs of the source of LETTER (its id), in all files of the archive at once."""
    files = files_of(content)
    edit: Checked[Edit]
    if undo:
        edit = give_back(files, str(content), letter, lines)
    else:
        edit = withhold_from_letter(
            files,
            str(content),
            letter,
            lines,
            today(),
            reason=reason,
            names=names,
            keep_source=keep_source,
            all_of_line=whole,
        )
    print_diagnostics(edit.diagnostics, excerpts=False)
    end_with(edit.diagnostics)
    changes = following(files, edit.value.files, str(content), reader_edition())
    with unstopped():  # what was written must be gone from the cache, and the steps that are left must be told
        write(changes, content, files)
        forget(content)
        for step in edit.value.steps:
            say(step)
        if not undo:
            paths = " \\\n".join(f"      --path {quote(f'{content}/{path}')}" for path in edit.value.past)
            end = _LEFT if edit.value.left else _LOOK if edit.value.doubtful else _DONE
            for line in _ELSEWHERE.format(content=content, paths=paths, end=end).split("\n"):
                say(line)
