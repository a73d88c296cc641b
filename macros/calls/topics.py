"""Calls that show vocabularies: topics."""

from __future__ import annotations

from collections.abc import Callable

from macros.catalog.vocabulary import VOCABULARIES
from macros.gallery import Gallery
from macros.render.views import Link

from ._fragment import Fragment


def topics(gallery: Gallery) -> Fragment:
    """`{{ topics() }}`: every topic that has entries, with how many."""
    words = gallery.catalog.words["topics"]
    counted = [
        (term.label, VOCABULARIES["topics"].uri(ident), len(gallery.catalog.with_word("topics", ident)))
        for ident, term in words.items()
    ]
    return Fragment(
        "calls/topics.html",
        {
            "rows": [
                Link(label, uri, number)
                for label, uri, number in sorted(counted, key=lambda row: row[0].casefold())
                if number
            ]
        },
    )


CALLS: dict[str, Callable[..., Fragment]] = {"topics": topics}
