"""A small gallery for the outputs: tests/outputs/site, and galleries made in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from macros.catalog.catalog import Catalog
from macros.catalog.show import Show
from macros.gallery import Gallery, open_gallery
from macros.kinds import all_kinds
from macros.kinds.episode import Episode
from macros.media.library import Library
from macros.media.lock import AudioLine, MediaLock
from macros.outputs._artifact import PageFact, SitePages
from macros.outputs.podcast import make_parts
from macros.render.xml import NAMESPACES
from macros.settings import Crisis, Settings

SITE = Path(__file__).parent / "site"
TODAY = date(2026, 11, 20)
BODY = "<h2>What you hear</h2>\n<p>Dolores Pruitt has driven route nine for <strong>twenty-two years</strong>.</p>"
GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"


def settings(**changes: Any) -> Settings:
    start = Settings(SITE, TODAY, "Small Arrivals", "https://example.org/shelf/", owner="Gray Fork Schools")
    return replace(start, **{"crisis": Crisis("Call or text 988", "https://988lifeline.org/"), **changes})


@pytest.fixture
def gallery() -> Gallery:
    """The example gallery, read from its files."""
    return open_gallery(settings())


@pytest.fixture
def site(gallery: Gallery) -> SitePages:
    """Pages as the engine would hand them over."""
    pages = (
        PageFact("", "en", gallery.newest),
        PageFact("search/", "en", noindex=True),
        *(
            PageFact(gallery.catalog.uri(entry), entry.language, entry.changed)
            for entry in gallery.catalog.entries.values()
        ),
    )
    return SitePages(SITE, pages)


@pytest.fixture(scope="session")
def made() -> Callable[..., Gallery]:
    """Makes a gallery in memory from episodes; each has its recording in the lock."""

    def build(episodes: Iterable[Episode], show: dict[str, Any] | None = None, **changes: Any) -> Gallery:
        found = {episode.id: episode for episode in episodes}
        line = AudioLine(1000, "ab" * 32, "audio/mpeg", 61_400, "mp3", 64_000, 1, 44_100)
        lock = MediaLock({episode.audio.url: line for episode in found.values()})
        chosen = settings(**changes)
        catalog = Catalog(SITE, TODAY, all_kinds(), found, {}, Show.model_validate(SHOW | (show or {})))
        return Gallery(chosen, catalog, Library(SITE, lock))

    return build


SHOW: dict[str, Any] = {
    "guid": GUID, "title": "Small Arrivals", "description": "Stories.", "author": "The desk",
    "image": {"file": "cover.png", "alt": "A cover."},
}  # fmt: skip


@pytest.fixture(scope="session")
def episode() -> Callable[..., Episode]:
    """Makes an episode with the least that it needs."""

    def build(ident: str = "one", **fields: Any) -> Episode:
        start = {
            "id": ident, "guid": f"guid-{ident}", "title": "A title", "summary": "A summary.",
            "published": "2026-10-06", "status": "published", "audio": {"url": f"https://media.example.org/{ident}.mp3"},
        }  # fmt: skip
        return Episode.model_validate(start | fields)

    return build


@pytest.fixture(scope="session")
def feed() -> Callable[..., bytes]:
    """Writes the podcast feed of a gallery."""

    def write(gallery: Gallery, bodies: dict[str, str] | None = None) -> bytes:
        (part,) = make_parts(gallery, bodies or {})
        return part.make()

    return write


class Read:
    """A feed read back with lxml, by names such as `itunes:image`."""

    def __init__(self, data: bytes) -> None:
        self.root = etree.fromstring(data)
        self.channel = self.root[0]
        self.items = self.all(self.channel, "item")

    @staticmethod
    def all(parent: etree._Element, name: str) -> list[etree._Element]:
        return parent.findall(name, NAMESPACES)

    @staticmethod
    def text(parent: etree._Element, name: str) -> str | None:
        return parent.findtext(name, namespaces=NAMESPACES)

    def item(self, guid: str) -> etree._Element:
        return next(item for item in self.items if self.text(item, "guid") == guid)


@pytest.fixture(scope="session")
def read() -> type[Read]:
    return Read


@pytest.fixture
def small(gallery: Gallery, site: SitePages) -> Read:
    """The example gallery's feed, read back."""
    (part,) = make_parts(gallery, {"the-bus-that-waited": BODY})
    return Read(part.make())


@pytest.fixture(scope="session")
def with_settings() -> Callable[..., Gallery]:
    """The example gallery with other settings."""
    return lambda **changes: open_gallery(settings(**changes))
