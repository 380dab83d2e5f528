"""Pages for new issues, as an archive may give one for corrections: which address opens one, and who reads it.

What is written there everybody reads. So a mistake may be reported there, and nobody may be asked to be left out.
"""

from __future__ import annotations

import re

_REPOSITORY = re.compile(r"https?://(?:www\.)?(github\.com|codeberg\.org|gitlab\.com)/[^/?#]+/[^/?#]+/?")
_GITLAB = re.compile(r"https?://[^?#]+/-/issues(?:/new)?/?")
_GITHUB = re.compile(r"https?://[^?#]+/issues(?:/new(?:/choose)?)?/?")

Fields = tuple[str, str]
"""The parameters that take an issue's title and its text."""


def new_issue(address: str) -> tuple[str, Fields] | None:
    """Return the page for a new issue to which an address leads, with its parameters; None for any other address.

    GitHub, Gitea and Forgejo read some parameters, GitLab others; the front page of a repository leads to its issues.
    """
    if found := _REPOSITORY.fullmatch(address):
        address = address.rstrip("/") + ("/-/issues" if found[1] == "gitlab.com" else "/issues")
    bare = address.rstrip("/")
    if _GITLAB.fullmatch(address):
        return _new(bare), ("issue[title]", "issue[description]")
    if _GITHUB.fullmatch(address):
        return _new(bare.removesuffix("/choose")), ("title", "body")
    return None


def _new(address: str) -> str:
    return address if address.endswith("/new") else f"{address}/new"
