"""show-category: the show's category must be one of Apple's, in its exact words.

Apps file the show under it, and drop a name that they do not know. To mend it, choose one from the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.show import CATEGORIES
from macros.media.library import Library
from macros.problems import Problem, suggestion
from macros.settings import Settings

from ._mistake import mistake


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    show = catalog.show
    if not show:
        return
    path = catalog.vocabulary_paths["show"]
    if show.category not in CATEGORIES:
        yield mistake(
            "show-category", catalog, path, ("category",), f"{show.category!r} is not a category of podcasts",
            suggestion(show.category, CATEGORIES, most=len(CATEGORIES)),
        )  # fmt: skip
    elif show.subcategory and show.subcategory not in CATEGORIES[show.category]:
        yield mistake(
            "show-category", catalog, path, ("subcategory",), f"{show.subcategory!r} is not a part of {show.category}",
            suggestion(show.subcategory, CATEGORIES[show.category], most=20),
        )  # fmt: skip
