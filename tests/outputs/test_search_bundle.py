"""A bundle put together from shards: the same words and pages as one index, and only what changed is indexed anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.cache import Cache
from macros.outputs import _search_index, _search_pages
from macros.outputs._artifact import PageFact, SitePages
from macros.outputs._cbor import value_at
from macros.outputs._pagefind import run_pagefind
from macros.outputs._search_bundle import bundle, fragment_names, shards
from macros.outputs._search_index import Indexed, unpacked
from macros.outputs._search_keep import FOLDER, Keep
from macros.outputs._search_pages import Pages, excerpt

WORDS = ("harbour", "río", "running", "runner", "Room 12", "señor", "naïve", "kitchen")
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><p>{shell}</p>
<main class="wrap" data-pagefind-body><h1>{title}</h1><img src="a/cover.png" alt="a picture">
<p id="t-5">{words}</p></main></body></html>"""


def write(folder: Path, uri: str, words: str, shell: str = "Menu") -> PageFact:
    path = folder / uri / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(title=f"About {uri.strip('/')}", shell=shell, words=words), encoding="utf-8")
    return PageFact(uri, "en", indexed=True)


@pytest.fixture
def pages(tmp_path: Path) -> list[PageFact]:
    """Thirty pages in tmp_path/site, with words in common and words of their own."""
    return [
        write(tmp_path / "site", f"p{n}/", f"{' '.join(WORDS[: n % 8 + 1])} own{n} {'often ' * (n % 5)}and so on.")
        for n in range(30)
    ]


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., dict[str, bytes]]:
    """Builds a bundle of pages in shards of ten, with or without what an earlier build kept; its files' bytes."""

    def made(pages: list[PageFact], stamp: str = "", most: int = 10) -> dict[str, bytes]:
        cache = Cache(tmp_path / "home", stamp) if stamp else None
        with Keep.opened(cache, tmp_path) as keep:
            texts = Pages.opened(SitePages(tmp_path / "site", ()), cache)
            found = bundle(texts, pages, "en", keep, most)
            texts.keep(cache)
            return {name: keep.lent(path).read_bytes() for name, path in found.files.items()}

    return made


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The pages of each time that Pagefind ran since."""
    seen: list[list[str]] = []

    def counted(pages: dict[str, bytes], *rest: Any) -> dict[str, bytes]:
        seen.append(list(pages))
        return run_pagefind(pages, *rest)

    monkeypatch.setattr(_search_index, "run_pagefind", counted)
    return seen


def index_of(files: dict[str, bytes], ids: dict[str, str]) -> dict[str, Any]:
    """What a bundle says: by word and form the places on each page, by its address."""
    (meta,) = (data for path, data in files.items() if path.endswith(".pf_meta"))
    version, pages, chunks, *rest = value_at(unpacked(meta))[0]
    address = {name: uri for uri, name in ids.items()}
    found: dict[str, Any] = {}
    for first, last, name in chunks:
        words = _any_at(unpacked(files[f"index/{name}.pf_index"]))[0][0]
        assert (first, last) == (words[0][0], words[-1][0])
        for word, places, forms in words:
            for form, lists in ((word, places), *((f"{word} {form}", lists) for form, lists in forms)):
                page = 0
                for step, *where in lists:
                    page += step
                    found.setdefault(form, {})[address[pages[page][0]]] = where
    return {"version": version, "rest": rest, "lengths": {address[name]: length for name, length in pages}, **found}


def _any_at(data: bytes, at: int = 0) -> tuple[Any, int]:
    """As value_at, of chunks too: there are numbers below 0 in them."""
    major, low = data[at] >> 5, data[at] & 31
    at += 1
    if low >= 24:
        low, at = int.from_bytes(data[at : at + (1 << low - 24)], "big"), at + (1 << low - 24)
    if major == 3:
        return data[at : at + low].decode(), at + low
    if major < 4:
        return (low if major == 0 else -1 - low), at
    values = []
    for _ in range(low):
        value, at = _any_at(data, at)
        values.append(value)
    return values, at


def test_many_shards_are_one_index(
    tmp_path: Path, pages: list[PageFact], build: Callable[..., dict[str, bytes]]
) -> None:
    """Put together, shards say the same of every word, form, place and page as one index of Pagefind's own."""
    site = Pages(SitePages(tmp_path / "site", ()))
    whole = run_pagefind({page.uri: site.excerpt(page) for page in pages}, "en")
    own = {
        json.loads(unpacked(data))["url"]: Path(path).stem
        for path, data in whole.items()
        if path.startswith("fragment/")
    }
    files = build(pages)
    ids = {uri: name[:-1] for uri, name in own.items()}
    assert index_of(files, ids) == index_of(whole, own)
    assert {name for name in files if name.startswith("fragment/")} == {
        f"fragment/{name}.pf_fragment" for name in ids.values()
    }
    entry = json.loads(files["pagefind-entry.json"])["languages"]["en"]
    assert (entry["page_count"], f"pagefind.{entry['hash']}.pf_meta" in files) == (30, True)


