"""What stands beside the content and git publishes with it, held against the withheld names: README, templates, drafts.

Files of the content are held against them by every build (`filed`), but those that no reader of it sees: whose names
begin with a dot, as an editor's program leaves them behind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sitegen.content.layout import PRIVATE_FOLDER
from sitegen.content.private import PrivateRecord
from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import LIKE_A_WITHHELD_NAME, PRIVATE_IN_GIT, PRIVATE_NOT_IGNORED, TOLD_NAME
from sitegen.core.source import Span
from sitegen.identity.recognition import Recognizer

_PROGRAMS = (".whl",)  # sitegen itself, as an archive keeps it: large, and nothing that an editor writes
_HINT = (
    "take it out, and commit; git's past keeps it (docs/withholding.md). If it is no mention of it, allow it in "
    ".private/withheld.yaml: allowed: [the longer words]"
)


def is_beside(name: str, content: str) -> bool:
    """Tell whether a file of a repository is none that is read as one of the folder `content`, and no program."""
    if name.endswith(_PROGRAMS):
        return False
    inner = name.removeprefix(f"{content}/")
    if inner == name:
        return True
    return any(part.startswith(".") for part in inner.split("/")) and not inner.startswith(PRIVATE_FOLDER)


def told_beside(
    files: Iterable[tuple[str, bytes]], private: Sequence[PrivateRecord], label: str
) -> Iterator[Diagnostic]:
    """Yield the lines of files beside the content that tell a withheld name; `label` stands before their paths.

    Who signs some letter openly, or did when they were withheld, may be meant as that: there it is a warning.
    """
    from sitegen.reading.formats.words_within import words_within  # noqa: PLC0415 - only where somebody is withheld

    allowed = frozenset(words for one in private for words in one.allowed)
    secret = [one for one in private if not one.open_in and (one.was_open_nowhere or one.letter is None)]
    names = frozenset(name for one in secret for name in one.names)
    others = frozenset(name for one in private for name in one.names) - names
    for name, data in files:
        texts = [("", name), *words_within(data)]
        for code, known in (
            (TOLD_NAME, Recognizer(names, allowed, allowed)),
            (LIKE_A_WITHHELD_NAME, Recognizer(others, allowed, allowed)),
        ):
            lines = {text.count("\n", 0, one.start) + 1 for _, text in texts if known for one in known.certain(text)}
            for line in sorted(lines):
                said = "git has this file, or takes it with the next add, and it gives a withheld name away here"
                yield code.at(Span.line(f"{label}{name}", line), said, _HINT)


def private_in_git(tracked: Collection[str], others: Collection[str], content: str, label: str) -> Iterator[Diagnostic]:
    """Yield that git has the private folder of `content`, or that nothing keeps it out, if that is so."""
    folder = f"{content}/{PRIVATE_FOLDER}"
    for code, names, said, hint in (
        (
            PRIVATE_IN_GIT,
            tracked,
            "git has the private folder, and whoever clones the archive reads it",
            f"git rm -r --cached {folder}, then commit; if it was pushed, take the names for known, and clear its past",
        ),
        (PRIVATE_NOT_IGNORED, others, "nothing keeps git from the private folder", f"write into .gitignore: /{folder}"),
    ):
        found = sorted(one for one in names if one.startswith(folder) and not one.endswith("/.gitignore"))
        if found:
            yield code.at(None, f"{said}: {label}{folder}", hint)
