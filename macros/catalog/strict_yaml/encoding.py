"""Bytes → text: UTF-8 only, with a guess at what a file in another encoding is, so that the editor can be told.

Knows nothing of YAML; what the text means is parse.py's matter.
"""

from __future__ import annotations

import codecs

from macros.problems import Problem

LIMIT = 256 * 1024  # bytes; a hundred times a long entry
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_HINT = "Save the file again with the encoding UTF-8."


def decode(raw: bytes, path: str, limit: int = LIMIT) -> tuple[str, tuple[Problem, ...]]:
    """The file's text without a byte order mark. When it is not UTF-8 the problem names the likely encoding and
    the place of the first bad byte, and the text is the best guess, or "" when there is none. `limit` is in bytes."""
    if len(raw) > limit:
        size = f"the file is {len(raw) // 1024} KB long, more than {limit // 1024} KB"
        return "", (Problem("file-size", path, 0, 0, "", size, "Split it, or move long text to a file of its own."),)
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        return _guess(raw, error.start, path)


def _guess(raw: bytes, start: int, path: str) -> tuple[str, tuple[Problem, ...]]:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            message = f"this file is saved as {name}, not as UTF-8"
            return raw.decode(name.lower(), "replace"), (Problem("encoding", path, 1, 1, "", message, _HINT),)
    line, column = _place(raw, start)
    if b"\0" in raw:
        return "", (Problem("encoding", path, line, column, "", "this is not a text file", _HINT),)
    text = raw.decode("cp1252", "replace")
    sign = raw[start : start + 1].decode("cp1252", "replace")
    message = f"this file is not saved as UTF-8; it looks like Windows-1252 (cp1252), with {sign!r} here"
    return text, (Problem("encoding", path, line, column, "", message, _HINT),)


def _place(raw: bytes, start: int) -> tuple[int, int]:
    before = raw[:start].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
