"""Characters nobody sees: what is pasted along from word processors and web pages and breaks YAML or the site.

Stand-ins let the YAML reader pass over them, so that lines stay countable and every mistake is found at once.
Source of what YAML refuses: YAML 1.1, section 5.1 (c-printable) and 5.4 (line breaks).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from macros.problems import Problem

# Lone surrogates and U+FFFE/F cannot stand in a UTF-8 text, but a caller's text may hold them.
_REFUSED = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_HIDDEN = "\u200b-\u200d\ufeff\u2028\u2029"
CONTROL = re.compile(f"[{_REFUSED}]")
_ODD = re.compile(f"[{_REFUSED}{_HIDDEN}\u00a0]")
_INDENTATION = re.compile("(?:^|(?<=[\r\n]))[ \t\u00a0]*\u00a0[ \t\u00a0]*")
_JOINERS = "\u200c\u200d"  # needed inside words of several scripts and inside many emoji
_NAMES = {
    "\u00a0": "a no-break space",
    "\u200b": "an invisible zero-width space",
    "\u200c": "an invisible zero-width non-joiner",
    "\u200d": "an invisible zero-width joiner",
    "\ufeff": "an invisible byte order mark",
    "\u2028": "an invisible line separator",
    "\u2029": "an invisible paragraph separator",
}

Inside = Callable[[int, int], bool]


def tame(text: str) -> tuple[str, dict[int, int]]:
    """The text with each odd character replaced by one harmless character, and the table that puts them back.

    No-break spaces in indentation become plain spaces for good: that is what the editor meant.
    """
    if text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable():
        return text, {}
    found = set(_ODD.findall(text))
    if "\u00a0" in found:
        text = _INDENTATION.sub(lambda match: match[0].replace("\u00a0", " "), text)
        found.discard("\u00a0")
    free = (code for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    table = dict(zip(map(ord, sorted(found)), free, strict=False))
    return text.translate(table), {stand_in: odd for odd, stand_in in table.items()}


def odd_characters(path: str, lines: list[str], inside: Inside) -> Iterator[Problem]:
    """A problem for each odd character, given the untouched lines. `inside(line, column)`, both 0-based, tells
    whether a place is within quotes or a block of text, where hidden characters do no harm to YAML."""
    for number, line in enumerate(lines):
        if line.isascii() and line.isprintable():
            continue
        indentation = len(line) - len(line.lstrip(" \t\u00a0"))
        for match in _ODD.finditer(line):
            column = match.start()
            if _harmful(line, column, indentation) and (_always(line, column) or not inside(number, column)):
                yield _problem(path, number, column, match[0], column < indentation)


def _always(line: str, column: int) -> bool:
    return line[column] == "\u00a0" or bool(CONTROL.match(line[column]))


def _harmful(line: str, column: int, indentation: int) -> bool:
    sign = line[column]
    if sign == "\u00a0":  # inside a text it is good typography
        return column < indentation and "\u00a0" not in line[:column]
    if sign in _JOINERS:
        around = line[max(0, column - 1) : column] + line[column + 1 : column + 2]
        return len(around) < 2 or any(other.isascii() for other in around)
    return bool(CONTROL.match(sign)) or not line.lstrip().startswith("#")


def _problem(path: str, line: int, column: int, sign: str, indents: bool) -> Problem:
    name = f"{_NAMES.get(sign, 'an invisible control character')} (U+{ord(sign):04X})"
    if sign == "\u00a0" and indents:
        message, hint = f"this line is indented with {name}", "Delete the space and type it again."
    else:
        message = f"there is {name} here"
        hint = (
            "Delete it: it is invisible, and comes along when text is pasted. If it is meant, put the text in quotes."
        )
        hint = hint if not CONTROL.match(sign) else "Delete it: it is invisible, and comes along when text is pasted."
    return Problem("odd-character", path, line + 1, column + 1, "", message, hint)
