"""Jinja over overrides/: escaped by default, unknown names are mistakes, HTML lives there and nowhere else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

OVERRIDES = Path(__file__).parents[2] / "overrides"


def adapt(env: Environment) -> Environment:
    """Give any environment our rules: everything is escaped, an unknown name stops the build."""
    env.autoescape = True
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.globals["words"] = words
    return env


@cache
def words(language: str) -> Callable[[str], str]:
    """The words of a page in its language, from overrides/words/<language>.json; English where there are none."""
    path = OVERRIDES / "words" / f"{language.partition('-')[0]}.json"
    known: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return lambda word: known.get(word, word)


@cache
def environment(folder: Path = OVERRIDES) -> Environment:
    """The environment for fragments, messages and redirects; pages use the engine's, adapted."""
    return adapt(Environment(loader=FileSystemLoader(folder), auto_reload=True))


def fragment(name: str, **values: Any) -> Markup:
    """One file of overrides/ rendered alone, without blank lines (Markdown would break on them)."""
    text = environment().get_template(name).render(**values)
    return Markup(re.sub(r"\n\s*\n+", "\n", text).strip())


__all__ = ["OVERRIDES", "adapt", "environment", "fragment"]
