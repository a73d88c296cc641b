"""Search: one Pagefind bundle a language over the finished pages, and our own columns for the filters.

Pagefind 1.5.2 writes filters and several languages of one bundle in random order, so it gets none of either: every
language is indexed alone into an empty folder, and `data/facets.json` is joined to its results by fragment id.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from macros.gallery import Gallery

from ._artifact import Artifact, PageFact, SitePages
from ._search_facets import facets, summaries
from ._search_index import SearchFailed, index, read_bundle

ORDER = 50  # it reads pages, and nothing reads it
_UNUSED = (  # Pagefind's own pages and its worker: ours is overrides/assets/js/search_worker.js
    "pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight", "pagefind-playground",
    "pagefind-worker",
)  # fmt: skip


def wanted(gallery: Gallery) -> bool:
    return gallery.settings.search


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    """The bundles below pagefind/<language>/, data/facets.json and data/summaries/."""
    indexed = [page for page in site.pages if page.indexed]
    by_language: dict[str, list[PageFact]] = defaultdict(list)
    for page in indexed:
        by_language[page.language].append(page)
    fragments: dict[str, str] = {}
    common: dict[str, tuple[str, ...]] = {}
    with tempfile.TemporaryDirectory(prefix=".search-", dir=site.folder) as work:
        for language, pages in sorted(by_language.items()):
            bundle = index(site.folder, pages, language, Path(work) / language)
            found = read_bundle(bundle)
            missing = [page.uri for page in pages if f"/{page.uri}" not in found.ids]
            if missing:
                raise SearchFailed(f"{len(missing)} pages are not in the search index, the first is /{missing[0]}")
            fragments.update(found.ids)
            common[language] = found.common
            for path in sorted(path for path in bundle.rglob("*") if path.is_file()):
                if not path.name.startswith(_UNUSED):
                    yield Artifact(f"pagefind/{language}/{path.relative_to(bundle).as_posix()}", path)
    yield Artifact("data/facets.json", facets(gallery, indexed, fragments, common))
    yield from summaries(indexed)
