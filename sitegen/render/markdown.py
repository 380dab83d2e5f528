"""Markdown to HTML. No HTML from content passes, no picture is fetched, and a link leads only where a reader may go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape
from mdit_py_plugins.footnote import footnote_plugin

from sitegen.manuscript import as_markdown
from sitegen.render.scripts import mark_scripts
from sitegen.slugs import slugify

_ALLOWED = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Note(Protocol):
    """A footnote, as far as a reference to it needs to know: its printed marker, and the end of its id."""

    @property
    def marker(self) -> str:
        """The marker as printed."""

    @property
    def anchor(self) -> str:
        """What its id ends with."""


def make_inline() -> Callable[[str, Iterable[Note], Iterable[Note]], Markup]:
    """Return what turns the text of one block into HTML: `inline(text, all the notes, those that stand at this block)`.

    A reference to a note that stands here carries the id that the note leads back to. A link whose address is lost
    (`[text](#)`), or means nothing away from the site it was copied from, keeps its text and is marked as lost.
    """
    markdown = _parser().use(footnote_plugin)
    markdown.core.ruler.disable("footnote_tail")
    markdown.core.ruler.push("lost_links", _lose_links)
    markdown.add_render_rule("footnote_ref", _reference)

    def inline(text: str, notes: Iterable[Note] = (), here: Iterable[Note] = ()) -> Markup:
        anchors = {note.marker: note.anchor for note in notes}
        refs = {f":{marker}": -1 for marker in anchors}
        env = {"footnotes": {"refs": refs}, "anchors": anchors, "here": {note.marker for note in here}}
        return Markup(markdown.renderInline(as_markdown(text), env))  # noqa: S704 - the parser lets no HTML through

    return inline


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


def _reference(_: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, env: EnvType) -> str:
    """Return a reference to a note. The first one in the block where the note stands has an id."""
    label = str(tokens[index].meta["label"])
    anchor = env["anchors"][label]
    own = f' id="ref-{anchor}"' if label in env["here"] and not tokens[index].meta["subId"] else ""
    return f'<sup class="ref"><a{own} href="#note-{anchor}" role="doc-noteref">{escape(label)}</a></sup>'


def _lose_links(state: StateCore) -> None:
    """Turn links without a usable address into marked text."""
    open_links: list[bool] = []
    for token in _inline_tokens(state):
        if token.type == "link_open":
            open_links.append(not _ALLOWED.match(str(token.attrs.get("href", ""))))
            if open_links[-1]:
                token.tag, token.attrs = "span", {"class": "lost"}
        elif token.type == "link_close" and open_links.pop():
            token.tag = "span"


def _mark_outward(state: StateCore) -> None:
    for token in _inline_tokens(state):
        if token.type == "link_open" and _ALLOWED.match(str(token.attrs.get("href", ""))):
            token.attrs["rel"] = "external nofollow"


def _name_headings(state: StateCore) -> None:
    for at, token in enumerate(state.tokens):
        if token.type == "heading_open":
            token.attrs["id"] = slugify(state.tokens[at + 1].content)


def _inline_tokens(state: StateCore) -> list[Any]:
    return [child for token in state.tokens for child in token.children or ()]
