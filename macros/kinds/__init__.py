"""Every file in this folder is a kind: its fields (a class over Entry) and its facts (`KIND`)."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from macros.catalog.entry import Kind


@cache
def all_kinds() -> dict[str, Kind]:
    """All kinds by name, in the order of listings."""
    kinds = [
        import_module(f"{__name__}.{found.name}").KIND
        for found in iter_modules(__path__)
        if not found.name.startswith("_")
    ]
    return {kind.name: kind for kind in sorted(kinds, key=lambda kind: (kind.order, kind.name))}


def schema(kind: Kind) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a kind's YAML. `id` is the file's name, so editors need not write it."""
    result = kind.model.model_json_schema()
    result["title"] = kind.label
    result["required"] = [name for name in result.get("required", []) if name != "id"]
    return result
