"""The shapes of single lines that YAML cannot read, and how each was meant: one function for each shape.

Looks at one line only; which line to look at is yaml_traps.py's matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .lost_text import LOST
from .quoting import cut, quoted

TAB = ("this line is indented with a tab", "Indent with spaces, two for each level.")
_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+)*)"
    r"(?:(?P<key>[^\s:#\"'\[\]{},&*!|>%@`-][^:#]*?)[ \t]*:(?:[ \t]+|$))?(?P<value>.*)"
)
_GLUED = re.compile(r"([A-Za-z_][\w-]*):([^\s:/].*)")
_COMMENT = re.compile(r"(?:^|[ \t]+)#.*$")
_CURLY = "“”„‟«»‘’‚‛"
_CODES = r"[0abtnvfre \t\"\\/N_LPxuU]"  # YAML 1.1, section 5.6, and "/"
_BAD_ESCAPE = re.compile(
    rf"\\(?!{_CODES}|$)|\\u[dD][89a-fA-F]|\\x(?![0-9a-fA-F]{{2}})|\\u(?![0-9a-fA-F]{{4}})|\\U(?!000[0-9a-fA-F]{{5}})"
)


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the reader stopped and where the unfinished thing began (None unless told), 0-based; its own words."""

    line: int
    column: int
    began: tuple[int, int] | None
    words: str

    @property
    def at_end(self) -> bool:
        """A quote was still open at the end of the file."""
        return "end of stream" in self.words or "document indicator" in self.words


@dataclass(frozen=True, slots=True)
class Trap:
    """A mistake. `line` and `column` are 0-based; `repaired` is the line as it was meant, when that is sure."""

    rule: str
    line: int
    column: int
    field: str
    message: str
    hint: str
    repaired: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line, taken apart: `start` is the column of the value, which has no comment at its end."""

    number: int
    text: str
    key: str
    value: str
    start: int

    @property
    def label(self) -> str:
        return f"{self.key}: " if self.key else "- " if "-" in self.text[: self.start] else ""

    def trap(self, message: str, hint: str, at: int | None = None, rule: str = "yaml-syntax") -> Trap:
        """A mistake whose cure is not sure; `at` is a column of the line."""
        return Trap(rule, self.number, self.start if at is None else at, self.key, message, hint)

    def quote(self, message: str, at: int | None = None, text: str = "", rule: str = "yaml-syntax") -> Trap:
        """The usual cure: quotes around the whole value, or around `text` instead of it."""
        better = quoted(text or self.value)
        hint = f"Put the value in quotes: {cut(self.label + better, 100)}"
        repaired = self.text[: self.start] + better
        return Trap(rule, self.number, self.start if at is None else at, self.key, message, hint, repaired)


def taken_apart(number: int, text: str) -> Line:
    """The line's field and value."""
    match = _LINE.fullmatch(text)
    if match is None:
        return Line(number, text, "", text, 0)
    value = match["value"]
    if not value.startswith(('"', "'")):
        value = _COMMENT.sub("", value)
    return Line(number, text, (match["key"] or "").strip(), value.rstrip(), match.start("value"))


def glued(value: str) -> tuple[str, str] | None:
    """`title:Hello` as name and value; addresses (`https://…`) are none."""
    match = _GLUED.fullmatch(value)
    return (match[1], match[2]) if match else None


def closing(value: str) -> int | None:
    """The column where the bracket that opens the value is closed."""
    depth, quote = 0, ""
    for column, sign in enumerate(value):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and value[column - 1] in " [{,:":
            quote = sign
        elif sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
            if depth == 0:
                return column
    return None


def tab(line: Line, stop: Stop) -> Trap | None:
    indentation = line.text[: len(line.text) - len(line.text.lstrip(" \t"))]
    if "\t" not in indentation or not line.text.strip():
        return None
    return Trap("tab-indentation", line.number, indentation.index("\t"), "", *TAB)


def second_document(line: Line, stop: Stop) -> Trap | None:
    if not re.match(r"(?:---|\.\.\.)(?:\s|$)", line.text) or line.number == 0:
        return None
    message = f"{line.text[:3]} would start a second document here"
    return line.trap(message, "Keep one document in a file: remove this line.", 0)


def bad_escape(line: Line, stop: Stop) -> Trap | None:
    match = _BAD_ESCAPE.search(line.text) if re.search("escape|hexa?decimal", stop.words) else None
    if not match:
        return None
    message = "in double quotes, \\ starts a code for a character, and this is none"
    if re.fullmatch(r'"[^"]+"', line.value):
        return line.quote(message, match.start(), line.value[1:-1])
    return line.trap(message, "Write \\\\ for one \\, or use single quotes around the value.", match.start())