def test_an_edit_is_a_matter_of_one_shard(
    tmp_path: Path, pages: list[PageFact], build: Callable[..., dict[str, bytes]], runs: list[list[str]]
) -> None:
    """A build indexes the shards that changed, none when none did, and gives the bytes of a clean build."""
    build(pages, "stamp")
    count = len(runs)
    assert count == len(shards(pages, 10)) > 2
    write(
        tmp_path / "site", "p3/", "Menus are no part of what is read.".replace("Menus", "Words"), shell="Another menu"
    )
    edited = build(pages, "stamp")
    assert len(runs) == count + 1
    assert build(pages, "stamp") == edited
    write(tmp_path / "site", "p3/", "Words are no part of what is read.", shell="A third menu")
    assert build(pages, "stamp") == edited
    assert len(runs) == count + 1
    more = [*pages, write(tmp_path / "site", "new/", "harbour")]
    assert build(more, "stamp") == build(list(reversed(more)))


def test_what_others_kept_is_not_trusted(
    tmp_path: Path, pages: list[PageFact], build: Callable[..., dict[str, bytes]], runs: list[list[str]]
) -> None:
    """Kept files count for the code that wrote them, and while nobody has written beside them."""
    clean = build(pages, "stamp", 40)
    (kept,) = {path.parent for path in (tmp_path / "home" / FOLDER).glob("*/pages.json")}
    assert len(runs) == 1
    (kept / "pagefind.js").unlink()
    (kept / "pagefind.js").write_text("alert(1)", encoding="utf-8")
    assert build(pages, "stamp", 40) == clean
    assert len(runs) == 2
    assert build(pages, "another stamp", 40) == clean
    assert len(runs) == 3


def test_what_is_not_asked_for_goes(
    tmp_path: Path, pages: list[PageFact], build: Callable[..., dict[str, bytes]]
) -> None:
    """Entries of pages that are gone do not pile up."""
    build(pages, "stamp", 40)
    before = {path.name for path in (tmp_path / "home" / FOLDER).iterdir()}
    build(pages[1:], "stamp", 40)
    after = {path.name for path in (tmp_path / "home" / FOLDER).iterdir()}
    assert (len(before), len(after), before & after) == (2, 2, set())


def test_pages_are_numbered_by_their_addresses(
    tmp_path: Path, pages: list[PageFact], build: Callable[..., dict[str, bytes]]
) -> None:
    """No file system decides an index: its pages stand in the order of their addresses, whenever they were written."""
    first = build(pages, most=40)
    for page in reversed(pages):
        path = tmp_path / "site" / page.uri / "index.html"
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text)
    assert build(pages, most=40) == first
    (meta,) = (data for path, data in first.items() if path.endswith(".pf_meta"))
    address = {
        Path(path).stem: json.loads(unpacked(data))["url"]
        for path, data in first.items()
        if path.startswith("fragment/")
    }
    found = [address[name] for name, _ in value_at(unpacked(meta))[0][1]]
    assert found == sorted(found)


