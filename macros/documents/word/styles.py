"""How a Word file looks and what it says of itself: styles, language, properties. Everything else is the text's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from macros.render.shorten import shorten

from ..view import Paper
from .controls import element

INK, SOFT, PINE = RGBColor(0x1B, 0x2B, 0x27), RGBColor(0x4A, 0x5A, 0x54), RGBColor(0x17, 0x59, 0x4A)
TEXT, TITLE = "Calibri", "Georgia"  # faces that Word has: it cannot be made to carry ours
SIZES = {"Title": 26, "Heading 1": 17, "Heading 2": 14, "Heading 3": 12, "Heading 4": 11, "Heading 5": 11}


def blank(paper: Paper) -> Any:
    """An empty document in the guide's language, with its title, author and day, on paper that fits A4 and Letter."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(279)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(18)
    _styles(document)
    _language(document, paper.language)
    facts, day = document.core_properties, datetime.fromisoformat(paper.date)
    facts.title, facts.author, facts.subject = (shorten(text, 255) for text in (paper.title, paper.show, paper.summary))
    facts.language, facts.comments, facts.keywords = paper.language, "", ""
    facts.created = facts.modified = day
    facts.last_modified_by, facts.revision = facts.author, 1
    return document


def _styles(document: Any) -> None:
    styles = document.styles
    _face(styles["Normal"], TEXT, 11, INK)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size in SIZES.items():
        _face(styles[name], TITLE, size, INK if name == "Title" else PINE)
        styles[name].font.bold = False
    _face(styles["Caption"], TEXT, 11, INK)
    styles["Caption"].paragraph_format.keep_with_next = True
    _face(styles["Quote"], TEXT, 11, INK)
    hint = styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    hint.element.set(qn("w:styleId"), "PlaceholderText")
    hint.font.color.rgb = RGBColor(0x6B, 0x6B, 0x6B)
    anchor = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    anchor.font.color.rgb, anchor.font.underline = PINE, True
    question = styles.add_style("Question", WD_STYLE_TYPE.PARAGRAPH)
    question.base_style = styles["Normal"]
    question.font.bold = True
    question.paragraph_format.keep_with_next = True
    question.paragraph_format.space_before = Pt(8)


def _face(style: Any, name: str, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = name, Pt(size), colour
    fonts = style.element.rPr.rFonts
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), name)


def _language(document: Any, language: str) -> None:
    """The document's language is that of the styles' defaults; the template's own says en-US."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("w:lang", val=language, eastAsia=language, bidi=language))
