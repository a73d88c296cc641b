"""/my-plan/: the worksheets that a reader has started on this device. A script lists them; the page has no answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from macros.gallery import Gallery
from macros.kinds.guide import Guide
from macros.render.views import Card, Link, cards
from macros.worksheets.compiled import compiled

from ._plan import Crumb, Plan

MOST_GUIDES = 24


@dataclass(frozen=True, slots=True)
class MyPlanView:
    """The newest guides with something to fill in; `more` leads to all guides when there are others."""

    guides: tuple[Card, ...]
    more: Link | None


def plans(gallery: Gallery) -> Iterator[Plan]:
    yield Plan(
        "my-plan/",
        "pages/my_plan.html",
        "My plan",
        "The worksheets that you have started on this device, and how far you are.",
        partial(_view, gallery),
        gallery.settings.language,
        crumbs=(Crumb("Home", ""), Crumb("My plan")),
    )


def _view(gallery: Gallery) -> MyPlanView:
    found = tuple(islice(fillable(gallery), MOST_GUIDES + 1))
    kind = gallery.catalog.kinds.get("guide")
    more = Link(f"All {kind.plural.lower()}", f"{kind.at}/") if kind and len(found) > MOST_GUIDES else None
    return MyPlanView(cards(gallery, found[:MOST_GUIDES]), more)


def fillable(gallery: Gallery) -> Iterator[Guide]:
    """The live guides that have fields, newest first."""
    for guide in gallery.catalog.by_kind.get("guide", ()):
        if isinstance(guide, Guide) and compiled(guide).fields():
            yield guide
