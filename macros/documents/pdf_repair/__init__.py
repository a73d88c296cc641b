"""Mends what WeasyPrint 70 writes wrongly into tagged forms (measured; research: documents.md 2.3), with pikepdf.

Each step leaves alone what is right already: repairing twice, or repairing the work of a mended WeasyPrint, changes
nothing. The order matters: fields are put into the order of the tree, so the tree comes first.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

import pikepdf

from . import artifacts, choices, fields, tree


def repair(data: bytes, labels: Mapping[str, str]) -> bytes:
    """The mended PDF. `labels` is the spoken name of every field by id."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tree.mend(pdf)
        artifacts.mend(pdf)
        choices.mend(pdf, labels)
        fields.mend(pdf)
        out = io.BytesIO()
        pdf.save(
            out, deterministic_id=True, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return out.getvalue()
