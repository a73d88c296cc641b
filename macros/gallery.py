"""Gallery = settings + catalog + library + problems: the one wiring function, used by commands and the plugin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from macros.catalog.catalog import Catalog
from macros.catalog.load import load
from macros.checks import run_checks
from macros.kinds import all_kinds
from macros.media.library import Library
from macros.media.lock import read_lock
from macros.problems import ContentError, Problem, errors, in_order
from macros.render.body_problems import body_problems
from macros.settings import Settings


@dataclass
class Gallery:
    """Everything the outputs read. `problems` holds every mistake of the run, in order."""

    settings: Settings
    catalog: Catalog
    library: Library
    problems: list[Problem] = field(default_factory=list)

    def url(self, uri: str = "") -> str:
        """The absolute address of something in the site; relative when the site has no address yet."""
        return f"{self.settings.url}{uri}"

    @cached_property
    def newest(self) -> date:
        """The newest day in the content: what feeds and the sitemap call the last change."""
        return max((entry.changed for entry in self.catalog.entries.values()), default=date(1970, 1, 1))

    def require(self) -> Gallery:
        """Itself, or ContentError with everything that is wrong."""
        if errors(self.problems):
            raise ContentError(self.problems)
        return self


def open_gallery(settings: Settings) -> Gallery:
    """Read, validate and check a gallery; mistakes are in `problems`, nothing is raised for them."""
    catalog, problems = load(settings, all_kinds())
    lock, lock_problems = read_lock(settings.root)
    library = Library(settings.root, lock)
    found = [
        *problems,
        *lock_problems,
        *run_checks(catalog, library, settings),
        *body_problems(catalog, settings.content),
    ]
    return Gallery(settings, catalog, library, in_order(found))
