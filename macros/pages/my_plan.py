"""/my-plan/: the worksheets that a reader has started on this device. A script lists them; the page has no answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.gallery import Gallery
from macros.kinds.guide import Guide
from macros.render.views import Card, cards
from macros.worksheets.compiled import compiled

from ._plan import Crumb, Plan


@dataclass(frozen=True, slots=True)
class MyPlanView:
    """Guides with something to fill in, newest first."""

    guides: tuple[Card, ...]


def plans(gallery: Gallery) -> Iterator[Plan]:
    yield Plan(
        "my-plan/",
        "pages/my_plan.html",
        "My plan",
        "The worksheets that you have started on this device, and how far you are.",
        lambda: MyPlanView(cards(gallery, fillable(gallery))),
        gallery.settings.language,
        crumbs=(Crumb("Home", ""), Crumb("My plan")),
    )


def fillable(gallery: Gallery) -> Iterator[Guide]:
    """The live guides that have fields."""
    for guide in gallery.catalog.by_kind.get("guide", ()):
        if isinstance(guide, Guide) and compiled(guide).fields():
            yield guide
