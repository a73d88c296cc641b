"""Text → fields with positions: the strict reader of YAML and front matter, and the only importer of yaml.

A mistake never stops the reading where it can go on: an unquoted colon is reported, the line is read as it was
meant, and the rest is checked in the same run. What the fields mean is left to the models; the sentences for
broken lines are in yaml_traps.py, for what YAML accepts in silence in silent_traps.py, the walk over the nodes
in plain_data.py. Nearly all files are right and plain: everyday.py reads them without nodes, which are made of the
text only when somebody asks where a field stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from macros.problems import Problem, in_order

from .strict_yaml.encoding import decode
from .strict_yaml.everyday import everyday_fields
from .strict_yaml.front_matter import split
from .strict_yaml.libyaml_scanner import LibyamlScanner
from .strict_yaml.line_shapes import Stop
from .strict_yaml.odd_characters import tame
from .strict_yaml.plain_data import DEPTH, Walk, nodes, scalars, too_deep
from .strict_yaml.silent_traps import BREAK, in_nodes, in_text
from .strict_yaml.yaml_traps import spot

__all__ = ["Parsed", "decode", "parse_markdown", "parse_yaml"]


class _NoTags:
    """Every scalar stays text: nothing is looked up for it, which saves a third of the time."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> None:
        return None

    def descend_resolver(self, parent: Any, index: Any) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


class _PurePython(_NoTags, LibyamlScanner, yaml.BaseLoader):
    """The fallback without libyaml: ten times slower, the same results."""

    scalar_token = yaml.ScalarToken
    scanner_error = yaml.scanner.ScannerError


_LIBYAML = getattr(yaml, "CBaseLoader", None)
_Loader: Any = type("_Libyaml", (_NoTags, _LIBYAML), {}) if _LIBYAML else _PurePython

