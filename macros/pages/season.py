"""A page for each season of the show, in the order of its stories, and a listing of the seasons at /series/."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.render.views import Card, Head, ListView, Shelf, cards

from ._episode import season_link
from ._plan import Crumb, Plan

_HOME, _LISTING = Crumb("Home", ""), Crumb("Seasons", "series/")


def plans(gallery: Gallery) -> Iterator[Plan]:
    seasons = gallery.catalog.seasons
    if not seasons:
        return
    yield Plan(
        "series/",
        "pages/listing.html",
        "Seasons",
        f"The seasons of {gallery.settings.name}.",
        partial(_overview, gallery),
        gallery.settings.language,
        crumbs=(_HOME, Crumb("Seasons")),
        changed=gallery.newest,
    )
    for number, stories in seasons.items():
        yield _season(gallery, number, stories)


def _overview(gallery: Gallery) -> ListView:
    seasons = gallery.catalog.seasons
    shown = tuple(_card(gallery, number, stories) for number, stories in seasons.items())
    return ListView(Head("Seasons", facts=(f"{len(seasons)} in all",)), (Shelf("In order", shown),))


def _card(gallery: Gallery, number: int, stories: Sequence[Entry]) -> Card:
    name, said = _name(gallery, number), _said(gallery, number)
    return Card("topic", "Season", "series", name, f"series/season-{number}/", said or "", (_count(stories),))


def _season(gallery: Gallery, number: int, stories: Sequence[Entry]) -> Plan:
    name, said = _name(gallery, number), _said(gallery, number)
    head = Head(name, "episode", "Season", "series", said, (_count(stories),))
    return Plan(
        f"series/season-{number}/",
        "pages/listing.html",
        name,
        said or f"All stories of {name}, in order.",
        lambda: ListView(head, (Shelf("In order", cards(gallery, stories)),)),
        gallery.settings.language,
        None,
        "series",
        (_HOME, _LISTING, Crumb(name)),
        changed=max(story.changed for story in stories),
    )


def _name(gallery: Gallery, number: int) -> str:
    link = season_link(gallery, number)
    return link.title if link else f"Season {number}"


def _said(gallery: Gallery, number: int) -> str | None:
    """What the show says of a season."""
    seasons = gallery.catalog.show.seasons if gallery.catalog.show else ()
    return next((season.summary for season in seasons if season.number == number), None)


def _count(stories: Sequence[Entry]) -> str:
    return f"{len(stories)} {'story' if len(stories) == 1 else 'stories'}"
