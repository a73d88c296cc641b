"""chapters.json beside a story's page."""

from __future__ import annotations

import json

from macros.outputs.chapters import make


def test_chapters_are_as_the_specification_asks(gallery, site) -> None:
    """[C01, C02] Version 1.2, times in seconds, the first at 0, in order; stories without chapters have no file."""
    (artifact,) = make(gallery, site)
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
