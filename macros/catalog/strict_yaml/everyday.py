"""The YAML that people write every day, read without a YAML reader: fields, lists, groups, texts with or without
quotes, blocks of text.

Several times faster than building nodes. What is right but rarer, and every mistake, is left to the careful way, which
parse.py takes for any text that this file does not know. A test holds both ways to the same data. Imports no YAML.
"""

from __future__ import annotations

import json
import re
from typing import Any

from .plain_data import EMPTY

_LINE = re.compile(r"^( *)(- +)?(?:([A-Za-z0-9_][\w-]*):(?: +|$))?(.*)$", re.ASCII | re.MULTILINE)
_SINGLE = r"'(?:[^']|'')*+'"
_DOUBLE = r'"(?:[^"\\]|\\["\\/n]|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4})*+"'
_ITEM = rf"(?:[^\W_](?:[^\s,\[\]{{}}:?#]|[:#](?=[\w/])| (?=[^\s,\[\]{{}}:?#]))*+|/[\w./~-]*+|{_DOUBLE}|{_SINGLE})"
_ITEMS = re.compile(_ITEM)
_PAIRS = re.compile(rf"([A-Za-z_][A-Za-z0-9_-]*+): ({_ITEM})")
_QUOTED = re.compile(rf"{_DOUBLE}|{_SINGLE}")
_DEEPEST = 16  # spaces before a line
_END = ("", "", "", "\0")

_Line = tuple[str, str, str, str]


class _Unusual(Exception):
    """The text has something that only the careful way can judge."""


def everyday_fields(text: str) -> dict[str, Any] | None:
    """The fields of a YAML text as plain_data.Walk gives them; None when it is of another shape."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if " #" in text or " \n" in text or text.endswith(" ") or not text.replace("\n", "").isprintable():
        return None
    reader = _Reader(text)
    try:
        fields = reader.mapping(0)
    except _Unusual:
        return None
    return fields if fields and reader.next() is _END else None


class _Reader:
    """One pass over the lines. Each is its indentation, its dash, its field's name and the rest; `at` is the next."""

    __slots__ = ("at", "lines", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[_Line] = _LINE.findall(text)
        self.lines.append(_END)
        self.at = 0

    def next(self) -> _Line:
        """The next line that is neither empty nor a comment."""
        line = self.lines[self.at]
        while not (line[1] or line[2]) and (not line[3] or line[3][0] == "#"):
            self.at += 1
            line = self.lines[self.at]
        return line

    def mapping(self, indent: int) -> dict[str, Any]:
        """Fields that begin in column `indent`."""
        if indent > _DEEPEST:
            raise _Unusual
        fields: dict[str, Any] = {}
        edge = " " * indent
        while True:
            spaces, dash, name, rest = self.next()
            if spaces != edge or dash or not name:
                break
            if name in fields:
                raise _Unusual
            self.at += 1
            fields[name] = _inline(rest) if rest and rest[0] not in "|>" else self._below(indent, rest)
        if len(spaces) > indent:
            raise _Unusual
        return fields

    def _below(self, indent: int, sign: str) -> Any:
        """What stands on the lines under a field's name, behind which there is a sign for a block of text, or ""."""
        if sign:
            return self._block(sign, indent)
        spaces, dash, _, _ = self.next()
        deeper = len(spaces)
        if dash:
            return self._sequence(deeper) if deeper >= indent else None
        return self.mapping(deeper) if deeper > indent else None

    def _sequence(self, indent: int) -> list[Any]:
        items: list[Any] = []
        edge = " " * indent
        while True:
            spaces, dash, name, rest = self.next()
            if spaces != edge or not dash:
                break
            if name:
                column = indent + len(dash)
                self.lines[self.at] = (" " * column, "", name, rest)
                items.append(self.mapping(column))
            else:
                self.at += 1
                items.append(_inline(rest))
        if len(spaces) > indent:
            raise _Unusual
        return items

    def _block(self, sign: str, indent: int) -> str:
        """The lines under | or >, of which none but those of | may be indented further than the first."""
        lines = self.text.split("\n")
        first = lines[self.at] if self.at < len(lines) else ""
        start, begin = self.at, len(first) - len(first.lstrip(" "))
        edge = " " * begin
        while self.at < len(lines) and (not lines[self.at] or lines[self.at].startswith(edge)):
            self.at += 1
        whole = self.at < len(lines) or not lines[-1]  # its last line ends as lines do
        if sign not in ("|", "|-", ">", ">-") or not indent < begin <= _DEEPEST or not whole:
            raise _Unusual
        self.at = min(self.at, len(self.lines) - 1)
        text = "\n".join(line[begin:] for line in lines[start : self.at]).rstrip("\n")
        if sign[0] == ">":
            if "\n " in text:
                raise _Unusual
            text = re.sub(r"\n+", lambda gap: gap[0][1:] or " ", text)
        return text if sign.endswith("-") else f"{text}\n"


def _inline(text: str) -> Any:
    """A value on one line."""
    sign = text[:1]
    if sign.isalnum() or sign in "“‘«(¿¡…/":
        if ": " in text or text[-1:] in ("", ":"):
            raise _Unusual
        return None if text in EMPTY else text
    if sign == "[":
        return _listed(text)
    if sign == "{" and text.endswith("}"):
        return _group(text[1:-1])
    if sign in "\"'" and _QUOTED.fullmatch(text):
        return _scalar(text)
    raise _Unusual


def _listed(text: str) -> list[Any]:
    """A list in brackets, of single values or of groups."""
    if text.startswith("[{") and text.endswith("}]"):
        return [_group(inside) for inside in text[2:-2].split("}, {")]
    items: list[str] = _ITEMS.findall(text, 1)
    if f"[{', '.join(items)}]" != text:  # something stands between the items, or is none
        raise _Unusual
    return [_scalar(item) for item in items]


def _group(inside: str) -> dict[str, Any]:
    """The fields between braces."""
    pairs: list[tuple[str, str]] = _PAIRS.findall(inside)
    fields = {name: _scalar(item) for name, item in pairs}
    if len(fields) < len(pairs) or ", ".join([f"{name}: {item}" for name, item in pairs]) != inside:
        raise _Unusual
    return fields


def _scalar(text: str) -> str | None:
    if text[0] == "'":
        return text[1:-1].replace("''", "'")
    if text[0] != '"':
        return None if text in EMPTY else text
    if "\\" not in text:
        return text[1:-1]
    value: str = json.loads(text)
    if not value.replace("\n", "").isprintable():
        raise _Unusual
    return value
