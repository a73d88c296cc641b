"""A show of very many stories: one feed in several documents (RFC 5005, section 3)."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.outputs import podcast
from macros.outputs._podcast_feed import Feed
from macros.outputs._podcast_pages import PAGE, paged

OLD, MIDDLE = "feeds/podcast/1.xml", "feeds/podcast/2.xml"


def feed_of(count: int) -> Feed:
    """`count` stories, newest first, numbered from the oldest; the pager looks at none of them."""
    return Feed("podcast.xml", "guid", "Title", "Words.", "", tuple(range(count, 0, -1)))  # type: ignore[arg-type]


@given(st.integers(0, 60), st.integers(1, 9))
def test_every_story_is_in_one_document(count: int, size: int) -> None:
    """Newest first over all documents; each archive page is full, and the feed itself has up to twice as many."""
    feeds = list(paged(feed_of(count), "feeds/podcast", size))
    assert [story for feed in feeds for story in feed.episodes] == list(range(count, 0, -1))
    assert all(len(feed.episodes) == size for feed in feeds[1:])
    assert len(feeds[0].episodes) < 2 * size
    assert [feed.archived for feed in feeds] == [False, *[True] * (len(feeds) - 1)]


def test_a_full_page_never_changes() -> None:
    """Pages count from the oldest story: a new story comes into the feed, and an archive page keeps its stories."""
    before, after = ({feed.uri: feed.episodes for feed in paged(feed_of(n), "feeds/podcast", 5)} for n in (17, 21))
    assert list(before) == ["podcast.xml", MIDDLE, OLD]
    assert list(after) == ["podcast.xml", "feeds/podcast/3.xml", MIDDLE, OLD]
    assert all(after[uri] == before[uri] for uri in (OLD, MIDDLE))
    assert before[OLD] == (5, 4, 3, 2, 1)


def test_documents_lead_to_each_other() -> None:
    """first, previous, next and last; a feed that is whole has none of them."""
    feeds = {feed.uri: dict(feed.pages) for feed in paged(feed_of(17), "feeds/podcast", 5)}
    ends = {"first": "podcast.xml", "last": OLD}
    assert feeds == {
        "podcast.xml": {**ends, "next": MIDDLE},
        MIDDLE: {**ends, "previous": "podcast.xml", "next": OLD},
        OLD: {**ends, "previous": MIDDLE},
    }
    (whole,) = paged(feed_of(2 * PAGE - 1), "feeds/podcast")
    assert whole.pages == ()


def test_the_oldest_stories_are_in_the_archive(made: Any, episode: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both documents are valid feeds of one show, with the same GUIDs as before; the archive's items are brief."""
    gallery = made([episode(f"story-{n}", season=1, number=n) for n in range(1, 6)])
    bodies = {f"story-{n}": "<p>Notes.</p>" for n in range(1, 6)}

    def documents(size: int) -> dict[str, bytes]:
        monkeypatch.setattr(podcast, "paged", lambda feed, archive: paged(feed, archive, size))
        return {part.uri: part.make() for part in podcast.make_parts(gallery, bodies)}

    whole, parts = documents(3), documents(2)
    assert list(whole) == ["podcast.xml"]
    assert list(parts) == ["podcast.xml", OLD]
    read = {uri: feedparser.parse(data) for uri, data in parts.items()}
    assert not any(feed.bozo for feed in read.values())
    assert [len(feed.entries) for feed in read.values()] == [3, 2]
    assert [entry.id for feed in read.values() for entry in feed.entries] == [
        entry.id for entry in feedparser.parse(whole["podcast.xml"]).entries
    ]
    links = {link.rel: link.href for link in read[OLD].feed.links if link.rel != "alternate"}
    assert links["self"] == links["last"] == f"https://example.org/shelf/{OLD}"
    assert links["first"] == links["previous"] == "https://example.org/shelf/podcast.xml"
    assert b"<content:encoded>" in parts["podcast.xml"]
    assert b"Notes." not in parts[OLD]
    assert parts[OLD].count(b"<enclosure ") == 2
