"""A listing for each kind at its folder (/stories/, /guides/ …), in pages when it is long."""

from __future__ import annotations

from collections.abc import Iterator

from macros.gallery import Gallery
from macros.render.views import Head, Link, ListView

from ._paged import paged
from ._plan import Crumb, Plan


def plans(gallery: Gallery) -> Iterator[Plan]:
    for name, entries in gallery.catalog.by_kind.items():
        kind = gallery.catalog.kinds[name]
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
        count = f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}, newest first" if entries else "None yet"
        head = Head(kind.plural, summary=kind.about or None, facts=(count,))
        links = (Link("By season", "series/"),) if name == "episode" and gallery.catalog.seasons else ()
        yield from paged(
            gallery,
            first,
            entries,
            "Newest first",
            lambda shelves, pager, head=head, links=links: ListView(head, shelves, links=links, pager=pager),
        )
