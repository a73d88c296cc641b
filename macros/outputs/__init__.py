"""Every file in this folder is one format beside the pages: a pure function from the gallery to Artifacts.

A module has `make(gallery, site)`, and may have `LINK = (title, address, type)` for the head of pages,
`ORDER` (default 0) when it reads what another one wrote, and `wanted(gallery)`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


@cache
def all_outputs() -> dict[str, ModuleType]:
    """All output modules by name, in the order in which they are made."""
    modules = {
        found.name: import_module(f"{__name__}.{found.name}")
        for found in iter_modules(__path__)
        if not found.name.startswith("_")
    }
    modules = {name: module for name, module in modules.items() if hasattr(module, "make")}
    return dict(sorted(modules.items(), key=lambda item: (getattr(item[1], "ORDER", 0), item[0])))
