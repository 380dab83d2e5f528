"""How to cite a letter: BibTeX, RIS, CSL-JSON, and the meta tags that reference managers read.

A letter's authors are its signatories: by name where they are few and all named, else together, as the letter counts
them ("462 organizations"): no few of them, picked by the alphabet, speak for the others. It is a document with a
recipient and an archive that keeps it, never private communication, an article or a web page of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from sitegen.content.config import Config
from sitegen.content.manuscript import title_of
from sitegen.core.frozen import Frozen
from sitegen.core.model import Bound, Letter, Manuscript, SignatoryKind

AUTHORS = 3  # so many signatories are named; more are counted
AMONG = 6  # so many are named beside a count of "at least" or "about"
_PLURAL = {"organization": "organizations", "person": "persons", "signatory": "signatories"}
_INNER = r"‘\1’"
_MARKED = re.compile(r'(?<![^\s(\[{—–-])"(?=\S)([^"]*)"')  # between straight marks, the first one before a word
_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


class Together(Frozen):
    """So many signatories as one author; `bound` says how the letter means its number, `kind` what all of them are."""

    count: int
    bound: Bound
    kind: SignatoryKind

    def __str__(self) -> str:
        """Return the author in words."""
        bound = "" if self.bound == "exact" else f"{self.bound} "
        noun = {"organization": "organization", "person": "person", "unknown": "signatory"}[self.kind]
        return f"{bound}{self.count} {noun if self.count == 1 else _PLURAL[noun]}"


class Credit(Frozen):
    """Whom a citation names as the authors: their names, or all of them `together` where they are too many.

    Both are there where a list names a few of "at least" or "about" so many.
    """

    authors: tuple[str, ...]
    together: Together | None


class Citable(Frozen):
    """What every format of citation is made from.

    `supplied` says that the title is not the letter's own but its first words, in brackets, which programs take as they
    are. `authors` are names; where there are too many, `together` counts them instead. `date` is ISO 8601 or None,
    `url` the letter's absolute address or None where the archive has none.
    """

    key: str
    title: str
    supplied: bool
    authors: tuple[str, ...]
    together: Together | None
    date: str | None
    recipients: tuple[str, ...]
    archive: str
    publisher: str | None
    language: str | None
    url: str | None


def credit_of(letter: Letter, withheld: int = 0) -> Credit:
    """Return whom a citation of a letter names, on whose list so many signatories are `withheld`."""
    together = _together(letter, withheld)
    # A petition counts "at least" or "about" so many, and its list names who began.
    few = together is None or (together.bound != "exact" and len(letter.signatories) <= AMONG)
    return Credit(tuple(_line(one.name) for one in letter.signatories) if few else (), together)


def citable(manuscript: Manuscript, config: Config, url: str | None, credit: Credit | None = None) -> Citable:
    """Return a letter as something to cite; `url` is its absolute address, if it has one, `credit` if it is known."""
    letter = manuscript.letter
    credit = credit or credit_of(letter, len(manuscript.withheld_signatories()))
    return Citable(
        key=manuscript.letter_id,
        title=_line(title_of(letter)),
        supplied=not letter.title,
        authors=credit.authors,
        together=credit.together,
        date=letter.date,
        recipients=tuple(_line(one) for one in letter.addressees),
        archive=_line(config.title),
        publisher=config.publisher,
        language=letter.language,
        url=url,
    )


def bibtex(one: Citable) -> str:
    """Return a BibTeX entry. Names stand in braces, so that no program takes them apart."""
    authors = [f"{{{_bibtex(name)}}}" for name in _authors(one)]
    year, month, day = (*(one.date or "").split("-"), "", "", "")[:3]
    fields = {
        "author": " and ".join(authors),
        "title": f"{{{_bibtex(one.title)}}}",
        "year": year,
        "month": month.lstrip("0"),
        "day": day.lstrip("0"),
        "note": _bibtex(_note(one)),
        "howpublished": _bibtex(one.archive),
        "publisher": _bibtex(one.publisher or ""),
        "langid": one.language or "",
        "url": (one.url or "").replace("%", r"\%"),
    }
    return _entry(one.key, fields)


def ris(one: Citable) -> str:
    """Return a RIS record of the type GEN: RIS has none for open letters, and PCOMM says that one was private.

    GEN has no recipient; a note names it.
    """
    rows = [
        ("TY", "GEN"),
        ("ID", one.key),
        ("TI", one.title),
        *(("AU", name) for name in _authors(one)),
        ("PY", (one.date or "")[:4]),
        ("DA", (one.date or "").replace("-", "/")),
        ("DB", one.archive),
        ("PB", one.publisher or ""),
        ("LA", one.language or ""),
        ("N1", _note(one)),
        ("UR", one.url or ""),
    ]
    lines = [f"{tag}  - {value}" for tag, value in rows if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl(one: Citable) -> dict[str, Any]:
    """Return the letter as an item of CSL-JSON 1.0. Names are literal: they are those of organizations."""
    item: dict[str, Any] = {
        "id": one.key,
        "type": "document",
        "genre": "Open letter",
        "title": one.title,
        "author": [{"literal": name} for name in _authors(one)],
        "recipient": [{"literal": name} for name in one.recipients],
        "issued": {"date-parts": [[int(part) for part in one.date.split("-")]]} if one.date else None,
        "archive": one.archive,
        "publisher": one.publisher,
        "language": one.language,
        "URL": one.url,
    }
    return {key: value for key, value in item.items() if value}


def csl_json(one: Citable) -> str:
    """Return a CSL-JSON file that holds one item."""
    return json.dumps([csl(one)], ensure_ascii=False, indent=2) + "\n"


def meta_tags(one: Citable) -> tuple[tuple[str, str], ...]:
    """Return names and contents of a letter's meta tags: Highwire's for Zotero, Dublin Core for libraries."""
    day = (one.date or "").replace("-", "/")
    tags = [
        ("citation_title", one.title),
        *(("citation_author", name) for name in _authors(one)),
        ("citation_publication_date", day),
        ("citation_language", one.language),
        ("citation_public_url", one.url),
        ("z:itemType", "document"),  # else Zotero takes whatever has a citation_title for a journal's article
        ("DC.type", "Text"),
        ("DC.title", one.title),
        *(("DC.creator", name) for name in _authors(one)),
        ("DCTERMS.issued", one.date),
        ("DC.language", one.language),
        ("DC.identifier", one.url),
        ("DCTERMS.isPartOf", one.archive),
    ]
    return tuple((name, content) for name, content in tags if content)


def quoted(title: str) -> str:
    """Return a title in quotation marks, with those within it made inner ones: “‘No more’, they say”."""
    inner = title.replace("“", "‘").replace("”", "’")
    return f"“{_MARKED.sub(_INNER, inner)}”"


def dataset_citation(config: Config, version: str | None) -> str:
    """Return a citation of the archive's data in words; `version` is the day of its last change."""
    parts = [config.publisher, f"“{_line(config.title)}”", f"Data, version {version}" if version else "Data"]
    return ". ".join(part for part in parts if part) + "." + (f" {config.base_url}" if config.base_url else "")


