"""A show of very many stories, as several documents of one feed (RFC 5005, section 3: paged feeds).

Few apps follow these links, so paging is the last resort: below 1,000 stories everything is in the one feed, older
items saying less. Above, pages are counted from the oldest story: one that is full keeps its address and its stories.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ._podcast_feed import Feed

PAGE = 500  # stories of an archive page; the feed itself has this many and up to twice as many


def paged(whole: Feed, archive: str, size: int = PAGE) -> Iterator[Feed]:
    """The feed with its newest stories, then its pages, newest first, at `<archive>/<number from the oldest>.xml`."""
    count = len(whole.episodes)
    pages = max(count // size - 1, 0)
    uris = [whole.uri, *(f"{archive}/{number}.xml" for number in range(pages, 0, -1))]
    ends = [count - number * size for number in range(pages, -1, -1)]
    for place, (uri, start, end) in enumerate(zip(uris, (0, *ends), ends, strict=False)):
        episodes, links = whole.episodes[start:end], tuple(_links(uris, place))
        yield replace(whole, uri=uri, episodes=episodes, archived=place > 0, pages=links)


def _links(uris: list[str], place: int) -> Iterator[tuple[str, str]]:
    """Relations and addresses; a feed of one page has none."""
    if len(uris) > 1:
        yield "first", uris[0]
        if place:
            yield "previous", uris[place - 1]
        if place + 1 < len(uris):
            yield "next", uris[place + 1]
        yield "last", uris[-1]
