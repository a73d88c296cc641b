"""Jinja with less to do for each value: the same templates, the same bytes, in about a third of the time.

Jinja looks anew at every call whether it wants the context, wraps every value that it escapes in an object, and
compares all globals at every import. None of our templates needs any of it: their functions take what is written in
the call, and globals are the same for all of them. So the compiler is told to write plainer code. Everything else is
Jinja's; macros/render/templates.py says which environments work like this.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro, missing
from markupsafe import Markup, escape


def shown(value: Any) -> str:
    """What `escape` gives, as plain text where nothing has to be escaped."""
    kind = type(value)
    if kind is str:
        if "&" in value or "<" in value or ">" in value or "'" in value or '"' in value:
            return escape(value)
        return value  # type: ignore[no-any-return]
    return value if kind is Markup else escape(value)


class PlainMacro(Macro):
    """A macro that goes straight to its function when it is called by place; other calls take Jinja's own way."""

    def __init__(self, *facts: Any) -> None:
        super().__init__(*facts)
        special = self.caller or self.catch_kwargs or self.catch_varargs or not self._default_autoescape
        self._most = -1 if special else self._argument_count
        self._left_out = [(missing,) * (self._argument_count - given) for given in range(self._argument_count + 1)]

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        if kwargs or len(args) > self._most:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self._func(*args, *self._left_out[len(args)]))


class PlainCode(CodeGenerator):
    """Writes calls as calls, and escapes by `shown`. Functions that want the context are not for our templates."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(f"from {__name__} import PlainMacro, shown")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("Plain")
        super().macro_def(macro_ref, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        self.visit(node.node, frame)
        self.write("(")
        for separator, argument in self._arguments(node):
            self.write(separator)
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _arguments(self, node: nodes.Call) -> Iterator[tuple[str, nodes.Node]]:
        yield from (("", argument) for argument in node.args)
        yield from (("*", argument) for argument in [node.dyn_args] if argument)
        yield from (("", argument) for argument in node.kwargs)
        yield from (("**", argument) for argument in [node.dyn_kwargs] if argument)


class PlainTemplate(Template):
    """A template whose imports are made once: no page has globals of its own."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()
