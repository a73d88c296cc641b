"""Jinja over overrides/: escaped by default, unknown names are mistakes, HTML lives there and nowhere else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .lean_jinja import PlainCode, PlainTemplate

OVERRIDES = Path(__file__).parents[2] / "overrides"


def adapt(env: Environment) -> Environment:
    """Give any environment our rules: everything is escaped, an unknown name stops the build."""
    env.autoescape = True
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.code_generator_class, env.template_class = PlainCode, PlainTemplate
    env.globals |= {"words": words, "shell": Shell(env), "same": Same()}
    return env


class Shell:
    """`shell(name, **values)` in templates: a part that many pages share, rendered once for each set of values.

    A part sees these values and the globals (`site`), nothing else of the page; it is kept while the site is the same.
    """

    def __init__(self, env: Environment) -> None:
        self._env, self._site = env, None
        self._kept: dict[tuple[Any, ...], Markup] = {}

    def __call__(self, name: str, **values: Any) -> Markup:
        if self._env.globals.get("site") is not self._site:
            self._site = self._env.globals.get("site")
            self._kept.clear()
        key = (name, *(tuple(value) if isinstance(value, list) else value for value in values.values()))
        if key not in self._kept:
            self._kept[key] = Markup(self._env.get_template(name).render(values))
        return self._kept[key]


class Same:
    """`same(macro, *values)` in templates: what the macro gives, worked out once for equal values; the last are kept.

    For macros that show nothing but what they are given, and get the same on many pages, such as cards.
    """

    SIZE = 5000

    def __init__(self) -> None:
        self._made = lru_cache(maxsize=self.SIZE)(lambda macro, *values: macro(*values))

    def __call__(self, macro: Callable[..., Markup], *values: Any) -> Markup:
        try:
            hash(values)
        except TypeError:
            return macro(*values)
        return self._made(macro, *values)


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


__all__ = ["OVERRIDES", "adapt", "environment", "fragment", "words"]