def curly_quotes(line: Line, stop: Stop) -> Trap | None:
    value = line.value
    if not value.startswith(tuple(_CURLY)) or (_colon(value) is None and stop.line != line.number):
        return None
    whole = len(value) > 2 and value.endswith(tuple(_CURLY))
    message = "curly quotes do not work as quotes around a value; only straight ones do"
    return line.quote(message, text=value[1:-1] if whole else "")


def first_sign(line: Line, stop: Stop) -> Trap | None:
    value = line.value
    if value.startswith("{{") and (stop.line == line.number or not value.endswith("}}")):
        return line.quote("a value cannot start with {{: braces start a group of fields in YAML")
    if value.startswith("- ") and line.key:
        message = "a list cannot start on the line of its field"
        hint = f"Start the list on the next line, or put the value in quotes: {line.label}{quoted(value)}"
        return line.trap(message, hint)
    sure = value.startswith(("@", "`", "%")) or re.match(r"[&*!,\]}](?![\w-])", value)
    if not sure and not (stop.line == line.number and value.startswith(("*", "&", "!"))):
        return None
    return line.quote(f"a value cannot start with {value[0]} unless it is in quotes")


def bracket(line: Line, stop: Stop) -> Trap | None:
    if not line.value.startswith(("[", "{")):
        return None
    lost = _lost_in_brackets(line)
    end = closing(line.value)
    if lost or end is None:
        other = "]" if line.value[0] == "[" else "}"
        message = f"{line.value[0]} has no {other} that closes it"
        return lost or line.trap(message, f"Close it with {other}, or put the value in quotes if it is text.")
    if end + 1 == len(line.value):
        return None
    message = f"a value that starts with {line.value[0]} must end with its closing bracket; here text follows"
    return line.quote(message, line.start + end + 1)


def _lost_in_brackets(line: Line) -> Trap | None:
    """`[river, #school]`: the # takes the closing bracket along."""
    whole = line.text[line.start :]
    lost = LOST.search(whole)
    if not lost or closing(whole) is None or closing(whole[: lost.start()]) is not None:
        return None
    message = f"everything after {cut(lost[0], 20)} is left out: after a space, # starts a comment"
    word = re.split(r"[],}]", lost[0])[0].strip()
    return line.trap(
        message, f"Put the text with # in quotes: {quoted(word)}.", line.start + lost.start(), "unquoted-hash"
    )


def quotes(line: Line, stop: Stop) -> Trap | None:
    value = line.value
    if not value.startswith(('"', "'")):
        return None
    quote = value[0]
    match = re.match(r'"(?:[^"\\]|\\.)*"' if quote == '"' else r"'(?:[^']|'')*'", value)
    if match is None:
        return _open_quote(line, stop)
    rest = value[match.end() :]
    if not rest.strip() or rest.lstrip().startswith(("#", ":", ",", "]", "}")):
        return None
    if not value.endswith(quote):
        return line.quote("text follows the closing quote", line.start + match.end(), value)
    name = "an apostrophe" if quote == "'" else 'a "'
    inner = value[1:-1].replace("''", "'") if quote == "'" else value[1:-1]
    return line.quote(f"the value ends at {name} inside it, and text follows", line.start + match.end() - 1, inner)


def _open_quote(line: Line, stop: Stop) -> Trap | None:
    if stop.line == line.number and not stop.at_end:
        return None
    message = f"the quote {line.value[0]} is opened here and not closed in this line"
    return line.trap(message, f"Close it with {line.value[0]} at the end of the value.")


def block_sign(line: Line, stop: Stop) -> Trap | None:
    if not re.match(r"[>|](?![+\-0-9]*$)", line.value):
        return None
    return line.quote(f"after {line.value[0]} the text must start on the next line")


def no_space(line: Line, stop: Stop) -> Trap | None:
    found = None if line.key else glued(line.value)
    if not found:
        return None
    name, value = found
    repaired = f"{line.text[: line.start]}{name}: {value}"
    message = f"there is no space after the colon of {name}"
    at = line.start + len(name)
    return Trap("yaml-syntax", line.number, at, name, message, f"Write {name}: {cut(value)}", repaired)


def _colon(value: str) -> int | None:
    match = re.search(r":(?=[ \t]|$)", value)
    return match.start() if match else None


def unquoted_colon(line: Line, stop: Stop) -> Trap | None:
    at = _colon(line.value)
    if at is None or not line.key or line.value.startswith(('"', "'", "[", "{", "|", ">")):
        return None
    message = f"the value of {line.key} has a colon in it, which YAML takes for another field"
    return line.quote(message, line.start + at, rule="unquoted-colon")


Shape = Callable[[Line, Stop], Trap | None]
SHAPES: tuple[Shape, ...] = (
    tab,
    second_document,
    bad_escape,
    curly_quotes,
    first_sign,
    bracket,
    quotes,
    block_sign,
    no_space,
    unquoted_colon,
)
