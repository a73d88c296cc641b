"""Every file in this folder is one rule across entries: `check(catalog, library, settings)` yields Problems.

The file's name is the rule's name (with hyphens) unless the module says otherwise in `RULES`. A check that reads long
files says in `ALONE` the kinds whose entries it looks at one by one: what it found in one is kept for the next run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from itertools import chain
from pkgutil import iter_modules
from typing import NamedTuple

from macros.catalog.catalog import Catalog
from macros.catalog.entry import Entry
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

Check = Callable[[Catalog, Library, Settings], Iterator[Problem]]
Ask = Callable[[str, str, Callable[[], tuple[Problem, ...]]], tuple[Problem, ...]]


class Alone(NamedTuple):
    """One entry that is looked at alone. `question` is what `ask` is asked for its mistakes, `path` is the entry's."""

    path: str
    question: tuple[str, str, Callable[[], tuple[Problem, ...]]]


def at_once(name: str, subject: str, make: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Asks nobody."""
    return make()


@cache
def all_checks() -> dict[str, Check]:
    """All checks by file name."""
    names = sorted(found.name for found in iter_modules(__path__) if not found.name.startswith("_"))
    return {name: import_module(f"{__name__}.{name}").check for name in names}


def run_checks(catalog: Catalog, library: Library, settings: Settings, ask: Ask = at_once) -> Iterator[Problem]:
    """Every mistake that every check finds; `ask` may know the mistakes of single entries from an earlier run."""
    known = all_checks()
    for name, check in known.items():
        if not _kinds_alone(name):
            yield from check(catalog, library, settings)
        elif catalog.faulty:
            yield from check(replace(catalog, all_entries={}, around=catalog), library, settings)
    said: set[Problem] = set()  # what is wrong with a file that many look at is said once
    for one in alone(catalog, library, settings):
        found = [problem for problem in ask(*one.question) if problem not in said]
        said.update(found)
        yield from found


def alone(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Alone]:
    """Every entry that some check looks at alone."""
    by_kind = {
        kind: [check for name, check in all_checks().items() if kind in _kinds_alone(name)] for kind in catalog.kinds
    }
    for entry in catalog.all_entries.values():
        if mine := by_kind[entry.kind]:
            find = partial(_wrong_alone, entry, mine, catalog, library, settings)
            yield Alone(entry.path, ("checks", f"{entry.id} {entry.digest}", find))


def _wrong_alone(
    entry: Entry, checks: list[Check], catalog: Catalog, library: Library, settings: Settings
) -> tuple[Problem, ...]:
    one = replace(catalog, all_entries={entry.id: entry}, faulty=(), around=catalog)
    return tuple(chain.from_iterable(check(one, library, settings) for check in checks))


@cache
def _kinds_alone(name: str) -> tuple[str, ...]:
    """The kinds whose entries a check looks at one by one (`ALONE`): what it finds of one depends on no other."""
    return getattr(import_module(f"{__name__}.{name}"), "ALONE", ())
