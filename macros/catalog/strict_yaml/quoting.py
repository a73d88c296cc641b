"""How values are shown in messages and written as YAML on one line."""

from __future__ import annotations

import json
import re
from typing import Any

_CUT = 60
_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f:#\[\]{},\"'\\]|:(?=\S))*", re.UNICODE)
_WORDS = {"null", "true", "false", "yes", "no", "on", "off"}


def cut(text: str, most: int = _CUT) -> str:
    """The text on one line, with … where it is cut."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def short(value: Any) -> str:
    """A value as it is named in a message."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    return f'"{cut(str(value))}"'


def quoted(text: str) -> str:
    """The text as a quoted YAML scalar on one line: double quotes, or single where the text holds double ones."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def one_line(value: Any) -> str:
    """A value as YAML on one line, as an editor would write it: quotes only where needed."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {one_line(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(one_line, value)) + "]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS and not text.endswith((" ", ":")):
        return text
    return json.dumps(text, ensure_ascii=False)
