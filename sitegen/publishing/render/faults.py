"""What somebody's template does wrong, as one message: what it is, in which template and on which line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from traceback import walk_tb

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from sitegen.core.diagnostics import Diagnostic
from sitegen.core.diagnostics.codes import BROKEN_TEMPLATE
from sitegen.core.source import Span
from sitegen.publishing.render.layers import DEFAULT, PLACE

# What a template that somebody writes can do wrong while it is drawn; the views that it sees are plain values.
TEMPLATE_FAULTS = (
    TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
_FIELDS = "a template sees its view and nothing else: the fields of the page's class in sitegen/publishing/views"
_NO_NEIGHBOUR = {  # as Jinja says it of a loop
    "there is no previous item": ("loop.previtem", "loop.first"),
    "there is no next item": ("loop.nextitem", "loop.last"),
}
_MOST_NAMED = 3  # templates


def broken_template(template: str, fault: Exception, names: Sequence[str]) -> Diagnostic:
    """Return what keeps a page from being drawn with `template`, at its place; `names` are those of all templates."""
    frames = [(frame.f_code.co_filename, line or 1) for frame, line in walk_tb(fault.__traceback__)]
    places = [(path, line) for path, line in frames if path.startswith(PLACE)]
    if isinstance(fault, TemplateSyntaxError):
        places = [(f"{PLACE}{fault.name or template}", fault.lineno)]
    path, line = places[-1] if places else (f"{PLACE}{template}", 1)
    message, hint = _in_words(fault, dict.fromkeys(path for path, _ in places), names)
    return BROKEN_TEMPLATE.at(Span.line(path, line), f"the template cannot be drawn: {message}", hint)


def _in_words(fault: Exception, paths: Iterable[str], names: Sequence[str]) -> tuple[str, str]:
    """Return what is wrong, and what to do about it."""
    if isinstance(fault, RecursionError):
        some = [path.removeprefix(PLACE) for path in paths][:_MOST_NAMED]
        own = some[0] if some else names[0]
        what = f"{' and '.join(some)} draw in each other" if len(some) > 1 else f"{own} draws in itself"
        return f"{what} without end", f'to build on the template that it replaces: {{% extends "{DEFAULT}{own}" %}}'
    if isinstance(fault, TemplateNotFound):
        near = get_close_matches(str(fault.name), [*names, *(f"{DEFAULT}{name}" for name in names)], 1)
        hint = f"did you mean {near[0]}?" if near else "your own stand in templates/, those of sitegen are default/NAME"
        return f"it asks for the template {fault.name}, and there is none of that name", hint
    if isinstance(fault, UndefinedError) and str(fault) in _NO_NEIGHBOUR:
        item, end = _NO_NEIGHBOUR[str(fault)]
        return str(fault), f'ask first whether there is one: "{item} is defined", or "not {end}"'
    return (str(fault) or type(fault).__name__).split("\n", 1)[0], _FIELDS
