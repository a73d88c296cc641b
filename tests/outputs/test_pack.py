"""The zip of a session."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image

from macros.documents.shelf import Documents
from macros.gallery import Gallery
from macros.outputs._artifact import Artifact
from macros.outputs.pack import make_each, zipped
from macros.render.views import drawn_cover
from tests.small import URL, Shelf

FOLDER = "open-every-door"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf.copied(tmp_path / "gallery")


def packs(gallery: Gallery) -> list[Artifact]:
    """The packs of all guides."""
    return [pack for guide in gallery.catalog.by_kind["guide"] for pack in make_each(gallery, guide)]


def opened(shelf: Shelf, **settings: Any) -> ZipFile:
    """The one pack of the small gallery; documents would take long."""
    (artifact,) = packs(shelf.open(**({"documents": False} | settings)))
    assert artifact.uri == f"guides/{FOLDER}/pack.zip"
    assert isinstance(artifact.data, bytes)
    return ZipFile(io.BytesIO(artifact.data))


def names(pack: ZipFile) -> list[str]:
    return [name.removeprefix(f"{FOLDER}/") for name in pack.namelist()]


def text(pack: ZipFile, name: str) -> str:
    return pack.read(f"{FOLDER}/{name}").decode("utf-8")


def test_everything_is_in_one_folder_by_name(shelf: Shelf) -> None:
    """Agendas, sheets, transcripts of every language, a blank worksheet and what is what; no recording; under 1 MB."""
    pack = opened(shelf)
    assert names(pack) == sorted(names(pack))
    assert names(pack) == [
        "README.txt",
        "agendas.txt",
        "poster-code.png",
        "poster.png",
        "session.html",
        "transcripts/first-light.en.txt",
        "transcripts/first-light.es.txt",
        "worksheet.html",
    ]
    assert sum(info.compress_size for info in pack.infolist()) < 1_000_000


def test_the_same_content_gives_the_same_bytes(shelf: Shelf) -> None:
    """No day and no order of the machine is in the zip."""
    first, second = (packs(shelf.open(documents=False)) for _ in range(2))
    assert first == second
    assert zipped("x", {"b": b"2", "a": b"1"}) == zipped("x", {"a": b"1", "b": b"2"})


def test_finished_documents_are_taken_along(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PDF and DOCX of the guide come as they were made; a PDF takes the place of the page to print."""
    files = {name: tmp_path / name for name in ("pdf", "docx")}
    for name, path in files.items():
        path.write_bytes(name.encode())
    monkeypatch.setattr("macros.outputs.pack.documents_of", lambda gallery, guide: Documents(files))
    pack = opened(shelf)
    assert pack.read(f"{FOLDER}/{FOLDER}.pdf") == b"pdf"
    assert pack.read(f"{FOLDER}/{FOLDER}.docx") == b"docx"
    assert "worksheet.html" not in names(pack)


def test_the_sheets_stand_alone(shelf: Shelf) -> None:
    """session.html and worksheet.html have no script and fetch nothing from anywhere; pictures lie beside them."""
    pack = opened(shelf)
    for name in ("session.html", "worksheet.html"):
        page = text(pack, name)
        assert "<script" not in page
        assert "<link" not in page
        assert not re.search(r'(?:src="(?!data:|poster\.png")|url\(|@import)', page)


def test_the_sheets_hold_each_part(shelf: Shelf) -> None:
    """Three agendas, the leader's sheet, twenty lines to sign, the poster and every transcript."""
    page = text(opened(shelf), "session.html")
    parts = re.findall(r'<section class="leaf ([\w-]+)"', page)
    assert parts == ["before", "agenda-30", "agenda-45", "agenda-60", "lead", "sign-in", "poster", "words"]
    assert page.count('<tr><th scope="row">') >= 20
    assert "She knows my name &amp; my brother’s." in page
    assert "Sabe mi nombre" in page


def test_the_picture_of_the_poster_lies_beside_it(shelf: Shelf) -> None:
    """The story's cover, drawn or its own, is in the zip and on the poster."""
    gallery = shelf.open()
    drawn = drawn_cover(gallery, gallery.catalog.entries["first-light"])
    assert drawn
    pack = opened(shelf)
    assert pack.read(f"{FOLDER}/poster.png") == drawn.pngs(gallery.settings.root)["cover.png"]
    assert '<img src="poster.png" alt="" width=' in text(pack, "session.html")
    own = io.BytesIO()
    Image.new("RGB", (40, 40)).save(own, "JPEG")
    (shelf.root / "episodes/first-light/door.jpg").write_bytes(own.getvalue())
    shelf.change(shelf.story, "title: First light", "title: First light\nimage: {file: door.jpg, alt: A door}")
    assert opened(shelf).read(f"{FOLDER}/poster.jpg") == own.getvalue()


def test_plain_texts_are_not_escaped(shelf: Shelf) -> None:
    """agendas.txt and README.txt are text: signs stand as they are typed, and the times add up."""
    shelf.change(shelf.guide, "title: Open every door", "title: Doors & <keys>")
    pack = opened(shelf)
    assert text(pack, "agendas.txt").startswith("\nDoors & <keys>\n") or text(pack, "agendas.txt").startswith(
        "Doors & <keys>\n"
    )
    assert "     30  End" in text(pack, "agendas.txt")
    assert f"{URL}stories/first-light/" in text(pack, "README.txt")
    assert "Doors &amp; &lt;keys&gt;" in text(pack, "session.html")


def test_what_is_what_names_every_file(shelf: Shelf) -> None:
    """README.txt has a line for each file but itself and the poster's picture."""
    pack = opened(shelf)
    readme = text(pack, "README.txt").splitlines()
    assert [name for name in names(pack) if name not in readme] == ["README.txt", "poster.png"]


def test_without_an_address_there_is_no_code(shelf: Shelf) -> None:
    """A site without an address makes the pack without codes and without whole addresses."""
    pack = opened(shelf, url="")
    assert "poster-code.png" not in names(pack)
    assert "<svg" not in text(pack, "session.html")
    assert "http" not in text(pack, "README.txt")
