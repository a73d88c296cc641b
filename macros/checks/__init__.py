"""Every file in this folder is one rule across entries: `check(catalog, library, settings)` yields Problems.

The file's name is the rule's name (with hyphens) unless the module says otherwise in `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

Check = Callable[[Catalog, Library, Settings], Iterator[Problem]]


@cache
def all_checks() -> dict[str, Check]:
    """All checks by file name."""
    names = sorted(found.name for found in iter_modules(__path__) if not found.name.startswith("_"))
    return {name: import_module(f"{__name__}.{name}").check for name in names}


def run_checks(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    """Every mistake that every check finds."""
    for check in all_checks().values():
        yield from check(catalog, library, settings)
