"""Clean HTML → paragraphs, lists, tables and runs of Word. Meanings are kept; unknown elements keep their words."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from macros.render.xml import html_tree

from .controls import element

GAPS = re.compile(r"[ \t\n\r\f]+")
FORMATS = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic", "cite": "italic", "u": "underline"}
STYLES = {"blockquote": "Quote", "pre": "No Spacing", "dt": "Normal", "dd": "List Continue"}
LISTS = {"ul": "List Bullet", "ol": "List Number"}
HOLDERS = frozenset("div section figure details ul ol dl blockquote".split())
PLAIN = frozenset("p li h1 h2 h3 h4 h5 h6 dt dd pre figcaption summary".split())
WIDTH, WIDEST = Mm(170), Mm(120)  # of the text between the margins; of a picture

Read = Callable[[str], bytes]


class Writer:
    """Writes HTML into `place`, a document or a cell. `read` gives the bytes of a picture by its path."""

    def __init__(self, place: Any, part: Any, read: Read) -> None:
        self.place, self._part, self._read = place, part, read

    def blocks(self, markup: str) -> None:
        """Everything in the HTML, one paragraph or table after the other."""
        self._blocks(html_tree(markup), "Normal", 0)

    def line(self, paragraph: Any, markup: str, **formats: bool) -> Any:
        """HTML of a phrase at a paragraph's end."""
        self._runs(paragraph, html_tree(markup), formats)
        return paragraph

    def _blocks(self, parent: Any, style: str, depth: int) -> None:
        open_paragraph = None
        for piece in _pieces(parent):
            if isinstance(piece, str):
                if piece.strip():
                    open_paragraph = open_paragraph or self.place.add_paragraph(style=style)
                    _add(open_paragraph, piece, {})
                continue
            if piece.tag in HOLDERS | PLAIN | {"table", "hr"}:
                open_paragraph = None
                self._block(piece, style, depth)
            else:
                open_paragraph = open_paragraph or self.place.add_paragraph(style=style)
                self._element(open_paragraph, piece, {})

    def _block(self, node: Any, style: str, depth: int) -> None:
        if node.tag in LISTS:
            self._list(node, depth)
        elif node.tag == "table":
            self._table(node)
        elif node.tag in HOLDERS:
            self._blocks(node, STYLES.get(node.tag, style), depth)
        elif node.tag != "hr":
            paragraph = self.place.add_paragraph(style=STYLES.get(node.tag, style))
            bold = {"bold": True} if node.tag in ("dt", "h1", "h2", "h3", "h4", "h5", "h6") else {}
            self._runs(paragraph, node, bold)

    def _list(self, node: Any, depth: int) -> None:
        """Items by Word's own lists; a numbered one starts at its own number."""
        style = LISTS[node.tag] + (f" {min(depth + 1, 3)}" if depth else "")
        number = self._numbering(style, int(node.get("start") or 1)) if node.tag == "ol" else None
        for item in node.iterchildren("li"):
            paragraph = self.place.add_paragraph(style=style)
            if number is not None:
                paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
            for piece in _pieces(item):
                if isinstance(piece, str):
                    _add(paragraph, piece, {})
                elif piece.tag in HOLDERS | {"table"}:
                    self._block(piece, "List Continue", depth + 1)
                elif piece.tag in PLAIN:
                    self._runs(paragraph, piece, {})
                else:
                    self._element(paragraph, piece, {})

    def _numbering(self, style: str, start: int) -> int:
        numbering = self._part.numbering_part.numbering_definitions._numbering
        known = self._part.document.styles[style].element.pPr.numPr.numId.val
        made = numbering.add_num(numbering.num_having_numId(known).abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(start)
        return made.numId

    def _table(self, node: Any) -> None:
        rows = [list(row.iterchildren("th", "td")) for row in node.iter("tr")]
        width = max((len(row) for row in rows), default=0)
        if not width:
            return
        table = self.place.add_table(len(rows), width, WIDTH)
        grid(table, heading=bool(node.findall("thead")))
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                paragraph = table.cell(at, column).paragraphs[0]
                self._runs(paragraph, cell, {"bold": True} if cell.tag == "th" else {})
        self.place.add_paragraph()

    def _runs(self, paragraph: Any, node: Any, formats: dict[str, bool]) -> None:
        for piece in _pieces(node):
            if isinstance(piece, str):
                _add(paragraph, piece, formats)
            else:
                self._element(paragraph, piece, formats)

    def _element(self, paragraph: Any, node: Any, formats: dict[str, bool]) -> None:
        if node.tag == "br":
            paragraph.add_run().add_break()
        elif node.tag == "img":
            picture(paragraph, self._read(node.get("src")), node.get("alt") or "")
        elif node.tag == "a":
            link(paragraph, self._part, node.get("href"), "".join(node.itertext()))
        else:
            more = {FORMATS[node.tag]: True} if node.tag in FORMATS else {}
            self._runs(paragraph, node, formats | more)


def _pieces(node: Any) -> Iterator[Any]:
    """Texts and elements inside a node, in order."""
    if node.text:
        yield node.text
    for child in node:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def _add(paragraph: Any, text: str, formats: dict[str, bool]) -> None:
    words = GAPS.sub(" ", text)
    if not paragraph.text:
        words = words.lstrip()
    if words:
        run = paragraph.add_run(words)
        for name in formats:
            setattr(run, name, True)


def link(paragraph: Any, part: Any, address: str, text: str) -> None:
    """A link to the web."""
    made = element("w:hyperlink")
    made.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(GAPS.sub(" ", text), style="Hyperlink")
    paragraph._p.append(made)
    made.append(run._r)


def picture(paragraph: Any, data: bytes, alt: str, width: Any = None) -> None:
    """A picture in the line, with words for those who do not see it; no wider than the text."""
    shape = paragraph.add_run().add_picture(io.BytesIO(data), width=width)
    if width is None and shape.width > WIDEST:
        shape.height, shape.width = int(shape.height * WIDEST / shape.width), WIDEST
    facts = shape._inline.docPr
    facts.set("descr", alt)
    facts.set("name", f"Picture {facts.id}")


def grid(table: Any, heading: bool) -> None:
    """Borders on all cells, a first row that is a header and comes again on every page, rows that are not torn."""
    table.style = "Table Grid"
    for at, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        if heading and at == 0:
            properties.append(element("w:tblHeader"))
