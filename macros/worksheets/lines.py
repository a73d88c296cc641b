"""A body cut into lines, each with its sort: what may hold questions, and what is never read (code, comments).

Knows no meaning beyond one line; compiler.py puts lines together. Linear in the length of the body.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from .inline import BLANK, CHOICE, TICK

Sort = Literal["empty", "opaque", "indented", "heading", "open", "close", "listen", "caption", "row", "words"]

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_BLOCK = re.compile(r" {0,3}/{3,}(?P<inside>.*)$")
_LISTEN = re.compile(r' {0,3}Listen:[ \t]+(?=.*(?:\d:\d|["“”]|\{#))')
_CAPTION = re.compile(r" {0,3}Table:(?:[ \t]|$)")
_WRITE = re.compile(r"[ \t]*_{3,}[ \t]*(?:\{(?P<mark>[^{}]*)\}[ \t]*)?$")
_TICKED = re.compile(r"[ \t]*[-*+][ \t]+\[[ \u00a0]?\](?:[ \t]+|$)(?P<words>.*)$")
_CHOICES = re.compile(r"[ \t]*\([ \u00a0]?\)(?=\s|$)")
_ANSWERS = ("_", "-", "*", "+", "(")  # how the lines that these patterns know begin
_HIDES = ("```", "~~~", "<!--")
NUMBERED = re.compile(r" {0,3}(?P<number>\d{1,4}[.)])[ \t]+")
BULLET = re.compile(r" {0,3}[-*+][ \t]+")

Answer = Literal["", "write", "choice", "tick"]


class Line(NamedTuple):
    """One line of a file, without its end. `number` is 1-based in the file."""

    text: str
    number: int
    sort: Sort

    @property
    def inside(self) -> str:
        """What stands after the slashes of a block's first line."""
        found = _BLOCK.match(self.text)
        return found["inside"].strip() if found else ""

    @property
    def answer(self) -> Answer:
        """How the line is answered, when it holds nothing but that."""
        if self.text.lstrip(" \t")[:1] not in _ANSWERS:
            return ""
        if _WRITE.match(self.text):
            return "write"
        if _TICKED.match(self.text):
            return "tick"
        return "choice" if _CHOICES.match(self.text) else ""

    @property
    def mark(self) -> str:
        """The word in `____ {date}`, or ""."""
        found = _WRITE.match(self.text)
        return (found["mark"] or "").strip() if found else ""

    @property
    def ticked(self) -> str:
        """The words after `- [ ]`."""
        found = _TICKED.match(self.text)
        return found["words"].strip() if found else ""

    @property
    def fills_in(self) -> bool:
        """Whether anything in the line looks like a place for an answer."""
        return bool(BLANK.search(self.text) or TICK.search(self.text) or CHOICE.search(self.text))


def scan(body: str, first: int) -> list[Line]:
    """The lines of a body whose first line is line `first` of its file."""
    texts = [text.rstrip("\r") for text in body.split("\n")] if "\r" in body else body.split("\n")
    hidden = _hidden(texts) if any(sign in body for sign in _HIDES) else ()
    lines: list[Line] = []
    sort: Sort = "empty"
    for at, text in enumerate(texts):
        if at in hidden:
            sort = "opaque"
        elif text[:1].isalnum() and text[0] not in "LT":  # most lines
            sort = "words"
        else:
            sort = _sort(text, sort)
        lines.append(Line(text, first + at, sort))
    return lines


def _sort(text: str, before: Sort) -> Sort:
    if not text.strip():
        return "empty"
    if text.startswith(("    ", "\t")) and before in ("empty", "indented"):
        return "indented"
    if text.startswith("#"):
        return "heading" if text.strip("# \t") else "opaque"
    start = text.lstrip(" ")[:1]
    if start == "/":
        block = _BLOCK.match(text)
        return "words" if not block else "open" if block["inside"].strip() else "close"
    if start == "L":
        return "listen" if _LISTEN.match(text) else "words"
    if start == "T":
        return "caption" if _CAPTION.match(text) else "words"
    return "row" if start == "|" and before != "words" else "words"


def _hidden(texts: list[str]) -> set[int]:
    """Numbers of lines inside code fences and comments. What is never closed hides nothing, as in Markdown."""
    hidden: set[int] = set()
    never: set[str] = set()  # endings that do not come any more: looked for once, so that this stays linear
    at = 0
    while at < len(texts):
        fence = _FENCE.match(texts[at])
        comment = texts[at].lstrip().startswith("<!--")
        end = None
        if fence and fence[1] not in never:
            end = _closed(texts, at + 1, fence[1])
            never |= {fence[1]} if end is None else set()
        elif comment and "-->" not in never:
            end = next((n for n in range(at, len(texts)) if "-->" in texts[n]), None)
            never |= {"-->"} if end is None else set()
        if end is not None:
            hidden.update(range(at, end + 1))
            at = end
        at += 1
    return hidden


def _closed(texts: list[str], start: int, fence: str) -> int | None:
    return next((n for n in range(start, len(texts)) if texts[n].strip() == fence), None)
