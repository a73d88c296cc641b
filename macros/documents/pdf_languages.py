"""The language of passages in PDF: WeasyPrint 70 writes that of the document and forgets `lang` further inside.

A box knows its element only while the structure tree is made; so this listens there and adds /Lang (ISO 32000-1,
14.9.2) to elements that have a `lang` of their own. An upstream that writes /Lang itself is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def keep_languages() -> Iterator[None]:
    """While this lasts, PDFs keep the languages of their passages."""
    from weasyprint.pdf import tags

    original = tags._build_box_tree

    def listening(box: Any, *others: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)
        language = box.element.get("lang") if box.element is not None else None
        for element in original(box, *others):
            if language and box.element_tag not in ("html", "body") and "Lang" not in element:
                element["Lang"] = tags.pydyf.String(language)
            yield element

    tags._build_box_tree = listening
    try:
        yield
    finally:
        tags._build_box_tree = original
