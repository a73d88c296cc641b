"""Reads documents that a page filled in: values, states and looks of a PDF's fields, controls of a Word file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

import pikepdf
import pypdfium2
from lxml import etree
from PIL import Image, ImageChops

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
BODY = "word/document.xml"
W = f"{{{NAMES['w']}}}"


@dataclass(frozen=True)
class Seen:
    """A PDF's field: its value, its name for ears, and the states of its buttons."""

    value: str
    label: str
    states: tuple[str, ...]


def fields(data: bytes) -> dict[str, Seen]:
    """The fields of a PDF by name, in the form's order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {
            str(field.T): Seen(
                str(field.get("/V", "")),
                str(field.TU),
                tuple(str(kid.AS) for kid in field.get("/Kids", [field]) if "/AS" in kid),
            )
            for field in pdf.Root.AcroForm.Fields
        }


def unpressed(data: bytes) -> bytes:
    """The PDF with no tick and no choice made, as the check of blank forms wants it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            for widget in field.get("/Kids", [field]):
                if "/AS" in widget:
                    widget.AS = field.V = pikepdf.Name.Off
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def pages(data: bytes) -> list[str]:
    """The words of a PDF's pages as PDFium reads them: without fields."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_bounded().replace("\r", "") for page in document]


def unlike(data: bytes, blank: bytes) -> set[str]:
    """The fields that PDFium draws otherwise than in the blank file."""
    drawn = [_pictures(one) for one in (data, blank)]
    found = set()
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        places = {page.objgen: at for at, page in enumerate(pdf.pages)}
        for field in pdf.Root.AcroForm.Fields:
            for widget in field.get("/Kids", [field]):
                at = places[widget.P.objgen]
                height = float(pdf.pages[at].MediaBox[3])
                left, top, right, bottom = (float(number) for number in widget.Rect)
                box = tuple(round(number) for number in (left, height - top, right, height - bottom))
                one, other = (pictures[at].crop(box) for pictures in drawn)
                if ImageChops.difference(one, other).getbbox():
                    found.add(str(field.T))
    return found


def _pictures(data: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        return [page.render(scale=1, may_draw_forms=True).to_pil().convert("RGB") for page in document]


def controls(data: bytes) -> dict[str, etree._Element]:
    """The content controls of a Word file by tag."""
    found = body(data).iterfind(".//w:sdt", NAMES)
    return {control.find("w:sdtPr/w:tag", NAMES).get(f"{W}val"): control for control in found}


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(BODY))


def words(control: etree._Element) -> str:
    """What stands in a control, or in any other part, with its line breaks."""
    return "".join("\n" if node.tag == f"{W}br" else node.text or "" for node in control.iter(f"{W}t", f"{W}br"))


def ticked(control: etree._Element) -> tuple[str, str]:
    """A tick box's state and sign."""
    state = control.find(".//w14:checked", NAMES).get(f"{{{NAMES['w14']}}}val")
    return state, words(control)
