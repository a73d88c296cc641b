"""The gallery's lists, each of which leads to all others.

So everything is reached by plain links, whatever an owner puts into the navigation.
"""

from __future__ import annotations

from macros.catalog.vocabulary import VOCABULARIES
from macros.gallery import Gallery
from macros.render.once import once_each
from macros.render.views import Link


def other_lists(gallery: Gallery, uri: str) -> tuple[Link, ...]:
    """Every kind and vocabulary but the one listed at `uri`. Kinds that are empty so far are named too: to look would
    make every page of every list depend on every entry."""
    kinds = [Link(kind.plural, f"{kind.at}/") for kind in gallery.catalog.kinds.values()]
    words = [
        Link(vocabulary.plural, f"{vocabulary.at}/")
        for vocabulary in VOCABULARIES.values()
        if vocabulary.at and _has_words(gallery, vocabulary.name)
    ]
    return tuple(link for link in (*kinds, *words) if link.uri != uri)


@once_each
def _has_words(gallery: Gallery, vocabulary: str) -> bool:
    return bool(gallery.catalog.words[vocabulary])
