"""Text fields and ticks: plain appearance strings, appearances of their own, one field a name, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from .choices import empty, smaller

PLAIN = re.compile(rb"/\S+ [\d.]+ Tf(?: [\d.]+){3} rg")
FONT = re.compile(rb"(/\S+) ([\d.]+) Tf")
COLOUR = re.compile(rb"((?:[\d.]+ ){3})rg")


def mend(pdf: Pdf) -> None:
    """Make every field whole, so that no viewer has to draw it first."""
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return
    for field in form.Fields:
        kind = field.get("/FT")
        if kind == Name.Tx:
            _text(pdf, field)
        elif kind == Name.Btn and "/Kids" not in field:
            _tick(pdf, field)
    _resources(form)
    if "/NeedAppearances" in form:
        del form["/NeedAppearances"]
    _order(pdf, form)


def _text(pdf: Pdf, field: Object) -> None:
    """Viewers know Tf and a colour in /DA (ISO 32000-1, 12.7.3.3); a graphics state's name they do not."""
    written = bytes(field.DA)
    if not PLAIN.fullmatch(written):
        font, colour = FONT.search(written), COLOUR.search(written)
        shade = colour[1] + b"rg" if colour else b"0 0 0 rg"
        field.DA = String(f"{font[1].decode()} {float(font[2]):g} Tf {shade.decode()}" if font else "")
    if "/AP" not in field:
        x1, y1, x2, y2 = (float(number) for number in field.Rect)
        box = Array([0, 0, abs(x2 - x1), abs(y2 - y1)])
        shown = Stream(pdf, b"/Tx BMC EMC", Type=Name.XObject, Subtype=Name.Form, BBox=box)
        field.AP = Dictionary(N=pdf.make_indirect(shown))


def _tick(pdf: Pdf, field: Object) -> None:
    states = field.AP.N
    if "/Off" not in states:
        drawn = next(iter(states.values()))
        smaller(drawn)
        states["/Off"] = empty(pdf, drawn.BBox)


def _resources(form: Object) -> None:
    """Fields need fonts only; WeasyPrint hands them everything of the page."""
    used = {found[1].decode() for field in form.Fields if "/DA" in field and (found := FONT.search(bytes(field.DA)))}
    fonts = form.DR.get("/Font", Dictionary()) if "/DR" in form else Dictionary()
    form.DR = Dictionary(Font=Dictionary({name: font for name, font in fonts.items() if name in used}))


def _order(pdf: Pdf, form: Object) -> None:
    """Fields and annotations in the order in which they are read."""
    place = {annotation.objgen: at for at, annotation in enumerate(_annotations(pdf.Root.StructTreeRoot))}
    last = len(place)

    def at(field: Object) -> int:
        return min((place.get(kid.objgen, last) for kid in field.get("/Kids", [field])), default=last)

    form.Fields = Array(sorted(form.Fields, key=at))
    for page in pdf.pages:
        if "/Annots" in page:
            page.Annots = Array(sorted(page.Annots, key=lambda annotation: place.get(annotation.objgen, last)))
            page.Tabs = Name.S


def _annotations(root: Object) -> Iterator[Object]:
    """The annotations of the structure tree, depth first."""
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Object) and node._type_name == "array":
            stack.extend(reversed(list(node)))
        elif isinstance(node, Object) and node._type_name == "dictionary":
            if node.get("/Type") == Name.OBJR:
                yield node.Obj
            elif "/K" in node:
                stack.append(node.K)
