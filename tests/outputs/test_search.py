"""The search index: complete, apart by language, the same bytes every time, and columns that fit it."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from macros.gallery import Gallery
from macros.outputs import _pagefind, _search_index
from macros.outputs._artifact import Artifact, PageFact, SitePages
from macros.outputs._pagefind import SearchFailed
from macros.outputs._search_facets import ROWS, facets, summaries
from macros.outputs._search_index import Indexed, index
from macros.outputs._search_pages import Pages
from macros.outputs.search import make
from tests.catalogue_columns import rows_of
from tests.small import Shelf

PAGE = """<!doctype html>
<html lang="{}"><head><title>{}</title></head>
<body><main data-pagefind-body><h1>{}</h1>{}</main></body></html>
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    """A copy: what is indexed is kept beside the content."""
    return Shelf.copied(tmp_path_factory.mktemp("search") / "small").open(documents=False)


def fact(uri: str, language: str = "en", kind: str = "guide", **more: Any) -> PageFact:
    facts = {"kind": (kind,), "language": (language,), **more.pop("facts", {})}
    return PageFact(
        uri, language, indexed=True, title=f"Title of {uri}", description=f"About {uri}", facts=facts, **more
    )


@pytest.fixture
def finished(tmp_path: Path) -> Callable[..., SitePages]:
    """Writes pages into a folder, as the engine would have."""

    def write(*pages: PageFact, words: str = "<p>Some words are said here.</p>") -> SitePages:
        for page in pages:
            (tmp_path / page.uri).mkdir(parents=True, exist_ok=True)
            text = PAGE.format(page.language, page.title, page.title, words.replace("here", page.uri))
            (tmp_path / page.uri / "index.html").write_text(text, encoding="utf-8")
        return SitePages(tmp_path, pages)

    return write


def read(site: SitePages) -> dict[str, bytes]:
    """What Pagefind gets of the pages, by address."""
    pages = Pages(site)
    return {page.uri: pages.excerpt(page) for page in site.pages}


def digest(artifact: Artifact) -> str:
    data = artifact.data if isinstance(artifact.data, bytes) else artifact.data.read_bytes()
    return hashlib.sha256(data).hexdigest()


def made(gallery: Gallery, site: SitePages) -> dict[str, str]:
    """Address and digest of everything that the output yields, read while it is there."""
    return {artifact.uri: digest(artifact) for artifact in make(gallery, site)}


def facets_of(gallery: Gallery, site: SitePages) -> dict[str, Any]:
    data = [artifact.data for artifact in make(gallery, site) if artifact.uri == "data/facets.json"]
    assert isinstance(data[0], bytes)
    return json.loads(data[0])


def test_a_bundle_for_each_language(small: Gallery, finished: Callable[..., SitePages]) -> None:
    """Pages of each language have an index of their own; pages that are not indexed are in none."""
    hidden = replace(fact("c/"), indexed=False)
    files = made(small, finished(fact("a/"), fact("b/", "es"), hidden))
    assert {uri.split("/")[1] for uri in files if uri.startswith("pagefind/")} == {"en", "es"}
    assert sum(uri.endswith(".pf_fragment") for uri in files) == 2
    assert "data/facets.json" in files


def test_same_bytes_three_times(small: Gallery, finished: Callable[..., SitePages]) -> None:
    """The index of the same pages is the same to the byte, whatever order they come in."""
    pages = [
        fact(f"p{n}/", "es" if n % 3 == 0 else "en", facts={"topic": ("running", "mornings")[: n % 3]})
        for n in range(12)
    ]
    site = finished(*pages)
    runs = [made(small, site), made(small, site), made(small, replace(site, pages=tuple(reversed(pages))))]
    assert runs[0] == runs[1] == runs[2]


def test_nothing_is_left_in_the_site(small: Gallery, finished: Callable[..., SitePages]) -> None:
    """What the index was made of is cleared away."""
    site = finished(fact("a/"))
    made(small, site)
    assert sorted(path.name for path in site.folder.iterdir()) == ["a"]


def test_pages_stay_as_they_are(small: Gallery, finished: Callable[..., SitePages]) -> None:
    """Indexing changes no page, although it works on links to them."""
    site = finished(fact("a/"))
    before = (site.folder / "a/index.html").read_bytes()
    made(small, site)
    assert (site.folder / "a/index.html").read_bytes() == before


def test_page_without_a_mark_is_a_failure(small: Gallery, finished: Callable[..., SitePages]) -> None:
    """A page that should be found and is not marked for the index stops the build with its address."""
    site = finished(fact("a/"), fact("b/"))
    text = (site.folder / "b/index.html").read_text(encoding="utf-8")
    (site.folder / "b/index.html").write_text(text.replace("data-pagefind-body", ""), encoding="utf-8")
    with pytest.raises(SearchFailed, match=r"/b/ is to be found and not marked data-pagefind-body"):
        made(small, site)


