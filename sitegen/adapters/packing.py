"""Values as bytes, for another process of this program: as Python packs them, dataclasses in a third of the time.

Python packs a frozen dataclass field by field, and sets its fields one by one when it unpacks it. A build has hundreds
of thousands of these; here each is its class, called with its values.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any


def packed(value: object) -> bytes:
    """Return a value as bytes that `pickle.loads` makes it from again."""
    file = io.BytesIO()
    _Packer(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


class _Packer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 - as the base class has it
        """Return how a dataclass is made again; all else is packed as it always is."""
        kind: type = type(value)
        values_of = _values_of(kind)
        return NotImplemented if values_of is None else (kind, values_of(value))


@cache
def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """Return what gives the values that a dataclass was made with, in their order; None for all other types."""
    if "__dataclass_fields__" not in vars(kind) or "__reduce__" in vars(kind):
        return None
    every = fields(kind)
    if not every or not all(one.init and not one.kw_only for one in every):
        return None
    names = [one.name for one in every]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)
