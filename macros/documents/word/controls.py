"""Content controls (ECMA-376, 17.5.2) and what surrounds them. Every text is set as text: markup in it stays letters.

`tag` is the field's id, `alias` its spoken name. Word takes 64 characters for either: `tag_of` and `alias_of` say how
longer ones are written, and whoever reads or fills a file asks them too.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from macros.worksheets.model import Field

LIMIT = 64
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
EMPTY, TICKED, SIGNS = "2610", "2612", "MS Gothic"


def tag_of(field: Field, option: int | None = None) -> str:
    """The tag of a field, or of the option at this place: `id=value`, and `id=3` where that is too long."""
    if option is None:
        return field.id
    long = f"{field.id}={field.options[option].value}"
    return long if len(long) <= LIMIT else f"{field.id}={option + 1}"


def alias_of(label: str) -> str:
    """The spoken name as Word takes it: cut at 64 characters with a sign."""
    return label if len(label) <= LIMIT else f"{label[: LIMIT - 1].rstrip()}…"


class Controls:
    """Makes the controls of one document, each with a number of its own."""

    def __init__(self, hint: str, language: str) -> None:
        self._numbers, self._hint, self._language = count(1), hint, language

    def text(self, field: Field) -> Any:
        """A control for words over several lines, showing a grey hint."""
        properties, control = self._control(field.id, field.label)
        properties.append(element("w:showingPlcHdr"))
        properties.append(element("w:text", multiLine="1"))
        control.append(_content(self._hint_run()))
        return control

    def date(self, field: Field) -> Any:
        """A control for a day."""
        properties, control = self._control(field.id, field.label)
        properties.append(element("w:showingPlcHdr"))
        date = element("w:date")
        for name, value in (("dateFormat", "yyyy-MM-dd"), ("lid", self._language)):
            date.append(element(f"w:{name}", val=value))
        properties.append(date)
        control.append(_content(self._hint_run()))
        return control

    def box(self, tag: str, label: str) -> Any:
        """A tick box."""
        properties, control = self._control(tag, label)
        box = properties.makeelement(f"{{{W14}}}checkbox", nsmap={"w14": W14})
        for name, value in (("checked", "0"), ("checkedState", TICKED), ("uncheckedState", EMPTY)):
            state = box.makeelement(f"{{{W14}}}{name}")
            state.set(f"{{{W14}}}val", value)
            if name != "checked":
                state.set(f"{{{W14}}}font", SIGNS)
            box.append(state)
        properties.append(box)
        run = run_of(chr(int(EMPTY, 16)))
        fonts = element("w:rFonts", ascii=SIGNS, hAnsi=SIGNS, eastAsia=SIGNS)
        fonts.set(qn("w:hint"), "eastAsia")
        run.insert(0, _holding("w:rPr", fonts))
        control.append(_content(run))
        return control

    def _control(self, tag: str, label: str) -> tuple[Any, Any]:
        """The control with its properties, in the order that the schema asks for."""
        control, properties = element("w:sdt"), element("w:sdtPr")
        properties.append(element("w:alias", val=alias_of(label)))
        properties.append(element("w:tag", val=tag))
        properties.append(element("w:id", val=str(next(self._numbers))))
        control.append(properties)
        return properties, control

    def _hint_run(self) -> Any:
        run = run_of(self._hint)
        run.insert(0, _holding("w:rPr", element("w:rStyle", val="PlaceholderText")))
        return run


def element(name: str, **attributes: str) -> Any:
    """An element of the w: namespace; attributes of the same."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def run_of(text: str) -> Any:
    """A run of plain text."""
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _holding(name: str, child: Any) -> Any:
    made = element(name)
    made.append(child)
    return made


def _content(run: Any) -> Any:
    return _holding("w:sdtContent", run)
