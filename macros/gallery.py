"""Gallery = settings + catalog + library + problems: the one wiring function, used by commands and the plugin."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from itertools import chain
from typing import Any

from macros.answers import Answers, Asking
from macros.cache import Cache, no_collection
from macros.catalog.catalog import Catalog
from macros.catalog.load import load
from macros.checks import alone, run_checks
from macros.digests import Digests, FileDigests, digest_of
from macros.kinds import all_kinds
from macros.media.library import Library
from macros.media.lock import read_lock
from macros.problems import ContentError, Problem, errors, in_order
from macros.render.body_problems import body_problems, of_texts
from macros.settings import Settings

FILES = "files"
Later = Callable[["Gallery"], Iterable[Asking]]


@dataclass
class Gallery:
    """Everything the outputs read. `problems` holds every mistake of the run, in order. `in_haste`: what takes long to
    make and is not ready is shown as it was; who shows it so notes ("owed",)."""

    settings: Settings
    catalog: Catalog
    library: Library
    problems: list[Problem] = field(default_factory=list)
    cache: Cache | None = None
    in_haste: bool = False

    @cached_property
    def digests(self) -> Digests:
        """What the things that pages look at look like now."""
        facts = self.cache.load(FILES) if self.cache else None
        return Digests(self.catalog, self.library, FileDigests(self.settings.root, facts), self.held("digests"))

    @cached_property
    def answers(self) -> Answers:
        """Small facts of single entries, some of them from an earlier build."""
        return Answers(self.catalog.reads, self.digests, self.shared, self.cache)

    @cached_property
    def shared(self) -> str:
        """The digest of what anything may show without looking it up: settings and the show. The day is no part of it:
        what it decides is which entries are live, and look-ups notice that."""
        return digest_of((replace(self.settings, today=date.min), repr(self.catalog.show)))

    def keep(self, whole: bool = True) -> None:
        """Leave for the next run what it need not work out again; `whole` when this one looked at everything."""
        if self.cache:
            self.answers.save(whole)
            self.cache.save(FILES, self.digests.files.kept(whole))

    def held(self, name: str) -> dict[Any, Any] | None:
        """What builds of this process leave for each other; None in a process of one build."""
        return self.cache.in_memory(name) if self.cache else None

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


def open_gallery(settings: Settings, cache: Cache | None = None, jobs: int = 1, later: Later = lambda _: ()) -> Gallery:
    """Read, validate and check a gallery; mistakes are in `problems`, nothing is raised for them. What an earlier run
    kept in `cache` is not worked out again.

    What is asked about single entries is shared by up to `jobs` processes, with the same result; so is what `later`
    says that will be asked. Raises WorkFailed, which names a file, for a fault of our own."""
    with no_collection():
        return _open(settings, cache, jobs, later)


def _open(settings: Settings, cache: Cache | None, jobs: int, later: Later) -> Gallery:
    catalog, problems = load(settings, all_kinds(), cache, jobs)
    lock, lock_problems = read_lock(settings.root)
    library = Library(settings.root, lock, catalog.reads)
    gallery = Gallery(settings, catalog, library, cache=cache)
    ask_ahead(gallery, later, jobs)
    ask = gallery.answers.ask
    checks = (
        run_checks(catalog, library, settings, ask),
        body_problems(catalog, settings.content, ask),
    )
    gallery.problems[:] = in_order([*problems, *lock_problems, *chain.from_iterable(checks)])
    return gallery


def ask_ahead(gallery: Gallery, later: Later, jobs: int) -> None:
    """Work out, in up to `jobs` processes, what checks and `later` will ask about single entries."""
    catalog, settings, answers = gallery.catalog, gallery.settings, gallery.answers
    every = chain(alone(catalog, gallery.library, settings), of_texts(catalog, settings.content))
    checked = (Asking(one.path, partial(answers.ask, *one.question)) for one in every)
    answers.ahead(chain(checked, later(gallery)), jobs)
