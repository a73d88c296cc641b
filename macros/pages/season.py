"""A page for each season of the show, in the order of its stories, and a listing of the seasons at /series/."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.render.views import Card, Head, ListView, Shelf

from ._episode import season_link, seasons_by_number
from ._paged import Slice, paged, shelves, slices
from ._plan import Crumb, Plan

_HOME, _LISTING = Crumb("Home", ""), Crumb("Seasons", "series/")


def plans(gallery: Gallery) -> Iterator[Plan]:
    if gallery.catalog.seasons:
        yield from _overview(gallery)
        for number in gallery.catalog.seasons:
            yield from _season(gallery, number)


def _overview(gallery: Gallery) -> Iterator[Plan]:
    first = Plan(
        "series/",
        "pages/listing.html",
        "Seasons",
        f"The seasons of {gallery.settings.name}.",
        lambda: None,
        gallery.settings.language,
        crumbs=(_HOME, Crumb("Seasons")),
        changed=gallery.newest,
    )
    parts = slices(lambda: list(gallery.catalog.seasons), first.uri, gallery.settings.page_size)
    yield from paged(first, parts, partial(_overview_view, gallery))


def _overview_view(gallery: Gallery, part: Slice[int]) -> ListView:
    head = Head("Seasons", facts=(f"{len(gallery.catalog.seasons)} in all",))
    return ListView(
        head, (Shelf("In order", tuple(_card(gallery, number) for number in part.items)),), pager=part.pager
    )


def _card(gallery: Gallery, number: int) -> Card:
    said, count = _said(gallery, number) or "", _count(gallery, number)
    return Card("topic", "Season", "series", _name(gallery, number), f"series/season-{number}/", said, (count,))


def _season(gallery: Gallery, number: int) -> Iterator[Plan]:
    name = _name(gallery, number)
    first = Plan(
        f"series/season-{number}/",
        "pages/listing.html",
        name,
        _said(gallery, number) or f"All stories of {name}, in order.",
        lambda: None,
        gallery.settings.language,
        None,
        "series",
        (_HOME, _LISTING, Crumb(name)),
        changed=max(story.changed for story in gallery.catalog.seasons[number]),
    )
    parts = slices(lambda: gallery.catalog.seasons[number], first.uri, gallery.settings.page_size)
    yield from paged(first, parts, partial(_season_view, gallery, number))


def _season_view(gallery: Gallery, number: int, part: Slice[Entry]) -> ListView:
    facts = (_count(gallery, number),)
    head = Head(_name(gallery, number), "episode", "Season", "series", _said(gallery, number), facts)
    return ListView(head, shelves(gallery, "In order", part), pager=part.pager)


def _name(gallery: Gallery, number: int) -> str:
    link = season_link(gallery, number)
    return link.title if link else f"Season {number}"


def _said(gallery: Gallery, number: int) -> str | None:
    """What the show says of a season."""
    season = seasons_by_number(gallery).get(number)
    return season.summary if season else None


def _count(gallery: Gallery, number: int) -> str:
    count = len(gallery.catalog.seasons[number])
    return f"{count} {'story' if count == 1 else 'stories'}"
