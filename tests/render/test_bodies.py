"""Bodies: where they stand, their HTML, and the files they bring along."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.render.bodies import Text, html_of, of_entry, of_page, shown_files, texts
from macros.render.links import MARK
from tests.small import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf.copied(tmp_path / "gallery")


def test_every_body_is_looked_at(shelf: Shelf) -> None:
    """Drafts, scheduled and withdrawn entries are looked at before they are shown; entries without a text are not."""
    paths = {text.path for text in texts(shelf.open().catalog, "content")}
    assert paths == {
        "content/about.md", "content/calls.md", "content/index.md", "content/bulletins/issue-1.md",
        "content/guides/half-written.md", "content/guides/not-yet.md", "content/guides/open-every-door.md",
        "episodes/second-wind/notes.md",
    }  # fmt: skip


def test_where_texts_stand(shelf: Shelf) -> None:
    """A text knows its file, its folder, its page's address and the line on which it begins."""
    catalog = shelf.open().catalog
    guide = of_entry(catalog.entries["open-every-door"], catalog)
    assert (guide.path, guide.folder, guide.uri) == (shelf.guide, "content/guides", "guides/open-every-door/")
    rows = (shelf.root / guide.path).read_text(encoding="utf-8").splitlines()
    assert rows[guide.line - 1] == guide.body.splitlines()[0] == "## Talk"
    notes = of_entry(catalog.entries["second-wind"], catalog)
    assert (notes.path, notes.folder, notes.line) == ("episodes/second-wind/notes.md", "episodes/second-wind", 1)
    pages = {page.name: of_page(page, "content").uri for page in catalog.pages}
    assert pages == {"about.md": "about/", "calls.md": "calls/", "index.md": ""}


def test_html_has_links_resolved(shelf: Shelf) -> None:
    """The HTML of a text has its links resolved, relative to a root that is filled in later."""
    catalog = shelf.open().catalog
    html = html_of(of_entry(catalog.entries["second-wind"], catalog), catalog, "content")
    assert (
        html
        == f'<p>Ray ran it <strong>twice</strong>. Compare <a href="{MARK}stories/first-light/">First light</a>.</p>'
    )


def files(
    shelf: Shelf, body: str, folder: str = "content/guides", uri: str = "guides/open-every-door/"
) -> list[tuple[str, str]]:
    return list(shown_files(Text(body, shelf.guide, folder, uri, 1), shelf.open().catalog, "content"))


@pytest.mark.parametrize("body", [
    "![A door](door.png)", "[a file](door.png)", "![A door][d]\n\n[d]: door.png \"Title\"",
    '<img src="door.png" alt="A door">',
    '<a href="./door.png#page=2">x</a>', "[![A door](door.png)](entry:first-light)", "a [b [c] d](door.png) e",
])  # fmt: skip
def test_files_beside_a_text(shelf: Shelf, body: str) -> None:
    """A file that a text shows or links to is published beside its page, however the link is written."""
    shelf.write("content/guides/door.png", "not really")
    assert files(shelf, body) == [("guides/open-every-door/door.png", "content/guides/door.png")]


def test_shared_pictures(shelf: Shelf) -> None:
    """A picture of content/assets has one address, whoever shows it."""
    shelf.write("content/assets/door.png", "not really")
    assert files(shelf, "![A door](../assets/door.png)") == [("assets/door.png", "content/assets/door.png")]
    assert files(shelf, "![A door](assets/door.png)", "content", "about/") == [
        ("assets/door.png", "content/assets/door.png")
    ]


@pytest.mark.parametrize("body", [
    "[x](open-every-door.md)", "[x](../reports/doors-report.yml)", "[x](entry:first-light)", "[x](/subscribe/)",
    "[x](half-written.md)",
    "`![x](door.png)`", "```\n[x](door.png)\n```", "[x](https://example.org/door.png)", "[x](#door.png)", "door.png",
    "[x](../vocabulary/show.png)", "[x](../../media.lock)", "[x](../../episodes/first-light/audio.mp3)",
])  # fmt: skip
def test_what_is_not_published(shelf: Shelf, body: str) -> None:
    """Sources, pages, links in code, files of others and everything outside the folder bring no file along."""
    shelf.write("content/guides/door.png", "not really")
    assert files(shelf, body) == []