_REPAIRS = 20  # broken lines that are reported one by one before giving up
_COMPACT = re.compile(r"-[ \t]+[-?:]|\?[ \t]+[-?:]")  # levels that begin on one line: "- - item"
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n])*%")
_GLUED_BLOCK = re.compile(r"[|>][-+0-9]*#")
_RARE = ("{{", "\\u", "\\U", ">#", "|#", "-#", "+#")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's fields. `path` is posix, relative to the root; `data` holds dict, list, text and None (unquoted null,
    ~ or nothing) only, and is None when nothing could be read, with the reason in `problems`. `body` is the
    Markdown after the front matter, starting in `body_line` (1-based) of the file; "" and 0 for YAML files."""

    path: str
    data: Any
    body: str = ""
    body_line: int = 0
    problems: tuple[Problem, ...] = ()
    _node: Any = field(default=None, repr=False, compare=False)
    _offset: int = field(default=0, repr=False, compare=False)
    _text: str = field(default="", repr=False, compare=False)  # nodes are made of it when a place is asked for

    def where(self, loc: Sequence[str | int], key: bool = False) -> tuple[int, int]:
        """Line and column, 1-based and counted in characters, of the value at `loc`, or of its key.

        Parts of `loc` that are not there are skipped, so the nearest thing above answers; (1, 1) when none is."""
        root = _composed(self._text) if self._text else self._node
        value, name = root, None
        for part in loc:
            below = _child(value, part)
            if below:
                name, value = below
        if value is None or value is root:
            return (1, 1)
        mark = (name if key and name is not None else value).start_mark
        return (mark.line + 1 + self._offset, mark.column + 1)


def parse_yaml(text: str, path: str) -> Parsed:
    """Read a YAML file. Never raises; every mistake is in `problems`."""
    text = text.removeprefix("\ufeff")
    fields = everyday_fields(text)
    if fields is not None:
        return Parsed(path, fields, _text=text)
    data, node, problems = _read(text, path)
    return Parsed(path, data, problems=tuple(in_order(problems)), _node=node)


def parse_markdown(text: str, path: str) -> Parsed:
    """Read a Markdown file with or without front matter between --- lines; without, `data` is {}."""
    head = split(text.removeprefix("\ufeff"))
    if head.wrong:
        wrong = Problem("front-matter", path, head.line, 1, "", head.wrong, head.hint)
        return Parsed(path, None, head.body, head.body_line, (wrong,))
    fields = everyday_fields(head.fields) if head.fields else None
    if fields is not None:
        return Parsed(path, fields, head.body, head.body_line, _offset=1, _text=head.fields or "")
    data, node, found = _read(head.fields or "", path, offset=1)
    problems = [replace(problem, line=problem.line + 1) for problem in found]
    if node is None and not problems:
        data = {}
    elif not isinstance(data, dict):
        data = None
        message, hint = "the front matter holds no fields", "Write lines such as title: The river."
        problems = problems or [Problem("front-matter", path, 2, 1, "", message, hint)]
    return Parsed(path, data, head.body, head.body_line, tuple(in_order(problems)), node, 1)


def _child(node: Any, part: str | int) -> tuple[Any, Any] | None:
    """The node of the key (None in lists) and the node below it."""
    if node is None or node.id == "scalar":
        return None
    if node.id == "sequence":
        return (None, node.value[part]) if isinstance(part, int) and 0 <= part < len(node.value) else None
    return next(((key, value) for key, value in node.value if key.id == "scalar" and key.value == str(part)), None)


def _read(text: str, path: str, offset: int = 0) -> tuple[Any, Any, list[Problem]]:
    """Data, root node, problems with lines counted in `text`; `offset` lines of the file stand above it."""
    tamed, wild = tame(text)
    odd = bool(wild) or tamed != text
    node, mended, problems = _tree(tamed, path)
    if node is not None and wild:
        for _, _, scalar in scalars(node):
            scalar.value = scalar.value.translate(wild)
    problems.extend(in_text(text, mended.translate(wild), odd, node, path))
    if node is None:
        return None, None, problems
    problems.extend(in_nodes(mended, node, path, _tokens))
    walk = Walk(path, offset)
    data = walk.data(node)
    return data, node, [*problems, *walk.problems]


def _tokens(text: str) -> Iterator[Any]:
    return yaml.scan(text, Loader=_Loader)


def _tree(text: str, path: str) -> tuple[Any, str, list[Problem]]:
    """The root node, the text with broken lines as they were meant, and what was wrong with them."""
    deep = _first_too_deep(text, path)
    if deep:
        return None, text, [deep]
    problems: list[Problem] = []
    repaired: set[int] = set()
    while True:
        try:
            return _composed(text), text, problems
        except yaml.MarkedYAMLError as error:
            lines = BREAK.split(text)
            trap = spot(lines, _stop(error, lines))
        problems.append(Problem(trap.rule, path, trap.line + 1, trap.column + 1, trap.field, trap.message, trap.hint))
        if trap.repaired is None or trap.line in repaired or len(repaired) == _REPAIRS:
            return None, text, problems
        repaired.add(trap.line)
        text = _with_line(text, trap.line, trap.repaired)


def _composed(text: str) -> Any:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    if "%" in text and _DIRECTIVE.match(text):
        line = len(BREAK.findall(_DIRECTIVE.match(text)[0]))  # type: ignore[index]
        raise yaml.MarkedYAMLError(None, None, "unknown directive", yaml.Mark("", 0, line, 0, None, None))
    if node is not None and any(sign in text for sign in _RARE):
        _refuse_nonsense(node, text)
    return node


def _refuse_nonsense(root: Any, text: str) -> None:
    """What one of the two readers, or both, let pass: half characters (\ud800), {{ … }} as a group of groups, and
    text glued to the sign of a block (>#fff), which is dropped."""
    for node in nodes(root):
        mark = node.start_mark
        if node.id == "scalar" and _SURROGATE.search(node.value):
            raise yaml.MarkedYAMLError(None, None, "invalid character escape code", mark)
        if node.id == "mapping" and any(key.id == "mapping" for key, _ in node.value):
            raise yaml.MarkedYAMLError(None, None, "did not find expected key", mark)
        if node.id == "scalar" and node.style in ("|", ">") and _GLUED_BLOCK.match(text, mark.index):
            raise yaml.MarkedYAMLError(None, None, "did not find expected comment or line break", mark)


def _stop(error: yaml.MarkedYAMLError, lines: list[str]) -> Stop:
    end = (len(lines) - 1, len(lines[-1]))
    began, mark = error.context_mark, error.problem_mark or error.context_mark
    line, column = min((mark.line, mark.column), end) if mark else (0, 0)
    start = min((began.line, began.column), end) if began else None
    return Stop(line, column, start, f"{error.context}: {error.problem}")


def _with_line(text: str, number: int, line: str) -> str:
    pieces = re.split(rf"({BREAK.pattern})", text)
    pieces[2 * number] = line
    return "".join(pieces)


def _first_too_deep(text: str, path: str) -> Problem | None:
    """Asked of the tokens before anything is built: libyaml's composer calls itself for each level, and a file of
    brackets would overflow the stack and end the process."""
    if text.count("[") + text.count("{") <= DEPTH and " " * 16 not in text and not _COMPACT.search(text):
        return None
    depth = 0
    try:
        for token in _tokens(text):
            name = type(token).__name__
            depth += name.endswith(("SequenceStartToken", "MappingStartToken"))
            depth -= name.endswith(("SequenceEndToken", "MappingEndToken", "BlockEndToken"))
            if depth > DEPTH:
                return too_deep(path, token.start_mark)
    except yaml.MarkedYAMLError:
        return None  # composing the nodes stops in the same place and is explained there
    return None
