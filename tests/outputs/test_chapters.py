"""chapters.json beside a story's page."""

from __future__ import annotations

import json

from macros.outputs import chapters
from macros.outputs.chapters import chapters_of
from tests.made_each import made_each
from tests.small import open_small


def test_chapters_are_as_the_specification_asks(gallery, site) -> None:
    """[C01, C02] Version 1.2, times in seconds, the first at 0, in order; stories without chapters have no file."""
    (artifact,) = made_each(chapters, gallery)
    assert artifact.uri == "stories/the-bus-that-waited/chapters.json"
    assert json.loads(artifact.data) == {
        "version": "1.2.0",
        "title": "The bus that waited <for one>",
        "podcastName": "Small Arrivals",
        "chapters": [
            {"startTime": 0, "title": "Ten past eight"},
            {"startTime": 20.5, "title": "What waiting costs"},
            {"startTime": 65, "title": "The letter"},
        ],
    }


def test_chapter_with_a_question_leads_to_its_guide() -> None:
    """A chapter that a guide asks about has the guide's address as its url; a stop is no chapter of its own."""
    guide = "https://small.example.org/some/base/guides/open-every-door/#ask-what-do-they-know-about-you"
    found = open_small()
    first, second = chapters_of(found, found.catalog.entries["first-light"])["chapters"]
    assert (first, second["url"]) == ({"startTime": 0, "title": "Six o’clock"}, guide)


def test_no_relative_links_in_files_for_apps() -> None:
    """Without the site's address chapters have no link: apps could not follow it."""
    found = open_small(url="")
    assert all("url" not in chapter for chapter in chapters_of(found, found.catalog.entries["first-light"])["chapters"])
