"""The pieces of work of a build, each by a key that names it from one build to the next, in the order of addresses: the
pages of one story follow one another, so that a process that makes them reads its transcript once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import ModuleType

from macros.catalog.entry import Entry
from macros.digests import digest_of
from macros.gallery import Gallery
from macros.outputs._artifact import Artifact, Part
from macros.pages import Plan
from macros.reads import Key

from .printing import Printer
from .world import plan_digest


@dataclass(frozen=True, slots=True)
class Piece:
    """`make` gives the files; `sort` is the template or the output that does; `label` is the path of a source, for
    people; `place` orders pieces. `given` is the digest of what the piece is told beside what it looks up, and `reads`
    are look-ups that are known beforehand."""

    key: str
    sort: str
    label: str
    place: str
    make: Callable[[], Iterator[Artifact]]
    given: Callable[[], str] = lambda: ""
    reads: tuple[Key, ...] = ()

    @property
    def is_page(self) -> bool:
        """A page or a file that it shows, and not a file beside pages."""
        return not self.sort.startswith(OUTPUT)

    @property
    def looked(self) -> tuple[Key, ...]:
        """What the piece depends on, whatever it looks up."""
        return (("given", self.key), *self.reads)


ALL_TEMPLATES: Key = ("template", "")
OUTPUT = "outputs/"  # how a sort begins that is no page


def pieces(
    printer: Printer,
    plans: Iterable[Plan],
    outputs: Mapping[str, ModuleType],
    files: Mapping[str, str],
    in_loop: Callable[[Plan], bool],
) -> list[Piece]:
    """Everything but the pages that the engine makes itself. `files` are those that pages show, by their address, with
    their path below the root."""
    gallery = printer.gallery
    found = [_file_piece(gallery, uri, path) for uri, path in files.items()]
    found += [_page_piece(printer, plan) for plan in plans if not in_loop(plan)]
    for name, module in outputs.items():
        if hasattr(module, "make_each"):
            for kind in module.EACH_OF:
                found += [_entry_piece(gallery, name, module, entry) for entry in gallery.catalog.by_kind.get(kind, ())]
        if hasattr(module, "make_parts"):
            found += [_part_piece(name, part) for part in module.make_parts(gallery)]
    return sorted(found, key=lambda piece: (piece.place, piece.key))


def _page_piece(printer: Printer, plan: Plan) -> Piece:
    def make() -> Iterator[Artifact]:
        yield Artifact(f"{plan.uri}index.html", printer.page(plan).encode("utf-8", "xmlcharrefreplace"))

    of_entry: tuple[Key, ...] = (("entry", plan.entry), ("body", plan.entry)) if plan.entry else ()
    reads: tuple[Key, ...] = (("template", plan.template), *(of_entry if plan.text else of_entry[:1]))
    label, held = plan.source or plan.uri or "index.md", printer.gallery.held("given")
    return Piece(f"page {plan.uri}", plan.template, label, plan.uri, make, partial(plan_digest, plan, held), reads)


def _file_piece(gallery: Gallery, uri: str, path: str) -> Piece:
    def make() -> Iterator[Artifact]:
        yield Artifact(uri, gallery.settings.root / path)

    return Piece(f"file {uri}", "files beside pages", path, uri, make, reads=(("file", path),))


def _entry_piece(gallery: Gallery, name: str, module: ModuleType, entry: Entry) -> Piece:
    def make() -> Iterator[Artifact]:
        yield from module.make_each(gallery, entry)

    place, reads = gallery.catalog.uri(entry), (("entry", entry.id), ALL_TEMPLATES)
    return Piece(f"{name} {entry.id}", f"{OUTPUT}{name}", entry.path, place, make, reads=reads)


def _part_piece(name: str, part: Part) -> Piece:
    def make() -> Iterator[Artifact]:
        yield Artifact(part.uri, part.make())

    given = lambda: digest_of(part.given)  # noqa: E731 - the piece's own, asked for when it is held against another build
    return Piece(f"{name} {part.uri}", f"{OUTPUT}{name}", part.uri, part.uri, make, given, (ALL_TEMPLATES,))
