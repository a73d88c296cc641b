"""Files of a site by type, counted and weighed, and two sites held against each other type by type.

A type is a path in which numbers stand as "*": `stories/episode-7/embed/index.html` is "stories/*/embed/". Names are
nobody's list, so a type of later is compared as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NUMBERED = re.compile(r"(?:[a-z]+-)?\d+(?=\.|$)")
APART = ("assets/", "pagefind/")  # the same files on both sides, and what Pagefind writes
ONLY_OURS = {
    ".nojekyll": "a marker for one host",
    "sitemap.xml.gz": "Hugo cannot compress",
}
UNLIKE = {"data/facets.json": "one file, which we pack for sending; Hugo's has the same columns as plain numbers"}
"""Types that are shown, but need not weigh the same, with the reason."""

TOLERANCE = 0.2


@dataclass(frozen=True)
class Weight:
    """How many files there are of a type, and their bytes in all."""

    count: int = 0
    bytes: int = 0

    @property
    def each(self) -> float:
        return self.bytes / self.count if self.count else 0.0


@dataclass(frozen=True)
class TypeRow:
    """One type on both sides; `ratio` is the bytes a file of the peer by those of ours, None when one side has none."""

    name: str
    ours: Weight
    theirs: Weight

    @property
    def ratio(self) -> float | None:
        return self.theirs.each / self.ours.each if self.ours.bytes and self.theirs.bytes else None

    @property
    def fits(self) -> bool:
        """As many files, and bytes within TOLERANCE (or UNLIKE)."""
        ratio = 1.0 if self.name in UNLIKE else self.ratio
        return ratio is not None and abs(ratio - 1) <= TOLERANCE and self.ours.count == self.theirs.count


def type_of(name: str) -> str:
    """The type of a file by its path in the site."""
    parts = [NUMBERED.sub("*", part) for part in name.split("/")]
    return "/".join(parts).removesuffix("index.html") or "home"


def weights(site: Path) -> dict[str, Weight]:
    """Every type in a folder."""
    found: dict[str, Weight] = defaultdict(Weight)
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not name.startswith(APART) and name not in ONLY_OURS:
            before = found[type_of(name)]
            found[type_of(name)] = Weight(before.count + 1, before.bytes + path.stat().st_size)
    return dict(found)


def compared(ours: Mapping[str, Weight], theirs: Mapping[str, Weight]) -> list[TypeRow]:
    """All types of both sides by name."""
    none = Weight()
    return [TypeRow(name, ours.get(name, none), theirs.get(name, none)) for name in sorted({*ours, *theirs})]
