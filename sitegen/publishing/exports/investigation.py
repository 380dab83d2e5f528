"""`data/followthemoney.jsonl`: the archive as entities of FollowTheMoney, one a line, for investigators' tools.

A letter is a `Document`, an organization an `Organization`, and each signing a `Documentation` between the two, with
the line of the source, and with the name as written where it is not the organization's name. Ids are the archive's own
behind a prefix, as lasting as those; those of signings, to which nothing points, have a digest of the letter's instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from sitegen.content.config import Config
from sitegen.core.json_text import compact
from sitegen.core.model import Archive, Manuscript, Organization
from sitegen.core.source import digest
from sitegen.publishing.exports.addresses import address
from sitegen.publishing.exports.encoding import in_bytes

_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def follow_the_money(archive: Archive, config: Config) -> dict[str, bytes]:
    """Return the file; organizations of which the authority file says that they are persons are `Person`s."""
    lines = chain(
        (_line(_letter(one, config)) for one in archive.manuscripts),
        (_line(_organization(one, config)) for _, one in sorted(archive.organizations.items())),
        _signings(archive),
        (_line(one) for one in _parents(archive)),
    )
    return {"data/followthemoney.jsonl": in_bytes(f"{line}\n" for line in lines)}


def _letter(manuscript: Manuscript, config: Config) -> dict[str, Any]:
    letter = manuscript.letter
    page = f"letters/{manuscript.letter_id}.html"
    return _entity(f"letter-{manuscript.letter_id}", "Document", {
        "title": [letter.title],
        "date": [letter.date],
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


def _signings(archive: Archive) -> Iterator[str]:
    """Yield the signings as lines. Written out, for an archive has a hundred times as many as letters."""
    bodies = {key: _quoted(f"organization-{key}") for key in archive.organizations}
    usual = {key: one.name for key, one in archive.organizations.items()}
    letters = {
        one.letter_id: (_quoted(f"letter-{one.letter_id}"), digest(one.letter_id.encode())[:16])
        for one in archive.manuscripts
    }
    for one in archive.signatures:
        if one.organization_id not in bodies:
            continue
        within, role = ("", "") if one.parent_ordinal is None else (f"{one.parent_ordinal}.", ',"role":["member"]')
        (letter, short), other = letters[one.letter_id], one.name_as_written != usual[one.organization_id]
        summary = f',"summary":[{_quoted(one.name_as_written)}]' if other else ""
        yield (
            f'{{"id":"signature-{short}-{within}{one.ordinal}","schema":"Documentation","properties":'
            f'{{"document":[{letter}],"entity":[{bodies[one.organization_id]}]{role}{summary},'
            f'"recordId":["line {one.line}"]}}}}'
        )


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
