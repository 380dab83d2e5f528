"""Rendering: a view and its template become the bytes of a page.

Templates stand in layers. The first layer that has a file wins; the last one is the default, and stays within reach:
`{% extends "default/letter.html" %}` in a layer above it. Content is never a template, and is escaped wherever it is
shown; a name that a template does not find is an error. Templates run in a sandbox.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from jinja2 import BytecodeCache
from markupsafe import Markup

from sitegen.core.languages import interface_language
from sitegen.publishing.linked_data import breadcrumbs, data_text, embed
from sitegen.publishing.render.catalogues import catalogue
from sitegen.publishing.render.inline import inline
from sitegen.publishing.render.layers import Layers
from sitegen.publishing.render.misreadings import is_misread, with_doubt
from sitegen.publishing.render.parts import Laid, PageContext, Part, laid
from sitegen.publishing.render.reporting import prefilled
from sitegen.publishing.render.sandbox import LongWay, Sandbox
from sitegen.publishing.render.scripts import begins_rtl, direction_of, language_of, mark_name
from sitegen.publishing.render.words import WORD_JOINER, Words

E = TypeVar("E", bound=Sandbox)

_NOTHING: Mapping[bytes, bytes] = MappingProxyType({})


def data_block(json_text: str) -> Markup:
    """Return JSON as the contents of a script element that only holds data: nothing in it can end the element."""
    return Markup(data_text(json_text))  # noqa: S704 - no sign of markup is left


# Characters that HTML forbids; a letter may hold them, and a page shows that something stands there. Whether there are
# any is seen sooner in bytes.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_LOW = bytes((*range(9), 0x0B, *range(0x0E, 0x20), 0x7F))
_HIGH = re.compile(b"\xc2[\x80-\x9f]")


def encoded(page: str) -> bytes:
    """Return a page in UTF-8, without the characters that HTML forbids."""
    data = page.encode()
    if len(data.translate(None, _LOW)) < len(data) or _HIGH.search(data):
        return _CONTROLS.sub("�", page).encode()
    return data


def nearer(page: str, permalink: str) -> str:
    """Return a page with its links into its own folder and those above it written the short way.

    Views write every link from the site's root ("../letters/a.html"), whatever page it stands on; among hundreds of
    rows that say the same, that is a tenth of a page. The text of a page holds no such quote: it is escaped.
    """
    *folders, _ = permalink.split("/")
    up = "../" * len(folders)
    for depth in range(len(folders), 0, -1):
        page = page.replace(f'href="{up}{"/".join(folders[:depth])}/', f'href="{"../" * (len(folders) - depth)}')
    return page


def _plain(text: str) -> str:
    return text.unescape() if isinstance(text, Markup) else text


class Renderer:
    """Draws pages. Makes no page differently for having made another before."""

    def __init__(
        self, layers: Sequence[Mapping[str, str]], language: str = "en", compiled: BytecodeCache | None = None
    ) -> None:
        """Take the layers of templates (path to text), the default one last, and the archive's language.

        `compiled` keeps templates once they are compiled.
        """
        self._words = words = Words(
            interface_language(language), catalogue(language), direction_of(language), on_pages=True
        )
        self._layers = Layers(layers)
        self._environment = self._environment_of(Sandbox, words)
        self._environment.says, self._environment.language = {"_": words.say}, language
        self._environment.bytecode_cache, self._environment.layers = compiled, self._layers
        self._long_way: LongWay | None = None

    def digest(self, template: str) -> bytes:
        """Return the digest of a template with all that it draws in."""
        return self._layers.digest(template)

    @property
    def templates(self) -> tuple[str, ...]:
        """The names of all templates."""
        return self._layers.names

    def prepare(self, template: str) -> None:
        """Compile a template with all that it draws in: copies of the process need not each do it."""
        for name in self._layers.closure(template):
            self._environment.get_template(name)

    def render(self, template: str, view: Any) -> bytes:  # noqa: ANN401 - every template has a view of its own
        """Return the page that `template` makes of `view`, in UTF-8."""
        return self.draw(template, view).page

    def draw(self, template: str, view: Any, known: Mapping[bytes, bytes] = _NOTHING) -> Laid:  # noqa: ANN401 - as above
        """Return the page that `template` makes of `view`, and its parts.

        Parts that are `known`, under the digests of their templates, are not drawn anew: they are of this very view.
        """
        permalink = view.frame.permalink

        def finished(piece: str) -> bytes:
            return encoded(nearer(piece, permalink))

        try:
            pieces = self._pieces(template, view, known)
        except AttributeError:  # a key, or what is not there at all: the compiler's short way does not tell
            if self._long_way is None:
                self._long_way = self._environment_of(LongWay, self._words)
            pieces = [self._long_way.get_template(template).render(view=view, frame=view.frame)]
        return laid(pieces, finished)

    def _pieces(self, template: str, view: Any, known: Mapping[bytes, bytes]) -> list[str]:  # noqa: ANN401 - as above
        """Return a page in pieces, those that are parts among them."""
        page = self._environment.get_template(template)
        context = page.new_context({"view": view, "frame": view.frame})
        if not isinstance(context, PageContext):
            raise TypeError(type(context))
        context.known = known
        try:
            pieces = list(page.root_render_func(context))
        except Exception:  # noqa: BLE001 - Jinja raises it again, as of the template's own line
            self._environment.handle_exception()
        if context.took and context.took != sum(isinstance(one, Part) and one.kept is not None for one in pieces):
            return self._pieces(template, view, {})  # a template does something with what is included
        return pieces

    def _environment_of(self, kind: type[E], words: Words) -> E:
        made = kind(
            loader=self._layers.loader(),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        made.globals |= {
            "_": words.say,
            "_n": words.count,
            "lang": words.lang,
            "direction": direction_of,
            "locale": words.locale,
        }
        made.filters |= {
            "date": words.date,
            "number": words.number,
            "figures": words.figures,
            "language": words.language_name,
            "endonym": words.endonym,
            "tongue": mark_name,
            "begins_rtl": begins_rtl,
            "doubted": with_doubt,
            "misread": is_misread,
            "tongue_of": language_of,
            "data_block": data_block,
            "trail": lambda steps: Markup(  # noqa: S704 - no sign of markup is left
                embed(
                    breadcrumbs(
                        [(words.say(name).unescape().replace(WORD_JOINER, ""), address) for name, address in steps]
                    )
                )
            ),
            "inline": inline,
            "prose": prose,
            "prefilled": lambda address, subject, body: prefilled(address, _plain(subject), _plain(body)),
        }
        return made


@cache
def _make_prose() -> Callable[[str], Markup]:
    from sitegen.publishing.render.markdown import make_prose  # noqa: PLC0415 - most edits draw no page that is Markdown

    return make_prose()


def prose(text: str) -> Markup:
    """Return a text of the archive's own as HTML."""
    return _make_prose()(text)
