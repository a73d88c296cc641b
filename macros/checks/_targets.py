"""What a reference to an entry means: which kind it wants, which entry it names, which finding of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.entry import Entry, Kind
from macros.catalog.fields import Refers
from macros.catalog.references import Reference, references
from macros.settings import Settings

from ._records import Record, records_with_faulty


def entry_references(
    catalog: Catalog, settings: Settings, is_fine: Callable[[Refers, str], bool]
) -> Iterator[tuple[Record, Reference]]:
    """Every place that names an entry by its id, where `is_fine`, asked for the field's mark and the id, says no."""
    for record in records_with_faulty(catalog, settings):
        named_here = catalog.named(record.fields)
        doubtful = [name for mark, name in named_here if not mark.vocabulary and not is_fine(mark, name)]
        for named in references(record.fields, record.at) if doubtful else ():
            if not named.refers.vocabulary and named.value in doubtful:
                yield record, named


def target(catalog: Catalog, named: Reference) -> Entry | None:
    """The entry that is named, of whatever kind."""
    return catalog.all_entries.get(named.value.partition("#")[0])


def wanted_kind(catalog: Catalog, named: Reference) -> Kind | None:
    """The kind it must be; None when any will do."""
    return catalog.kinds.get(named.refers.to.partition("#")[0])
