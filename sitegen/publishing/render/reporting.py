"""The address at which readers report a mistake, filled in with what they are looking at.

A mail address gets a subject and a body (RFC 6068). A page for new issues gets a title and a text, in the parameters
that GitHub, Gitea and Forgejo read, or those that GitLab reads; the front page of a repository leads to its issues. Of
any other web page nothing is known, so it stays as it is.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_REPOSITORY = re.compile(r"https?://(?:www\.)?(github\.com|codeberg\.org|gitlab\.com)/[^/?#]+/[^/?#]+/?")
_GITLAB = re.compile(r"https?://[^?#]+/-/issues(?:/new)?/?")
_GITHUB = re.compile(r"https?://[^?#]+/issues(?:/new(?:/choose)?)?/?")


def prefilled(address: str, subject: str, body: str) -> str:
    """Return `address` with `subject` and `body` filled in, as far as it can take them; lines of `body` end in LF."""
    if address.startswith("mailto:"):
        return _filled(address, ("subject", "body"), (subject, body.replace("\n", "\r\n")))
    if found := _REPOSITORY.fullmatch(address):
        address = address.rstrip("/") + ("/-/issues" if found[1] == "gitlab.com" else "/issues")
    bare = address.rstrip("/")
    if _GITLAB.fullmatch(address):
        return _filled(_new(bare), ("issue[title]", "issue[description]"), (subject, body))
    if _GITHUB.fullmatch(address):
        return _filled(_new(bare.removesuffix("/choose")), ("title", "body"), (subject, body))
    return address


def _new(address: str) -> str:
    return address if address.endswith("/new") else f"{address}/new"


def _filled(address: str, keys: tuple[str, str], values: tuple[str, str]) -> str:
    query = "&".join(f"{quote(key, safe='')}={quote(value, safe='')}" for key, value in zip(keys, values, strict=True))
    return f"{address}{'&' if '?' in address else '?'}{query}"
