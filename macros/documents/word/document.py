"""A Paper block by block into a Word file. The file's bytes depend on the guide alone."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.shared import Mm

from macros.render.templates import words
from macros.worksheets.model import Field

from ..stops import PaperStop
from ..view import Bit, Paper, Part
from .controls import Controls, element, run_of, tag_of
from .prose import WIDTH, Read, Writer, grid, link, picture
from .styles import blank

LINE = Mm(7.4)
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say


def docx_of(paper: Paper, read: Read) -> bytes:
    """The file; `read` gives the bytes of a picture by its path from the gallery's root."""
    made = _Maker(paper, read)
    made.head()
    for part in paper.parts:
        made.part(part)
    made.leaders()
    made.end()
    out = io.BytesIO()
    made.document.save(out)
    return _fixed(out.getvalue())


def _fixed(data: bytes) -> bytes:
    """The same file with the same time on everything in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            fixed = zipfile.ZipInfo(item.filename, EPOCH)
            fixed.compress_type, fixed.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            target.writestr(fixed, source.read(item))
    return out.getvalue()


class _Maker:
    """Writes one guide."""

    def __init__(self, paper: Paper, read: Read) -> None:
        self.paper, self.say = paper, words(paper.language)
        self.document = blank(paper)
        self.controls = Controls(self.say("Write here"), paper.language)
        self.body = self.document._body  # its tables are added without measuring all sections for each
        self.writer = Writer(self.body, self.document.part, read)

    def head(self) -> None:
        paper, say = self.paper, self.say
        self._plain(f"{paper.show} · {say(paper.kind)}")
        self.body.add_paragraph(paper.title, style="Title")
        self._plain(paper.summary)
        for story in paper.stories:
            self._fact(say("Listen first"), story.title, story.url)
        if paper.minutes:
            self._fact(say("Time"), f"{paper.minutes} {say('minutes')}")
        if paper.prepare:
            self._fact(say("Before you start"), paper.prepare)
        self._fact(say("Licence"), paper.license.title, paper.license.url)
        if paper.opening:
            self.body.add_paragraph(paper.opening, style="Quote")

    def part(self, part: Part) -> None:
        """One block."""
        if part.stop:
            self.stop(part.stop)
        if part.kind == "heading":
            self.writer.line(self.body.add_paragraph(style=f"Heading {part.level - 1}"), part.html)
        elif part.kind == "prose":
            self.writer.blocks(part.html)
        elif part.kind == "note":
            self._plain(part.block.title or self.say("Reminder"), bold=True)
            self.writer.blocks(part.html)
        elif part.kind == "prompt":
            self._question(part)
            for at, field in enumerate(part.block.fields):
                if at:
                    self._plain(self.say("Notes"))
                self.answer(field)
        elif part.kind == "checklist":
            self._question(part)
            for item, html in zip(part.block.items, part.items, strict=True):
                self._tick(item.field, html, item.text)
        elif part.kind == "grid":
            self.table(part)
        elif part.kind == "branch":
            self._tick(part.block.field, part.html)
            for inner in part.parts:
                if not (inner.kind == "note" and inner.block.kind == "facilitator"):
                    self.part(inner)

    def answer(self, field: Field) -> None:
        """A field on a line of its own."""
        if field.kind == "choice":
            self._options(self.body.add_paragraph(), field, "     ")
        elif field.kind == "check":
            self.body.add_paragraph()._p.append(self.controls.box(tag_of(field), field.label))
        else:
            box = self.body.add_table(1, 1, WIDTH)
            grid(box, heading=False)
            self._height(box.rows[0], max(field.lines, 1))
            _described(box, field.label)
            box.cell(0, 0).paragraphs[0]._p.append(self._typed(field))
            self.body.add_paragraph()

    def table(self, part: Part) -> None:
        self.writer.line(self.body.add_paragraph(style="Caption"), part.html)
        table = self.body.add_table(len(part.rows) + 1, len(part.header), WIDTH)
        grid(table, heading=True)
        _described(table, part.block.caption)
        writer = self.writer
        for at, head in enumerate(part.header):
            writer.line(table.cell(0, at).paragraphs[0], head, bold=True)
        cells = [row.cells for row in table.rows]  # python-docx finds all cells again at every call
        for at, row in enumerate(part.rows, 1):
            heads = part.heads[at - 1 : at]
            for head in heads:
                writer.line(cells[at][0].paragraphs[0], head, bold=True)
            for column, bits in enumerate(row, len(heads)):
                self._cell(cells[at][column].paragraphs[0], bits)
            self._height(table.rows[at], 2)
        self.body.add_paragraph()

    def stop(self, stop: PaperStop) -> None:
        """Where to listen, the words and the code, in the text's own flow."""
        self._plain(f"{self.say('Listen')}: {stop.story}, {stop.start}–{stop.end}", bold=True)
        for at, (speaker, text) in enumerate(stop.words, 1):
            paragraph = self.body.add_paragraph(style="Quote")
            if speaker:
                paragraph.add_run(f"{speaker}: ").bold = True
            run = paragraph.add_run(text + (" …" if stop.cut and at == len(stop.words) else ""))
            if stop.language:
                run._r.get_or_add_rPr().append(element("w:lang", val=stop.language))
        if stop.care:
            self._plain(f"{self.say('Take care')}: {stop.care}")
        if stop.address:
            paragraph = self.body.add_paragraph()
            picture(paragraph, stop.code, f"{self.say('QR code')}: {stop.label}", Mm(26))
            paragraph.add_run().add_break()
            link(paragraph, self.document.part, stop.address, stop.label)

    def leaders(self) -> None:
        """Notes for who leads, after everything that the others read."""
        if self.paper.leads:
            self.body.add_paragraph(self.say("For the person who leads"), "Heading 1")
        for step, note in self.paper.leads:
            self._plain(" · ".join(filter(None, (note.block.title, step))) or self.paper.title, bold=True)
            self.writer.blocks(note.html)

    def end(self) -> None:
        for name, role in self.paper.people:
            self._plain(f"{name}, {role}")
        self._plain(f"{self.paper.show}, {self.paper.changed}. {self.paper.license.title}")

    def _plain(self, text: str, bold: bool = False) -> None:
        self.body.add_paragraph().add_run(text).bold = bold or None

    def _fact(self, name: str, text: str, address: str = "") -> None:
        paragraph = self.body.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        if address:
            link(paragraph, self.document.part, address, text)
        else:
            paragraph.add_run(text)

    def _question(self, part: Part) -> None:
        paragraph = self.body.add_paragraph(style="Question")
        if part.block.number:
            paragraph.add_run(f"{part.block.number} ")
        self.writer.line(paragraph, part.html)

    def _options(self, paragraph: Any, field: Field, gap: str) -> None:
        for at, option in enumerate(field.options):
            label = f"{field.label}: {option.label}"
            paragraph._p.append(self.controls.box(tag_of(field, at), label))
            paragraph._p.append(run_of(f" {option.label}{gap if at + 1 < len(field.options) else ''}"))

    def _tick(self, field: Field, html: str, text: Field | None = None) -> None:
        paragraph = self.body.add_paragraph()
        paragraph._p.append(self.controls.box(tag_of(field), field.label))
        paragraph.add_run(" ")
        self.writer.line(paragraph, html)
        if text:
            paragraph.add_run(" ")
            paragraph._p.append(self._typed(text))

    def _typed(self, field: Field) -> Any:
        return self.controls.date(field) if field.kind == "date" else self.controls.text(field)

    def _cell(self, paragraph: Any, bits: tuple[Bit, ...]) -> None:
        for bit in bits:
            if bit.kind == "break":
                paragraph.add_run().add_break()
            elif bit.field is None:
                self.writer.line(paragraph, bit.html)
                paragraph.add_run(" ")
            elif bit.field.kind == "choice":
                self._options(paragraph, bit.field, "  ")
            elif bit.field.kind == "check":
                paragraph._p.append(self.controls.box(tag_of(bit.field), bit.field.label))
                paragraph.add_run(f" {bit.field.short}")
            else:
                paragraph._p.append(self._typed(bit.field))

    def _height(self, row: Any, lines: int) -> None:
        row.height, row.height_rule = LINE * lines, WD_ROW_HEIGHT_RULE.AT_LEAST


def _described(table: Any, text: str) -> None:
    """What a table is for, for those who hear it."""
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblCaption")):
        properties.remove(old)
    properties.append(element("w:tblCaption", val=text))
