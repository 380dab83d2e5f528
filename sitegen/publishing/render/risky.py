"""Names of attributes that may do harm, so that a template does not reach them without being asked who it is."""

from __future__ import annotations

from jinja2 import sandbox

from sitegen.publishing.render.bounds import METHODS

# Names that lead from a plain value to the program behind it, that change a list in place, that format with names
# or that make a long text.
RISKY = frozenset(
    name
    for some in (
        sandbox.UNSAFE_FUNCTION_ATTRIBUTES,
        sandbox.UNSAFE_METHOD_ATTRIBUTES,
        sandbox.UNSAFE_GENERATOR_ATTRIBUTES,
        sandbox.UNSAFE_COROUTINE_ATTRIBUTES,
        sandbox.UNSAFE_ASYNC_GENERATOR_ATTRIBUTES,
        {"mro", "format", "format_map"},
        METHODS,
        *(names for _, names in sandbox._mutable_spec),  # noqa: SLF001 - what jinja calls a change of a list
    )
    for name in some
)
