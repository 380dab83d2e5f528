"""The archive's own pages, Markdown to HTML. No HTML from content passes; a link leads only where a reader may go."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import chain, count
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup
from mdit_py_plugins.footnote import footnote_plugin

from sitegen.core.slugs import slugify
from sitegen.publishing.render.scripts import mark_scripts

_OWN_IDS = ("main", "site-search")  # what the frame around a page calls its own parts
_ALLOWED = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def make_prose() -> Callable[[str], Markup]:
    """Return what turns a whole text of the archive's own into HTML. Its headings get ids; links may be relative."""
    markdown = _parser().enable("table").use(footnote_plugin)
    markdown.core.ruler.push("heading_ids", _name_headings)

    def prose(text: str) -> Markup:
        return Markup(markdown.render(text))  # noqa: S704 - the parser lets no HTML through

    return prose


def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).disable("image")
    markdown.validateLink = lambda url: bool(_ALLOWED.match(url)) or not _SCHEME.match(url.strip())  # type: ignore[method-assign]
    markdown.add_render_rule("text", _text)
    markdown.core.ruler.push("outward_links", _mark_outward)
    return markdown


def _text(_: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: EnvType) -> str:
    return str(mark_scripts(tokens[index].content))


def _mark_outward(state: StateCore) -> None:
    for token in _inline_tokens(state):
        if token.type == "link_open" and _ALLOWED.match(str(token.attrs.get("href", ""))):
            token.attrs["rel"] = "external nofollow"


def _name_headings(state: StateCore) -> None:
    taken = set(_OWN_IDS)
    for at, token in enumerate(state.tokens):
        if token.type == "heading_open":
            slug = slugify(state.tokens[at + 1].content)
            anchor = next(one for one in chain((slug,), (f"{slug}-{n}" for n in count(2))) if one not in taken)
            taken.add(anchor)
            token.attrs["id"] = anchor


def _inline_tokens(state: StateCore) -> list[Any]:
    return [child for token in state.tokens for child in token.children or ()]
