"""A gallery with one guide of every shape, and its documents, made once for all tests of this folder."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from macros.catalog.entry import Entry
from macros.documents import pdf as pdf_module
from macros.documents.html import html_of
from macros.documents.system import missing_libraries
from macros.documents.view import Paper, paper
from macros.documents.word import docx_of
from macros.gallery import Gallery
from macros.worksheets.compiled import compiled
from tests.small import Shelf

HERE = Path(__file__).parent


needs_pango = pytest.mark.skipif(
    bool(missing_libraries()) and os.environ.get("CI") != "true", reason="Pango is not installed: scripts test does it"
)


@dataclass(frozen=True)
class Workbook:
    """The guide of every shape: its gallery, its Paper, its documents. `raw` is the PDF before it is mended."""

    shelf: Shelf
    gallery: Gallery
    entry: Entry
    paper: Paper
    html: str

    def read(self, path: str) -> bytes:
        return (self.shelf.root / path).read_bytes()

    def raw(self) -> bytes:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pdf_module, "repair", lambda data, labels: data)
            return self.pdf()

    def pdf(self) -> bytes:
        return pdf_module.pdf_of(self.html, self.paper.labels, self.read)

    def docx(self) -> bytes:
        return docx_of(self.paper, self.read)


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    shelf = Shelf.copied(tmp_path_factory.mktemp("workbook") / "gallery")
    folder = shelf.root / "content" / "guides" / "every-shape"
    folder.mkdir()
    shutil.copyfile(HERE / "every-shape.md", folder / "guide.md")
    Image.new("RGB", (60, 40), (23, 89, 74)).save(folder / "plain.png")
    gallery = shelf.open()
    entry = gallery.catalog.entries["every-shape"]
    shown = paper(gallery, entry, compiled(entry))
    return Workbook(shelf, gallery, entry, shown, html_of(shown))


@pytest.fixture(scope="session")
def pdf(workbook: Workbook) -> bytes:
    return workbook.pdf()


@pytest.fixture(scope="session")
def raw(workbook: Workbook) -> bytes:
    return workbook.raw()
