"""Guides as PDF: tagged, fillable, the same bytes every time; each trap of documents.md 2.3 by its number."""

from __future__ import annotations

import ctypes
import hashlib
import io
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from macros.documents.pdf import PrintError, pdf_of
from macros.documents.pdf_repair import repair
from tests.conftest import ROOT

from .conftest import Workbook, needs_pango
from .form_check import faults, tree

pytestmark = needs_pango
ELSEWHERE = """
import hashlib, pickle, sys
from macros.documents.html import html_of
from macros.documents.pdf import pdf_of
from macros.documents.word import docx_of

paper, pictures = pickle.load(sys.stdin.buffer)
for data in (pdf_of(html_of(paper), paper.labels, pictures.__getitem__), docx_of(paper, pictures.__getitem__)):
    print(hashlib.sha256(data).hexdigest())
"""
SHELL = '<html lang="en"><head><title>T</title></head><body><h1>T</h1>{}</body></html>'


def text_of(data: bytes) -> str:
    """All words of a PDF as PDFium reads them."""
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def check(workbook: Workbook, data: bytes) -> list[str]:
    return faults(data, workbook.paper.fields, "en", workbook.paper.title)


def rules_broken(data: bytes) -> list[str]:
    report = page_validation.validate_pdf_bytes(data, profile="ua1")
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_form(workbook: Workbook, pdf: bytes) -> None:
    """Names, labels, order, groups, states, flags, scopes, figures, marks, fonts, language and title are right."""
    assert check(workbook, pdf) == []


def test_rules(pdf: bytes) -> None:
    """The file keeps all rules of PDF/UA-1 that a program can check."""
    assert rules_broken(pdf) == []


@pytest.mark.parametrize(
    ("trap", "said"),
    [
        (1, "fields are"),
        (8, "has marked content outside the tree"),
        (10, "a header cell has no scope"),
        (11, "a figure stands at"),
        (15, "viewers are asked to draw the fields"),
        (17, "an annotation is not printed"),
    ],
)
def test_what_is_mended(workbook: Workbook, raw: bytes, trap: int, said: str) -> None:
    """Without the repair the traps are there; when one is gone, WeasyPrint was mended and our cure may go."""
    assert any(said in fault for fault in check(workbook, raw)), trap


SEEDED: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "language is": lambda pdf: pdf.Root.__setitem__("/Lang", "fr"),
    "is called": lambda pdf: pdf.Root.AcroForm.Fields[0].__setitem__("/TU", "Yes"),
    "fields are": lambda pdf: pdf.Root.AcroForm.Fields[0].__setitem__("/T", str(pdf.Root.AcroForm.Fields[1].T)),
    "stands on no page": lambda pdf: pdf.pages[1].__setitem__("/Annots", pikepdf.Array([])),
    "it is written with": lambda pdf: pdf.Root.AcroForm.Fields[0].__setitem__("/DA", "/Nothing 9 Tf 0 0 0 rg"),
    "Tab does not follow": lambda pdf: pdf.pages[1].__delitem__("/Tabs"),
    "reading order": lambda pdf: pdf.pages[0].obj and _turned(pdf),
    "headings begin": lambda pdf: [node.__setitem__("/S", pikepdf.Name.P) for node in _headings(pdf)],
}


def _turned(pdf: pikepdf.Pdf) -> None:
    """The tree of the second page backwards."""
    top = pdf.Root.StructTreeRoot.K[0]
    top.K = pikepdf.Array(reversed(list(top.K)))


def _headings(pdf: pikepdf.Pdf) -> list[Any]:
    return [node for node in tree(pdf.Root.StructTreeRoot) if str(node.get("/S", "")).startswith("/H")]


