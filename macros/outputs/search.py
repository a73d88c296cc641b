"""Search: one Pagefind bundle a language over the finished pages, and our own columns for the filters.

Pagefind 1.5.2 writes filters and several languages of one bundle in random order, so it gets none of either: every
language is indexed alone, and `data/facets.json` is joined to its results by fragment id. What is indexed is kept from
build to build in the cache, by shards of a few hundred pages (`_search_bundle`): a build indexes those that changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from macros.gallery import Gallery

from ._artifact import Artifact, PageFact, SitePages
from ._search_bundle import Bundle, bundle
from ._search_facets import facets, summaries
from ._search_keep import Keep
from ._search_pages import Pages

ORDER = 50  # it reads pages, and nothing reads it


def wanted(gallery: Gallery) -> bool:
    return gallery.settings.search


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    """The bundles below pagefind/<language>/, data/facets.json and data/summaries/."""
    indexed = [page for page in site.pages if page.indexed]
    pages = Pages.opened(site, gallery.cache)
    with Keep.opened(gallery.cache, site.folder) as keep:
        bundles = index(pages, indexed, keep)
        pages.keep(gallery.cache)
        for language, made in bundles.items():
            for name, path in sorted(made.files.items()):
                uri = f"pagefind/{language}/{name}"
                yield Artifact(uri, None if site.holds(uri, path) else keep.lent(path))
    fragments = {address: ident for made in bundles.values() for address, ident in made.ids.items()}
    common = {language: made.common for language, made in bundles.items()}
    yield Artifact("data/facets.json", facets(gallery, indexed, fragments, common))
    yield from summaries(indexed)


def index(site: Pages, pages: list[PageFact], keep: Keep) -> dict[str, Bundle]:
    """The bundle of each language."""
    by_language: dict[str, list[PageFact]] = defaultdict(list)
    for page in pages:
        by_language[page.language].append(page)
    return {language: bundle(site, found, language, keep) for language, found in sorted(by_language.items())}
