"""`data/citations.bib`, `.ris` and `.json`: every letter, ready for a reference manager."""

from __future__ import annotations

import json

from sitegen.content.config import Config
from sitegen.core.model import Archive
from sitegen.publishing.citations import bibtex, citable, csl, ris
from sitegen.publishing.exports.addresses import address


def bibliography(archive: Archive, config: Config) -> dict[str, bytes]:
    """Return the letters' citations as BibTeX, RIS and CSL-JSON."""
    works = [
        citable(one, config, address(f"letters/{one.letter_id}.html", config) if config.base_url else None)
        for one in archive.letters
    ]
    items = json.dumps([csl(one) for one in works], ensure_ascii=False, indent=1) + "\n"
    texts = {"bib": "\n".join(map(bibtex, works)), "ris": "".join(map(ris, works)), "json": items}
    return {f"data/citations.{ending}": text.encode(errors="replace") for ending, text in texts.items()}
