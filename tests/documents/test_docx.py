"""Guides as Word files: controls named by field ids, and a text that stands without them (documents.md 3)."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from macros.documents.word.controls import LIMIT, Controls, alias_of, tag_of
from macros.worksheets.model import Field, Option

from .conftest import Workbook

BOX = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"


@pytest.fixture(scope="module")
def made(workbook: Workbook) -> Any:
    return Document(io.BytesIO(workbook.docx()))


def controls(document: Any) -> list[tuple[str, str, str]]:
    """Tag, title and kind of every control, in order."""
    found = []
    for control in document.element.iter(qn("w:sdt")):
        facts = control.find(qn("w:sdtPr"))
        kind = next(
            name
            for name, tag in (("check", BOX), ("date", qn("w:date")), ("text", qn("w:text")))
            if facts.find(tag) is not None
        )
        found.append((facts.find(qn("w:tag")).get(qn("w:val")), facts.find(qn("w:alias")).get(qn("w:val")), kind))
    return found


def lines(document: Any) -> list[str]:
    """The text of every paragraph, controls and table cells included."""
    return ["".join(word.text or "" for word in part.iter(qn("w:t"))) for part in document.element.iter(qn("w:p"))]


def test_every_field_has_its_control(workbook: Workbook, made: Any) -> None:
    """Ids, spoken names and kinds are those of fields.json, in its order; a choice is a box an option."""
    expected = []
    for field in workbook.paper.fields:
        for at, option in enumerate(field.options):
            expected.append((f"{field.id}={option.value}", alias_of(f"{field.label}: {option.label}"), "check"))
            assert tag_of(field, at) == f"{field.id}={option.value}"
        if not field.options:
            expected.append((field.id, alias_of(field.label), field.kind))
    assert controls(made) == expected


def test_the_text_stands_without_controls(made: Any) -> None:
    """Boxes are letters too, choices can be read in a line, and every place to write shows a short hint."""
    text = lines(made)
    assert "☐ Yes     ☐ No     ☐ Unsure" in text
    assert "☐ Yes  ☐ No  ☐ Unsure" in text
    assert "☐ Other Write here" in text
    assert text.count("Write here") > 8


def test_headings_tables_and_pictures(made: Any) -> None:
    """Headings are headings without a gap, tables have captions and header rows that repeat, pictures have words."""
    levels = [int(part.style.name[-1]) for part in made.paragraphs if part.style.name.startswith("Heading")]
    assert levels == [1, 2, 2, 1, 2, 1]
    assert [part.text for part in made.paragraphs if part.style.name == "Title"] == [made.core_properties.title]
    captions = [part.text for part in made.paragraphs if part.style.name == "Caption"]
    assert captions == ["Who should help?", "Is the routine in place?", "Goals"]
    heads = [table.rows[0]._tr.trPr for table in made.tables if len(table.rows) > 1]
    assert all(head.find(qn("w:tblHeader")) is not None for head in heads) and len(heads) == 4
    pictures = [node.get("descr") for node in made.element.iter(qn("wp:docPr"))]
    assert pictures == ["A door that stands open", "QR code: small.example.org/some/base/stories/first-light/#t=5,7"]


def test_language_and_properties(workbook: Workbook, made: Any) -> None:
    """Language, title, author and day are the guide's; nothing is left of the library's template."""
    facts = made.core_properties
    assert (facts.language, facts.title, facts.author) == ("en", workbook.paper.title, "Small Shelf")
    assert (facts.created.date().isoformat(), facts.comments, facts.revision) == ("2026-10-03", "", 1)
    assert {node.get(qn("w:val")) for node in made.styles.element.iter(qn("w:lang"))} == {"en"}


def test_hostile_words_stay_words(workbook: Workbook, made: Any) -> None:
    """What looks like markup is shown as letters; no file of the package can be broken by it."""
    text = "\n".join(lines(made))
    assert "<script>alert(1)</script>" in text and "Every shape & <size>" in text
    with zipfile.ZipFile(io.BytesIO(workbook.docx())) as package:
        assert package.testzip() is None
        assert all(item.date_time == (1980, 1, 1, 0, 0, 0) for item in package.infolist())


def test_nothing_is_protected_or_floats(made: Any) -> None:
    """Everything can be changed, and everything stands in the text's own order."""
    names = {node.tag.rpartition("}")[2] for node in made.element.iter() if isinstance(node.tag, str)}
    assert not names & {"lock", "documentProtection", "anchor", "txbxContent", "framePr"}


def test_lists_begin_at_their_own_number(made: Any) -> None:
    """Two numbered lists are two lists: each has a numbering of its own, and its first number."""
    numbers = [part._p.pPr.numPr.numId.val for part in made.paragraphs if part.style.name == "List Number"]
    starts = {
        node.getparent().getparent().numId: int(node.get(qn("w:val")))
        for node in made.part.numbering_part.element.iter(qn("w:startOverride"))
    }
    assert len(set(numbers)) == 2 and [starts[number] for number in dict.fromkeys(numbers)] == [2, 1]


def test_long_names_are_cut_where_word_would_fail() -> None:
    """Tags and titles have 64 characters at most, and different options keep different tags."""
    field = Field("a" * 60, "choice", "b" * 90, tuple(Option(f"option-{n}", str(n)) for n in range(12)))
    tags = [tag_of(field, at) for at in range(12)]
    assert len(set(tags)) == 12 and max(map(len, tags)) <= LIMIT and tags[0] == f"{'a' * 60}=1"
    assert alias_of(field.label) == "b" * 63 + "…"
    control = Controls("x", "en").text(replace(field, kind="text"))
    assert control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")) == "a" * 60
