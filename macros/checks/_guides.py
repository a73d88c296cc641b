"""Guides as the worksheet compiler reads them, each compiled once in a run."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from macros.catalog.catalog import Catalog
from macros.problems import Problem
from macros.worksheets.compiled import compiled
from macros.worksheets.model import Guide


def guides(catalog: Catalog) -> Iterator[tuple[Any, Guide]]:
    """Every guide that was not taken back, those with mistakes in their fields included, with its blocks."""
    for entry in (*catalog.all_entries.values(), *catalog.faulty):
        if entry.kind == "guide" and entry.status != "withdrawn":
            yield entry, compiled(entry)


def of_rules(catalog: Catalog, rules: Container[str]) -> Iterator[Problem]:
    """What the compiler says of some rules, in all guides."""
    for _, guide in guides(catalog):
        yield from (problem for problem in guide.problems if problem.rule in rules)
