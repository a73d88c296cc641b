"""A new entry's file, filled from its kind's own fields: what `python3 scripts new` writes."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic.fields import FieldInfo

from .entry import Kind

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .,()'’/&-]*")
_WORDS = frozenset({"yes", "no", "true", "false", "on", "off", "null"})
_SHOWN = (
    "topics",
    "people",
    "minutes",
    "season",
    "number",
    "stories",
    "opening",
    "subject",
    "institution",
    "findings",
    "items",
    "image",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be written: its path relative to the root, its text, and the entry's id."""

    path: str
    text: str
    id: str


def draft(kind: Kind, title: str, existing_ids: Collection[str], today: date | None = None) -> Draft:
    """A draft of a kind with a free id, dated today, and, where the kind has one, with a random permanent GUID."""
    ident = free_id(title, existing_ids)
    fields = kind.model.model_fields
    start: dict[str, Any] = {
        **dict(kind.start),
        "title": title,
        "summary": "",
        "published": (today or date.today()).isoformat(),
        "status": "draft",
    }
    if "guid" in fields:
        start["guid"] = str(uuid.uuid4())
    first = ["title", "summary", "published", "status", "guid"]
    names = [*[name for name in first if name in start], *[name for name in start if name not in first]]
    lines = [line for name in names for line in _lines(name, start[name], fields[name])]
    lines += [line for name in _SHOWN if name in fields and name not in start for line in _hint(name, fields[name])]
    text = "\n".join(lines) + "\n"
    if kind.suffix == "md":
        return Draft(f"{kind.folder}/{ident}.md", f"---\n{text}---\n", ident)
    return Draft(f"{kind.folder}/{ident}/{kind.name}.yml", text, ident)


def free_id(title: str, existing_ids: Collection[str]) -> str:
    """An address made of the title's letters and digits; with a number behind it when the plain one is taken."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "entry"
    number, ident = 2, stem
    while ident in existing_ids:
        ident, number = f"{stem}-{number}", number + 1
    return ident


def _lines(name: str, value: Any, field: FieldInfo) -> list[str]:
    if isinstance(value, dict):
        return [f"{name}:", *(f"  {key}: {quoted(item)}" for key, item in value.items())]
    about = f"  # {field.description}" if value == "" and field.description else ""
    return [f"{name}:{f' {quoted(value)}' if value != '' else ''}{about}"]


def _hint(name: str, field: FieldInfo) -> list[str]:
    """A field that may be filled, as a comment: nothing has to be looked up."""
    example = flow(field.examples[0]) if field.examples else ""
    return [f"# {name}: {example}".rstrip() + (f"  # {field.description}" if field.description else "")]


def flow(value: Any) -> str:
    """An example on one line, as YAML's flow style writes lists and mappings."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    text = quoted(value)
    return f'"{text}"' if "," in text and not text.startswith('"') else text  # a comma would end the item


def quoted(value: Any) -> str:
    """A value as YAML: plain where that is safe, else in double quotes."""
    text = str(value)
    if re.fullmatch(r"\d+|\d{4}-\d{2}-\d{2}|[0-9a-f-]{36}", text):
        return text
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS and text == text.strip() and ": " not in text:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
