"""A file's text to fields, and fields to a record: the first steps for every source, with all that is wrong there."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from macros.problems import Problem

from .fields import Model
from .parse import Parsed, decode, parse_markdown, parse_yaml
from .source import read
from .wording.explain import explain

AnyModel = TypeVar("AnyModel", bound=Model)


def parse_file(root: Path, path: str, problems: list[Problem]) -> Parsed | None:
    """Text to fields; None when nothing useful could be read."""
    text, wrong = decode(read(root, path), path)
    parsed = None if wrong else (parse_markdown if path.endswith(".md") else parse_yaml)(text, path)
    problems.extend(wrong if parsed is None else parsed.problems)
    if parsed is None or (parsed.problems and not isinstance(parsed.data, dict)):
        return None
    if parsed.data is None and not parsed.problems:
        hint = 'Start one with: python3 scripts new <kind> "<title>"'
        problems.append(Problem("empty-file", path, 1, 1, "", "there is nothing in this file", hint))
        return None
    if not isinstance(parsed.data, dict):
        problems.append(
            Problem("wrong-type", path, 1, 1, "", "this file holds no fields", "Write lines such as title: …")
        )
        return None
    return parsed


def validated(parsed: Parsed, data: Any, model: type[AnyModel], problems: list[Problem]) -> AnyModel | None:
    """The record; None when something is wrong with it."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems.extend(explain(parsed, error, model))
    return None
