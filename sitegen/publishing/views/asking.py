"""Views of which a field is looked up when a template asks for it: most of a page may stand as it is (`render.parts`).

What is read for a field is noted where it is asked for, so a page is made from what it shows.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, NoReturn, Self, TypeVar, overload

T = TypeVar("T")


class UnmadeError(Exception):
    """A field of a view cannot be made, which is no fault of the template that asks for it."""


class shown(cached_property[T]):  # noqa: N801 - a decorator
    """A field of a view: made when it is first asked for, and once."""

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T: ...
    def __get__(self, instance: object | None, owner: type[Any] | None = None) -> Self | T:
        """Return the field's value."""
        try:
            return super().__get__(instance, owner)
        except UnmadeError:
            raise
        except Exception as fault:
            raise UnmadeError(self.attrname) from fault


class Asked:
    """A view that cannot be changed, whose fields are `shown`."""

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(name)
