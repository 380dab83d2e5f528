"""The address at which readers report a mistake, filled in with what they are looking at.

A mail address gets a subject and a body (RFC 6068), a page for new issues a title and a text. Of any other web page
nothing is known, so it stays as it is.
"""

from __future__ import annotations

from urllib.parse import quote

from sitegen.content.issues import new_issue


def prefilled(address: str, subject: str, body: str) -> str:
    """Return `address` with `subject` and `body` filled in, as far as it can take them; lines of `body` end in LF."""
    if address.startswith("mailto:"):
        return _filled(address, ("subject", "body"), (subject, body.replace("\n", "\r\n")))
    issue = new_issue(address)
    return _filled(*issue, (subject, body)) if issue else address


def _filled(address: str, keys: tuple[str, str], values: tuple[str, str]) -> str:
    query = "&".join(f"{quote(key, safe='')}={quote(value, safe='')}" for key, value in zip(keys, values, strict=True))
    return f"{address}{'&' if '?' in address else '?'}{query}"
