"""`ro-crate-metadata.json`: an RO-Crate 1.1 that describes the data to those who archive it, with checksums."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitegen.content.config import Config
from sitegen.publishing.exports.datapackage import as_json
from sitegen.publishing.exports.inventory import held
from sitegen.publishing.records import Facts


def crate(files: Mapping[str, Facts], config: Config, date: str | None) -> dict[str, bytes]:
    """Return the crate of `files`; `date` is the day of the archive's last change."""
    data = sorted(files)
    terms = config.licence if config.licence and "://" in config.licence else "#licence"
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": config.title,
        "description": config.description,
        "datePublished": date or "1970-01-01",
        "license": {"@id": terms},
        "author": {"@id": "#publisher"},
        "publisher": {"@id": "#publisher"},
        "url": config.base_url,
        "hasPart": [{"@id": path} for path in data],
    }  # fmt: skip
    graph: list[dict[str, Any]] = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        },
        {key: value for key, value in root.items() if value is not None},
        _publisher(config),
        {"@id": terms, "@type": "CreativeWork", "name": config.licence or "No licence is given."},
        *(_file(path, files[path]) for path in data),
    ]
    # "sha256" is a term of the Workflow Run profile, which the context of 1.1 does not hold.
    context = ["https://w3id.org/ro/crate/1.1/context", {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"}]
    return {"ro-crate-metadata.json": as_json({"@context": context, "@graph": graph})}


def _publisher(config: Config) -> dict[str, Any]:
    """Return who gives the data: the archive itself, where its settings name nobody."""
    one = {"@id": "#publisher", "@type": "Organization", "name": config.publisher or config.title}
    return {**one, "url": config.base_url} if config.base_url else one


def _file(path: str, facts: Facts) -> dict[str, Any]:
    known = held(path)
    return {
        "@id": path,
        "@type": "File",
        "name": path.rpartition("/")[2],
        "description": known.about if known else None,
        "encodingFormat": known.media if known else "application/octet-stream",
        "contentSize": str(facts.size),
        "sha256": facts.sha256,
    }
