"""Signatories as TEI names: `<orgName>` or `<persName>`, with an address that says who that is.

Written out and remembered, for an archive has hundreds of names a letter.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.content.config import Config
from sitegen.core.model import Archive, Signature
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
    """The names of one archive as they stand in TEI, `up` folders below the site's root."""

    def __init__(self, archive: Archive, config: Config, permalinks: frozenset[str], *, up: int = 1) -> None:
        """Look the tags up once for all signatures: `permalinks` are the pages that exist."""
        self.tags = {own: _tags(archive, own, config, permalinks, up) for own in archive.organizations}
        self._texts: dict[str, str] = {}

    def of(self, one: Signature) -> str:
        """Return a signature's name as an element, as the letter prints it."""
        text = self._texts.get(one.name_as_written)
        if text is None:
            text = self._texts[one.name_as_written] = escape_text(one.name_as_written)
        opening, closing = self.tags.get(one.organization_id or "", ("<orgName>", "</orgName>"))
        return f"{opening}{text}{closing}"


def _tags(archive: Archive, own: str, config: Config, permalinks: frozenset[str], up: int) -> tuple[str, str]:
    record = archive.organizations[own]
    name = "persName" if record.kind == "person" else "orgName"
    page = f"organizations/{own}.html"
    known: Mapping[str, str] = {scheme.lower(): value for scheme, value in record.identifiers}
    refs = [form.format(known[scheme].strip()) for scheme, form in _AUTHORITIES.items() if scheme in known]
    refs += [address(page, config, up=up)] if page in permalinks else []
    ref = f' ref="{escape_attribute(refs[0])}"' if refs and " " not in refs[0] else ""
    return f"<{name}{ref}>", f"</{name}>"
