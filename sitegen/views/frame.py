"""What every page has around its subject: where it stands, what it is called, where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.config import Config
from sitegen.site import Page


@dataclass(frozen=True, slots=True)
class Link:
    """A relative address and the words that lead there. `href` is None for a name that has no page."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a view that the base layout sees.

    `root` is the relative way to the site's root ("" or "../"); `base` is the path that a page served at any address
    must resolve its links against (the 404 page), else None. `canonical` is absolute, None without a base URL.
    """

    root: str
    permalink: str
    section: str
    language: str
    site_title: str
    title: str
    description: str
    publisher: str | None
    licence: str | None
    corrections: str | None
    canonical: str | None
    home: str | None
    base: str | None


def frame_of(page: Page, config: Config, title: str, description: str) -> Frame:
    """Return the frame of `page`, whose own title is `title`."""
    home = config.base_url.rstrip("/") + "/" if config.base_url else None
    return Frame(
        root=way_to_root(page.permalink),
        permalink=page.permalink,
        section=page.permalink.partition("/")[0] if "/" in page.permalink else page.permalink,
        language=config.language,
        site_title=config.title,
        title=title,
        description=description,
        publisher=config.publisher,
        licence=config.licence,
        corrections=_address(config.corrections),
        canonical=home + page.permalink.removesuffix("index.html") if home else None,
        home=home,
        base=_path(home) if home and page.template == "404.html" else None,
    )


def way_to_root(permalink: str) -> str:
    """Return the relative way from `permalink` to the site's root."""
    return "../" * permalink.count("/")


def _address(corrections: str | None) -> str | None:
    """Return where to report a mistake as an address for a link: a mail address gets its scheme."""
    if corrections is None or corrections.startswith(("https://", "http://", "mailto:")):
        return corrections
    return f"mailto:{corrections}" if "@" in corrections else None


def _path(url: str) -> str:
    """Return the path of an absolute address: a page on the same host can be reached from any depth through it."""
    return "/" + url.split("://", 1)[1].partition("/")[2]
