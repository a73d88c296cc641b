"""/podcast.xml: the whole show as RSS 2.0 with Apple's tags and the podcast namespace (PSP-1)."""

from __future__ import annotations

from collections.abc import Iterator

from macros.gallery import Gallery

from ._artifact import Artifact, SitePages
from ._podcast_feed import Feed, feed_data, heard

LINK = ("Podcast", "podcast.xml", "application/rss+xml")


def wanted(gallery: Gallery) -> bool:
    """A feed needs a show, an address, and an episode: Apple refuses a podcast without one."""
    return bool(gallery.catalog.show and gallery.settings.url and heard(gallery))


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    show = gallery.catalog.show
    if show and wanted(gallery):
        feed = Feed(LINK[1], show.guid, show.title, show.description, "", heard(gallery))
        yield Artifact(LINK[1], feed_data(gallery, site, show, feed))
