"""worksheets.lock: the field ids of published guides, kept because people's saved answers hang on them.

JSON at the gallery's root, one field a line, sorted, so that two people's changes merge. Written by
`python3 scripts ids --write` only; compared by the check `field_changed`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros.problems import Problem

from .contract import fields_json
from .model import Guide

NAME = "worksheets.lock"
Locked = dict[str, tuple[str, ...]]  # field id → kind, then the values of its options


def locked_fields(guide: Guide) -> Locked:
    """What the lock keeps of a guide. Of rows that repeat only the first: their number may change."""
    fields = (field for field in fields_json(guide) if field.get("row", 1) == 1)
    return {field["id"]: (field["kind"], *(value for value, _ in field["options"])) for field in fields}


def read_lock(root: Path) -> tuple[dict[str, Locked], list[Problem]]:
    """The locked fields by guide id, and what is wrong with the file; empty when there is none yet."""
    try:
        text = (root / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}, []
    except UnicodeDecodeError:
        return {}, [_broken("the file is not UTF-8 text")]
    return parse_lock(text)


def parse_lock(text: str) -> tuple[dict[str, Locked], list[Problem]]:
    """The same from the file's text. Never raises."""
    try:
        found = json.loads(text) if text.strip() else {}
    except json.JSONDecodeError as error:
        merged = "<<<<<<< " in text
        return {}, [
            _broken("a merge left two versions in it" if merged else "it is not JSON", error.lineno, error.colno)
        ]
    except (RecursionError, ValueError):
        return {}, [_broken("it is no lock file at all")]
    if not isinstance(found, dict) or not all(map(_is_guide, found.values())):
        return {}, [_broken("it must hold guides with their fields in { }")]
    return {guide: {name: tuple(facts) for name, facts in fields.items()} for guide, fields in found.items()}, []


def lock_text(lock: Mapping[str, Locked]) -> str:
    """The file's text: the same fields always give the same bytes."""
    guides = []
    for guide, fields in sorted(lock.items()):
        lines = [f"  {_json(name)}: {_json(list(facts))}" for name, facts in sorted(fields.items())]
        guides.append(f"{_json(guide)}: {{\n" + ",\n".join(lines) + "\n}")
    return "{\n" + ",\n".join(guides) + "\n}\n" if guides else "{}\n"


def write_lock(root: Path, lock: Mapping[str, Locked]) -> None:
    """Writes the file in one step."""
    aside = root / f".{NAME}.{os.getpid()}.part"
    aside.write_text(lock_text(lock), encoding="utf-8", newline="\n")
    aside.replace(root / NAME)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _is_guide(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(facts, list) and facts and all(isinstance(fact, str) for fact in facts) for facts in value.values()
    )


def _broken(why: str, line: int = 0, column: int = 0) -> Problem:
    return Problem(
        "worksheets-lock", NAME, line, column, "", f"the file cannot be read: {why}",
        "Take the last committed version back, and let new ids be added: python3 scripts ids --write",
    )  # fmt: skip
