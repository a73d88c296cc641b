"""Has pages and outputs made and written; two files of one address are refused."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from mkdocs.exceptions import PluginError

from macros.building.making import Made, make_pieces
from macros.building.pieces import Piece, pieces
from macros.building.record import Record, digests_of, looks, looks_after, owe, owed, still_right
from macros.building.settling import settle
from macros.documents.shelf import documents, jobs, make_ready
from macros.gallery import Gallery
from macros.outputs._artifact import Artifact, PageFact, SitePages
from macros.pages import Plan
from macros.workers import WorkFailed

from . import folder
from .state import Build


def wanted(gallery: Gallery, outputs: dict[str, ModuleType]) -> dict[str, ModuleType]:
    """The outputs that this gallery has."""
    on = ((name, made) for name, made in outputs.items() if name not in gallery.settings.outputs_off)
    return {name: made for name, made in on if getattr(made, "wanted", lambda _: True)(gallery)}


def make_pages(build: Build, outputs: dict[str, ModuleType]) -> None:
    """Every page that the engine does not make itself, and the files beside entries; what an earlier build made and
    would come out the same stays as it stands. Where pages are shown first, `build.later` has the rest, and what is
    owed from before stays as it is."""
    outputs = wanted(build.gallery, outputs)
    every = pieces(build.printer, build.plans, outputs, build.files, lambda plan: build.in_loop or plan.macros)
    by_key, digests = {piece.key: piece for piece in every}, build.gallery.digests
    digests.more["given"] = lambda key: by_key[key].given() if key in by_key else ""
    kept = still_right(build.last, every, digests.of, build.in_parts) if build.last else Made()
    todo = [piece for piece in every if piece.key not in kept.pieces]
    build.gallery.in_haste = build.in_parts or build.is_first
    if build.in_parts:
        build.later = {piece.key: piece for piece in todo if not piece.is_page}
    else:
        build.clock.stage("documents")  # before the work is divided: every process would make them, or look for them
        (jobs if build.is_first else documents)(build.gallery)
    build.report["kept"] = len(kept.pieces)
    build.made = kept
    _make(build, [piece for piece in todo if piece.key not in build.later], build.clock.done)
    build.later |= {key: by_key[key] for key in owed(build.made)}


def _make(build: Build, todo: list[Piece], done: Callable[[int], None]) -> None:
    build.clock.stage("pages", len(todo))
    try:
        made = make_pieces(todo, build.gallery.catalog.reads, build.stage, build.jobs, done)
    except WorkFailed as error:
        raise PluginError(str(error)) from error
    build.made.join(made)
    build.made.forget()
    build.report |= {"made": len(todo), "spent": made.spent}


def make_rest(build: Build, outputs: dict[str, ModuleType], shown: Record, go_on: Callable[[], None]) -> Record:
    """All that was left for later, put into the site of a preview whose pages are shown already. `go_on` is asked
    again and again, and raises when there is something better to do."""
    build.last, build.in_parts, build.stage = shown, False, folder.open_stage(build.target)
    build.gallery.in_haste = build.is_first = False
    build.written = set()
    build.made = Made(list(shown.made.keys), dict(shown.made.pieces))  # what is shown stays as it is if this is stopped
    make_ready(build.gallery, go_on)
    later, build.later = list(build.later.values()), {}
    _make(build, later, lambda made: go_on())
    write_outputs(build, outputs, go_on)
    return put_in_place(build)


def put_in_place(build: Build) -> Record:
    """The new files take the old ones' place; what is to be known of this build by the next one."""
    gallery, site, made = build.gallery, build.target, build.made
    if build.last or build.later:  # somebody goes on from this build, and must know whose file is whose
        pieces = {uri for kept in made.pieces.values() for uri in kept.files}
        fresh = {path.relative_to(build.stage).as_posix() for path in build.stage.rglob("*") if path.is_file()}
        build.engine |= fresh - pieces - build.written
    if build.last:
        expected = fresh | pieces | build.engine | (_not_yet(build, build.last) if build.in_parts else build.written)
        build.changed = settle(build.stage, site, build.last.looks.keys() - expected)
        folder.remove(build.stage)
        stand = looks_after(build.last.looks, site, build.changed)
    else:
        folder.swap(build.stage, site)
        stand = looks(site)
    if build.in_parts and build.last:
        owe(made, build.last, build.later)
    else:
        gallery.keep()
    return Record(os.fspath(site), build.world, made, digests_of(made, gallery.digests.of), stand)


def _not_yet(build: Build, last: Record) -> set[str]:
    """Files of an earlier build whose turn comes when the pages are shown: until then they stay."""
    of_pieces = {name: set(kept.files) for name, kept in last.made.pieces.items()}
    owed = (of_pieces[name] for name in build.later if name in of_pieces)
    return (last.looks.keys() - set().union(*of_pieces.values())).union(*owed)


def write_outputs(build: Build, outputs: dict[str, ModuleType], go_on: Callable[[], None] = lambda: None) -> None:
    """Every wanted output, in order; each may read the finished pages. `go_on` may raise, to stop it."""
    before = build.target if build.last else None
    pages = SitePages(build.stage, tuple(_fact(plan) for plan in build.plans), before, go_on)
    taken = build.written
    taken |= {f"{plan.uri}index.html" for plan in build.plans if build.in_loop or plan.macros}
    for kept in build.made.pieces.values():
        for uri in kept.files:
            if uri in taken:
                raise RuntimeError(f"{uri} is made twice")
            taken.add(uri)
    made: dict[str, tuple[int, int]] = {}
    for name, module in wanted(build.gallery, outputs).items():
        if not hasattr(module, "make"):
            continue
        build.clock.stage(f"outputs/{name}")
        for artifact in module.make(build.gallery, pages):
            go_on()
            if artifact.uri in taken:
                raise RuntimeError(f"the output {name} writes {artifact.uri}, which exists already")
            taken.add(artifact.uri)
            files, size = made.get(name, (0, 0))
            made[name] = (files + 1, size + _write(build.stage, artifact, build.target))
    build.report["outputs"] = made
    if "search" in made:
        indexed = [page for page in pages.pages if page.indexed]
        build.report["search"] = {
            "pages": len(indexed),
            "languages": sorted({page.language for page in indexed}),
            "bytes": made["search"][1],
        }


def _fact(plan: Plan) -> PageFact:
    """What outputs may know of a page."""
    return PageFact(
        plan.uri,
        plan.language,
        plan.changed,
        plan.noindex,
        tuple((other.language, other.url) for other in plan.alternates),
        plan.title,
        plan.description,
        plan.indexed,
        plan.facts,
        plan.entry,
    )


def _write(stage: Path, artifact: Artifact, site: Path) -> int:
    """The artifact's size in bytes, once it stands in the stage, or because it stands in the site."""
    if artifact.data is None:
        return os.stat(f"{site}/{artifact.uri}").st_size  # noqa: PTH116 - thousands of them
    path = Path(os.path.normpath(stage / artifact.uri))  # no links are in the new folder: names alone can lead out
    if not path.is_relative_to(stage):
        raise RuntimeError(f"{artifact.uri} leads out of the site")
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(artifact.data, Path):
        shutil.move(os.fspath(artifact.data), path)
    else:
        path.write_bytes(artifact.data)
    return path.stat().st_size
