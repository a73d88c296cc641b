"""YAML nodes → plain data: dict, list, text and None, nothing else. Refuses what has no place in a content file.

Works on PyYAML's node tree without importing PyYAML. Every scalar is its source text, so that no value changes
its meaning on the way (`no`, `1.10`, `12:30:45`); the model decides about types.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.problems import Problem

DEPTH = 24  # levels of lists and fields inside each other
EMPTY = frozenset(("", "~", "null", "Null", "NULL"))

Location = tuple[str | int, ...]


class Walk:
    """One walk over one tree; `problems` fills up on the way."""

    __slots__ = ("offset", "path", "problems", "seen")

    def __init__(self, path: str, offset: int = 0) -> None:
        """`offset` lines of the file stand above the text; it counts only where a sentence names a line."""
        self.path = path
        self.offset = offset
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def data(self, node: Any, depth: int = 1) -> Any:
        """A collection that is met again (an alias) is None: following it could go on for ever."""
        kind = node.id
        if kind == "scalar":
            return None if not node.style and node.value in EMPTY else node.value
        if id(node) in self.seen:
            return None
        self.seen.add(id(node))
        if depth > DEPTH:
            self.problems.append(too_deep(self.path, node.start_mark))
            return None
        if kind == "sequence":
            return [self.data(item, depth + 1) for item in node.value]
        return self._fields(node, depth + 1)

    def _fields(self, node: Any, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for key, value in node.value:
            if key.id != "scalar" or (key.value in ("", "<<") and not key.style):
                self._refuse_key(key)
            elif key.value in fields:
                self._repeated(node, key)
            else:
                fields[key.value] = self.data(value, depth)
        return fields

    def _refuse_key(self, key: Any) -> None:
        if key.id == "scalar" and key.value:
            self._add(
                "yaml-alias", key, "<<", "fields cannot be merged in from elsewhere with <<", "Write each field out."
            )
        elif key.id == "mapping":
            self._add(
                "yaml-syntax",
                key,
                "",
                "braces start a group of fields in YAML",
                'If this is text, put it in double quotes: "{{ … }}".',
            )
        else:
            self._add(
                "yaml-syntax",
                key,
                "",
                "a field's name must be plain text",
                "Write the name, a colon, a space and the value: title: The river.",
            )

    def _repeated(self, node: Any, key: Any) -> None:
        first = next(other for other, _ in node.value if other.id == "scalar" and other.value == key.value)
        self._add(
            "duplicate-key",
            key,
            key.value,
            f"{key.value} is written a second time",
            f"It stands in line {first.start_mark.line + 1 + self.offset} already: keep one of the two.",
        )

    def _add(self, rule: str, node: Any, field: str, message: str, hint: str) -> None:
        mark = node.start_mark
        self.problems.append(Problem(rule, self.path, mark.line + 1, mark.column + 1, field, message, hint))


def too_deep(path: str, mark: Any) -> Problem:
    return Problem(
        "deep-nesting",
        path,
        mark.line + 1,
        mark.column + 1,
        "",
        f"lists and fields stand more than {DEPTH} levels inside each other here",
        'Take levels out. If the brackets are text, put it in double quotes: "[…]".',
    )


def nodes(root: Any) -> Iterator[Any]:
    """Every node, keys too, each once."""
    stack, seen = [root], set()
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if node.id == "sequence":
            stack.extend(node.value)
        elif node.id == "mapping":
            stack.extend(part for pair in node.value for part in pair)


def scalars(root: Any) -> Iterator[tuple[Location, Any, Any]]:
    """Every scalar with its location and the node of its key (None in lists); keys too, as if in a list.

    Each node comes once, however often aliases name it."""
    stack: list[tuple[Location, Any, Any]] = [((), None, root)]
    seen: set[int] = set()
    while stack:
        location, key, node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.id == "scalar":
            yield location, key, node
        elif node.id == "sequence":
            stack.extend(((*location, number), None, child) for number, child in enumerate(node.value))
        else:
            for name, child in node.value:
                below = (*location, name.value) if name.id == "scalar" else location
                stack.extend(((below, None, name), (below, name, child)))


def dotted(location: Location) -> str:
    return ".".join(map(str, location))
