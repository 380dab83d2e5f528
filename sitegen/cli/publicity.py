"""What git publishes of an archive beside its content, held against the withheld names."""

from __future__ import annotations

from pathlib import Path

from sitegen.adapters.files.repository import repository_of
from sitegen.core.diagnostics import Diagnostic


def told_by_git(content: Path, output: Path) -> tuple[Diagnostic, ...]:
    """Return what files beside the content tell of the withheld, where they are known here; nothing without git.

    No error of a build is looked for in what it makes.
    """
    file = content / ".private" / "withheld.yaml"
    if not file.is_file():
        return ()
    from sitegen.content.private import read_private  # noqa: PLC0415 - only where somebody is withheld
    from sitegen.content.withholding.beside import is_beside, private_in_git, told_beside  # noqa: PLC0415

    folder = content.resolve().parent
    name, made = content.resolve().name, f"{output.resolve().name}/" if output.resolve().parent == folder else "//"
    git = repository_of(folder)
    private = read_private(file.read_text("utf-8", "replace"), str(file)).value or ()
    wanted = [one for one in git.tracked | git.others if is_beside(one, name) and not one.startswith((made, ".cache/"))]
    label = f"{content.parent}/" if content.parent != Path() else ""
    return (*private_in_git(git.tracked, git.others, name, label), *told_beside(git.files(wanted), private, label))
