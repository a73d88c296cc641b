"""duplicate-finding: two findings of a report cannot have the same id.

Stories and guides point at a finding by its id, and so does its place on the page.
To mend it, give the newer finding an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._records import entries_with


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in entries_with(catalog, "findings"):
        seen: set[str] = set()
        for number, finding in enumerate(entry.findings):
            if finding.id in seen:
                yield mistake(
                    "duplicate-finding", catalog, entry.path, ("findings", number, "id"),
                    f"another finding of this report has the id {finding.id!r}", "Give each finding an id of its own.",
                )  # fmt: skip
            seen.add(finding.id)
