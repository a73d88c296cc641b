"""The structure tree: scopes of header cells, boxes of figures, and flags of links (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

PIXEL = 0.75  # a CSS pixel in points
PRINT = 4  # annotation flag: shown on paper


def mend(pdf: Pdf) -> None:
    """Everything that is wrong with single elements and with links."""
    for element, part in list(elements(pdf.Root.StructTreeRoot, Name.Document)):
        kind = element.get("/S")
        if kind == Name.TH:
            _scope(element, part)
        elif kind == Name.Figure and "/Alt" not in element:
            _take_out(element)
        elif kind == Name.Figure:
            _figure(element)
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            if annotation.get("/Subtype") == Name.Link and not int(annotation.get("/F", 0)) & PRINT:
                annotation.F = int(annotation.get("/F", 0)) | PRINT


def elements(root: Object, part: Object) -> Iterator[tuple[Object, Object]]:
    """Every element with the table part (THead, TBody) it stands in, depth first, in reading order."""
    stack = [(root, part)]
    while stack:
        node, part = stack.pop()
        if node._type_name == "array":
            stack.extend((kid, part) for kid in reversed(list(node)) if isinstance(kid, Object))
        elif node._type_name == "dictionary":
            part = node.S if node.get("/S") in (Name.THead, Name.TBody, Name.Table) else part
            if "/S" in node:
                yield node, part
            if isinstance(node.get("/K"), Object):
                stack.append((node.K, part))


def _scope(cell: Object, part: Object) -> None:
    facts = cell.get("/A", Dictionary(O=Name.Table))
    if "/Scope" not in facts:
        facts.Scope = Name.Column if part == Name.THead else Name.Row
    cell.A = facts


def _take_out(figure: Object) -> None:
    """Decoration is no part of the text: without its element, artifacts.py makes an artifact of its content."""
    parent = figure.P
    kids = parent.K if parent.K._type_name == "array" else [parent.K]
    parent.K = Array([kid for kid in kids if not isinstance(kid, Object) or kid.objgen != figure.objgen])


def _figure(figure: Object) -> None:
    """A box in points from the page's foot; WeasyPrint 70 writes pixels from its head."""
    box = figure.get("/A", Dictionary()).get("/BBox")
    if box is None or "/Placement" in figure.A:
        return
    left, top, right, bottom = (float(number) * PIXEL for number in box)
    height = float(figure.Pg.MediaBox[3])
    figure.A.BBox = Array([round(number, 3) for number in (left, height - bottom, right, height - top)])
    figure.A.Placement = Name.Block  # also says that this was mended
