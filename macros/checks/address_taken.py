"""address-taken: a page written by hand cannot stand where the gallery has a page of its own.

To mend it, give the file another name: its name is its address.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.vocabulary import VOCABULARIES
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from .alias_taken import OWN


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    lists = {f"{kind.at}/": f"the list of {kind.plural.lower()}" for kind in catalog.kinds.values()}
    words = {f"{words.at}/": f"the list of {words.plural.lower()}" for words in VOCABULARIES.values() if words.at}
    taken = OWN | lists | words
    for page in catalog.pages:
        address = f"{page.name.removesuffix('.md')}/"
        if address in taken:
            yield Problem(
                "address-taken", page.path, 0, 0, "", f"/{address} is {taken[address]} already",
                "Give this file another name: its name is its address.",
            )  # fmt: skip