def test_page_left_out_is_a_failure(finished: Callable[..., SitePages], tmp_path: Path) -> None:
    """A page that Pagefind passes over stops the build with its address."""
    pages = [fact("a/"), fact("b/")]
    site = finished(*pages)
    text = (site.folder / "b/index.html").read_text(encoding="utf-8")
    (site.folder / "b/index.html").write_text(text.replace("<h1>", "<h1 data-pagefind-ignore=all>"), encoding="utf-8")
    (site.folder / "b/index.html").write_text("<p>data-pagefind-body</p>", encoding="utf-8")
    (tmp_path / "into").mkdir()
    with pytest.raises(SearchFailed, match=r"1 pages are not in the search index, the first is /b/"):
        index(read(site), "en", tmp_path / "into")


def test_fragments_carry_their_address(finished: Callable[..., SitePages], tmp_path: Path) -> None:
    """The id of each fragment is known by its page's address."""
    pages = [fact("a/"), fact("deep/er/")]
    (tmp_path / "into").mkdir()
    index(read(finished(*pages)), "en", tmp_path / "into")
    found = Indexed.load(tmp_path / "into").pages
    assert {address for address, _, _ in found} == {"/a/", "/deep/er/"}
    assert all((tmp_path / f"into/fragment/{ident}.pf_fragment").is_file() for _, ident, _ in found)


