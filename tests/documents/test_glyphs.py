"""Characters that the PDF's fonts cannot show: found in the sources, with their line."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

from macros.documents.glyphs import CHARACTERS, glyph_problems, shapeless, shapes
from macros.documents.prose import UNSEEN
from tests.small import Shelf


def characters(name: str) -> set[int]:
    return set(TTFont(CHARACTERS.with_name(name)).getBestCmap())


def test_the_list_is_that_of_the_fonts() -> None:
    """characters.txt names what text in every style, or the wide face behind it, has a shape for."""
    text = characters("text-400.ttf") & characters("text-700.ttf") & characters("text-400-italic.ttf")
    held = {code for code in text | (characters("wide-400.ttf") & characters("wide-700.ttf")) if code >= 32}
    assert shapes() == held | set(UNSEEN) | {9, 10, 13}


def test_shapeless() -> None:
    """Letters of Europe and Vietnam, arrows and unseen characters can be printed; others are named once, in order."""
    assert shapeless("Łódź, Việt Nam → Ж Ω “–” \u00ad\u200b") == []
    assert shapeless("一二一☐") == ["一", "二", "☐"]


def test_problems(tmp_path: Path) -> None:
    """A character is said at its first place in the body, or with the name of its field."""
    shelf = Shelf.copied(tmp_path / "gallery")
    shelf.change(shelf.guide, "## Talk", "## Talk 😀 😀")
    shelf.change(shelf.guide, "opening: Who", "opening: 門 Who")
    found = [(problem.line, problem.column, problem.field, problem.level) for problem in glyph_problems(shelf.open())]
    assert found == [(12, 9, "", "warning"), (0, 0, "opening", "warning")]
    assert glyph_problems(shelf.open(documents=False)) == []
