"""What a template can make of a text: with values that a page shows, and no more than a page can hold.

Python has ways to write a text of any length in a few letters ("x".zfill(2000000000)), and markup makes text of every
value that it is joined with. A template reaches these by the functions here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from jinja2.exceptions import SecurityError
from markupsafe import Markup

MOST = 1_000_000  # items of what one multiplication or filter makes, and bits of what one power makes
_WIDEST = 1_000  # columns that a text is filled up to
_LONGEST = 100_000_000  # characters; the longest page of a large archive has a tenth of that

_WIDENING = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs"})
METHODS = _WIDENING | {"join", "replace", "translate", "escape"}  # of texts; a template reaches them guarded

# A field of `%`, with its width and its precision; "*" takes one from the values.
_FIELD = re.compile(r"%(?:\((?:[^()]|\([^()]*\))*\))?[-#0 +]*(\*|\d*)(?:\.(\*|\d*))?")


def refused(what: str) -> SecurityError:
    """Return the fault of a template that makes too much with `what`."""
    return SecurityError(f"{what} would make more than a page can hold")


def keep_narrow(what: str, values: Iterable[object], most: int = _WIDEST) -> None:
    """Raise a fault of the template's if one of the values is a number above `most`."""
    if any(isinstance(one, int) and one > most for one in values):
        raise refused(what)


def keep_short(what: str, length: int) -> None:
    """Raise a fault of the template's if a text would have more characters than a page can hold."""
    if length > _LONGEST:
        raise refused(what)


def check_fields(text: str, values: object) -> None:
    """Raise a fault of the template's if `text % values` has a field that is wider than a page."""
    for widths in _FIELD.findall(text):
        if "*" in widths:
            keep_narrow("%", values if isinstance(values, tuple) else (values,))
        keep_narrow("%", (int(one) for one in widths if one.isdigit()))


def check_specification(value: object, specification: str) -> None:
    """Raise a fault of the template's if a field of `format` is wider than a page; that of a day has no width."""
    if not isinstance(value, date):
        keep_narrow("format", map(int, re.findall(r"\d+", specification)))


def check_replaced(text: str, old: object, new: object) -> None:
    """Raise a fault of the template's if replacing `old` by `new` makes a text longer than a page can be."""
    if isinstance(old, str) and isinstance(new, str):
        keep_short("replace", text.count(old) * len(new))


def guarded(method: object, look: Callable[[Any], Any]) -> Callable[..., Any] | None:
    """Return what a template calls in place of a text's method, with a `look` at each value; None for any other."""
    name, text = getattr(method, "__name__", ""), getattr(method, "__self__", None)
    if name not in METHODS or not callable(method) or not (isinstance(text, str) or text is Markup):
        return None

    def made(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever a template hands on
        if name == "join" and len(args) == 1 and isinstance(args[0], Iterable):
            args = (list(args[0]),)
        for one in (*args, *kwargs.values()):
            look(one)
        if isinstance(text, str):
            _check(name, text, args, kwargs)
        return method(*args, **kwargs)

    return made


def _check(name: str, text: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
    if name in _WIDENING:
        keep_narrow(name, (*args, *kwargs.values()))
    elif name == "join" and args:
        keep_short(name, len(text) * len(args[0]))
    elif name == "replace":
        check_replaced(text, *args[:2]) if len(args) > 1 else None
    elif name == "translate" and args and isinstance(args[0], Mapping):
        keep_short(name, len(text) * max((len(one) for one in args[0].values() if isinstance(one, str)), default=0))
