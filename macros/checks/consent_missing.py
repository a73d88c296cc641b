"""consent-missing: a story is published only when the people in it have agreed.

The record holds a status and the office's file number, no names. To mend it, wait for the consent, or set the story
back to draft; when consent was taken back, set its status to withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._records import episodes


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in episodes(catalog):
        if entry.status != "published":
            continue
        if entry.consent is None:
            yield mistake(
                "consent-missing", catalog, entry.path, (), "nothing says whether the people in this story agreed",
                "Add consent with status: granted and a reference.", "warning",
            )  # fmt: skip
        elif entry.consent.status != "granted":
            yield mistake(
                "consent-missing", catalog, entry.path, ("consent", "status"),
                f"the story is published, but consent is {entry.consent.status}",
                f"Write status: {'withdrawn' if entry.consent.status == 'withdrawn' else 'draft'} for the story.",
            )  # fmt: skip
