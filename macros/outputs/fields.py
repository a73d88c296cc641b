"""Beside each guide with something to fill in: fields.json, the contract between its page, its PDF, its Word file and
the answers that people keep. The same fields in the same order everywhere; ids are permanent."""

from __future__ import annotations

import json
from collections.abc import Iterator

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.kinds.guide import Guide
from macros.worksheets.compiled import compiled
from macros.worksheets.contract import fields_json

from ._artifact import Artifact

EACH_OF = ("guide",)


def make_each(gallery: Gallery, guide: Entry) -> Iterator[Artifact]:
    if isinstance(guide, Guide) and (found := fields_json(compiled(guide))):
        text = json.dumps(found, ensure_ascii=False, indent=1)
        yield Artifact(f"{gallery.catalog.uri(guide)}fields.json", f"{text}\n".encode())
