"""What YAML accepts in silence although the editor meant something else: odd characters, tabs, lost text, glued
names, anchors and tags. Looks at the text and the nodes; imports no YAML.

Each look costs next to nothing when there is nothing to find: plain searches come before patterns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from macros.problems import Problem

from .line_shapes import TAB, glued
from .lost_text import restore_lost_text, spans
from .odd_characters import CONTROL, Inside, odd_characters
from .plain_data import dotted, scalars
from .quoting import cut, quoted

BREAK = re.compile(r"\r\n|\r|\n")
_ESCAPE = re.compile(r"\\[0abvfexuUN]")
_PROPERTY = re.compile(r"(?:^|[\s\[{},:?-])[&*!]")
_INDENTED_TAB = re.compile(r"(?:^|[\r\n]) *\t")
_NO_SPACE = re.compile(r":(?<=[^\W\d]:)[^\s:/]")
_GLUED = re.compile(r"(?:^|[\r\n]) *[A-Za-z_][\w-]*:[^\s:/]")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'""")
_MEANINGS = {"&": "a name for repeating", "*": "a repetition", "!": "a type"}

Tokens = Callable[[str], Iterable[Any]]


def in_text(original: str, text: str, odd: bool, node: Any, path: str) -> Iterator[Problem]:
    """What the lines show. `original` is as the editor wrote it, `odd` says that it holds odd characters; `node`
    (None when nothing could be read) was made of `text`, which is mended. Gives lost text back to the nodes."""
    tabs = node is not None and "\t" in original and bool(_INDENTED_TAB.search(original))
    if odd or tabs:
        lines = BREAK.split(original)
        inside = _inside(node, lines)
        yield from odd_characters(path, lines, inside)
        yield from _tabs(lines, path, inside) if tabs else ()
    if node is not None and (" #" in text or "\t#" in text):
        yield from restore_lost_text(node, BREAK.split(text), path)


def in_nodes(text: str, node: Any, path: str, tokens: Tokens) -> Iterator[Problem]:
    """What the nodes show. `tokens` reads the text's YAML tokens."""
    if ("&" in text or "*" in text or "!" in text) and _PROPERTY.search(text):
        yield from _properties(text, path, tokens)
    if "\\" in text and _ESCAPE.search(text):
        yield from _escaped_controls(node, path)
    if _NO_SPACE.search(text) and _GLUED.search(text):
        yield from _glued(node, path)


def _inside(node: Any, lines: list[str]) -> Inside:
    """Asks whether a place (0-based) is within quotes or a block of text; guessed by line when nothing was read."""
    if node is None:
        return lambda line, column: any(
            found.start() <= column < found.end() for found in _QUOTED.finditer(lines[line])
        )
    known = [span for span in spans(node) if span.node.style]
    return lambda line, column: any(span.start <= (line, column) < span.end for span in known)


def _tabs(lines: list[str], path: str, inside: Inside) -> Iterator[Problem]:
    for number, line in enumerate(lines):
        column = len(line) - len(line.lstrip(" "))
        if line[column : column + 1] != "\t" or not line.strip() or line.lstrip().startswith("#"):
            continue
        if not inside(number, column):
            yield Problem("tab-indentation", path, number + 1, column + 1, "", *TAB)


def _properties(text: str, path: str, tokens: Tokens) -> Iterator[Problem]:
    """Anchors, aliases and tags: only the tokens tell where they stand."""
    for token in tokens(text):
        if token.id not in ("<anchor>", "<alias>", "<tag>"):
            continue
        mark = token.start_mark
        words = BREAK.split(text[mark.index :], maxsplit=1)[0].strip()
        meaning = _MEANINGS[words[0]]
        message = f"{cut(words.split()[0], 30)} has a meaning of its own in YAML here: {meaning}"
        hint = f"If it is text, put the whole value in quotes: {quoted(cut(words))}."
        hint += "" if token.id == "<tag>" else " If a value shall stand in two places, write it out twice."
        rule = "yaml-tag" if token.id == "<tag>" else "yaml-alias"
        yield Problem(rule, path, mark.line + 1, mark.column + 1, "", message, hint)


def _escaped_controls(node: Any, path: str) -> Iterator[Problem]:
    for location, _, scalar in scalars(node):
        match = CONTROL.search(scalar.value) if scalar.style == '"' else None
        if match:
            mark = scalar.start_mark
            message = f"the value holds a control character (U+{ord(match[0]):04X}) that no page can show"
            hint = "Take it out, or use single quotes if \\ is meant as itself."
            yield Problem("odd-character", path, mark.line + 1, mark.column + 1, dotted(location), message, hint)


def _glued(node: Any, path: str) -> Iterator[Problem]:
    """`name:Bob` under a field, or as the whole file: YAML reads it as one word."""
    for location, key, scalar in scalars(node):
        found = None if scalar.style else glued(scalar.value)
        mark = scalar.start_mark
        if found and (node is scalar or (key is not None and key.start_mark.line < mark.line)):
            name, value = found
            field = dotted((*location, name))
            message = f"there is no space after the colon of {name}"
            column = mark.column + 1 + len(name)
            yield Problem("yaml-syntax", path, mark.line + 1, column, field, message, f"Write {name}: {cut(value)}")
