"""Every file in this folder is one format beside the pages: a pure function from the gallery to Artifacts.

A module has `make(gallery, site)` for files made of many entries or of finished pages, or `make_each(gallery, entry)`
for files beside one entry of the kinds `EACH_OF`; the latter are made while the pages are, on all cores, and again only
when that entry or what it leans on has changed. The same holds for `make_parts(gallery)`, files of many entries each.

A module may have `LINK = (title, address, type)` for the head of pages, `ORDER` (default 0) when it reads what another
one wrote, and `wanted(gallery)`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

MAKERS = ("make", "make_each", "make_parts")


@cache
def all_outputs() -> dict[str, ModuleType]:
    """All output modules by name, in the order in which they are made."""
    modules = {
        found.name: import_module(f"{__name__}.{found.name}")
        for found in iter_modules(__path__)
        if not found.name.startswith("_")
    }
    modules = {name: module for name, module in modules.items() if any(hasattr(module, maker) for maker in MAKERS)}
    return dict(sorted(modules.items(), key=lambda item: (getattr(item[1], "ORDER", 0), item[0])))
