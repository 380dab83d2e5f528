"""JSON-LD for the pages: what schema.org's words can say of letters, organizations and the archive's data.

schema.org knows no signatory: how many signed a letter is told as who endorsed it. The builders return plain values;
`embed` makes the text of a `<script type="application/ld+json">` from them, safe whatever the letter holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sitegen.content.config import Config
from sitegen.core.json_text import compact
from sitegen.core.model import Letter, Organization

Value = dict[str, Any]

# Signs that could end the script element, or a line of script, are written as JSON's own escapes (HTML Standard
# 4.12.1.3).
_UNSAFE = {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "\u2028": r"\u2028", "\u2029": r"\u2029"}


def letter_data(
    letter: Letter, url: str | None, archive: Value, count: int | None = None, image: str | None = None
) -> Value:
    """Return a letter as a `Message` in `archive`; `count` is how many signed, `image` the address of its card."""
    signed = {
        "@type": "InteractionCounter",
        "interactionType": "https://schema.org/EndorseAction",
        "userInteractionCount": count,
    }
    return _without_nothing(
        {
            "@context": "https://schema.org",
            "@type": "Message",
            "@id": url,
            "url": url,
            "headline": letter.title,
            "image": image,
            "dateSent": letter.date,
            "inLanguage": letter.language,
            "recipient": [{"@type": "Audience", "name": name} for name in letter.addressees],
            # Which can be no Audience; what they are is not known, and a contact may be anybody.
            "ccRecipient": [brief(name, "ContactPoint") for name in letter.cc],
            "interactionStatistic": signed if count is not None else None,
            "isPartOf": archive,
        }
    )


def version_data(title: str, language: str | None, url: str) -> Value:
    """Return a version of a letter in another language, to stand inside it."""
    return _without_nothing({"@type": "Message", "@id": url, "url": url, "headline": title, "inLanguage": language})


def with_versions(letter: Value, versions: Iterable[tuple[bool, Value]]) -> Value:
    """Return a letter's data with its other versions, each with whether it is the original of all the others.

    schema.org says of a translation what it translates, and of a work what its translations are; of two translations of
    one work it says nothing.
    """
    found = tuple(versions)
    originals = [one for original, one in found if original]
    more = {"translationOfWork": originals[0]} if originals else {"workTranslation": [one for _, one in found]}
    return {**letter, **_without_nothing(more)}


def organization_data(organization: Organization, url: str | None, parent: Value | None = None) -> Value:
    """Return an organization with its other names, websites and ids; `parent` is what it is a part of."""
    identifiers = [
        {"@type": "PropertyValue", "propertyID": scheme, "value": value} for scheme, value in organization.identifiers
    ]
    return _without_nothing(
        {
            "@context": "https://schema.org",
            "@type": "Person" if organization.kind == "person" else "Organization",
            "@id": url,
            "url": url,
            "name": organization.name,
            "alternateName": list(organization.variant_names),
            "sameAs": list(organization.websites),
            "identifier": identifiers,
            "location": organization.place,
            "disambiguatingDescription": organization.distinction,
            "parentOrganization": parent,
        }
    )


def brief(name: str, kind: str = "Organization") -> Value:
    """Return a thing by its name alone, to stand inside another."""
    return {"@type": kind, "name": name}


def archive_data(config: Config) -> Value:
    """Return the archive as a collection, to stand inside its letters."""
    return _without_nothing({"@type": "Collection", "name": config.title, "url": config.base_url})


def dataset_data(config: Config, files: Sequence[tuple[str, str]], url: str | None) -> Value:
    """Return the archive's data as a `Dataset`; `files` are pairs of address and media type."""
    licence = config.licence
    if licence and not licence.startswith(("https://", "http://")):
        terms: Value | str | None = {"@type": "CreativeWork", "name": licence}  # a licence is an address or a work
    else:
        terms = licence
    return _without_nothing(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": config.title,
            "description": config.description,
            "url": url,
            "license": terms,
            "creator": brief(config.publisher) if config.publisher else None,
            "isAccessibleForFree": True,
            "distribution": [
                {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media} for address, media in files
            ],
        }
    )


def breadcrumbs(steps: Sequence[tuple[str, str | None]]) -> Value:
    """Return the way from the home page to a page; `steps` are pairs of name and address, the page itself last."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            _without_nothing({"@type": "ListItem", "position": at, "name": name, "item": url})
            for at, (name, url) in enumerate(steps, 1)
        ],
    }


def embed(value: Value | Sequence[Value]) -> str:
    """Return `value` as JSON that can stand inside a script element: no sign in it can end the element."""
    return data_text(compact(value))


def data_text(text: str) -> str:
    """Return JSON written so that it can stand inside a script element."""
    for sign, written in _UNSAFE.items():
        text = text.replace(sign, written)
    return text


def _without_nothing(value: Value) -> Value:
    return {key: one for key, one in value.items() if one not in (None, [], "")}
