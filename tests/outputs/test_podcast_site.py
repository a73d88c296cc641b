"""The feed of a built site: what it names is there, and is what it says."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path

import pytest

ROOT = "https://small.example.org/some/base/"


@pytest.fixture(scope="module")
def built(small_site: Path, read):
    return read((small_site / "podcast.xml").read_bytes())


def on_disk(small_site: Path, url: str) -> Path:
    path = small_site / url.removeprefix(ROOT)
    return path / "index.html" if url.endswith("/") else path


def test_every_address_of_the_site_in_the_feed_leads_to_a_file(built, small_site) -> None:
    """[T02, E01] Pages, recordings, covers, transcripts, chapters, people: all there, the feed itself included."""
    named = {element.get(name) for element in built.root.iter() for name in ("url", "href", "uri")}
    named |= {built.text(item, "link") for item in built.items}
    own = {url for url in named if url and url.startswith(ROOT)}
    assert len(own) > 15
    assert [url for url in sorted(own) if not on_disk(small_site, url).is_file()] == []


def test_length_and_digest_are_those_of_the_file(built, small_site) -> None:
    """[E01, N18] Bytes and SHA-256 in the feed are the published file's."""
    for item in built.items:
        (enclosure,) = built.all(item, "enclosure")
        data = on_disk(small_site, enclosure.get("url")).read_bytes()
        assert enclosure.get("length") == str(len(data))
        digest = b64encode(hashlib.sha256(data).digest()).decode()
        assert built.all(item, "podcast:alternateEnclosure/podcast:integrity")[0].get("value") == f"sha256-{digest}"


def test_links_in_the_notes_are_whole(built) -> None:
    """[H02] A link between stories, written by its id, is an address in the feed."""
    whole = [built.text(item, "content:encoded") or "" for item in built.items]
    assert f'<a href="{ROOT}stories/first-light/">' in "".join(whole)
