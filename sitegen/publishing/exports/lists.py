"""The list of every letter as a small script: what a browser holds against another when a reader picks two letters.

Scripts, because from `file://` no browser lets a page fetch a file. A page loads two of them, those picked. One line
stands for each place where the list names an organization, with tabs between:

    place in the order of names, id, name, form, key, line of the source, name as written, name of the entry above,
    id of the translation that it stands on if not the letter itself

"!" before the
translation's id says that its source is not shown. The id of the organization is left out where the name says it
(`theme/compare.js` has the same rule), and begins with "!" where the organization has no page. The name as written is
left out where it is the name; "form" and "key" stand for what its name is when typesetting is looked through, and for
what the machine reads as one name; both are empty where they are those of the organization's name. So is the line
where none is known. Empty columns at the end of a line are left out too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from zlib import crc32

from sitegen.archive.pairs import Place, folded, keyed, places, unidentified
from sitegen.content.config import Config
from sitegen.content.manuscript import title_of
from sitegen.core.json_text import compact
from sitegen.core.loading import OnDemand
from sitegen.core.model import Archive, Manuscript, Organization
from sitegen.identity.contacts import mask_addresses

FOLDER = "letters/compare/lists"


def path_of(letter_id: str) -> str:
    """Return the path of a letter's script."""
    return f"{FOLDER}/{letter_id}.js"


class Lists:
    """Writes the lists of one archive; forms of names are folded once.

    `archive` knows the organizations, which are in order of their names in `order`; what a script is made from besides
    is given with each.
    """

    def __init__(self, archive: Archive, config: Config, permalinks: Collection[str], order: Iterable[str]) -> None:
        self._config, self._permalinks = config, permalinks
        self._ranks = {own: at for at, own in enumerate(order)}
        self._names = {own: one.label for own, one in archive.organizations.items()}
        self._heads = OnDemand(archive.organizations, lambda own: self._head(archive.organizations[own]))

    def script(self, manuscript: Manuscript, archive: Archive, letters: Mapping[str, Manuscript]) -> bytes:
        """Return the list of a letter of an archive, and what is said of it; `letters` are under their ids."""
        letter, own = manuscript.letter, manuscript.letter_id
        ledger = archive.ledgers[own]
        missing = max(ledger.missing or 0, 0) if letter.stated.bound != "about" else 0
        every = (own, *(one.letter_id for one in archive.versions.get(own, ())))
        lists = {one: letters[one].letter.signatories for one in every}
        said = {
            "id": own,
            "title": self._shown(title_of(letter)),
            "date": letter.date,
            "lang": letter.language,
            "to": [self._shown(name) for name in letter.addressees],
            "unnamed": ledger.undisclosed or 0,
            "missing": missing,
            "withheld": ledger.withheld,
            "left": ledger.left_out,
            "persons": unidentified(own, archive),
            "source": f"letters/{own}-source.html" in self._permalinks,
            "rows": "\n".join(self._rows(own, places(own, archive, lists))),
        }
        return f"archiveLists.take({compact(said)});\n".encode()

    def _rows(self, letter_id: str, found: Mapping[str, Sequence[Place]]) -> Iterator[str]:
        for own, some in found.items():
            name = self._names[own]
            for one in some:
                version = "" if one.letter_id == letter_id else one.letter_id
                if version and f"letters/{version}-source.html" not in self._permalinks:
                    version = f"!{version}"
                yield self._heads[own] + self._place(one, name, version)

    def _head(self, one: Organization) -> str:
        """Return the first columns of an organization's rows: the same wherever it stands."""
        name, own = _plain(one.label), one.organization_id
        if f"organizations/{own}.html" not in self._permalinks:
            own = f"!{own}"
        return f"{self._ranks[one.organization_id]}\t{'' if own == usual_id(name) else own}\t{self._shown(name)}\t"

    def _place(self, place: Place, name: str, version: str) -> str:
        written = "" if place.name == name else self._shown(place.name)
        form, told = self._code(place.name, name, folded), ""
        if form:
            told = self._code(place.name, name, keyed)
        columns = (form, told, str(place.line or ""), written, self._shown(place.parent or ""), version)
        return "\t".join(columns).rstrip("\t")

    def _code(self, written: str, name: str, told: Callable[[str], str]) -> str:
        """Return what stands for a form of a name when it is folded; "" if that is what the name itself is."""
        if written == name or (folded := told(written)) == told(name):
            return ""
        return f"{crc32(folded.encode()):x}"

    def _shown(self, text: str) -> str:
        plain = _plain(text)
        return plain if self._config.policies.contacts == "shown" else mask_addresses(plain)


def usual_id(name: str) -> str:
    """Return the id that an organization of a name in plain letters most often has; "" for another name."""
    plain = re.sub(r"[-—–]", "-", re.sub(r"['’]", "", name))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") if plain.isascii() else ""


def _plain(text: str) -> str:
    return " ".join(text.split())
