"""What a page says of itself to machines and to those who cite it: meta elements, JSON-LD, BibTeX, RIS, CSL-JSON.

`citation_*` and Dublin Core names are those that reference managers read; schema.org has `Message` for a letter. The
hundreds of senders are left to the data files: a list of them here would weigh more than the letter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sitegen.model import Letter, Organization
from sitegen.views.frame import Frame


@dataclass(frozen=True, slots=True)
class Described:
    """Meta elements as (name, content), Open Graph as (property, content), and schema.org as JSON text."""

    names: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]
    data: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A letter as reference managers take it, each field a text to copy."""

    bibtex: str
    ris: str
    csl: str


def describe_letter(frame: Frame, letter: Letter, title: str, letters_title: str) -> Described:
    """Return what the page of a letter says of itself. `letters_title` is what the index of letters is called."""
    url, day = frame.canonical, letter.date
    names = _present(
        ("citation_title", title),
        ("citation_publication_date", day and day.replace("-", "/")),
        ("citation_language", letter.language),
        ("citation_publisher", frame.publisher or frame.site_title),
        ("citation_public_url", url),
        ("DC.title", title),
        ("DC.type", "Text"),
        ("DC.date", day),
        ("DC.language", letter.language),
        *(("DC.audience", one) for one in letter.addressees),
        ("DC.identifier", url),
    )
    message = {
        "@type": "Message",
        "name": title,
        "dateSent": day,
        "inLanguage": letter.language,
        "recipient": [{"@type": "Audience", "name": one} for one in letter.addressees],
        "ccRecipient": [{"@type": "Audience", "name": one} for one in letter.cc],
        "url": url,
        "isPartOf": {"@type": "Collection", "name": frame.site_title, "url": frame.home},
    }
    trail = _trail(frame, (letters_title, "letters/index.html"), (title, frame.permalink))
    return Described(names, _open_graph(frame, "article"), _graph(message, trail))


def describe_organization(frame: Frame, record: Organization, variants: tuple[str, ...], index_title: str) -> Described:
    """Return what the page of an organization says of itself."""
    kind = "Person" if record.kind == "person" else "Organization"
    thing = {
        "@type": kind,
        "name": record.name,
        "alternateName": list(variants),
        "url": frame.canonical,
        "sameAs": list(record.websites),
        "location": record.place,
    }
    trail = _trail(frame, (index_title, "organizations/index.html"), (record.name, frame.permalink))
    return Described(_present(("DC.title", record.name)), _open_graph(frame, "profile"), _graph(thing, trail))


def describe_archive(frame: Frame) -> Described:
    """Return what the home page says of the archive and of its data."""
    files = ("letters", "organizations", "signatures")
    home = frame.home or ""
    dataset = {
        "@type": "Dataset",
        "name": frame.site_title,
        "description": frame.description,
        "url": frame.home,
        "license": frame.licence,
        "creator": {"@type": "Organization", "name": frame.publisher} if frame.publisher else None,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": f"{home}data/{name}.csv"}
            for name in files
        ],
    }
    return Described((), _open_graph(frame, "website"), _graph(dataset))


def cite_letter(frame: Frame, letter: Letter, title: str, letter_id: str) -> Citation:
    """Return the letter in three formats of citation."""
    url, day = frame.canonical, letter.date or ""
    to = "; ".join(letter.addressees)
    how = f"Open letter to {to}" if to else "Open letter"
    tex = _present(
        ("title", title), ("date", day), ("howpublished", how), ("organization", frame.site_title), ("url", url)
    )
    fields = ",\n".join(f"  {name} = {{{_tex(value)}}}" for name, value in tex)
    ris = _present(("TY", "PCOMM"), ("TI", title), ("DA", day.replace("-", "/")), ("A2", to), ("PB", frame.site_title),
                   ("LA", letter.language), ("UR", url))  # fmt: skip
    csl = {
        "id": letter_id,
        "type": "personal_communication",
        "genre": "Open letter",
        "title": title,
        "issued": {"date-parts": [[int(part) for part in day.split("-")]]} if re.fullmatch(r"[\d-]+", day) else None,
        "recipient": [{"literal": one} for one in letter.addressees],
        "archive": frame.site_title,
        "language": letter.language,
        "URL": url,
    }
    lines = "\n".join(f"{tag}  - {' '.join(value.split())}" for tag, value in ris)
    return Citation(
        f"@misc{{{letter_id},\n{fields}\n}}", f"{lines}\nER  -", json.dumps([_full(csl)], ensure_ascii=False)
    )


def _present(*pairs: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in pairs if value)


def _open_graph(frame: Frame, kind: str) -> tuple[tuple[str, str], ...]:
    return _present(
        ("og:type", kind), ("og:title", frame.title), ("og:description", frame.description),
        ("og:site_name", frame.site_title), ("og:url", frame.canonical),
    )  # fmt: skip


def _trail(frame: Frame, *steps: tuple[str, str]) -> dict[str, Any]:
    """Return the way from the home page to this one."""
    home = frame.home or frame.root
    found = ((frame.site_title, "index.html"), *steps)
    items = [
        {"@type": "ListItem", "position": at, "name": name, "item": home + permalink}
        for at, (name, permalink) in enumerate(found, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _graph(*things: Mapping[str, Any]) -> str:
    graph = {"@context": "https://schema.org", "@graph": [_full(thing) for thing in things]}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":"))


def _full(thing: Mapping[str, Any]) -> dict[str, Any]:
    """Return a thing without what is not known of it."""
    return {
        name: _full(value) if isinstance(value, dict) else value
        for name, value in thing.items()
        if value not in (None, "", [])
    }


def _tex(text: str) -> str:
    return re.sub(r"([\\{}%&#_$~^])", lambda sign: _TEX.get(sign[1], f"\\{sign[1]}"), " ".join(text.split()))


_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
