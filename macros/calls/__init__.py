"""Every file in this folder is a family of calls that a listed, hand-written page may use.

A module has `CALLS`, a mapping of names to functions `(gallery, …) -> str | Fragment`. HTML comes from overrides/.
A page's text is never run as a template: `_text.py` finds the calls in it, and they are carried out here, one by one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from macros.gallery import Gallery
from macros.problems import Problem, suggestion
from macros.render.bodies import of_page
from macros.render.markdown import to_html
from macros.render.templates import fragment

from ._fragment import CallError, EntryHasMistakes, Fragment
from ._text import Written, pieces
from ._values import bound

_TOKEN = re.compile(r"<p>(storyshelfcall[0-9a-f]{16})</p>|(storyshelfcall[0-9a-f]{16})")
_IN_TAG = re.compile(r"<[^>]*?(storyshelfcall[0-9a-f]{16})[^>]*>")  # clean HTML writes every other > as &gt;


@cache
def all_calls() -> dict[str, Callable[..., Any]]:
    """All calls by the word an editor writes."""
    modules = [
        import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__) if not found.name.startswith("_")
    ]
    return {name: call for module in modules for name, call in module.CALLS.items()}


@dataclass
class Calls:
    """The calls of one build. What they show is kept aside while Markdown runs and set in afterwards, so that it
    needs no trust from the cleaner and no care about blank lines."""

    gallery: Gallery
    problems: list[Problem] = field(default_factory=list)
    _kept: dict[str, Fragment] = field(default_factory=dict)
    _lines: dict[str, int] = field(default_factory=dict)

    def functions(self) -> dict[str, Callable[..., str]]:
        """The calls for an engine that runs pages itself; plain functions, through which nothing else is in reach."""
        return {name: self._function(name) for name in all_calls()}

    def _function(self, name: str) -> Callable[..., str]:
        def call(*values: Any, **named: Any) -> str:
            return self._run(Written(name, values, named, 0))

        return call

    def _run(self, written: Written) -> str:
        call = all_calls().get(written.name)
        if not call:
            raise CallError(f"there is no call {written.name!r}", suggestion(written.name, sorted(all_calls())))
        values = bound(written.name, call, self.gallery, written.values, written.named)
        result = call(*values.args, **values.kwargs)
        if not isinstance(result, Fragment):
            return str(result)
        key = repr((result.template, written.values, written.named))
        token = f"storyshelfcall{hashlib.sha256(key.encode()).hexdigest()[:16]}"
        self._kept[token], self._lines[token] = result, written.line
        return token if result.inline else f"\n\n{token}\n\n"

    def render(self, text: str, path: str, first_line: int) -> str:
        """A page's Markdown with its calls carried out; each mistake becomes a Problem and no text."""
        made = []
        try:
            for piece in pieces(text):
                made.append(piece if isinstance(piece, str) else self._carried_out(piece, text, path, first_line))
        except CallError as error:
            self.problems.append(_problem(error, error.line, text, path, first_line))
            return ""
        return "".join(made)

    def _carried_out(self, written: Written, text: str, path: str, first_line: int) -> str:
        try:
            return self._run(written)
        except EntryHasMistakes:
            return ""
        except CallError as error:
            self.problems.append(_problem(error, written.line, text, path, first_line, written.name))
            return ""

    def misplaced(self, html: str) -> Iterator[int]:
        """Lines of the text whose call ended in a tag, such as a link's address, where nothing can be shown."""
        yield from (self._lines[match[1]] for match in _IN_TAG.finditer(html) if match[1] in self._lines)

    def set_in(self, html: str, base: str) -> str:
        """Finished HTML with every call's fragment in its place; `base` is the way to the site's root.

        What a fragment shows is not looked through again: a title may hold any words."""

        def put(match: re.Match[str]) -> str:
            token = match[1] or match[2]
            kept = self._kept.get(token)
            if not kept:
                return match[0]
            made = str(fragment(kept.template, base=base, **kept.values))
            return match[0].replace(token, made) if kept.inline else made

        return _TOKEN.sub(put, html)


def page_problems(gallery: Gallery) -> Iterator[Problem]:
    """What is wrong with the calls of all listed pages."""
    calls = Calls(gallery)
    names = {page.name for page in gallery.catalog.pages}
    for name in gallery.settings.macro_pages:
        if name not in names and f"{gallery.settings.content}/{name}" not in gallery.catalog.broken:
            yield Problem(
                "page-missing",
                "mkdocs.yml",
                0,
                0,
                "macro_pages",
                f"the page {name} does not exist",
                suggestion(name, sorted(names)),
            )
    for page in gallery.catalog.pages:
        if page.name in gallery.settings.macro_pages:
            text = of_page(page, gallery.settings.content)
            html = to_html(calls.render(text.body, text.path, text.line))
            for line in calls.misplaced(html):
                error = CallError(
                    "a call cannot stand in a link's address or title", "Put it before or after the link."
                )
                calls.problems.append(_problem(error, line, text.body, text.path, text.line))
    yield from calls.problems


def _problem(error: CallError, line: int, text: str, path: str, first_line: int, name: str = "") -> Problem:
    rows = text.splitlines()
    row = rows[line - 1] if 0 < line <= len(rows) else ""
    found = re.search(rf"\{{\{{[-+]?\s*{name}" if name else r"\{\{|\{%", row)
    return Problem(
        "call-failed",
        path,
        first_line + max(line, 1) - 1,
        found.start() + 1 if found else 1,
        "",
        str(error),
        error.hint,
    )


__all__ = ["CallError", "Calls", "Fragment", "all_calls", "page_problems"]
