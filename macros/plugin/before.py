"""What a build takes over from the one before: compiled templates, and what is known of the site that stands."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment

from macros.building.record import Record, recorded, usable
from macros.building.world import Templates, world
from macros.cache import Cache
from macros.render.kept_templates import keep_templates

from .site import Site
from .state import Build


def compile_templates(env: Environment, cache: Cache | None, at_once: bool = True, jobs: int = 1) -> None:
    """All templates, or what an earlier build compiled of them, before other processes need them; not `at_once`, when
    few pages are made."""
    if cache:
        codes: dict[str, bytes] = cache.load("templates") or {}
        if keep_templates(env, codes, at_once, jobs):
            cache.save("templates", codes)


def look_back(build: Build, shown: Site, overrides: Path, preview: Record | None) -> None:
    """Say what pages depend on, and find what is known of the build that made the site which stands: from the cache,
    or of the last `preview`, whose site lives as long as its process."""
    build.gallery.digests.more["template"] = Templates(overrides).digest
    build.world = world(build.gallery, shown)
    known = preview or recorded(build.gallery.cache, build.target)
    build.last = None if build.in_loop else usable(known, build.target, build.world, own=preview is not None)
