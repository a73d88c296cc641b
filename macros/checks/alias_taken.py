"""alias-taken: an old address can lead to one place only, and not hide a page that exists.

To mend it, take the alias out where it is wrong: an entry that moved needs its old address as alias, not its new one.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.references import Location
from macros.catalog.vocabulary import VOCABULARIES
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings

from ._mistake import mistake
from ._records import records

# DESIGN.md, part 6: pages that every gallery has
OWN = {"": "the front page", "search/": "the search page", "subscribe/": "the page for subscribing",
       "series/": "the list of seasons", "my-plan/": "the reader's worksheets"}  # fmt: skip


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    taken = _addresses(catalog)
    for path, place, alias in _aliases(catalog, settings):
        address = alias.removesuffix("index.html")
        if address in taken:
            yield mistake(
                "alias-taken", catalog, path, place, f"/{address} is the address of {taken[address]}",
                "Take this alias out, or write the address that the page had before.",
            )  # fmt: skip
        else:
            taken[address] = f"another alias, in {path}"


def _aliases(catalog: Catalog, settings: Settings) -> Iterator[tuple[str, Location, str]]:
    """Path, place and text of each alias of entries and terms."""
    for record in records(catalog, settings):
        for number, alias in enumerate(getattr(record.fields, "aliases", ())):
            yield record.path, (*record.at, "aliases", number), alias


def _addresses(catalog: Catalog) -> dict[str, str]:
    """Every page's address, without leading slash, and whose it is."""
    taken = dict(OWN)
    taken |= {f"{kind.at}/": f"the list of {kind.plural.lower()}" for kind in catalog.kinds.values()}
    taken |= {f"{words.at}/": f"the list of {words.plural.lower()}" for words in VOCABULARIES.values() if words.at}
    taken |= {f"series/season-{number}/": f"season {number}" for number in catalog.seasons}
    for page in catalog.pages:
        taken[page.name.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/"] = page.path
    for name, terms in catalog.words.items():
        if VOCABULARIES[name].at:
            taken |= {catalog.word_uri(name, ident): f"{term.label!r}" for ident, term in terms.items()}
    return taken | {catalog.uri(entry): entry.path for entry in catalog.all_entries.values()}
