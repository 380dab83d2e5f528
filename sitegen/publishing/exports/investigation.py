"""`data/followthemoney.jsonl`: the archive as entities of FollowTheMoney, one a line, for investigators' tools.

A letter is a `Document`, an organization an `Organization`, and each signing a `Documentation` between the two, with
the line of the source, and with the name as written where it is not the organization's name. Ids are the archive's own
behind a prefix, or a digest of a letter's, which each of its signings repeats: they are as lasting as those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from sitegen.content.config import Config
from sitegen.core.json_text import compact
from sitegen.core.model import Archive, Manuscript, Organization, Signature
from sitegen.core.source import digest
from sitegen.publishing.exports.addresses import address
from sitegen.publishing.exports.encoding import in_bytes

_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def entities_before(archive: Archive, config: Config) -> bytes:
    """Return what stands before the signings: the letters, then the organizations.

    Organizations of which the authority file says that they are persons are `Person`s.
    """
    lines = chain(
        (_line(_letter(one, config)) for one in archive.manuscripts),
        (_line(_organization(one, config)) for _, one in sorted(archive.organizations.items())),
    )
    return in_bytes(f"{line}\n" for line in lines)


def _letter(manuscript: Manuscript, config: Config) -> dict[str, Any]:
    letter = manuscript.letter
    page = f"letters/{manuscript.letter_id}.html"
    return _entity(_letter_key(manuscript.letter_id), "Document", {
        "title": [letter.title],
        "date": [letter.date],
        "notes": [page],
        "summary": [f"Open letter to {name}" for name in letter.addressees],
        "sourceUrl": [address(page, config)] if config.base_url else [],
        "fileName": [manuscript.source.file] if manuscript.source else [],
    })  # fmt: skip


def _organization(organization: Organization, config: Config) -> dict[str, Any]:
    page = f"organizations/{organization.organization_id}.html"
    schema = "Person" if organization.kind == "person" else "Organization"
    return _entity(f"organization-{organization.organization_id}", schema, {
        "name": [organization.name],
        "alias": list(organization.variant_names),
        "website": list(organization.websites),
        "notes": list(dict.fromkeys((organization.note, organization.place, organization.distinction))),
        "sourceUrl": [address(page, config)] if config.base_url else [],
    })  # fmt: skip


def signings_of(letter_id: str, archive: Archive) -> bytes:
    """Return the signings of a letter. Written out, for an archive has a hundred times as many as letters."""
    return in_bytes(_signings(archive.by_letter.get(letter_id, ()), archive.organizations, _letter_key(letter_id)))


def _letter_key(letter_id: str) -> str:
    return f"letter-{digest(letter_id.encode())[:16]}"


def _signings(rows: Iterable[Signature], organizations: Mapping[str, Organization], letter: str) -> Iterator[str]:
    for one in rows:
        record = organizations.get(one.organization_id) if one.organization_id else None
        if record is None:
            continue
        within, role = ("", "") if one.parent_ordinal is None else (f"{one.parent_ordinal}.", ',"role":["member"]')
        other = one.name_as_written != record.name
        summary = f',"summary":[{_quoted(one.name_as_written)}]' if other else ""
        place = f',"recordId":["line {one.line}"]' if one.line else ""  # no line is shown where places are hidden
        yield (
            f'{{"id":"{letter}-{within}{one.ordinal}","schema":"Documentation","properties":'
            f'{{"document":["{letter}"],"entity":[{_body(record.organization_id)}]{role}{summary}{place}}}}}\n'
        )


def entities_after(archive: Archive) -> bytes:
    """Return what stands behind the signings: who is a part of whom."""
    return in_bytes(f"{_line(one)}\n" for one in _parents(archive))


@lru_cache(maxsize=100_000)
def _body(organization_id: str) -> str:
    return _quoted(f"organization-{organization_id}")


def _quoted(value: str | dict[str, Any]) -> str:
    """Return JSON on one line, whatever a reader takes for the end of a line."""
    return compact(value).translate(_ENDS)


def _parents(archive: Archive) -> Iterator[dict[str, Any]]:
    for key, one in sorted(archive.organizations.items()):
        if one.parent_id in archive.organizations:
            yield _entity(f"part-{key}", "Membership", {
                "member": [f"organization-{key}"],
                "organization": [f"organization-{one.parent_id}"],
                "role": ["part"],
            })  # fmt: skip


def _entity(identifier: str, schema: str, properties: dict[str, list[str | None]]) -> dict[str, Any]:
    return {"id": identifier, "schema": schema, "properties": properties}


def _line(entity: dict[str, Any]) -> str:
    kept = {name: [one for one in values if one] for name, values in entity["properties"].items()}
    filled = {name: values for name, values in kept.items() if values}
    return _quoted({**entity, "properties": filled})
