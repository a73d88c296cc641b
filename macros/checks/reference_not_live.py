"""reference-not-live: a published entry points at one that readers cannot see.

Pages leave such a link out, so nothing breaks, but the reader misses what was meant for them.
To mend it, publish the other entry, or take its id out. An entry whose day has not come yet is fine: the link appears
on that day.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.entry import Entry
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._targets import entry_references, target

WORDS = {"draft": "still a draft", "review": "still in review", "withdrawn": "withdrawn"}


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for record, named in entry_references(catalog, settings):
        found = target(catalog, named)
        if found is None or found.status == "published":
            continue
        if not isinstance(record.fields, Entry) or record.fields.status == "published":
            yield mistake(
                "reference-not-live", catalog, record.path, named.location,
                f"{found.id!r} is {WORDS[found.status]}, so no link to it is shown",
                "Publish it, or take its id out here.", "warning",
            )  # fmt: skip
