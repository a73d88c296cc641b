"""PlannedPage: a plan as a page of MkDocs. Its body is rendered by us, so that one cleaner sees every text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from macros.pages import Plan

from .state import Build


class PlannedPage(Page):
    """A page from memory. `render_macros` is said for every page: only listed pages run calls."""

    def __init__(self, plan: Plan, build: Build, file: File, config: MkDocsConfig) -> None:
        super().__init__(plan.title, file, config)
        self.plan, self.build = plan, build

    def read_source(self, config: MkDocsConfig) -> None:
        text = self.plan.text
        self.markdown = text.body if text else ""
        if text and self.plan.macros and "macros" not in config.plugins:  # else mkdocs-macros asks for it
            self.markdown = self.build.calls.render(text.body, text.path, text.line)
        self.meta = {"title": self.plan.title, "template": self.plan.template, "render_macros": self.plan.macros}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The body's clean HTML, with calls set in and links from this page's depth."""
        self.toc = []  # type: ignore[assignment]
        self.present_anchor_ids, self.links_to_anchors = set(), {}
        body = self.build.printer.body(self.plan, self.markdown or "")
        self.content = self.build.printer.content(self.plan, body)

    def context(self) -> Mapping[str, Any]:
        """What templates of this page receive beside `site`."""
        return self.build.printer.context(self.plan, self.content or "")


def page_file(plan: Plan, build: Build, config: MkDocsConfig) -> File:
    """The plan as a file of MkDocs, outside the navigation (which would make every page quadratic)."""
    file = File.generated(config, f"{plan.uri}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    PlannedPage(plan, build, file, config)
    return file