def test_only_pages_that_differ_are_read(
    tmp_path: Path, pages: list[PageFact], build: Callable[..., dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known of a page counts while its file stands as it stood, and for the code that wrote it down."""
    read: list[bytes] = []
    monkeypatch.setattr(_search_pages, "excerpt", lambda page: read.append(page) or excerpt(page))
    clean = build(pages, "stamp", 40)
    assert len(read) == len(pages)
    read.clear()
    assert build(pages, "stamp", 40) == clean
    assert not read
    write(tmp_path / "site", "p3/", "Menus are no part of what is read.", shell="Another menu")
    build(pages, "stamp", 10)
    assert sum(b"Another menu" in page for page in read) == 1
    read.clear()
    build(pages, "another stamp", 40)
    assert len(read) == len(pages)


def test_what_did_not_change_is_the_same_file(
    tmp_path: Path, pages: list[PageFact], build: Callable[..., dict[str, bytes]]
) -> None:
    """Fragments of a shard that is indexed anew are links to those of the one before, but for pages that changed."""
    build(pages, "stamp", 40)
    kept = tmp_path / "home" / FOLDER
    before = {path.name: path.stat().st_ino for path in kept.glob("*/fragment/*")}
    write(tmp_path / "site", "p3/", "Other words are read.")
    build(pages, "stamp", 40)
    after = {path.name: path.stat().st_ino for path in kept.glob("*/fragment/*")}
    assert len(before.items() & after.items()) == len(pages) - 1


def test_a_file_changed_in_its_place_is_noticed(
    tmp_path: Path, pages: list[PageFact], build: Callable[..., dict[str, bytes]], runs: list[list[str]]
) -> None:
    """Files of the site are links to kept ones: whoever writes into one there gets no say in the next build."""
    clean = build(pages, "stamp", 40)
    fragment = next((tmp_path / "home" / FOLDER).glob("*/fragment/*"))
    with fragment.open("r+b") as file:
        file.write(b"others")
    assert build(pages, "stamp", 40) == clean
    assert len(runs) == 2


@given(st.sets(st.text("abc/-", min_size=1, max_size=8), max_size=60), st.integers(1, 12))
def test_shards_are_made_by_addresses_alone(uris: set[str], most: int) -> None:
    """Every page is in one shard; none is too large; a page that comes changes no other shard, or splits its own."""
    parts = shards([PageFact(uri, "en") for uri in sorted(uris)], most)
    assert sorted(page.uri for part in parts for page in part) == sorted(uris)
    assert all(len(part) <= most for part in parts)
    more = shards([PageFact(uri, "en") for uri in {*uris, "new"}], most)
    same = [part for part in parts if part in more]
    assert len(parts) - len(same) <= 1


def test_names_taken_twice_are_made_longer() -> None:
    """Fragments of two shards that Pagefind named the same have names of their own, also when one stands alone."""
    one = Indexed([["/a/", "en_1234567", 1], ["/b/", "en_1234568", 1]], None)  # type: ignore[list-item, arg-type]
    two = Indexed([["/c/", "en_1234567", 1]], None)  # type: ignore[list-item, arg-type]
    assert fragment_names([one, two]) == [["en_123456", "en_1234568"], ["en_1234567"]]
    assert fragment_names([one, two, two])[2] == ["en_1234567x2"]


def test_menus_are_not_read() -> None:
    """Of a page what is marked is read, with its title; of one without a mark nothing."""
    page = PAGE.format(title="A &amp; B", shell="Menu", words="Said <b>here</b>.").encode()
    read = excerpt(page)
    assert b"Menu" not in read
    assert read.startswith(b'<html lang="en"><title>A &amp; B</title><main class="wrap" data-pagefind-body>')
    assert read.endswith(b'<p id="t-5">Said <b>here</b>.</p>')
    assert b"Said" not in excerpt(page.replace(b" data-pagefind-body", b""))
