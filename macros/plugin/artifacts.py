"""Writes what outputs make. The one place where artifacts reach the disk; two of one address are refused."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import ModuleType

from macros.outputs._artifact import Artifact, PageFact, SitePages
from macros.pages import Plan

from .state import Build


def write_outputs(build: Build, outputs: dict[str, ModuleType]) -> None:
    """Every wanted output, in order; each may read the finished pages."""
    gallery = build.gallery
    pages = SitePages(build.stage, tuple(_fact(plan) for plan in build.plans), build.bodies)
    taken = {f"{plan.uri}index.html" for plan in build.plans}
    made: dict[str, tuple[int, int]] = {}
    for name, module in outputs.items():
        if name in gallery.settings.outputs_off or not getattr(module, "wanted", lambda _: True)(gallery):
            continue
        build.clock.stage(f"outputs/{name}")
        for artifact in module.make(gallery, pages):
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
