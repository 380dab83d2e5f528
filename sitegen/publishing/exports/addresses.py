"""Addresses and lasting ids, as feeds, sitemaps and descriptions of data need them."""

from __future__ import annotations

import uuid
from urllib.parse import quote

from sitegen.content.config import Config
from sitegen.core.model import Manuscript

# A namespace of our own for ids (RFC 9562 version 5), made once from a random number. It must never change.
NAMESPACE = uuid.UUID("2f3f5c0e-8f0b-4f5e-9c53-6b0f6d0c9a41")


def address(permalink: str, config: Config, *, up: int = 0) -> str:
    """Return the absolute address of a page; without base_url, one relative to a file `up` folders deep."""
    path = quote(permalink, safe="/-._~#")
    return f"{config.base_url.rstrip('/')}/{path}" if config.base_url else "../" * up + path


def urn(*names: str) -> str:
    """Return the `urn:uuid:` that belongs to `names`: the same on every machine, for ever."""
    return uuid.uuid5(NAMESPACE, "\n".join(names)).urn


def letter_urn(manuscript: Manuscript) -> str:
    """Return a letter's lasting id, made of the letter's id and its source's checksum, which never change.

    So it survives another domain, a corrected title and a corrected date, and two archives that hold the same
    source under the same id agree on it. Where a signatory is withheld, or a signature retracted, the id alone makes
    it: the checksum would let a guess of the name be confirmed.
    """
    return urn("letter", manuscript.letter_id, manuscript.source.sha256 if manuscript.source else "")
