"""The names of all organizations in one small script, for suggestions while a reader types."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_DATA = "data/organizations.json"


def names_file(site: Path) -> bytes | None:
    """Return the script with the names in the site's own data file, or None if the site has none.

    One line an organization: how many letters it signed, its page, its name, its variant names, with tabs between
    them. The page is left out where the name says it: with twenty thousand names that halves the file.
    """
    try:
        records = json.loads((site / _DATA).read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    lines = sorted(filter(None, (_line(one) for one in records if isinstance(one, dict))))
    return f"archiveSearch.names({json.dumps(chr(10).join(lines), ensure_ascii=False)});\n".encode()


def _line(record: Mapping[str, Any]) -> str:
    name = _plain(record.get("name"))
    page = _plain(record.get("permalink"))
    if not name or not page:
        return ""
    letters = record.get("letters")
    count = letters if isinstance(letters, int) else len(letters or ())
    label = _plain(record.get("label")) or name
    variants = [_plain(one) for one in record.get("variant_names") or ()]
    return "\t".join([str(count), "" if page == usual_page(label) else page, label, *filter(None, variants)])


def usual_page(name: str) -> str:
    """Return the page that a name in plain letters most often has; `theme/search-names.js` has the same rule."""
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’ʼ`]", "", name.lower())).strip("-")
    return f"organizations/{slug}.html"


def _plain(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
