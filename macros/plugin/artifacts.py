"""Has pages and outputs made and written; two files of one address are refused."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import ModuleType

from mkdocs.exceptions import PluginError

from macros.building.making import Made, make_pieces
from macros.building.pieces import pieces
from macros.building.record import Record, looks, looks_after, still_right
from macros.building.settling import settle
from macros.documents.shelf import documents
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
    would come out the same stays as it stands."""
    outputs = wanted(build.gallery, outputs)
    every = pieces(build.printer, build.plans, outputs, build.files, lambda plan: build.in_loop or plan.macros)
    by_key, digests = {piece.key: piece for piece in every}, build.gallery.digests
    digests.more["given"] = lambda key: by_key[key].given() if key in by_key else ""
    kept = still_right(build.last, every, digests.of) if build.last else Made()
    todo = [piece for piece in every if piece.key not in kept.pieces]
    build.clock.stage("documents")
    documents(build.gallery)  # before the work is divided: every process would make them
    build.clock.stage("pages", len(todo))
    try:
        made = make_pieces(todo, build.gallery.catalog.reads, build.stage, build.jobs, build.clock.done)
    except WorkFailed as error:
        raise PluginError(str(error)) from error
    build.made.join(kept)
    build.made.join(made)
    build.report |= {"made": len(todo), "kept": len(kept.pieces), "spent": made.spent}


def put_in_place(build: Build) -> Record:
    """The new files take the old ones' place; what is to be known of this build by the next one."""
    gallery, site = build.gallery, build.target
    if build.last:
        expected = {uri for kept in build.made.pieces.values() for uri in kept.files} | build.written
        expected |= {path.relative_to(build.stage).as_posix() for path in build.stage.rglob("*") if path.is_file()}
        build.changed = settle(build.stage, site, build.last.looks.keys() - expected)
        folder.remove(build.stage)
        stand = looks_after(build.last.looks, site, build.changed)
    else:
        folder.swap(build.stage, site)
        stand = looks(site)
    digests = [gallery.digests.of(key) for key in build.made.keys]
    gallery.keep()
    return Record(os.fspath(site), build.world, build.made, digests, stand)


def write_outputs(build: Build, outputs: dict[str, ModuleType]) -> None:
    """Every wanted output, in order; each may read the finished pages."""
    before = build.target if build.last else None
    pages = SitePages(build.stage, tuple(_fact(plan) for plan in build.plans), before)
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
            if artifact.uri in taken:
                raise RuntimeError(f"the output {name} writes {artifact.uri}, which exists already")
            taken.add(artifact.uri)
            files, size = made.get(name, (0, 0))
            made[name] = (files + 1, size + _write(build.stage, artifact))
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


def _write(stage: Path, artifact: Artifact) -> int:
    """The artifact's size in bytes, once it stands in the site."""
    path = Path(os.path.normpath(stage / artifact.uri))  # no links are in the new folder: names alone can lead out
    if not path.is_relative_to(stage):
        raise RuntimeError(f"{artifact.uri} leads out of the site")
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(artifact.data, Path):
        shutil.move(os.fspath(artifact.data), path)
    else:
        path.write_bytes(artifact.data)
    return path.stat().st_size
