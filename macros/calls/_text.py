"""A page's text in pieces: its words, and the calls in it. Read with Jinja's grammar, and never run as a template.

So a page has no loops, filters, variables or attributes: all that its writer can do is name a call.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from ._fragment import CallError

_GRAMMAR = Environment(keep_trailing_newline=True)
_PLAIN = "To show two curly brackets as they are, write {{ '{{' }}."


@dataclass(frozen=True, slots=True)
class Written:
    """A call as it stands in a text; `line` is 1-based. Values are text, numbers, yes/no or None."""

    name: str
    values: tuple[Any, ...]
    named: dict[str, Any]
    line: int


def pieces(text: str) -> Iterator[str | Written]:
    """The text in order. Raises CallError with its line for anything that is neither words nor a call."""
    try:
        tree = _GRAMMAR.parse(text)
    except TemplateSyntaxError as error:
        raise CallError(f"the curly brackets here do not make a call: {error.message}", _PLAIN, error.lineno) from None
    except RecursionError:
        raise CallError("there are too many brackets in one another", _PLAIN, 1) from None
    for node in tree.body:
        if not isinstance(node, nodes.Output):
            line = node.lineno or next((part.lineno for part in node.find_all(nodes.Node) if part.lineno), 1)
            raise CallError("only calls can stand here, no loops or conditions", _PLAIN, line)
        yield from (_piece(part) for part in node.nodes)


def _piece(node: nodes.Node) -> str | Written:
    if isinstance(node, nodes.TemplateData):
        return node.data
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and not (node.dyn_args or node.dyn_kwargs):
        values = tuple(_value(part) for part in node.args)
        named = {part.key: _value(part.value) for part in node.kwargs}
        return Written(node.node.name, values, named, node.lineno)
    if isinstance(node, nodes.Name):
        raise CallError(f"{node.name!r} is not a call", f"A call has round brackets: {node.name}().", node.lineno)
    raise CallError("only calls can stand between these brackets", _PLAIN, node.lineno)


def _value(node: nodes.Expr) -> Any:
    if isinstance(node, nodes.Const):
        return node.value
    hint = 'Write text in quotes, numbers without: cards(kind="guide", limit=3).'
    if isinstance(node, nodes.Name):
        raise CallError(f"{node.name!r} stands here without quotes", hint, node.lineno)
    raise CallError("a call takes text and numbers only", hint, node.lineno)
