"""broken-reference: an id must be that of an entry, of the kind that the field wants.

`guide:` names a guide, `related:` any entry, `finding:` a report and one of its findings as <report>#<finding>.
To mend it, write the id (the name of the entry's file or folder), or take the line out.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.entry import Entry
from macros.catalog.fields import Refers
from macros.catalog.references import Reference
from macros.media.library import Library
from macros.problems import Problem, suggestion
from macros.settings import Settings

from ._mistake import mistake
from ._targets import entry_references, target, wanted_kind


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    def is_fine(refers: Refers, name: str) -> bool:
        found = catalog.all_entries.get(name)
        if found and refers.to in ("", found.kind):  # nearly all
            return True
        named = Reference((), name, refers)
        found = target(catalog, named)
        return bool(found) and not _wrong(catalog, named, found)

    for record, named in entry_references(catalog, settings, is_fine):
        found = target(catalog, named)
        wrong = _wrong(catalog, named, found) if found else _unknown(catalog, named)
        if wrong:
            yield mistake("broken-reference", catalog, record.path, named.location, *wrong)


def _unknown(catalog: Catalog, named: Reference) -> tuple[str, str] | None:
    """Message and hint for an id that no entry has."""
    ident = named.value.partition("#")[0]
    if ident in catalog.broken:
        return None
    kind = wanted_kind(catalog, named)
    what = kind.label.lower() if kind else "entry"
    ids = sorted(entry.id for entry in catalog.all_entries.values() if not kind or entry.kind == kind.name)
    return f"there is no {what} with the id {ident!r}", suggestion(ident, ids)


def _wrong(catalog: Catalog, named: Reference, found: Entry) -> tuple[str, str] | None:
    """Message and hint for an entry of the wrong kind, or a part that it has not."""
    kind = wanted_kind(catalog, named)
    if kind and found.kind != kind.name:
        ids = sorted(entry.id for entry in catalog.all_entries.values() if entry.kind == kind.name)
        is_a, needs = catalog.kind_of(found).label.lower(), kind.label.lower()
        return f"{found.id!r} is of the kind {is_a}; this needs a {needs}", suggestion(found.id, ids)
    part = named.refers.to.partition("#")[2]
    if not part:
        return (f"{named.value!r} names a part of an entry", f"Write {found.id} alone.") if "#" in named.value else None
    ids = [f"{found.id}#{item.id}" for item in getattr(found, part)]
    if named.value in ids:
        return None
    if "#" not in named.value:
        return f"{named.value!r} does not say which of the {part}", suggestion(named.value, ids)
    return f"{named.value.partition('#')[2]!r} is not one of the {part} of {found.id!r}", suggestion(named.value, ids)
