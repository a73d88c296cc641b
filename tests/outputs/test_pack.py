"""The zip of a session."""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from macros.outputs import all_outputs
from macros.outputs._artifact import SitePages
from macros.outputs.pack import make, zipped
from tests.small import URL, Shelf

FOLDER = "open-every-door"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf.copied(tmp_path / "gallery")


@pytest.fixture
def site(tmp_path: Path) -> SitePages:
    """A site in which no other output has made anything."""
    (tmp_path / "site").mkdir()
    return SitePages(tmp_path / "site", ())


def opened(shelf: Shelf, site: SitePages, **settings: str) -> ZipFile:
    """The one pack of the small gallery."""
    (artifact,) = make(shelf.open(**settings), site)
    assert artifact.uri == f"guides/{FOLDER}/pack.zip"
    assert isinstance(artifact.data, bytes)
    return ZipFile(io.BytesIO(artifact.data))


def names(pack: ZipFile) -> list[str]:
    return [name.removeprefix(f"{FOLDER}/") for name in pack.namelist()]


def text(pack: ZipFile, name: str) -> str:
    return pack.read(f"{FOLDER}/{name}").decode("utf-8")


def test_everything_is_in_one_folder_by_name(shelf: Shelf, site: SitePages) -> None:
    """Agendas, sheets, transcripts of every language, a blank worksheet and what is what; no recording; under 1 MB."""
    pack = opened(shelf, site)
    assert names(pack) == sorted(names(pack))
    assert names(pack) == [
        "README.txt",
        "agendas.txt",
        "poster-code.png",
        "session.html",
        "transcripts/first-light.en.txt",
        "transcripts/first-light.es.txt",
        "worksheet.html",
    ]
    assert sum(info.compress_size for info in pack.infolist()) < 1_000_000


def test_the_same_content_gives_the_same_bytes(shelf: Shelf, site: SitePages) -> None:
    """No day and no order of the machine is in the zip."""
    first, second = (list(make(shelf.open(), site)) for _ in range(2))
    assert first == second
    assert zipped("x", {"b": b"2", "a": b"1"}) == zipped("x", {"a": b"1", "b": b"2"})


def test_finished_documents_are_taken_along(shelf: Shelf, site: SitePages) -> None:
    """PDF and DOCX of the guide come as they stand in the site; a PDF takes the place of the page to print."""
    folder = site.folder / "guides" / FOLDER
    folder.mkdir(parents=True)
    for suffix in ("pdf", "docx"):
        (folder / f"{FOLDER}.{suffix}").write_bytes(suffix.encode())
    pack = opened(shelf, site)
    assert pack.read(f"{FOLDER}/{FOLDER}.pdf") == b"pdf"
    assert pack.read(f"{FOLDER}/{FOLDER}.docx") == b"docx"
    assert "worksheet.html" not in names(pack)


def test_it_is_made_after_what_it_takes_along() -> None:
    """Documents and covers are finished before packs, packs before nothing that they read."""
    order = list(all_outputs())
    assert order.index("pack") > max(order.index(name) for name in ("covers", "documents", "transcripts"))


def test_the_sheets_stand_alone(shelf: Shelf, site: SitePages) -> None:
    """session.html and worksheet.html have no script and fetch nothing from anywhere."""
    pack = opened(shelf, site)
    for name in ("session.html", "worksheet.html"):
        page = text(pack, name)
        assert "<script" not in page
        assert "<link" not in page
        assert not re.search(r'(?:src="(?!data:)|url\(|@import)', page)


def test_the_sheets_hold_each_part(shelf: Shelf, site: SitePages) -> None:
    """Three agendas, the leader's sheet, twenty lines to sign, the poster and every transcript."""
    page = text(opened(shelf, site), "session.html")
    parts = re.findall(r'<section class="leaf ([\w-]+)"', page)
    assert parts == ["before", "agenda-30", "agenda-45", "agenda-60", "lead", "sign-in", "poster", "words"]
    assert page.count('<tr><th scope="row">') >= 20
    assert "She knows my name &amp; my brother’s." in page
    assert "Sabe mi nombre" in page


def test_the_picture_of_the_poster_lies_beside_it(shelf: Shelf, site: SitePages) -> None:
    """The story's cover, once it stands in the site, is in the zip and on the poster."""
    cover = site.folder / "stories" / "first-light" / "cover.png"
    cover.parent.mkdir(parents=True)
    cover.write_bytes(b"a picture")
    pack = opened(shelf, site)
    assert pack.read(f"{FOLDER}/poster.png") == b"a picture"
    assert '<img src="poster.png" alt="" width=' in text(pack, "session.html")


def test_plain_texts_are_not_escaped(shelf: Shelf, site: SitePages) -> None:
    """agendas.txt and README.txt are text: signs stand as they are typed, and the times add up."""
    shelf.change(shelf.guide, "title: Open every door", "title: Doors & <keys>")
    pack = opened(shelf, site)
    assert text(pack, "agendas.txt").startswith("\nDoors & <keys>\n") or text(pack, "agendas.txt").startswith(
        "Doors & <keys>\n"
    )
    assert "     30  End" in text(pack, "agendas.txt")
    assert f"{URL}stories/first-light/" in text(pack, "README.txt")
    assert "Doors &amp; &lt;keys&gt;" in text(pack, "session.html")


def test_what_is_what_names_every_file(shelf: Shelf, site: SitePages) -> None:
    """README.txt has a line for each file but itself and the poster's picture."""
    pack = opened(shelf, site)
    readme = text(pack, "README.txt").splitlines()
    assert [name for name in names(pack) if name not in readme] == ["README.txt"]


def test_without_an_address_there_is_no_code(shelf: Shelf, site: SitePages) -> None:
    """A site without an address makes the pack without codes and without whole addresses."""
    pack = opened(shelf, site, url="")
    assert "poster-code.png" not in names(pack)
    assert "<svg" not in text(pack, "session.html")
    assert "http" not in text(pack, "README.txt")
