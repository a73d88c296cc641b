"""/guides/<id>/stories/ and /reports/<id>/stories/: every story that goes with a guide, or lets a report be heard.

Only where there are more of them than the entry's own page shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.render.views import Head, Link, ListView, Shelf, cards

from . import _guide, _heard_in
from ._paged import Slice, paged, slices
from ._plan import Crumb, Plan


def plans(gallery: Gallery) -> Iterator[Plan]:
    for kind, whole, more in (
        ("guide", _guide.stories_with, _guide.more_stories),
        ("report", _heard_in.stories_heard, _heard_in.more_stories),
    ):
        for entry in gallery.catalog.by_kind.get(kind, ()):
            if link := more(gallery, entry.id):
                yield from _stories(gallery, entry, link, partial(whole, gallery, entry.id))


def _stories(gallery: Gallery, entry: Entry, link: Link, whole: Callable[[], Sequence[str]]) -> Iterator[Plan]:
    kind, uri = gallery.catalog.kind_of(entry), gallery.catalog.uri(entry)
    first = Plan(
        link.uri or "",
        "pages/listing.html",
        f"{entry.title}: stories",
        f"Every story that goes with “{entry.title}”.",
        lambda: None,
        gallery.settings.language,
        None,
        "episode",
        (Crumb("Home", ""), Crumb(kind.plural, f"{kind.at}/"), Crumb(entry.title, uri), Crumb("Stories")),
        changed=max(gallery.catalog.entries[story].changed for story in whole()),
    )
    parts = slices(whole, first.uri, gallery.settings.page_size)
    yield from paged(first, parts, partial(_view, gallery, entry.id))


def _view(gallery: Gallery, ident: str, part: Slice[str]) -> ListView:
    entry = gallery.catalog.entries[ident]
    kind = gallery.catalog.kind_of(entry)
    count = f"{len(part.whole())} stories go with it"
    head = Head(entry.title, entry.kind, kind.label, kind.icon, None, (count,))
    shown = cards(gallery, (gallery.catalog.entries[story] for story in part.items))
    return ListView(head, (Shelf("Stories", shown),), pager=part.pager)
