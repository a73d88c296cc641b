"""site-address: feeds, shared links and the sitemap need the site's address.

A preview does without. To mend it, write site_url in mkdocs.yml.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    if not settings.url and catalog.entries:
        yield Problem(
            "site-address", "mkdocs.yml", 0, 0, "site_url", "the site has no address, so nothing can subscribe to it",
            "Write site_url: https://stories.example.org/", "warning",
        )  # fmt: skip
