"""The fields of every guide are equal in fields.json, PDF and Word file: same ids, same spoken names, same order."""

from __future__ import annotations

import io
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn

from macros.documents.shelf import documents
from macros.documents.word.controls import alias_of
from macros.gallery import Gallery, open_gallery
from macros.outputs import fields
from macros.settings import Settings
from macros.worksheets.compiled import compiled
from tests.conftest import ROOT
from tests.made_each import made_each

from .conftest import Workbook, needs_pango
from .form_check import faults

pytestmark = needs_pango


def contracts(gallery: Gallery) -> dict[str, list[dict[str, Any]]]:
    """What fields.json says, by the guide's id; guides without fields have none."""
    made = made_each(fields, gallery)
    return {artifact.uri.split("/")[-2]: json.loads(artifact.data) for artifact in made}  # type: ignore[arg-type]


def in_pdf(data: bytes) -> list[tuple[str, str]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = pdf.Root.get("/AcroForm")
        return [(str(field.T), str(field.TU)) for field in form.Fields] if form is not None else []


def in_word(data: bytes) -> list[tuple[str, str]]:
    found = []
    for facts in Document(io.BytesIO(data)).element.iter(qn("w:sdtPr")):
        found.append(tuple(facts.find(qn(name)).get(qn("w:val")) for name in ("w:tag", "w:alias")))
    return found


def expected_in_word(contract: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """A choice is a box an option, `id=value`; names are cut where Word would fail."""
    found = []
    for field in contract:
        options = field.get("options") or []
        found += [(f"{field['id']}={value}", alias_of(f"{field['label']}: {label}")) for value, label in options]
        found += [] if options else [(field["id"], alias_of(field["label"]))]
    return found


def compare(gallery: Gallery) -> int:
    """Asserts the equality for every guide; says how many fields there are."""
    known = contracts(gallery)
    for ident, made in documents(gallery).items():
        entry, contract = gallery.catalog.entries[ident], known.get(ident, [])
        assert made.why == "", ident
        pdf, word = made.files["pdf"].read_bytes(), made.files["docx"].read_bytes()
        assert in_pdf(pdf) == [(field["id"], field["label"]) for field in contract], ident
        assert in_word(word) == expected_in_word(contract), ident
        assert faults(pdf, compiled(entry).fields(), entry.language, entry.title) == [], ident
    return sum(map(len, known.values()))


def test_every_shape(workbook: Workbook) -> None:
    """The guide of every shape, and one of words alone beside it."""
    assert compare(workbook.gallery) == len(workbook.paper.fields) > 30


def test_the_workbook_site(tmp_path: Path) -> None:
    """Every guide of tests/sites/workbook, with branches, goals used again and added rows."""
    root = tmp_path / "gallery"
    shutil.copytree(ROOT / "tests" / "sites" / "workbook", root)
    assert compare(open_gallery(Settings(root=root, today=date(2026, 11, 22), name="W"))) > 20


@pytest.mark.demo
def test_the_demo() -> None:
    """Every guide of the demo; its documents are kept in .cache as any build keeps them."""
    from macros.plugin.config import read_settings

    compare(open_gallery(read_settings(ROOT)))
