"""One plan → one finished page, through overrides/ and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from macros.calls import Calls
from macros.gallery import Gallery
from macros.pages import Plan
from macros.render.bodies import html_of
from macros.render.links import rooted


class ViewOf:
    """A plan as templates see it, with its absolute address."""

    def __init__(self, plan: Plan, canonical: str) -> None:
        self.plan, self.canonical = plan, canonical
        self.indexed = plan.indexed and not plan.noindex

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plan, name)


class Printer:
    """Pages of one gallery. `env` is any environment over overrides/ that was adapted (render/templates.py)."""

    def __init__(self, gallery: Gallery, calls: Calls, env: Environment | None = None) -> None:
        self.gallery, self.calls, self.env = gallery, calls, env

    def body(self, plan: Plan, text: str | None = None) -> str:
        """The clean HTML of the plan's text, or of `text` in its place, with its links still marked (links.MARK)."""
        if not plan.text or text == "":
            return ""
        shown = plan.text if text is None else replace(plan.text, body=text)
        return html_of(shown, self.gallery.catalog, self.gallery.settings.content)

    def content(self, plan: Plan, body: str) -> str:
        """The body as the page shows it: links from its own depth, calls set in."""
        html = rooted(body, plan.base)
        return self.calls.set_in(html, plan.base) if plan.macros else html

    def context(self, plan: Plan, content: str) -> Mapping[str, Any]:
        """What templates of a page receive beside `site`."""
        return {
            "base": plan.base,
            "view": ViewOf(plan, self.gallery.url(plan.uri) if self.gallery.settings.url else ""),
            "own": plan.view(),
            "content": Markup(content),
        }

    def page(self, plan: Plan) -> str:
        """The whole document."""
        assert self.env is not None, "the environment comes before the first page"
        content = self.content(plan, self.body(plan))
        return self.env.get_template(plan.template).render(self.context(plan, content))
