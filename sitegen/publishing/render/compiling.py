"""Templates as Python: Jinja's compiler, with short ways for what pages do millions of times.

Four things are written otherwise than Jinja writes them. An attribute whose name is harmless is Python's own
attribute. A phrase that is said without values is said when the template is compiled, and becomes one with the markup
around it. A call is a plain call: a template has only what it was given, and nothing given asks for the context.
What is included is drawn as a part of the page (`parts`).

Where an attribute is missing, Jinja looks for a key of that name, then calls it undefined. The short way breaks there,
and the page is drawn again the long way (`Renderer.render`): what comes out, and what a broken template is told, is
Jinja's in either case. Where a template asks whether a name is there, it asks the long way at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from sitegen.publishing.render.risky import RISKY

_ASKING = frozenset({"defined", "undefined"})  # tests of what may be missing
_FILLING = frozenset({"default", "d"})  # filters of what may be missing
_PLAIN = (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Call)  # what an attribute can be written behind, in Python


def _is_harmless(name: str) -> bool:
    """Tell whether an attribute may be written as Python's own; of signs beyond ASCII Python makes other ones."""
    return name.isascii() and not name.startswith("_") and name not in RISKY and not iskeyword(name)


def _given(template: nodes.Template) -> Iterator[str]:
    """Yield the names to which a template gives a meaning itself."""
    for one in template.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        if isinstance(one, nodes.FromImport):
            yield from (name if isinstance(name, str) else name[1] for name in one.names)
        elif isinstance(one, nodes.Import):
            yield one.target
        elif isinstance(one, nodes.Macro) or (isinstance(one, nodes.Name) and one.ctx != "load"):
            yield one.name


class Unfolded(CodeGenerator):
    """Jinja's compiler; but nothing is worked out while a template is compiled, where no look is taken at values."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        if not isinstance(node, nodes.Const | nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class Compiler(Unfolded):
    """Writes the Python of one template."""

    _long = 0  # how many tests or filters of what may be missing are around what is written
    _says: Mapping[str, Callable[[str], Markup]] = {}

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Write a whole template; what it gives another meaning than that of the interface's words is left alone."""
        given = set(_given(node))
        says = getattr(self.environment, "says", {})
        self._says = {name: say for name, say in says.items() if name not in given}
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write the reading of an attribute."""
        if self._long or not _is_harmless(node.attr) or not isinstance(node.node, _PLAIN):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """Write a test."""
        asks = node.name in _ASKING
        self._long += asks
        super().visit_Test(node, frame)
        self._long -= asks

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """Write a filter."""
        fills = node.name in _FILLING
        self._long += fills
        super().visit_Filter(node, frame)
        self._long -= fills

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """Write an inclusion: where it draws straight into the page, what is drawn may be a part of it."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        straight = frame.buffer is None and not frame.require_output_check
        if not isinstance(name, str) or not node.with_context or node.ignore_missing or not straight:
            super().visit_Include(node, frame)
            return
        given = self.dump_local_context(frame)
        self.writeline(f"yield from environment.part(context, {name!r}, {self.name!r}, {given})", node)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002
        """Write a call."""
        said = self._said(node)
        if said is not None:
            self.write(repr(said))
            return
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        for at, one in enumerate((*node.args, *node.kwargs)):
            self.write(", " if at else "(")
            self.visit(one, frame)
        self.write(")" if node.args or node.kwargs else "()")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        said = self._said(node)
        return super()._output_child_to_const(node, frame, finalize) if said is None else str(said)

    def _said(self, node: nodes.Node) -> Markup | None:
        """Return what a call says whatever the page shows: a phrase without values."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.kwargs or node.dyn_args:
            return None
        say = self._says.get(node.node.name)
        if say is None or node.dyn_kwargs or len(node.args) != 1 or not isinstance(node.args[0], nodes.Const):
            return None
        return say(node.args[0].value)
