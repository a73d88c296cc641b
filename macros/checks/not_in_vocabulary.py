"""not-in-vocabulary: topics, people, places and other words must be ids from content/vocabulary/.

Fixed lists keep the browse pages whole: “belonging” and “Belonging” would be two topics with half of the stories each.
To mend it, use an id from the list, or add the new word to the list's file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.catalog.references import references
from macros.catalog.vocabulary import VOCABULARIES
from macros.media.library import Library
from macros.problems import Problem, suggestion
from macros.settings import Settings

from ._mistake import mistake
from ._records import records_with_faulty


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    known = {name: catalog.words.get(name, {}) for name in VOCABULARIES}
    for record in records_with_faulty(catalog, settings):
        if all(ident in known.get(mark.to, ()) for mark, ident in catalog.named(record.fields) if mark.vocabulary):
            continue
        for named in references(record.fields, record.at):
            to = named.refers.to
            if not named.refers.vocabulary or catalog.word(to, named.value) or _has_mistakes(catalog, to, named.value):
                continue
            file = catalog.vocabulary_paths.get(to, f"{settings.content}/vocabulary/{to}.yml")
            yield mistake(
                "not-in-vocabulary", catalog, record.path, named.location, f"{named.value!r} is not in {file}",
                suggestion(named.value, sorted(catalog.words.get(to, ()))),
            )  # fmt: skip


def _has_mistakes(catalog: Catalog, vocabulary: str, ident: str) -> bool:
    """Whether the word is in the list's file but was left out because of a mistake, which is reported there."""
    path = catalog.vocabulary_paths.get(vocabulary)
    if not path:
        return False
    text = (catalog.root / path).read_text(encoding="utf-8", errors="replace")
    return not catalog.words.get(vocabulary) or bool(re.search(rf"(?m)^['\"]?{re.escape(ident)}['\"]?\s*:", text))
