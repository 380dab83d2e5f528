"""Slugs: the last segment of a permalink, in ASCII letters, digits and hyphens, safe as a file name anywhere."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index)$")  # names that Windows or we ourselves keep


@lru_cache(maxsize=1 << 16)
def slugify(text: str, *, limit: int = 60) -> str:
    """Return `text` as a slug of 1 to `limit` characters, cut at a hyphen where that is possible.

    Letters of any script are spelt in ASCII (anyascii's table). Text without letters or digits gives "x".
    """
    slug = _plain(text[: 3 * limit])  # of a long text, whose start nearly always tells all that is kept
    if len(slug) <= limit < len(text):
        slug = _plain(text)
    if len(slug) > limit:
        head = slug[: limit + 1].rpartition("-")[0]
        slug = (head or slug[:limit]).strip("-")
    if not slug:
        return "x"
    return f"{slug}-x" if _RESERVED.match(slug) else slug


def _plain(text: str) -> str:
    plain = re.sub(r"['’ʼ`]", "", anyascii(text).lower())
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
