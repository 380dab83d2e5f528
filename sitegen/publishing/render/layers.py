"""Layers of templates: which text a name stands for, and what a template is made of with all that it draws in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from jinja2 import BaseLoader, Environment, FunctionLoader, TemplateSyntaxError
from jinja2.meta import find_referenced_templates

from sitegen.core.digests import digest_of

DEFAULT = "default/"  # before the name of a template: the one of the last layer, whatever stands over it

# What draws something in begins like this, wherever it stands; nearly always with a plain name, which needs no parser.
_DRAWING = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b")
_PLAINLY = re.compile(
    r"""\{%[-+]?\s*(?:extends|include|import|from)\s*(["'])(?P<name>[^"'\\]+)\1"""
    r"""(?=\s*[-+]?%\}|\s+(?:import|as|with|without|ignore)\b)"""
)


PLACE = "templates/"  # where messages say that a template stands


class Layers:
    """Templates (path to text) in layers; the first layer that has a name wins, the last one is the default."""

    def __init__(self, layers: Sequence[Mapping[str, str]]) -> None:
        self._layers = layers
        self._digests: dict[str, bytes] = {}

    def loader(self) -> BaseLoader:
        """Return what finds the text of a name."""
        return FunctionLoader(self._found)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all templates."""
        return tuple(dict.fromkeys(self._names()))

    def digest(self, template: str) -> bytes:
        """Return the digest of a template with all that it extends, includes and imports."""
        if template not in self._digests:
            self._digests[template] = digest_of(sorted(self.closure(template).items()))
        return self._digests[template]

    def closure(self, template: str) -> dict[str, str | None]:
        """Return the texts of a template and of all that it draws in, by name; None for one that does not exist."""
        found: dict[str, str | None] = {}
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found[name] = text = self._text(name)
            for drawn in _drawn_in(text or ""):
                # A name that is only known when the page is drawn may be any.
                waiting += self._any() if drawn is None else [drawn]
        return found

    def _found(self, name: str) -> tuple[str, str, None] | None:
        """Return a template's text and its place, so that a fault is told where it is."""
        text = self._text(name)
        return None if text is None else (text, f"{PLACE}{name}", None)

    def _text(self, name: str) -> str | None:
        over = next((layer[name] for layer in self._layers if name in layer), None)
        if over is None and name.startswith(DEFAULT) and self._layers:
            return self._layers[-1].get(name.removeprefix(DEFAULT))
        return over

    def _any(self) -> Iterator[str]:
        """Yield all names that a template can ask for."""
        yield from self._names()
        yield from (f"{DEFAULT}{name}" for layer in self._layers[-1:] for name in layer)

    def _names(self) -> Iterator[str]:
        return (name for layer in self._layers for name in layer)


def _drawn_in(text: str) -> list[str | None]:
    """Return the names of what a template draws in, None for one that is only known when a page is drawn."""
    plainly: list[str | None] = [drawn["name"] for drawn in _PLAINLY.finditer(text)]
    if len(plainly) == sum(1 for _ in _DRAWING.finditer(text)):
        return plainly
    with suppress(TemplateSyntaxError, RecursionError):  # told where a page is drawn with it
        return list(find_referenced_templates(Environment(autoescape=True).parse(text)))
    return plainly
