"""Which pages exist: every file in this folder has `plans(gallery)` and yields Plans. No HTML, no MkDocs."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from macros.gallery import Gallery

from ._plan import Plan


@cache
def all_pages() -> dict[str, ModuleType]:
    """All page modules by name."""
    names = sorted(found.name for found in iter_modules(__path__) if not found.name.startswith("_"))
    return {name: import_module(f"{__name__}.{name}") for name in names}


def plan_pages(gallery: Gallery) -> Iterator[Plan]:
    """Every page of the site but the 404, which the theme makes."""
    for module in all_pages().values():
        yield from module.plans(gallery)


__all__ = ["Plan", "all_pages", "plan_pages"]
