"""Signatories as TEI names: `<orgName>` or `<persName>`, with an address that says who that is.

Written out and remembered, for an archive has hundreds of names a letter.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from sitegen.content.config import Config
from sitegen.core.model import Archive, Organization, Signature
from sitegen.publishing.exports.addresses import address
from sitegen.publishing.exports.xml import escape_attribute, escape_text

# Schemes of the authority file's identifiers that CMIF recommends, and Wikidata, with their addresses.
_AUTHORITIES = {
    "viaf": "http://viaf.org/viaf/{}",
    "gnd": "https://d-nb.info/gnd/{}",
    "lc": "http://id.loc.gov/authorities/names/{}",
    "bnf": "http://catalogue.bnf.fr/ark:/12148/{}",
    "ndl": "http://id.ndl.go.jp/auth/ndlna/{}",
    "wikidata": "https://www.wikidata.org/entity/{}",
}


class Names:
    """The names of one archive as they stand in TEI, in files one folder below the site's root."""

    def __init__(self, archive: Archive, config: Config, permalinks: Container[str]) -> None:
        """Take the archive; `permalinks` are the pages that exist."""
        self._organizations, self._permalinks = archive.organizations, permalinks
        self._config = config
        self._tags: dict[tuple[str, bool], tuple[str, str]] = {}
        self._texts: dict[str, str] = {}

    def of(self, one: Signature) -> str:
        """Return a signature's name as an element, as the letter prints it; who is no organization is a person."""
        text = self._texts.get(one.name_as_written)
        if text is None:
            text = self._texts[one.name_as_written] = escape_text(one.name_as_written)
        opening, closing = self._around(one.organization_id)
        return f"{opening}{text}{closing}"

    def _around(self, own: str | None) -> tuple[str, str]:
        # Record and page are looked up each time: whoever asks may have to be made anew when they change.
        record = self._organizations.get(own) if own else None
        if record is None:
            name = "orgName" if own else "persName"
            return f"<{name}>", f"</{name}>"
        page = f"organizations/{own}.html"
        key = record.organization_id, page in self._permalinks
        known = self._tags.get(key)
        if known is None:
            known = self._tags[key] = _tags(record, address(page, self._config, up=1) if key[1] else None)
        return known


def _tags(record: Organization, page: str | None) -> tuple[str, str]:
    name = "persName" if record.kind == "person" else "orgName"
    known: Mapping[str, str] = {scheme.lower(): value for scheme, value in record.identifiers}
    refs = [form.format(known[scheme].strip()) for scheme, form in _AUTHORITIES.items() if scheme in known]
    refs += [page] if page else []
    ref = f' ref="{escape_attribute(refs[0])}"' if refs and " " not in refs[0] else ""
    return f"<{name}{ref}>", f"</{name}>"
