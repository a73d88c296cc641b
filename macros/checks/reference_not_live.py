"""reference-not-live: a published entry points at one that readers cannot see.

Pages leave such a link out, so nothing breaks, but the reader misses what was meant for them.
To mend it, publish the other entry, or take its id out. An entry whose day has not come yet is fine: the link appears
on that day.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.entry import Entry
from macros.catalog.fields import Refers
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._targets import entry_references

WORDS = {"draft": "still a draft", "review": "still in review", "withdrawn": "withdrawn"}


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    hidden = {entry.id for entry in catalog.all_entries.values() if entry.status != "published"}

    def is_fine(refers: Refers, name: str) -> bool:
        return name.partition("#")[0] not in hidden

    for record, named in entry_references(catalog, settings, is_fine):
        if not isinstance(record.fields, Entry) or record.fields.status == "published":
            found = catalog.all_entries[named.value.partition("#")[0]]
            yield mistake(
                "reference-not-live", catalog, record.path, named.location,
                f"{found.id!r} is {WORDS[found.status]}, so no link to it is shown",
                "Publish it, or take its id out here.", "warning",
            )  # fmt: skip