@pytest.mark.parametrize("said", SEEDED)
def test_the_check_finds_what_is_wrong(workbook: Workbook, pdf: bytes, said: str) -> None:
    """A fault put into a right file is named."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as broken:
        SEEDED[said](broken)
        broken.save(out)
    assert any(said in fault for fault in check(workbook, out.getvalue()))


def test_repairing_twice_changes_nothing(workbook: Workbook, pdf: bytes) -> None:
    """A file that is right stays as it is, also when a mended WeasyPrint writes it."""
    again = repair(pdf, workbook.paper.labels)
    assert check(workbook, again) == []
    assert repair(again, workbook.paper.labels) == again
    assert content(again) == content(pdf)


def content(data: bytes) -> list[str]:
    """Every stream of a file, unpacked, and how many objects there are."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = (
            node.read_bytes()
            for node in pdf.objects
            if isinstance(node, pikepdf.Stream) and node.get("/Type") != pikepdf.Name.XRef
        )
        return sorted(hashlib.sha256(stream).hexdigest() for stream in streams)


def _said(get: Callable[..., int], *about: Any) -> str:
    length = get(*about, None, 0)
    room = ctypes.create_string_buffer(length)
    get(*about, ctypes.cast(room, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return room.raw[: length - 2].decode("utf-16-le")


def places(form: Any, page: Any, kind: int) -> Iterator[tuple[str, str, float, float]]:
    """Name, value and middle of every control of one kind on a page."""
    for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note, box = pdfium.FPDFPage_GetAnnot(page.raw, at), pdfium.FS_RECTF()
        if pdfium.FPDFAnnot_GetFormFieldType(form, note) == kind:
            pdfium.FPDFAnnot_GetRect(note, box)
            name = _said(pdfium.FPDFAnnot_GetFormFieldName, form, note)
            value = _said(pdfium.FPDFAnnot_GetFormFieldExportValue, form, note)
            yield name, value, (box.left + box.right) / 2, (box.top + box.bottom) / 2


def press(form: Any, page: Any, x: float, y: float) -> None:
    for event in (pdfium.FORM_OnMouseMove, pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
        event(form, page.raw, 0, x, y)


def test_filled_in_by_hand(workbook: Workbook, pdf: bytes) -> None:
    """Each option pressed in turn in PDFium leaves one on, whose value the group then has; ticks and words stay too."""
    document, pressed = pypdfium2.PdfDocument(pdf), dict[str, list[str]]()
    document.init_forms()
    form = document.formenv.raw
    for page in document:
        for name, value, x, y in list(places(form, page, pdfium.FPDF_FORMFIELD_RADIOBUTTON)):
            press(form, page, x, y)
            pressed.setdefault(name, []).append(value)
        for _, _, x, y in list(places(form, page, pdfium.FPDF_FORMFIELD_CHECKBOX)):
            press(form, page, x, y)
        for _, _, x, y in list(places(form, page, pdfium.FPDF_FORMFIELD_TEXTFIELD)):
            press(form, page, x, y)
            for letter in "Café año 5 –":
                pdfium.FORM_OnChar(form, page.raw, ord(letter), 0)
        pdfium.FORM_ForceToKillFocus(form)
    out = io.BytesIO()
    document.save(out)
    document.close()
    choices = {field.id: [option.value for option in field.options] for field in workbook.paper.fields if field.options}
    assert pressed == choices
    with pikepdf.open(io.BytesIO(out.getvalue())) as saved:
        for field in saved.Root.AcroForm.Fields:
            if "/Kids" in field:
                last = f"/{choices[str(field.T)][-1]}"
                assert (str(field.V), [str(kid.AS) for kid in field.Kids if kid.AS != "/Off"]) == (last, [last])
            elif pikepdf.Name.Btn == field.FT:
                assert pikepdf.Name.on == field.V, field.T
            else:
                assert str(field.V) == "Café año 5 –", field.T


def test_words(pdf: bytes) -> None:
    """Ligatures, letters of other languages and hostile labels come out of the file as they went in (traps 4 to 7)."""
    words = text_of(pdf)
    for part in (
        "the staff office",
        "Staff in the office read this first",
        "Łódź",
        "Việt Nam",
        "with → and Việt",
        "<size>",
    ):
        assert part in " ".join(words.split()), part
    assert "<script>alert(1)</script>" in words and "\ufffd" not in words


def test_passages_keep_their_language(pdf: bytes) -> None:
    """A passage in Spanish says so to who reads it aloud (trap 12)."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        assert {str(node.Lang) for node in tree(read.Root.StructTreeRoot) if "/Lang" in node} == {"es"}


def test_boxes_are_as_tall_as_the_author_drew_them(workbook: Workbook, pdf: bytes) -> None:
    """Three lines of the author are three lines of 7.4 mm to write on (trap 18)."""
    with pikepdf.open(io.BytesIO(pdf)) as read:
        tall = {
            str(field.T): abs(float(field.Rect[3]) - float(field.Rect[1]))
            for field in read.Root.AcroForm.Fields
            if "/Rect" in field
        }
    assert tall["team_why"] > 3 * 7.4 / 25.4 * 72 > tall["check_away_notes"] > 2 * 7.4 / 25.4 * 72


def test_a_group_over_two_pages_stays_one() -> None:
    """Two groups that a page break made of one are one again, and hold one value (trap 3)."""
    option = '<p{}><input type="radio" name="x" value="{}" title="X: {}"></p>'
    html = SHELL.format(option.format("", "a", "a") + option.format(' style="break-before: page"', "b", "b"))
    with pikepdf.open(io.BytesIO(pdf_of(html, {"x": "X"}, dict[str, bytes]().__getitem__))) as made:
        assert [(str(field.T), len(field.Kids)) for field in made.Root.AcroForm.Fields] == [("x", 2)]
        assert len(made.pages) == 2


def test_long_tables_and_decoration(workbook: Workbook) -> None:
    """A table over pages repeats its head; a picture that is decoration is no part of the text (traps 9 and 13)."""
    row = '<tr><th scope="row">Row</th><td class="fill"><input name="f{0}" title="Row {0}"></td></tr>'
    head = "<caption>C</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
    rows = "".join(map(row.format, range(90)))
    body = f'<img src="plain.png" alt=""><table>{head}<tbody>{rows}</tbody></table>'
    picture = workbook.read("content/guides/every-shape/plain.png")
    data = pdf_of(SHELL.format(body), {}, {"plain.png": picture}.__getitem__)
    assert rules_broken(data) == []
    with pikepdf.open(io.BytesIO(data)) as made:
        kinds = [str(node.get("/S")) for node in tree(made.Root.StructTreeRoot)]
        assert kinds.count("/Figure") == 0 and kinds.count("/Table") == kinds.count("/THead") == len(made.pages) > 2
        assert [str(field.T) for field in made.Root.AcroForm.Fields] == [f"f{number}" for number in range(90)]


def test_nothing_is_read_from_elsewhere() -> None:
    """An address of the web or of a file is refused; the page is not made without its picture."""
    for address in ("https://example.org/x.png", "file:///etc/hostname"):
        with pytest.raises(PrintError, match="Failed to load image"):
            pdf_of(SHELL.format(f'<img src="{address}" alt="x">'), {}, dict[str, bytes]().__getitem__)


def test_names_are_given_without_labels(workbook: Workbook) -> None:
    """Names stand on the controls: WeasyPrint would look through every <label> for every field (documents.md 2.2)."""
    assert "<label" not in workbook.html and workbook.html.count("<form") == 0


def test_same_bytes_in_another_process(workbook: Workbook, pdf: bytes) -> None:
    """PDF and DOCX do not hang on the process that makes them, nor on the order of its hashes."""
    pictures = {"content/guides/every-shape/plain.png": workbook.read("content/guides/every-shape/plain.png")}
    ran = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], cwd=ROOT, check=True, capture_output=True,
        input=pickle.dumps((workbook.paper, pictures)), env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )  # fmt: skip
    here = [hashlib.sha256(data).hexdigest() for data in (pdf, workbook.docx())]
    assert ran.stdout.decode().split() == here
