"""Templates in Jinja's sandbox: whoever writes one draws pages, and reaches nothing else of the machine.

Jinja's own sandbox looks at every attribute that a template reads, by the object's kind; pages read millions. Whether
an attribute is risky can nearly always be told by its name, so that the others cost no more than without a sandbox.
What else Jinja does for every value and every call of a page has a short way here too, for the kinds of values and
functions that pages have: it is half of what drawing costs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from types import CodeType, FunctionType, MappingProxyType, MethodType
from typing import Any

from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.runtime import Context, Macro, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escaped  # type: ignore[attr-defined]  # of a text, without asking what it is

from sitegen.publishing.render.bounds import MOST, check_fields, guarded, refused
from sitegen.publishing.render.compiling import Compiler, Unfolded
from sitegen.publishing.render.layers import Layers
from sitegen.publishing.render.parts import PageContext
from sitegen.publishing.render.risky import RISKY
from sitegen.publishing.render.shown import as_shown, format_text, guard_filters, joined, joined_plainly

# How a compiled template asks for a name to which it has not given a value itself.
_ASKED = re.compile(r"\bresolve\('(\w+)'\)")


def written(value: Any) -> str:  # noqa: ANN401 - whatever a template shows
    """Return what a page holds for a value: markup as it is, anything else escaped, as `markupsafe.escape` does.

    A piece of a page is joined with the others and asked for nothing more, so it need not know that it is markup.
    """
    kind = type(value)
    text: str
    if kind is str:
        text = escaped(value)
    elif kind is Markup:
        text = value
    else:
        text = str(value) if kind is int else escape(as_shown(value))
    return text


def marked(text: str) -> Markup:
    """Return a text that is markup already: what `Markup(text)` does, without asking what the text is."""
    return str.__new__(Markup, text)


class Missing(StrictUndefined):
    """A name that a template does not find; in a list, too, it is an error to show it."""

    __slots__ = ()
    __repr__ = StrictUndefined.__str__


class QuickMacro(Macro):
    """A macro; called with a value for each of its parameters, as most calls are, it has nothing to sort out."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - whatever a template hands on
        """Return what the macro draws."""
        plain = not (kwargs or self.catch_kwargs or self.catch_varargs or self.caller)
        if plain and len(args) == len(self.arguments):
            return marked(self._func(*args))
        return super().__call__(*args, **kwargs)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with a short way for the names that cannot do harm.

    `says` are functions that say a phrase: without values they say it, in `language`, when a template is compiled.
    """

    language = ""

    code_generator_class: type[CodeGenerator] = Compiler
    says: Mapping[str, Callable[[str], Markup]] = MappingProxyType({})
    context_class = PageContext
    layers = Layers(())
    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as the base class has it
        """Take what Jinja takes; what is undefined is told wherever a template would show it."""
        super().__init__(*args, undefined=Missing, optimized=False, **kwargs)
        self._asked: dict[str, frozenset[str] | None] = {}
        guard_filters(self.filters)
        del self.globals["lipsum"]  # it would make another page in each build

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as the base class has it
        """Return an attribute that a template reads; a risky one goes the way of the base class."""
        if attribute[:1] != "_" and attribute not in RISKY:
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - as the base class has it
        """Return a key or an attribute that a filter reads of each row (`selectattr`), as `getattr` does."""
        if type(argument) is str and argument[:1] != "_" and argument not in RISKY:
            try:
                return obj[argument]
            except (TypeError, LookupError):
                try:
                    return getattr(obj, argument)
                except AttributeError:
                    pass
        return super().getitem(obj, argument)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:  # noqa: ANN401 - as the base class has it
        """Refuse an attribute that may do harm at once: whether anything is done with it does not matter."""
        kind = type(obj).__name__
        raise SecurityError(
            f"access to attribute {attribute!r} of {kind!r} object is unsafe: templates read plain fields"
        )

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:  # noqa: ANN401 - as the base class has it
        """Return what a template calls in place of a text's own method, where that must be guarded; else None."""
        if super().wrap_str_format(value) is None:
            return guarded(value, as_shown)
        text, by_mapping = value.__self__, value.__name__ == "format_map"

        def made(*args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - whatever a template hands on
            return format_text(self, text, *((), args[0]) if by_mapping else (args, kwargs))

        return made

    def call(self, context: Context, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Call what a template calls. It can only have what it was given, and nothing given is unsafe.

        Macros and plain functions take nothing of the context, so they need not be asked whether they do.
        """
        kind = type(called)
        if kind is QuickMacro or (kind in (FunctionType, MethodType) and not hasattr(called, "jinja_pass_arg")):
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return called(*args, **kwargs)
        return context.call(called, *args, **kwargs)

    def part(self, context: PageContext, name: str, parent: str, given: Mapping[str, Any]) -> Iterator[str]:
        """Yield what the template `name` draws where another one, `parent`, includes it and has `given` names a value.

        It is a part of the page if it asks for none of these names: what it draws is told by the page's view alone.
        """
        template = self.get_template(name, parent)
        drawn = template.root_render_func(template.new_context(context.get_all(), shared=True, locals=given))
        asked = self._asks(name)
        if asked is None or not asked.isdisjoint((*context.vars, *given)):
            yield from drawn
        else:
            yield context.take(self.layers.digest(name), lambda: "".join(drawn))

    def _asks(self, name: str) -> frozenset[str] | None:
        """Return the names that a template, and all that it draws in, may ask for; None if one cannot be read."""
        if name not in self._asked:
            closure = [one for one, text in self.layers.closure(name).items() if text is not None]
            try:
                asked = [self.get_template(one).root_render_func.__globals__["asks"] for one in closure]
            except TemplateError:  # told where it is drawn
                self._asked[name] = None
            else:
                self._asked[name] = frozenset().union(*asked)
        return self._asked[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template knows, as one plain table: it is copied for every page."""
        return {**self.globals, **(d or {})}

    def _compile(self, source: str, filename: str) -> CodeType:
        """Compile a template, as Jinja lets one do it otherwise: with our ways to print a value and to call a macro."""
        own = "\nescape = environment.written\nMacro = environment.macro\n"
        own += "markup_join = environment.joined\nstr_join = environment.joined_plainly\n"
        own += f"asks = {sorted(set(_ASKED.findall(source)))}\n"
        return super()._compile(source + own, filename)

    written, macro = staticmethod(written), QuickMacro
    joined, joined_plainly = staticmethod(joined), staticmethod(joined_plainly)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Return a product, a power, a rest or a text with values put in it (`%`).

        Not if a few letters of a template would fill the memory, or if a value is none that a page shows.
        """
        if operator == "%":
            if isinstance(left, str):
                as_shown(right)
                check_fields(left, right)
            return super().call_binop(context, operator, left, right)
        if operator == "*":
            count, one = (right, left) if isinstance(right, int) else (left, right)
            large = hasattr(one, "__len__") and isinstance(count, int) and len(one) * count > MOST
        else:
            large = isinstance(left, int) and isinstance(right, int) and left.bit_length() * right > MOST
        if large:
            raise refused(operator)
        return super().call_binop(context, operator, left, right)


class LongWay(Sandbox):
    """The same without the short ways of the compiler: what a template does there is what Jinja does."""

    code_generator_class = Unfolded
