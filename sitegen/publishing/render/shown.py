"""What a page may show: text, numbers and days, alone or in lists. What is none of these a template must not print.

Python has words for every value ("LetterPage(title=…", "<generator object at 0x7f…>"). On a page they would tell more
than its template asks for, and something else in every build; so where a value becomes text, it is looked at first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from datetime import date
from functools import wraps
from typing import Any

from jinja2 import Environment, Undefined
from jinja2.exceptions import TemplateRuntimeError
from jinja2.filters import make_attrgetter, sync_do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import SandboxedEnvironment, SandboxedEscapeFormatter, SandboxedFormatter
from jinja2.utils import pass_eval_context
from markupsafe import Markup

from sitegen.publishing.render.bounds import (
    MOST,
    check_fields,
    check_replaced,
    check_specification,
    keep_narrow,
    keep_short,
)

_TEXTS = (str, int, float, date, type(None), Undefined)  # what is undefined says so itself
_LISTS = (list, tuple)  # no sets: these stand in another order in the next build
_MAPPINGS = (Mapping,)
_GIVEN = (Environment, Context, EvalContext)  # what Jinja hands to a filter beside its values

# Jinja's filters that make text of what they are given.
_WRITING = (
    "capitalize", "center", "e", "escape", "forceescape", "format", "indent", "lower", "pprint", "replace", "safe",
    "string", "striptags", "title", "trim", "truncate", "upper", "urlencode", "urlize", "wordcount", "wordwrap",
    "xmlattr",
)  # fmt: skip
_WIDENING = ("center", "indent", "tojson")  # by as many columns as they are told
_PARTING = ("batch", "slice")  # into as many parts, or of as many items, as they are told
_REPLACED = 2  # values that a text and what is replaced in it are


def as_shown(value: Any) -> Any:  # noqa: ANN401 - whatever a template shows
    """Return a value that a page may show; raise a fault of the template's for any other."""
    if isinstance(value, _TEXTS) or hasattr(type(value), "__html__"):
        if isinstance(value, Undefined):
            str(value)
        return value
    if isinstance(value, _MAPPINGS):
        for one in (*value.keys(), *value.values()):
            as_shown(one)
    elif isinstance(value, _LISTS):
        for one in value:
            as_shown(one)
    else:
        way = "join what is in it" if isinstance(value, Iterable) else "name one of its fields"
        raise TemplateRuntimeError(f"{_named(value)} is no text that a page can show; {way}")
    return value


def _named(value: object) -> str:
    """Return what a value is called in a message: by its kind."""
    name = type(value).__name__
    return f"{'an' if name[:1] in 'AEIOUaeiou' else 'a'} {name}"


def joined(parts: Iterable[Any]) -> str:
    """Return what `~` makes of its parts, where markup may be among them."""
    return _whole(markup_join(map(as_shown, parts)))


def joined_plainly(parts: Iterable[Any]) -> str:
    """Return what `~` makes of its parts, where no markup is."""
    return _whole(str_join(map(as_shown, parts)))


def _whole(text: str) -> str:
    keep_short("~", len(text))
    return text


def guard_filters(filters: MutableMapping[str, Callable[..., Any]]) -> None:
    """Let those of Jinja's filters that make text look at what they are given."""
    for name in (*_WRITING, *_WIDENING, *_PARTING):
        filters[name] = _looking(name, filters[name])
    filters["join"] = _join
    del filters["random"]  # it would make another page in each build


def _looking(name: str, made: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(made)
    def look(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever a template hands on
        values = [one for one in args if not isinstance(one, _GIVEN)]
        if name in _WRITING:
            for one in (*values, *kwargs.values()):
                as_shown(one)
        if name in _WIDENING or name in _PARTING:
            most = {"most": MOST} if name in _PARTING else {}
            keep_narrow(name, (*values[1:], *kwargs.values()), **most)
        elif name == "format":
            check_fields(str(values[0]), kwargs or tuple(values[1:]))
        elif name == "replace" and len(values) > _REPLACED:
            check_replaced(str(values[0]), *values[1:3])
        return made(*args, **kwargs)

    return look


@pass_eval_context
def _join(context: EvalContext, value: Iterable[Any], d: str = "", attribute: str | int | None = None) -> str:
    read: Callable[[Any], Any] = make_attrgetter(context.environment, attribute) if attribute is not None else _itself
    parts = [as_shown(read(one)) for one in value]
    keep_short("join", len(str(as_shown(d))) * len(parts))
    return sync_do_join(context, parts, d)


def _itself(value: Any) -> Any:  # noqa: ANN401 - whatever a template joins
    return value


class _Looking(SandboxedFormatter):
    """What `"{}".format(…)` does in a template, with a look at each field before it is text."""

    def convert_field(self, value: Any, conversion: Any) -> Any:  # noqa: ANN401 - as the base class has it
        return super().convert_field(as_shown(value), conversion)

    def format_field(self, value: Any, format_spec: str) -> Any:  # noqa: ANN401 - as the base class has it
        check_specification(value, format_spec)
        return super().format_field(as_shown(value), format_spec)


class _Escaping(_Looking, SandboxedEscapeFormatter):
    """The same in markup."""


def format_text(environment: SandboxedEnvironment, text: str, args: Sequence[Any], named: Mapping[str, Any]) -> str:
    """Return what `text.format(…)` makes of its values."""
    if isinstance(text, Markup):
        return Markup(_Escaping(environment, escape=text.escape).vformat(text, args, named))  # noqa: S704 - it escapes
    return _Looking(environment).vformat(text, args, named)
