"""Pages that serve readers: /search/ and /subscribe/."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from macros.catalog.show import Show
from macros.gallery import Gallery
from macros.render.views import Card, Link, Picture, card, picture

from ._plan import Crumb, Plan


@dataclass(frozen=True, slots=True)
class SubscribeView:
    """The show, its newest story, and ways to follow it; `apps` are empty while the site has no address."""

    show: Show | None
    image: Picture | None
    newest: Card | None
    apps: tuple[Link, ...]


def plans(gallery: Gallery) -> Iterator[Plan]:
    name, language = gallery.settings.name, gallery.settings.language
    yield Plan(
        "search/",
        "pages/search.html",
        "Search",
        f"Search everything in {name}: titles, pages and what was said.",
        lambda: None,
        language,
        crumbs=(Crumb("Home", ""), Crumb("Search")),
    )
    show, content = gallery.catalog.show, gallery.settings.content
    image = show.image if show else None
    files = ((f"show/{image.file}", f"{content}/vocabulary/{image.file}"),) if image else ()
    yield Plan(
        "subscribe/",
        "pages/subscribe.html",
        "Subscribe",
        f"Follow {name} in a podcast app or a feed reader.",
        lambda: _subscribe(gallery),
        language,
        crumbs=(Crumb("Home", ""), Crumb("Subscribe")),
        files=files,
    )


def _subscribe(gallery: Gallery) -> SubscribeView:
    show, stories = gallery.catalog.show, gallery.catalog.by_kind.get("episode", [])
    image = picture(gallery, show.image if show else None, f"{gallery.settings.content}/vocabulary", "show/")
    apps = tuple(_apps(gallery.url("podcast.xml"), show.title)) if show and stories and gallery.settings.url else ()
    return SubscribeView(show, image, card(gallery, stories[0]) if stories else None, apps)


def _apps(feed: str, title: str) -> Iterator[Link]:
    """Links that need only the feed's address: https ones first, then the apps' own schemes."""
    whole, bare = quote(feed, safe=""), feed.partition("://")[2]
    yield Link("AntennaPod", f"https://antennapod.org/deeplink/subscribe?url={whole}&title={quote(title, safe='')}")
    yield Link("Podcast Addict", f"https://podcastaddict.com/feed/{whole}")
    yield Link("Player FM", f"https://player.fm/subscribe?id={whole}")
    yield Link("Apple Podcasts", f"podcast://{bare}", text="opens the app")
    yield Link("Overcast", f"overcast://x-callback-url/add?url={whole}", text="opens the app")
    yield Link("Pocket Casts", f"pktc://subscribe/{bare}", text="opens the app")
    yield Link("Castro", f"castro://subscribe/{bare}", text="opens the app")