def dataset_bibtex(config: Config, version: str | None) -> str:
    """Return a BibTeX entry of the archive's data, of the type that programs without `dataset` read as well."""
    fields = {
        "author": f"{{{_bibtex(config.publisher)}}}" if config.publisher else "",
        "title": f"{{{_bibtex(_line(config.title))}}}",
        "year": (version or "")[:4],
        "note": "Data set",
        "version": version or "",
        "url": (config.base_url or "").replace("%", r"\%"),
    }
    return _entry("data", fields)


def _entry(key: str, fields: Mapping[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"]) + "\n"


def _together(letter: Letter, withheld: int) -> Together | None:
    """Return the signatories as one author, if they are many, or if not all of them are named.

    Where somebody is withheld, nothing says of what kind all of them are: that the rest are organizations would be
    false, and tell whoever knows an earlier citation that persons were withheld.
    """
    listed, stated = letter.signatories, letter.stated
    known = len(listed) + withheld
    count = known if stated.total is None else max(stated.total, known)
    if count <= AUTHORS and count == len(listed) and not stated.undisclosed:
        return None
    kinds = {one.kind for one in listed}
    kind = kinds.pop() if len(kinds) == 1 and not withheld else "unknown"
    return Together(count, "exact" if stated.total is None or count > stated.total else stated.bound, kind)


def _authors(one: Citable) -> tuple[str, ...]:
    return (str(one.together),) if one.together else one.authors


def _note(one: Citable) -> str:
    return f"Open letter to {'; '.join(one.recipients)}" if one.recipients else "Open letter"


def _line(text: str) -> str:
    return " ".join(text.split())


def _bibtex(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in text)
