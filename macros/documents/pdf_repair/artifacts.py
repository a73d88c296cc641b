"""Page furniture: WeasyPrint tags what stands in margins, but outside the tree. It becomes Artifact (PDF/UA-1, 7.1)."""

from __future__ import annotations

from pikepdf import (
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

from .tree import elements


def mend(pdf: Pdf) -> None:
    """Turn marked content that leads to nothing into artifacts."""
    root = pdf.Root.StructTreeRoot
    alive = {element.objgen for element, _ in elements(root, Name.Document)}
    parents = _parents(root.ParentTree)
    for page in pdf.pages:
        owners = parents.get(int(page.get("/StructParents", -1)))
        lost = {at for at, owner in enumerate(owners or ()) if not _lives(owner, alive)}
        if lost and owners is not None:
            _mark(pdf, page, lost)


def _parents(tree: Object) -> dict[int, Object]:
    """The parent tree's arrays by page key; WeasyPrint writes one flat list."""
    numbers = list(tree.get("/Nums", []))
    return {
        int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True) if value._type_name == "array"
    }


def _lives(owner: object, alive: set[tuple[int, int]]) -> bool:
    return isinstance(owner, Object) and owner.objgen in alive


def _mark(pdf: Pdf, page: Object, lost: set[int]) -> None:
    """Rewrite the marks of a page's content."""
    changed, out = False, []
    for instruction in parse_content_stream(page):
        operands = instruction.operands
        if str(instruction.operator) == "BDC" and isinstance(operands[1], Dictionary | Object):
            number = operands[1].get("/MCID") if operands[1]._type_name == "dictionary" else None
            if number is not None and int(number) in lost:
                changed = True
                kind = Dictionary(Type=Name.Pagination)
                instruction = ContentStreamInstruction([Name.Artifact, kind], Operator("BDC"))
        out.append(instruction)
    if changed:
        page.Contents = pdf.make_stream(unparse_content_stream(out))
