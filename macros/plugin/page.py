"""PlannedPage: a plan as a page of MkDocs. Its body is rendered by us, so that one cleaner sees every text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from macros.pages import Plan
from macros.render.bodies import html_of
from macros.render.links import rooted

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
        self.content, self.toc = "", []  # type: ignore[assignment]
        self.present_anchor_ids, self.links_to_anchors = set(), {}
        text = self.plan.text
        if text and self.markdown:
            gallery = self.build.gallery
            html = html_of(replace(text, body=self.markdown), gallery.catalog, gallery.settings.content)
            if self.plan.entry:
                self.build.bodies[self.plan.entry] = rooted(html, gallery.settings.url)
            html = rooted(html, self.plan.base)
            self.content = self.build.calls.set_in(html, self.plan.base) if self.plan.macros else html

    def context(self) -> dict[str, Any]:
        """What templates of this page receive beside `site`."""
        plan = self.plan
        return {
            "base": plan.base,
            "view": ViewOf(plan, self.build.gallery.url(plan.uri) if self.build.gallery.settings.url else ""),
            "own": plan.view(),
            "content": Markup(self.content or ""),
        }


class ViewOf:
    """A plan as templates see it, with its absolute address."""

    def __init__(self, plan: Plan, canonical: str) -> None:
        self.plan, self.canonical = plan, canonical
        self.indexed = plan.indexed and not plan.noindex

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plan, name)


def page_file(plan: Plan, build: Build, config: MkDocsConfig) -> File:
    """The plan as a file of MkDocs, outside the navigation (which would make every page quadratic)."""
    file = File.generated(config, f"{plan.uri}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    PlannedPage(plan, build, file, config)
    return file
