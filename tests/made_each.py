"""The files of an output that works entry by entry, for a whole gallery."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from macros.gallery import Gallery
from macros.outputs._artifact import Artifact


def made_each(output: ModuleType, gallery: Gallery) -> Iterator[Artifact]:
    for kind in output.EACH_OF:
        for entry in gallery.catalog.by_kind.get(kind, ()):
            yield from output.make_each(gallery, entry)
