"""`content/archive.toml`: what an archive says of itself, and its policies."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from sitegen.content.issues import new_issue
from sitegen.core.diagnostics import Checked
from sitegen.core.documents import Schema, read_toml
from sitegen.core.languages import checked_language
from sitegen.core.web_addresses import checked_address

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Language = Annotated[Text, AfterValidator(checked_language), Field(description="the tag of a language, as en or my")]
Url = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^https?://[^\s/?#]+[^\s?#]*$"),
    AfterValidator(checked_address),
    Field(description="a web address, as https://letters.example"),
]
Address = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^(?:https?://[^\s/?#]+\S*|(?:mailto:)?[^\s@<>?]+@[^\s@<>?]+)$"),
    Field(description="a mail address, as editor@letters.example, or a web address"),
]


Unreviewed = Literal["published", "left out", "error"]


class Policies(Schema):
    """What is published, and how.

    contacts: the persons whom letters name for questions are shown without their addresses ("masked"), in full
    ("shown"), or not at all ("hidden"). unreviewed: letters that no editor has reviewed are published with a note
    ("published"), left out ("left out"), or fail the build ("error"). not_on_this_list: whether pages say
    of organizations that they are on one letter's list and not on another's; without it lists are compared by what they
    share alone, and nothing is marked as new. withheld_places: whether a letter that withholds somebody shows the
    numbers and lines of the others, between which a gap tells where they stood. people_pages: whether persons who sign
    get a page of their own. joining: how far the program joins names by itself: those that typesetting tells apart
    ("typography"), or also those that a rule of evidence makes one ("evidence"); what it does not join, it asks.
    withheld_names: whether a build without the private file of withheld names warns ("wanted") or fails ("demanded").
    source_files: whether readers can download the files that letters came in ("offered"), where nothing in them is more
    than the pages show, or see their lines alone ("kept").
    """

    contacts: Literal["masked", "shown", "hidden"] = "masked"
    unreviewed: Unreviewed = "published"
    not_on_this_list: bool = True
    withheld_places: Literal["shown", "hidden"] = "shown"
    people_pages: bool = False
    joining: Literal["typography", "evidence"] = "evidence"
    withheld_names: Literal["wanted", "demanded"] = "wanted"
    source_files: Literal["kept", "offered"] = "kept"


class Channels(Schema):
    """Further ways to the editors, for those whom mail would endanger; each is shown as it is written here.

    signal: a user name or a number. pgp: the fingerprint of a key, or where to get it. onion: an address within Tor.
    """

    signal: Text | None = None
    pgp: Text | None = None
    onion: Text | None = None


class Config(Schema):
    """The settings of one archive. `base_url` is needed only for feeds, the sitemap and canonical links.

    `corrections` is where readers report mistakes and signatories ask to be withheld: a mail address or a web address;
    `channels` are other ways to do so. Without either, pages promise nothing.
    With `offline_copy` the site holds a zip of itself, and links to it.
    """

    title: Text
    description: Text
    base_url: Url | None = None
    language: Language = "en"
    publisher: Text | None = None
    licence: Text | None = None
    corrections: Address | None = None
    channels: Channels = Field(default_factory=Channels)
    offline_copy: bool = False
    policies: Policies = Field(default_factory=Policies)

    @property
    def reachable(self) -> bool:
        """Whether there is a way to report a mistake, or to ask to be left out."""
        return bool(self.corrections or any(self.channels.model_dump().values()))

    @property
    def in_public(self) -> bool:
        """Whether all that is written to `corrections` is read by everybody, as an issue is."""
        return self.corrections is not None and new_issue(self.corrections) is not None


def read_config(text: str, path: str) -> Checked[Config | None]:
    """Return the settings in `text`, or None with every fault in it."""
    return read_toml(text, path, Config)
