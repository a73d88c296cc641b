"""A guide's pages as HTML for the PDF, from overrides/print/."""

from __future__ import annotations

from macros.render.templates import environment

from .view import Paper


def html_of(paper: Paper) -> str:
    """The whole document; the same for the same guide."""
    return environment().get_template("print/guide.html").render(paper=paper)
