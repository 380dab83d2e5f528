"""What the archive holds already, as far as new letters concern it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from sitegen.content.config import Config, Unreviewed, read_config
from sitegen.content.layout import (
    ADDRESSEES,
    AUTHORITY,
    JUDGEMENTS,
    LETTERS,
    RECEIVED,
    RECOGNISED,
    SETTINGS,
    SOURCES,
    WITHHOLDS,
)
from sitegen.content.letters import key_of
from sitegen.content.manuscript import read_manuscript
from sitegen.content.texts import texts_of
from sitegen.core.diagnostics import Checked, Diagnostic
from sitegen.core.memo import Memo, Spread, Stage, each, in_turn, no_memo
from sitegen.core.model import Judgement, Manuscript, Organization
from sitegen.core.source import digest
from sitegen.identity.addressees import read_addressees
from sitegen.identity.authority import read_authority
from sitegen.identity.judgements import read_judgements
from sitegen.identity.withholding import silenced, unquoted
from sitegen.reading.formats.bundle import is_bundle, unpack
from sitegen.reading.formats.package import FAULTS


@dataclass(frozen=True, slots=True)
class Holdings:
    """The archive's letters, sources and names. `label` is how messages name its folder.

    `manuscripts` are under their ids, `texts` are their files, `sources` hold bytes under their names in manuscripts,
    `received` those of sources before lines of them were written over, where this machine keeps them.
    """

    label: str
    manuscripts: Mapping[str, Manuscript]
    texts: Mapping[str, str]
    sources: Mapping[str, bytes]
    authority: str
    organizations: tuple[Organization, ...]
    judgements: tuple[Judgement, ...]
    addressees: tuple[Organization, ...] = ()
    received: Mapping[str, bytes] = field(default_factory=dict)

    def by_digest(self) -> dict[str, Manuscript]:
        """Return the manuscripts under the digests of their sources."""
        return {one.source.sha256: one for one in self.manuscripts.values() if one.source}

    def by_file(self) -> dict[str, Manuscript]:
        """Return the manuscripts under the names of their sources."""
        return {one.source.file: one for one in self.manuscripts.values() if one.source}

    def by_part(self) -> dict[str, Manuscript]:
        """Return the manuscripts under the digests of files that are, with others, their sources."""
        bundles = {name: data for name, data in self.sources.items() if is_bundle(data)}
        found: dict[str, Manuscript] = {}
        for one in self.manuscripts.values():
            if one.source and one.source.file in bundles:
                with suppress(*FAULTS):
                    found |= {digest(data): one for _, data in unpack(bundles[one.source.file])}
        return found

    def source_of(self, manuscript: Manuscript) -> bytes | None:
        """Return the bytes that a manuscript came from, or None if they are gone or were changed."""
        data = self.sources.get(manuscript.source.file) if manuscript.source else None
        return data if data is not None and manuscript.source and digest(data) == manuscript.source.sha256 else None

    @property
    def unreviewed(self) -> Unreviewed:
        """What the site does with letters that nobody has reviewed; what is wrong in the settings, a build tells."""
        return self._config.policies.unreviewed if self._config else "published"

    @property
    def masks_contacts(self) -> bool:
        """Whether the site masks what leads to a person."""
        return not self._config or self._config.policies.contacts != "shown"

    @property
    def _config(self) -> Config | None:
        return read_config(self.texts[SETTINGS], SETTINGS).value if SETTINGS in self.texts else None

    def recognised_in(self, manuscript: Manuscript) -> bytes:
        """Return what was recognised in the pictures of a manuscript's source; nothing where that is text."""
        return self.sources.get(f"{manuscript.source.file}{RECOGNISED}", b"") if manuscript.source else b""


WRITTEN: Stage[Checked[Manuscript | None]] = Stage("manuscript as written", Checked[Manuscript | None])


def read_holdings(
    existing: Mapping[str, bytes], label: str, memo: Memo = no_memo, spread: Spread = in_turn
) -> Checked[Holdings | None]:
    """Return what `existing` (files under their paths in the content folder) holds, or None with its faults.

    What withholds somebody is not remembered.
    """
    read_texts = texts_of(existing, label)
    found: list[Diagnostic] = list(read_texts.diagnostics)
    texts = {name: text for name, text in read_texts.value.items() if text is not None}
    organizations = read_authority(texts.get(AUTHORITY, ""), f"{label}/{AUTHORITY}")
    addressees = read_addressees(texts.get(ADDRESSEES, ""), f"{label}/{ADDRESSEES}")
    judgements = read_judgements(texts.get(JUDGEMENTS, ""), f"{label}/{JUDGEMENTS}")
    manuscripts: dict[str, Manuscript] = {}
    letters = [(f"{label}/{name}", text) for name, text in texts.items() if name.startswith(LETTERS)]
    tasks = [(key_of(path, text.encode()), (path, text)) for path, text in letters if WITHHOLDS not in text]
    known = each(memo, spread, WRITTEN, tasks, _read)
    for path, text in letters:
        read = _read((path, text)) if WITHHOLDS in text else next(known)
        hushed = read.value is None and WITHHOLDS in text
        found += map(silenced, read.diagnostics) if hushed else read.diagnostics
        if read.value:
            manuscripts[read.value.letter_id] = read.value
    found += (*organizations.diagnostics, *addressees.diagnostics, *judgements.diagnostics)
    faults = tuple(one for one in found if one.severity == "error")
    if any(WITHHOLDS in text for name, text in texts.items() if name.startswith(LETTERS)):
        faults = tuple(map(unquoted, faults))  # what cannot be read cannot be held against whom it withholds
    if faults or organizations.value is None or addressees.value is None or judgements.value is None:
        return Checked(None, faults)
    sources = {name.removeprefix(SOURCES): data for name, data in existing.items() if name.startswith(SOURCES)}
    return Checked(
        Holdings(
            label,
            manuscripts,
            texts,
            sources,
            texts.get(AUTHORITY, ""),
            organizations.value,
            judgements.value,
            addressees.value,
            {name.removeprefix(RECEIVED): data for name, data in existing.items() if name.startswith(RECEIVED)},
        )
    )


def _read(given: tuple[str, str]) -> Checked[Manuscript | None]:
    path, text = given
    return read_manuscript(text, path)
