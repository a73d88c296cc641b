"""Search: one Pagefind bundle a language over the finished pages, and our own columns for the filters.

Pagefind 1.5.2 writes filters and several languages of one bundle in random order, so it gets none of either: every
language is indexed alone into an empty folder, and `data/facets.json` is joined to its results by fragment id.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.catalog.vocabulary import VOCABULARIES
from macros.gallery import Gallery
from macros.render.words import language_name

from ._artifact import Artifact, PageFact, SitePages

ORDER = 50  # it reads pages, and nothing reads it
_MAGIC = b"pagefind_dcd"  # twelve bytes before the JSON of a fragment, Pagefind's own
_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight", "pagefind-playground")


class SearchFailed(RuntimeError):
    """Pagefind stopped, or did not index every page."""


def wanted(gallery: Gallery) -> bool:
    return gallery.settings.search


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    """The bundles below pagefind/<language>/ and data/facets.json."""
    indexed = [page for page in site.pages if page.indexed]
    by_language: dict[str, list[PageFact]] = defaultdict(list)
    for page in indexed:
        by_language[page.language].append(page)
    fragments: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix=".search-", dir=site.folder) as work:
        for language, pages in sorted(by_language.items()):
            bundle = index(site.folder, pages, language, Path(work) / language)
            found = fragment_ids(bundle)
            missing = [page.uri for page in pages if f"/{page.uri}" not in found]
            if missing:
                raise SearchFailed(f"{len(missing)} pages are not in the search index, the first is /{missing[0]}")
            fragments.update(found)
            for path in sorted(path for path in bundle.rglob("*") if path.is_file()):
                if not path.name.startswith(_UNUSED):
                    yield Artifact(f"pagefind/{language}/{path.relative_to(bundle).as_posix()}", path)
    yield Artifact("data/facets.json", facets(gallery, indexed, fragments))


def index(folder: Path, pages: Sequence[PageFact], language: str, work: Path) -> Path:
    """Run Pagefind over some pages of a folder; the bundle's folder, new and complete."""
    source, bundle = work / "pages", work / "bundle"
    for page in pages:
        copy = source / page.uri / "index.html"
        copy.parent.mkdir(parents=True, exist_ok=True)
        _link(folder / page.uri / "index.html", copy)
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(source),
        "--output-path",
        str(bundle),
        "--force-language",
        language,
        "--quiet",
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    if run.returncode or not bundle.is_dir():
        raise SearchFailed(f"Pagefind stopped: {(run.stderr or run.stdout).strip()[-600:]}")
    shutil.rmtree(source)
    return bundle


def _link(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy)
    except OSError:  # another disk, or a file system without links
        shutil.copyfile(path, copy)


def fragment_ids(bundle: Path) -> dict[str, str]:
    """The result id of every page, by its address. A fragment's file name is the id Pagefind's results carry."""
    found = {}
    for path in (bundle / "fragment").glob("*.pf_fragment"):
        text = gzip.decompress(path.read_bytes())
        if not text.startswith(_MAGIC):
            raise SearchFailed("Pagefind writes its fragments in another way now; macros/outputs/search.py must follow")
        found[json.loads(text[len(_MAGIC) :])["url"]] = path.name.removesuffix(".pf_fragment")
    return found


def facets(gallery: Gallery, pages: Sequence[PageFact], fragments: dict[str, str]) -> bytes:
    """The columns the search page filters by: dictionaries of values, one list of numbers a facet."""
    rows = sorted(pages, key=lambda page: (-(page.lastmod.toordinal() if page.lastmod else 0), page.uri))
    columns = {name: _column(gallery, name, rows) for name in ("kind", "topic", "audience", "person", "language")}
    data = {
        "version": 1,
        "languages": sorted({page.language for page in rows}),
        "facets": {
            name: {"values": values, "labels": [_label(gallery, name, value) for value in values]}
            for name, (values, _) in columns.items()
        },
        "uris": [page.uri for page in rows],
        "titles": [page.title for page in rows],
        "summaries": [page.description for page in rows],
        "dates": [page.lastmod.isoformat() if page.lastmod else "" for page in rows],
        "fragments": [fragments.get(f"/{page.uri}", "") for page in rows],
        "columns": {name: column for name, (_, column) in columns.items()},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


_MANY = frozenset({"topic", "audience", "person"})


def _column(gallery: Gallery, name: str, rows: Sequence[PageFact]) -> tuple[list[str], list[int] | list[list[int]]]:
    """A facet's values, and per page the number of its value, or the numbers when it may have several."""
    present = {value for page in rows for value in page.facts.get(name, ())}
    values = sorted(present, key=lambda value: (_label(gallery, name, value).casefold(), value))
    if name == "kind":
        known = [*gallery.catalog.kinds, *VOCABULARIES, "page"]
        values.sort(key=lambda value: known.index(value) if value in known else len(known))
    number = {value: n for n, value in enumerate(values)}
    if name in _MANY:
        return values, [[number[value] for value in page.facts.get(name, ())] for page in rows]
    return values, [number[next(iter(page.facts.get(name, ())))] for page in rows]


def _label(gallery: Gallery, name: str, value: str) -> str:
    if name == "kind":
        kind = gallery.catalog.kinds.get(value)
        return kind.label if kind else VOCABULARIES[value].label if value in VOCABULARIES else "Page"
    if name == "language":
        return language_name(value, gallery.settings.language)
    vocabulary = {"topic": "topics", "audience": "audiences", "person": "people"}[name]
    word = gallery.catalog.word(vocabulary, value)
    return word.label if word else value
