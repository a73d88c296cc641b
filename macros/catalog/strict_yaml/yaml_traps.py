"""Why a text is not YAML, in an editor's words, and what the line should have been.

The reader only says where it stopped. The cause is looked for in that line, in the one before it and in the line
where the unfinished thing began, by the shape of the line: so the answer is the same with and without libyaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from .line_shapes import SHAPES, Stop, Trap, taken_apart
from .quoting import cut

_RULE = "yaml-syntax"


def spot(lines: list[str], stop: Stop) -> Trap:
    """The cause of one stop, which lies within the lines."""
    for number in _suspects(lines, stop):
        line = taken_apart(number, lines[number])
        for shape in SHAPES:
            found = shape(line, stop)
            if found:
                return found
    return _by_words(lines, stop)


def _suspects(lines: list[str], stop: Stop) -> Iterator[int]:
    above = (n for n in range(stop.line - 1, -1, -1) if lines[n].strip() and not lines[n].lstrip().startswith("#"))
    began = stop.began[0] if stop.began else stop.line
    yield from dict.fromkeys((stop.line, next(above, stop.line), began))


def _by_words(lines: list[str], stop: Stop) -> Trap:
    """No shape fits: what remains is mostly a missing colon or crooked indentation."""
    line = lines[stop.line]
    indentation = len(line) - len(line.lstrip())
    if "could not find expected ':'" in stop.words and stop.began:
        message = f'"{cut(lines[stop.began[0]], 40)}" is neither a field nor part of one'
        hint = "A field is a name, a colon, a space and a value. A text that goes on is indented under its field."
        return Trap(_RULE, *stop.began, "", message, hint)
    if stop.at_end and stop.began:
        return Trap(
            _RULE, *stop.began, "", "the quote opened here is never closed", "Close it at the end of the value."
        )
    if "unexpected ':'" in stop.words:
        hint = "Put a space after the colon, or the text with the colon in quotes."
        return Trap(_RULE, stop.line, stop.column, "", "a colon stands right before a bracket or comma", hint)
    if line.lstrip().startswith("- "):
        hint = "Indent all items of a list alike, under a field that has nothing after its colon."
        return Trap(_RULE, stop.line, indentation, "", "this item does not stand in line with a list", hint)
    if "mapping values" in stop.words or "expected" in stop.words:
        hint = "Start it in the same column as the fields beside it. Text over several lines stands indented after a >."
        return Trap(_RULE, stop.line, indentation, "", "this line does not fit the lines above it", hint)
    hint = "Look at this line and the one above: quotes, brackets, colons, indentation."
    return Trap(_RULE, stop.line, stop.column, "", "the file cannot be read from here on", hint)
