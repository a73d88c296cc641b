"""A listing for each kind at its folder (/stories/, /guides/ …), in pages when it is long."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.render.views import Head, Link, ListView

from ._lists import other_lists
from ._paged import Slice, by_day, paged, shelves
from ._plan import Crumb, Plan


def plans(gallery: Gallery) -> Iterator[Plan]:
    for name in gallery.catalog.by_kind:
        yield from _kind(gallery, name)


def _kind(gallery: Gallery, name: str) -> Iterator[Plan]:
    kind, entries = gallery.catalog.kinds[name], gallery.catalog.by_kind[name]
    first = Plan(
        f"{kind.at}/",
        "pages/listing.html",
        kind.plural,
        kind.about or f"{kind.plural} of {gallery.settings.name}.",
        lambda: None,
        gallery.settings.language,
        None,
        kind.icon,
        (Crumb("Home", ""), Crumb(kind.plural)),
        changed=max((entry.changed for entry in entries), default=None),
    )
    parts = by_day(gallery, lambda: gallery.catalog.by_kind[name], first.uri)
    yield from paged(first, parts, partial(_view, gallery, name))


def _view(gallery: Gallery, name: str, part: Slice[Entry]) -> ListView:
    kind, count = gallery.catalog.kinds[name], len(gallery.catalog.by_kind[name])
    facts = f"{count} {'entry' if count == 1 else 'entries'}, newest first" if count else "None yet"
    links = (Link("By season", "series/"),) if name == "episode" and gallery.catalog.seasons else ()
    head = Head(kind.plural, summary=kind.about or None, facts=(facts,))
    others = other_lists(gallery, part.uri)
    return ListView(head, shelves(gallery, "Newest first", part), links=links, tabs=others, pager=part.pager)
