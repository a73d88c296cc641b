"""A podcast feed: its channel, its items newest first, and how it stays below a megabyte.

The whole show, a season and a topic are all a `Feed`; what differs is in its fields.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalog.show import Show
from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.render.xml import Document, Node

from ._addresses import mail_date, show_path, show_url
from ._notes import Bodies
from ._podcast_item import Detail, add_item, audio_url, can_be_heard, feed_type
from ._podcast_people import add_people
from ._podcast_tags import add_image, add_license, measured

PREFIXES = ("atom", "content", "itunes", "podcast", "psc")
MOST_BYTES, MOST_ITEMS = 1_000_000, 300
# How many of the newest items of a long feed stay whole, and what the older ones say: the shortest, then what is said
# instead where there is room.
SHORTEST = (20, Detail.BRIEF)
LONGER = ((100, Detail.PLAIN), (100, Detail.BRIEF))


@dataclass(frozen=True, slots=True)
class Feed:
    """`uri` is the file's address in the site, `page` that of the page it belongs to; a derived feed has a `guid` of
    its own and is `blocked`, so that directories do not list the show twice. `archived` is a page with
    older episodes of a feed in pages, `pages` are relations and addresses of its documents."""

    uri: str
    guid: str
    title: str
    description: str
    page: str
    episodes: tuple[Episode, ...]
    blocked: bool = False
    archived: bool = False
    pages: tuple[tuple[str, str], ...] = ()


def heard(gallery: Gallery) -> tuple[Episode, ...]:
    """Live episodes with a measured recording, newest first; of one day the later number first."""
    live = [each for each in gallery.catalog.by_kind.get("episode", ()) if isinstance(each, Episode)]
    live.sort(key=lambda each: each.id)
    live.sort(key=lambda each: (each.published, each.season or 0, each.number or 0), reverse=True)
    return tuple(each for each in live if can_be_heard(gallery, each))


def feed_data(gallery: Gallery, bodies: Bodies, show: Show, feed: Feed) -> bytes:
    """The feed's file. In one too long (research/feeds.md, 1.6) older items say less; none is ever left out."""
    if feed.archived:
        return _document(gallery, bodies, show, feed, 0, Detail.BRIEF)
    if len(feed.episodes) <= MOST_ITEMS:
        data = _document(gallery, bodies, show, feed, len(feed.episodes), Detail.WHOLE)
        if len(data) <= MOST_BYTES:
            return data
    shortest = _document(gallery, bodies, show, feed, *SHORTEST)
    for step in LONGER if len(shortest) <= MOST_BYTES else ():
        data = _document(gallery, bodies, show, feed, *step)
        if len(data) <= MOST_BYTES:
            return data
    return shortest


def _document(gallery: Gallery, bodies: Bodies, show: Show, feed: Feed, newest: int, older: Detail) -> bytes:
    document = Document("rss", PREFIXES, attributes={"version": "2.0"})
    channel = document.add("channel")
    _add_channel(channel, gallery, show, feed)
    for place, episode in enumerate(feed.episodes):
        detail = Detail.WHOLE if place < newest else older
        add_item(channel, gallery, show, episode, bodies.get(episode.id, ""), detail)
    return document.data()


def _add_channel(channel: Node, gallery: Gallery, show: Show, feed: Feed) -> None:
    page, newest = gallery.url(feed.page), mail_date(feed.episodes[0].published)
    cover = show_url(gallery, show.image.file)
    channel.add("title", feed.title)
    channel.add("link", page)
    channel.add("description", feed.description)
    channel.add("language", show.language)
    holder = show.copyright or gallery.settings.owner
    if holder:
        channel.add("copyright", holder)
    channel.add("pubDate", newest)
    channel.add("lastBuildDate", newest)
    channel.add("generator", "Storyshelf")
    me = {"rel": "self", "type": "application/rss+xml", "href": gallery.url(feed.uri)}
    channel.add("atom:link", attributes=me)
    for relation, uri in feed.pages:
        channel.add("atom:link", attributes={**me, "rel": relation, "href": gallery.url(uri)})
    image = channel.add("image")
    for name, value in (("url", cover), ("title", feed.title), ("link", page)):
        image.add(name, value)
    facts = gallery.library.image(show_path(gallery, show.image.file))
    add_image(channel, cover, show.image.alt, measured(facts))
    _add_apple(channel, show, feed)
    _add_namespace(channel, gallery, show, feed)


def _add_apple(channel: Node, show: Show, feed: Feed) -> None:
    channel.add("itunes:author", show.author)
    channel.add("itunes:explicit", "true" if show.explicit else "false")
    channel.add("itunes:type", show.type)
    category = channel.add("itunes:category", attributes={"text": show.category})
    if show.subcategory:
        category.add("itunes:category", attributes={"text": show.subcategory})
    if feed.blocked:
        channel.add("itunes:block", "Yes")


def _add_namespace(channel: Node, gallery: Gallery, show: Show, feed: Feed) -> None:
    channel.add("podcast:guid", feed.guid)
    channel.add("podcast:locked", "yes" if show.locked else "no")
    channel.add("podcast:medium", "podcast")
    if feed.blocked:
        channel.add("podcast:block", "yes")
    add_people(channel, gallery, show.people, other=None)
    add_license(channel, show.license)
    if show.funding:
        channel.add("podcast:funding", show.funding.text, {"url": show.funding.url})
    if show.update_frequency:
        channel.add("podcast:updateFrequency", show.update_frequency)
    if show.synthetic_voices:
        channel.add("podcast:txt", "true", {"purpose": "ai-content"})
    for episode in feed.episodes:
        if episode.type == "trailer":
            _add_trailer(channel, gallery, episode)


def _add_trailer(channel: Node, gallery: Gallery, episode: Episode) -> None:
    """podcast:trailer for the trailers among the items, so that apps can play one before anybody subscribes."""
    facts = gallery.library.audio(episode)
    channel.add(
        "podcast:trailer",
        episode.title,
        {
            "pubdate": mail_date(episode.published),
            "url": audio_url(gallery, episode),
            "length": str(facts.bytes),
            "type": feed_type(facts),
            "season": str(episode.season) if episode.season else None,
        },
    )
