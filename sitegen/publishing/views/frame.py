"""What every page has around its subject: where it stands, what it is called, where it leads."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from sitegen.content.config import Config
from sitegen.core.frozen import Frozen
from sitegen.core.languages import interface_language
from sitegen.publishing.site import OFFLINE_COPY, Page, Template, card_of
from sitegen.publishing.views.rows import RowView

_OF_LETTERS: tuple[Template, ...] = ("letter.html", "source.html")
_WITHOUT_CARD: tuple[Template, ...] = ("404.html", "redirect.html")
_WITH_COPY: tuple[Template, ...] = ("home.html", "page.html")  # the pages that lead to the copy to take away


class Link(RowView, frozen=True):
    """A relative address and the words that lead there. `href` is None for a name that has no page."""

    text: str
    href: str | None


class Frame(Frozen):
    """The part of a view that the base layout sees.

    `root` is the way to the site's root that links go ("" or "../"). A page that is served at any address (404) has
    none that is relative: its links start at the root of its host, and the path of the base URL if there is one.
    `theme` is the way to the theme's files. `feed` is the way to the archive's feed or the page's own. `canonical` and
    `home` are absolute, None without a base URL.

    `offline` is the address of the copy to take away, on the pages that link to it, if the site has one. The copy does
    not hold itself, so the address is absolute wherever it can be: then it is good within the copy too.

    `card` is the absolute address of the picture that other sites show for the page, None without a base URL.
    """

    root: str
    theme: str
    permalink: str
    section: str
    language: str
    own_language: str
    site_title: str
    title: str
    description: str
    publisher: str | None
    licence: str | None
    corrections: str | None
    in_public: bool
    channels: tuple[tuple[str, str], ...]
    canonical: str | None
    feed: str
    pages: tuple[Link, ...]
    home: str | None
    offline: str | None
    card: str | None = None


def frame_of(
    page: Page, config: Config, title: str, description: str, pages: Iterable[Link] = (), *, own_feed: bool = False
) -> Frame:
    """Return the frame of `page`, whose own title is `title`.

    `pages` are the archive's own texts, as permalinks; `own_feed` says that a feed beside the page follows its subject.
    """
    home = config.base_url.rstrip("/") + "/" if config.base_url else None
    root = urlsplit(home or "/").path if page.template == "404.html" else way_to_root(page.permalink)
    return Frame(
        root=root,
        theme=f"{root}theme/",
        permalink=page.permalink,
        section=page.permalink.partition("/")[0] if "/" in page.permalink else page.permalink,
        language=interface_language(config.language),
        own_language=config.language,
        site_title=config.title,
        title=title,
        description=description,
        publisher=config.publisher,
        licence=config.licence,
        corrections=_address(config.corrections),
        in_public=config.in_public,
        channels=tuple((name, text) for name, text in config.channels.model_dump().items() if text),
        canonical=home + page.permalink if home else None,
        feed=f"{page.subject}.xml" if own_feed else f"{root}feed.xml",
        pages=tuple(Link(one.text, f"{root}{one.href}") for one in pages),
        home=home,
        offline=f"{home or root}{OFFLINE_COPY}" if config.offline_copy and page.template in _WITH_COPY else None,
        card=home + card_of(page.subject if page.template in _OF_LETTERS else None)
        if home and page.template not in _WITHOUT_CARD
        else None,
    )


def way_to_root(permalink: str) -> str:
    """Return the relative way from `permalink` to the site's root."""
    return "../" * permalink.count("/")


def _address(corrections: str | None) -> str | None:
    """Return where to report a mistake as an address for a link: a mail address gets its scheme."""
    if corrections is None or corrections.startswith(("https://", "http://", "mailto:")):
        return corrections
    return f"mailto:{corrections}" if "@" in corrections else None


def page_title(name: str, text: str) -> str:
    """Return the title of one of the archive's own texts: its first heading, or else its name."""
    first = text.lstrip().partition("\n")[0]
    return first.removeprefix("# ").strip() if first.startswith("# ") else name.replace("-", " ").capitalize()
