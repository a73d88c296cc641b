"""What is worked out once for an entry."""

from __future__ import annotations

from typing import Any

from macros.gallery import Gallery
from macros.render.once import once_for
from tests.small import open_small

made: list[tuple[Any, ...]] = []


@once_for(2)
def titled(gallery: Gallery, entry: Any, *rest: Any) -> str:
    made.append((entry.id, *rest))
    return gallery.catalog.entries[entry.id].title


def test_the_values_used_last_are_kept() -> None:
    """A value is made once for an entry and what is asked with it; of more than there is room for, the oldest go."""
    made.clear()
    gallery = open_small()
    first, second = list(gallery.catalog.entries.values())[:2]
    assert [titled(gallery, first), titled(gallery, first), titled(gallery, first, "es")] == [first.title] * 3
    assert made == [(first.id,), (first.id, "es")]
    titled(gallery, first)
    titled(gallery, second)  # takes the place of the Spanish one
    titled(gallery, first)
    assert len(made) == 3
    titled(open_small(), first)
    assert len(made) == 4


def test_every_use_counts_as_its_look_ups() -> None:
    """Who uses a value that stands ready has looked at all that it was made of."""
    gallery = open_small()
    entry = next(iter(gallery.catalog.entries.values()))
    reads = []
    for _ in range(2):
        with gallery.catalog.reads.recording() as looked:
            titled(gallery, entry)
        reads.append(looked)
    assert reads[0] == reads[1] != set()
