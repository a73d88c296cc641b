"""Radio groups. WeasyPrint names every option as if it were a field of its own, so that viewers read `x.x` and the
group's value stays Off; and it gives the group the name of its first option (ISO 32000-1, 12.7.4.2.4)."""

from __future__ import annotations

from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

RADIO = 1 << 15
MARK = 0.6  # of the box's width


def mend(pdf: Pdf, labels: Mapping[str, str]) -> None:
    """One group a name, its options nameless, each with its own state and an empty Off."""
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return
    groups: dict[str, Object] = {}
    kept = []
    for field in form.Fields:
        if _is_option(field):
            continue  # listed a second time, as if it were a field of its own
        if _is_group(field):
            if not _mended(field):
                _mend_group(pdf, field)
            first = groups.setdefault(str(field.T), field)
            if first.objgen != field.objgen:
                _merge(first, field)
                continue
            field.TU = pikepdf.String(labels.get(str(field.T), str(field.get("/TU", field.T))))
        kept.append(field)
    form.Fields = Array(kept)


def _is_group(field: Object) -> bool:
    return field.get("/FT") == Name.Btn and bool(int(field.get("/Ff", 0)) & RADIO) and "/Kids" in field


def _is_option(field: Object) -> bool:
    return "/Parent" in field and _is_group(field.Parent)


def _mended(group: Object) -> bool:
    """Whether whoever wrote it did it right: options without names."""
    return all("/T" not in option for option in group.Kids)


def _mend_group(pdf: Pdf, group: Object) -> None:
    names = [Name(f"/{value}") for value in group.Opt]
    for option, name in zip(group.Kids, names, strict=True):
        states = option.AP.N
        drawn = next(state for key, state in states.items() if key != "/Off")
        option.AP = Dictionary(N=Dictionary({str(name): smaller(drawn), "/Off": empty(pdf, drawn.BBox)}))
        option.AS = name if option.get("/AS", Name.Off) != Name.Off else Name.Off
        for key in ("/T", "/FT"):
            del option[key]
    del group["/Opt"]
    chosen = [option.AS for option in group.Kids if Name.Off != option.AS]
    group.V = chosen[-1] if chosen else Name.Off


def _merge(first: Object, other: Object) -> None:
    """Take over the options of a group that a page break had made a second one."""
    for option in other.Kids:
        option.Parent = first
        first.Kids.append(option)
    if Name.Off != other.V:
        first.V = other.V


def smaller(drawn: Object) -> Object:
    """A mark that leaves its box's edge to be seen: WeasyPrint fills the whole box that can be pressed."""
    left, bottom, right, top = (float(number) for number in drawn.BBox)
    across, up = (right - left) * (1 - MARK) / 2, (top - bottom) * (1 - MARK) / 2
    place = f"q {MARK} 0 0 {MARK} {across:.3f} {up:.3f} cm\n".encode()
    drawn.write(place + drawn.read_bytes() + b"\nQ")
    return drawn


def empty(pdf: Pdf, box: Object) -> Object:
    """An appearance that shows nothing."""
    return pdf.make_indirect(pikepdf.Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=box))