def test_another_shape_of_an_index_is_noticed(
    finished: Callable[..., SitePages], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should Pagefind write its files in another way, the build says so instead of putting nonsense together."""
    pages = [fact("a/")]
    run = _search_index.run_pagefind
    read_pages = read(finished(*pages))
    (tmp_path / "into").mkdir()
    for other in (gzip.compress(b'{"url": "/a/"}'), b"not packed"):

        def changed(*given: Any, other: bytes = other) -> dict[str, bytes]:
            return {path: other if "fragment" in path else data for path, data in run(*given).items()}

        monkeypatch.setattr(_search_index, "run_pagefind", changed)
        with pytest.raises(SearchFailed, match="another way"):
            index(read_pages, "en", tmp_path / "into")


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import sys", "it ended before it"),
        (
            "import base64, json, sys\n"
            "sys.stdin.buffer.read(1)\n"
            "told = {'payload': {'type': 'Error', 'message': 'no such thing'}}\n"
            "print(base64.b64encode(json.dumps(told).encode()).decode(), end=',', flush=True)\n"
            "sys.stdin.buffer.read()",
            "Pagefind stopped: no such thing",
        ),
    ],
)
def test_failure_of_pagefind_is_said(
    small: Gallery,
    finished: Callable[..., SitePages],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    program: str,
    said: str,
) -> None:
    """When Pagefind ends too soon the build says so; what it says of a mistake is in the message."""
    path = tmp_path / "program"
    path.write_text(f"#!{sys.executable}\n{program}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setattr(_pagefind, "get_executable", lambda: path)
    with pytest.raises(SearchFailed, match=said):
        made(small, finished(fact("never-indexed/")))


def test_it_stops_when_there_is_something_better_to_do(small: Gallery, finished: Callable[..., SitePages]) -> None:
    """A preview's search makes room for the next save between two pages, and leaves nothing behind."""
    asked = count()

    def go_on() -> None:
        if next(asked) == 1:
            raise InterruptedError

    site = replace(finished(fact("a/"), fact("b/"), fact("c/")), go_on=go_on)
    with pytest.raises(InterruptedError):
        list(make(small, site))
    assert next(asked) == 2
    assert not list(site.folder.glob(".search-*"))


def test_no_program_is_said(
    small: Gallery, finished: Callable[..., SitePages], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Pagefind's program is not installed, that is said."""
    monkeypatch.setattr(_pagefind, "get_executable", lambda: None)
    with pytest.raises(SearchFailed, match="missing"):
        made(small, finished(fact("never-indexed/")))


def test_columns_fit_the_rows(small: Gallery, finished: Callable[..., SitePages]) -> None:
    """Rows come back from the columns with all that they have, the newest first."""
    site = finished(
        fact("old/", lastmod=date(2026, 1, 1), facts={"topic": ("running",), "person": ("sol-ferrer", "ida-marsh")}),
        fact("stories/new/es/", "es", "episode", lastmod=date(2026, 2, 1), facts={
            "topic": ("mornings", "running"), "person": ("ida-marsh", "sol-ferrer"), "speaker": ("sol-ferrer",)}),
        fact("none/", kind="page"), fact("topics/word/", kind="topics"),
    )  # fmt: skip
    data = facets_of(small, site)
    rows = {row.uri: row for row in rows_of(data)}
    assert list(rows) == ["stories/new/es/", "old/", "none/", "topics/word/"]
    assert data["languages"] == ["en", "es"]
    assert data["facets"]["kind"] == {"values": ["episode", "guide", "topics", "page"],
                                      "labels": ["Audio story", "Discussion guide", "Topic", "Page"]}  # fmt: skip
    assert data["facets"]["topic"] == {"values": ["mornings", "running"], "labels": ["Mornings", "Running"]}
    assert data["facets"]["person"]["labels"] == ["Ida Marsh", "Sol Ferrer"]
    assert data["facets"]["language"]["labels"] == ["English", "Spanish"]
    story, old = rows["stories/new/es/"], rows["old/"]
    assert story.title == "Title of stories/new/es/"
    assert (story.facts["kind"], story.facts["topic"]) == (["episode"], ["mornings", "running"])
    assert (story.facts["person"], story.facts["speaker"]) == (["ida-marsh", "sol-ferrer"], ["sol-ferrer"])
    assert (old.facts["person"], old.facts["speaker"], old.facts["season"]) == (["ida-marsh", "sol-ferrer"], [], [])
    assert len({row.fragment for row in rows.values()}) == 4


def test_unknown_words_keep_their_ids(small: Gallery) -> None:
    """A word without a label is shown by its id rather than left out."""
    data = json.loads(facets(small, [fact("a/", facts={"audience": ("nobody",)})], {"/a/": "x"}, {}))
    assert data["facets"]["audience"] == {"values": ["nobody"], "labels": ["nobody"]}


def test_a_page_without_a_value_has_none(small: Gallery) -> None:
    """Seasons and lengths are in order, and a page without one has none."""
    rows = [
        fact("a/", facts={"season": ("10",), "minutes": ("40-",)}),
        fact("b/", facts={"season": ("9",), "minutes": ("0-10",)}),
        fact("c/"),
    ]
    data = json.loads(facets(small, rows, {}, {}))
    assert data["facets"]["season"] == {"values": ["9", "10"], "labels": ["Season 9", "Season 10"]}
    assert data["facets"]["minutes"]["labels"] == ["Under 10 minutes", "Over 40 minutes"]
    assert [(row.facts["season"], row.facts["minutes"]) for row in rows_of(data)] == [
        (["10"], ["40-"]), (["9"], ["0-10"]), ([], []),
    ]  # fmt: skip


def test_voices_have_names(small: Gallery) -> None:
    """A voice is shown by the name that the transcript gives it."""
    rows = [fact("stories/first-light/", kind="episode", facts={"speaker": ("ida-marsh", "sol-ferrer")})]
    data = json.loads(facets(small, rows, {}, {}))
    assert data["facets"]["speaker"] == {"values": ["ida-marsh", "sol-ferrer"], "labels": ["Ida Marsh", "Sol Ferrer"]}


def test_recordings_are_named_once(small: Gallery) -> None:
    """The usual address of a recording is a pattern; only what differs from it takes room. Other languages share it."""
    uris = ["stories/first-light/", "stories/first-light/es/", "stories/second-wind/", "about/"]
    data = json.loads(facets(small, [fact(uri) for uri in uris], {}, {}))
    assert data["audio"] == {"usual": "stories/{id}/audio.mp3", "others": {}}


def test_summaries_are_apart_by_the_hundred(small: Gallery, finished: Callable[..., SitePages]) -> None:
    """A summary stands at its row's place in the file of its hundred."""
    pages = [fact(f"p{n:03}/") for n in range(ROWS + 1)]
    files = {artifact.uri: json.loads(artifact.data) for artifact in summaries(pages)}  # type: ignore[arg-type]
    assert [(uri, len(said)) for uri, said in files.items()] == [("data/summaries/0.json", ROWS),
                                                                ("data/summaries/1.json", 1)]  # fmt: skip
    assert files["data/summaries/1.json"] == [f"About p{ROWS:03}/"]


def test_nothing_to_search(small: Gallery, tmp_path: Path) -> None:
    """A site without a page to find has empty columns and no index."""
    artifacts = list(make(small, SitePages(tmp_path, ())))
    assert [artifact.uri for artifact in artifacts] == ["data/facets.json"]  # and no file of summaries
    assert isinstance(artifacts[0].data, bytes)
    assert rows_of(json.loads(artifacts[0].data)) == []
