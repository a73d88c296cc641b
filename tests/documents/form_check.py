"""Our own check of fillable PDFs: what no validator finds (documents.md 2.4). `faults` names each fault.

Sources: ISO 32000-1, 12.7 (forms), 14.7 and 14.8 (structure, tags); ISO 14289-1 (PDF/UA-1), 7.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Name

from macros.worksheets.model import Field

PRINT, RADIO, MULTILINE = 4, 1 << 15, 1 << 12
BUNDLED = {"Text", "Title", "Wide", "Field"}
PLAIN = re.compile(r"(/\S+) [\d.]+ Tf [\d.]+ [\d.]+ [\d.]+ rg")


def faults(data: bytes, fields: tuple[Field, ...], language: str, title: str) -> list[str]:
    """What is wrong with a PDF that should hold exactly these fields; [] when nothing is."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        nodes = list(tree(pdf.Root.StructTreeRoot))
        found = [*_document(pdf, language, title), *_structure(pdf, nodes), *_marks(pdf, nodes), *_fonts(pdf)]
        if fields or "/AcroForm" in pdf.Root:
            found += [*_form(pdf, fields), *_widgets(pdf, nodes)]
        return found


def tree(root: Any) -> Iterator[Any]:
    """Elements and references of the structure tree in reading order."""
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, pikepdf.Array):
            stack.extend(reversed([kid for kid in node if isinstance(kid, pikepdf.Object)]))
        elif isinstance(node, pikepdf.Dictionary):
            yield node
            if isinstance(node.get("/K"), pikepdf.Object):
                stack.append(node.K)


def _document(pdf: pikepdf.Pdf, language: str, title: str) -> Iterator[str]:
    if str(pdf.Root.get("/Lang", "")) != language:
        yield f"language is {pdf.Root.get('/Lang')}"
    if str(pdf.docinfo.get("/Title", "")) != title:
        yield f"title is {pdf.docinfo.get('/Title')}"
    if not pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the window would not show the title"
    if not pdf.Root.get("/MarkInfo", {}).get("/Marked"):
        yield "the file is not tagged"


def _structure(pdf: pikepdf.Pdf, nodes: list[Any]) -> Iterator[str]:
    levels = [int(str(node.S)[2:]) for node in nodes if re.fullmatch(r"/H\d", str(node.get("/S")))]
    if levels[:1] != [1] or levels.count(1) > 1:
        yield f"headings begin with {levels[:2]}"
    yield from (f"heading {low} is followed by {high}" for low, high in pairwise(levels) if high > low + 1)
    for node in nodes:
        if node.get("/S") == Name.TH and "/Scope" not in node.get("/A", {}):
            yield "a header cell has no scope"
        if node.get("/S") == Name.Figure:
            left, bottom, right, top = map(float, node.A.BBox)
            width, height = (float(number) for number in node.Pg.MediaBox[2:])
            if not str(node.get("/Alt", "")):
                yield "a figure has no words"
            if not (0 <= left < right <= width and 0 <= bottom < top <= height):
                yield f"a figure stands at {left, bottom, right, top}"


def _marks(pdf: pikepdf.Pdf, nodes: list[Any]) -> Iterator[str]:
    """Marked content that no element owns."""
    alive = {node.objgen for node in nodes}
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    for at, page in enumerate(pdf.pages, 1):
        for instruction in pikepdf.parse_content_stream(page):
            if str(instruction.operator) == "BDC" and "/MCID" in (facts := instruction.operands[1]):
                owner = owners[int(page.StructParents)][int(facts.MCID)]
                if owner.objgen not in alive:
                    yield f"page {at} has marked content outside the tree"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for node in pdf.objects:
        if isinstance(node, pikepdf.Dictionary) and node.get("/Type") == Name.FontDescriptor:
            name = str(node.FontName).partition("+")[2]
            if name.partition("-")[0] not in BUNDLED:
                yield f"the font {name} is not one of ours"
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(node.keys()):
                yield f"the font {name} is not embedded"


def _form(pdf: pikepdf.Pdf, fields: tuple[Field, ...]) -> Iterator[str]:
    form = pdf.Root.AcroForm
    if form.get("/NeedAppearances"):
        yield "viewers are asked to draw the fields"
    names = [str(field.get("/T", "")) for field in form.Fields]
    if names != [field.id for field in fields]:
        yield f"fields are {names}"
        return
    for made, field in zip(form.Fields, fields, strict=True):
        if str(made.get("/TU", "")) != field.label:
            yield f"{field.id} is called {made.get('/TU')}"
        if field.kind == "choice":
            yield from (f"{field.id}: {fault}" for fault in _choice(made, field))
        elif field.kind == "check":
            if set(made.AP.N.keys()) != {"/Off", "/on"} or made.get("/AS") != Name.Off:
                yield f"{field.id}: its states are {list(made.AP.N.keys())}"
        else:
            yield from (f"{field.id}: {fault}" for fault in _text(form, made, field))


def _choice(made: Any, field: Field) -> Iterator[str]:
    if Name.Btn != made.FT or not int(made.Ff) & RADIO or Name.Off != made.V or "/Opt" in made:
        yield "it is no group of options that is empty"
    for option, kid in zip(field.options, made.Kids, strict=True):
        if {"/T", "/FT"} & set(kid.keys()):
            yield "an option has a name of its own"
        if set(kid.AP.N.keys()) != {"/Off", f"/{option.value}"} or Name.Off != kid.AS:
            yield f"the states of {option.value} are {list(kid.AP.N.keys())}"
        if str(kid.get("/TU", "")) != f"{field.label}: {option.label}":
            yield f"{option.value} is called {kid.get('/TU')}"


def _text(form: Any, made: Any, field: Field) -> Iterator[str]:
    look = PLAIN.fullmatch(str(made.get("/DA", "")))
    if not look or look[1] not in form.DR.Font:
        yield f"it is written with {made.get('/DA')}"
    if field.kind == "text" and field.lines > 1 and not int(made.get("/Ff", 0)) & MULTILINE:
        yield "it has one line only"
    if "/AP" not in made:
        yield "it has no appearance"


def _widgets(pdf: pikepdf.Pdf, nodes: list[Any]) -> Iterator[str]:
    listed = [note for page in pdf.pages for note in page.get("/Annots", [])]
    leaves = [kid for field in pdf.Root.AcroForm.Fields for kid in field.get("/Kids", [field])]
    tagged = [node.Obj.objgen for node in nodes if node.get("/Type") == Name.OBJR]
    if len(set(tagged)) != len(tagged) or {note.objgen for note in listed} != set(tagged):
        yield "the tree and the pages know different annotations"
    if [kid.objgen for kid in leaves] != [note for note in tagged if note in {kid.objgen for kid in leaves}]:
        yield "fields are not in reading order"
    for kid in leaves:
        left, bottom, right, top = map(float, kid.Rect)
        if kid.objgen not in {note.objgen for note in listed}:
            yield f"{kid.get('/T')} stands on no page"
        if min(abs(right - left), abs(top - bottom)) < 11:
            yield f"{kid.get('/TU')} is too small to be pressed"
    yield from ("an annotation is not printed" for note in listed if not int(note.get("/F", 0)) & PRINT)
    yield from (
        "Tab does not follow the tree" for page in pdf.pages if "/Annots" in page and page.get("/Tabs") != Name.S
    )
