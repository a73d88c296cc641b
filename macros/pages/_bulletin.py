"""What only an issue's page shows: its items in order, and the issues before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.gallery import Gallery
from macros.kinds.bulletin import Bulletin
from macros.render.views import Card, Link, Pager, card


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item: the entry's card, with the issue's own title and words where it has them."""

    card: Card
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class BulletinView:
    facts: tuple[str, ...]
    items: tuple[ItemView, ...]
    pager: Pager
    shown: tuple[str, ...]


def own(gallery: Gallery, issue: Bulletin) -> BulletinView:
    """The issue's own part of its page."""
    live = gallery.catalog.entries
    items = tuple(
        ItemView(
            card(gallery, live[item.entry]), item.title or live[item.entry].title, item.text or live[item.entry].summary
        )
        for item in issue.items
        if item.entry in live
    )
    links = (
        Link(f"Issue {other.number}: {other.title}", gallery.catalog.uri(other)) if other else None  # type: ignore[attr-defined]
        for other in gallery.catalog.beside(issue)
    )
    return BulletinView((f"Issue {issue.number}",), items, Pager(*links), tuple(item.entry for item in issue.items))
