"""/podcast.xml: the whole show as RSS 2.0 with Apple's tags and the podcast namespace (PSP-1).

From 1,000 stories on the oldest ones are in pages of their own, feeds/podcast/1.xml and so on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.gallery import Gallery

from ._artifact import Part
from ._notes import Bodies, Notes
from ._podcast_feed import Feed, feed_data, heard
from ._podcast_pages import paged

ARCHIVE = "feeds/podcast"
LINK = ("Podcast", "podcast.xml", "application/rss+xml")


def wanted(gallery: Gallery) -> bool:
    """A feed needs a show, an address, and an episode: Apple refuses a podcast without one."""
    return bool(gallery.catalog.show and gallery.settings.url and heard(gallery))


def make_parts(gallery: Gallery, bodies: Bodies | None = None) -> Iterator[Part]:
    """The feed and its pages; `bodies` says what an episode's notes are, by its id."""
    show = gallery.catalog.show
    if show and wanted(gallery):
        whole = Feed(LINK[1], show.guid, show.title, show.description, "", heard(gallery))
        notes = Notes(gallery) if bodies is None else bodies
        for feed in paged(whole, ARCHIVE):
            yield Part(feed.uri, partial(feed_data, gallery, notes, show, feed), feed)
