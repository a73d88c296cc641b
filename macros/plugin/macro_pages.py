"""Answers mkdocs-macros in place of its own environment, which runs any Python a page asks for."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment

from macros.calls import Calls


def answer_for(plugin: Any, calls: Calls) -> None:
    """Replace the plugin's environment; None when a gallery does without mkdocs-macros."""
    if plugin is not None:
        plugin._env = PageEnvironment(calls)


def without_git() -> None:
    """Spare every build the twelve runs of git with which mkdocs-macros finds facts that no page of ours can show."""
    try:
        from mkdocs_macros import context
    except ImportError:
        return
    context.get_git_info = dict


class PageEnvironment(Environment):
    """Looks like an environment to mkdocs-macros, and compiles nothing: pages have their calls carried out by us."""

    def __init__(self, calls: Calls) -> None:
        super().__init__(autoescape=True)
        self.calls = calls

    def from_string(self, source: Any, *_: Any, **__: Any) -> Any:
        return _PageTemplate(str(source), self.calls)


class _PageTemplate:
    def __init__(self, source: str, calls: Calls) -> None:
        self.source, self.calls = source, calls

    def render(self, **variables: Any) -> str:
        # The engine's variables (config, files, page) stay outside: only the page's place is read from them.
        text = variables["page"].plan.text
        if self.source != text.body:
            return self.source  # the page's title, which mkdocs-macros renders too; titles have no calls
        return self.calls.render(self.source, text.path, text.line)
