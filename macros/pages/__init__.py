"""Which pages exist: every file in this folder has `plans(gallery)` and yields Plans. No HTML, no MkDocs.

So this is also where a link such as /stories/x/ can be held against the pages there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from macros.gallery import Gallery
from macros.problems import Problem, suggestion
from macros.render.bodies import texts
from macros.render.once import once

from ._asked import asked
from ._plan import Plan

_ADDRESS = re.compile(r"\]\(<?(/[^)\s>#?]*)")


@cache
def all_pages() -> dict[str, ModuleType]:
    """All page modules by name."""
    names = sorted(found.name for found in iter_modules(__path__) if not found.name.startswith("_"))
    return {name: import_module(f"{__name__}.{name}") for name in names}


@once
def plan_pages(gallery: Gallery) -> list[Plan]:
    """Every page of the site but the 404, which the theme makes."""
    return [plan for module in all_pages().values() for plan in module.plans(gallery)]


def address_problems(gallery: Gallery) -> Iterator[Problem]:
    """Links to places of the site, written as addresses, where there is no page."""
    content = gallery.settings.content
    found = [(text, match) for text in texts(gallery.catalog, content) for match in _ADDRESS.finditer(text.body)]
    if not found or gallery.catalog.broken:  # a page that is missing for its mistakes is no dead link
        return
    pages = plan_pages(gallery)
    uris = {plan.uri for plan in pages}
    meant = sorted(plan.uri for plan in pages if not plan.noindex)
    for text, match in found:
        uri = f"{match[1].strip('/')}/" if match[1].strip("/") else ""
        if uri not in uris and "." not in uri.rsplit("/", 2)[-2]:
            line, column = text.place(match.start(1))
            yield Problem(
                "broken-link",
                text.path,
                line,
                column,
                "",
                f"the link {match[1]} leads to no page of this site",
                suggestion(uri, meant),
            )


__all__ = ["Plan", "address_problems", "all_pages", "asked", "plan_pages"]
