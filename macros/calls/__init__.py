"""Every file in this folder is a family of calls that a listed, hand-written page may use.

A module has `CALLS`, a mapping of names to functions `(gallery, …) -> str | Fragment`. HTML comes from overrides/.
A page's text is a template of its own only in Jinja's sandbox, with these calls and nothing else in reach.
"""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from macros.gallery import Gallery
from macros.problems import Problem, suggestion
from macros.render.bodies import of_page
from macros.render.templates import fragment

from ._fragment import CallError, Fragment


@cache
def all_calls() -> dict[str, Callable[..., Any]]:
    """All calls by the word an editor writes."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)
               if not found.name.startswith("_")]
    return {name: call for module in modules for name, call in module.CALLS.items()}


@dataclass
class Calls:
    """The calls of one build. What they show is kept aside while Markdown runs and set in afterwards, so that it
    needs no trust from the cleaner and no care about blank lines."""

    gallery: Gallery
    problems: list[Problem] = field(default_factory=list)
    _kept: dict[str, Fragment] = field(default_factory=dict)

    def functions(self) -> dict[str, Callable[..., str]]:
        return {name: partial(self._run, call) for name, call in all_calls().items()}

    def _run(self, call: Callable[..., Any], *values: Any, **named: Any) -> str:
        result = call(self.gallery, *values, **named)
        if not isinstance(result, Fragment):
            return str(result)
        token = f"storyshelfcall{hashlib.sha256(repr((result.template, values, named)).encode()).hexdigest()[:16]}"
        self._kept[token] = result
        return token if result.inline else f"\n\n{token}\n\n"

    def environment(self) -> ImmutableSandboxedEnvironment:
        """The sandbox a page's text runs in: no loader, no engine objects, no private attributes."""
        env = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - makes Markdown
        env.globals = dict(self.functions())
        return env

    def render(self, text: str, path: str, first_line: int) -> str:
        """A page's Markdown with its calls carried out; a mistake becomes a Problem and an empty text."""
        try:
            return self.environment().from_string(text).render()
        except (TemplateError, CallError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            self.problems.append(_problem(error, text, path, first_line))
            return ""

    def set_in(self, html: str, base: str) -> str:
        """Finished HTML with every call's fragment in its place; `base` is the way to the site's root."""
        for token, kept in self._kept.items():
            if token in html:
                made = str(fragment(kept.template, base=base, **kept.values))
                html = html.replace(f"<p>{token}</p>", made).replace(token, made)
        return html


def page_problems(gallery: Gallery) -> Iterator[Problem]:
    """What is wrong with the calls of all listed pages."""
    calls = Calls(gallery)
    names = {page.name for page in gallery.catalog.pages}
    for name in gallery.settings.macro_pages:
        if name not in names:
            yield Problem("page-missing", "mkdocs.yml", 0, 0, "macro_pages", f"the page {name} does not exist",
                          suggestion(name, sorted(names)))
    for page in gallery.catalog.pages:
        if page.name in gallery.settings.macro_pages:
            text = of_page(page, gallery.settings.content)
            calls.render(text.body, text.path, text.line)
    yield from calls.problems


def _problem(error: Exception, text: str, path: str, first_line: int) -> Problem:
    line = getattr(error, "lineno", None) or _template_line(error) or 1
    row = text.splitlines()[line - 1] if line <= len(text.splitlines()) else ""
    column = max(row.find("{{"), row.find("{%"), 0) + 1
    hint = getattr(error, "hint", "") or f"Calls are {', '.join(sorted(all_calls()))}. " \
        "To show two curly brackets as they are, write {{ '{{' }}."
    message = str(error) if isinstance(error, CallError) else f"this call does not work: {error}"
    return Problem("call-failed", path, first_line + line - 1, column, "", message, hint)


def _template_line(error: Exception) -> int:
    """The line of the page at which the sandbox was, from the traceback's own frames."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


__all__ = ["CallError", "Calls", "Fragment", "all_calls", "page_problems"]
