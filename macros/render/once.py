"""What is worked out once for a gallery and kept with it: `cached_property` for functions that stand elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from macros.gallery import Gallery

Made = TypeVar("Made")


def once(make: Callable[[Gallery], Made]) -> Callable[[Gallery], Made]:
    """`make(gallery)`, worked out at its first call for a gallery; another gallery, or a changed copy, has its own."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(gallery: Gallery) -> Made:
        if name not in vars(gallery):
            vars(gallery)[name] = make(gallery)
        return vars(gallery)[name]

    return kept
