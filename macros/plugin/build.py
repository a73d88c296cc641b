"""Builds a site in this process, quietly, for commands; says what was made as a BuildReport."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from macros.calls import Calls
from macros.problems import ContentError, Problem

from .state import Listener

NO_ROOM = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the engine's banner is no news to an editor


@dataclass(frozen=True)
class BuildReport:
    """What a build made. `search`: pages, languages, bytes. `seconds` from reading to the finished site, and by
    stage in `stages`, in order. `documents`: how many of each format, Debian packages that are `missing` for PDF, and
    why guides have no PDF in `not_made`, by id; {} when the site offers none."""

    entries: dict[str, int]
    pages: int
    feeds: list[str]
    search: dict[str, Any]
    seconds: float
    site_dir: Path
    warnings: list[Problem] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)
    documents: dict[str, Any] = field(default_factory=dict)
    made: int = 0
    kept: int = 0
    spent: dict[str, tuple[int, float]] = field(default_factory=dict)
    not_kept: str = ""


class BuildFailed(Exception):
    """The engine stopped for a reason that is no mistake in the content."""


def build_site(
    root: Path,
    *,
    now: date | None = None,
    site_dir: Path | None = None,
    drafts: bool = False,
    jobs: int | None = None,
    fresh: bool = False,
    listener: Listener | None = None,
) -> BuildReport:
    """Check and build the gallery at `root`. `jobs` is how many processes make pages (as many as processors); `fresh`
    makes everything anew and keeps nothing; `listener` hears how far it is.

    Raises ContentError for mistakes in the content, BuildFailed when it cannot be built for another reason.
    """
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    from .config import config_of

    with _quiet() as lines:
        config = config_of(root, strict=True, **({"site_dir": str(site_dir)} if site_dir else {}))
        plugin = config.plugins["storyshelf"]
        plugin.now, plugin.jobs, plugin.fresh, plugin.listener = now, jobs, fresh, listener  # type: ignore[attr-defined]
        plugin.config.drafts = plugin.config.drafts or drafts  # type: ignore[attr-defined]
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except MkDocsException as error:
            failure = getattr(plugin.failure, "content_error", None)  # type: ignore[attr-defined]
            if failure:
                raise failure from None
            raise BuildFailed("\n".join([*lines, str(error)])) from error
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            raise BuildFailed(f"The disk is full: {error.filename or root} could not be written.") from error
        finally:
            config.plugins.on_shutdown()
    return _report(plugin.build)  # type: ignore[attr-defined]


def _report(made: Any) -> BuildReport:
    from macros.documents.shelf import report as documents_report

    from .site import site

    catalog, stages = made.gallery.catalog, made.report["stages"]
    return BuildReport(
        {kind.plural: len(catalog.by_kind[name]) for name, kind in catalog.kinds.items()},
        len(made.plans) + 1,
        [feed.uri for feed in site(made.gallery).feeds],
        made.report.get("search", {}),
        sum(stages.values()),
        made.target,
        made.gallery.problems,
        stages,
        documents_report(made.gallery),
        made.report["made"],
        made.report["kept"],
        made.report["spent"],
        made.gallery.cache.lost if made.gallery.cache else "",
    )


@contextmanager
def _quiet() -> Iterator[list[str]]:
    """The engine's log kept from the terminal; what it said is there when it fails."""
    logger, lines = logging.getLogger("mkdocs"), []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    keep, spread = Keep(logging.WARNING), logger.propagate
    logger.addHandler(keep)
    logger.propagate = False
    try:
        yield lines
    finally:
        logger.removeHandler(keep)
        logger.propagate = spread


def current_calls(config: Any) -> Calls:
    """The calls of the build that runs under `config`."""
    return config.plugins["storyshelf"].build.calls


__all__ = ["BuildFailed", "BuildReport", "ContentError", "build_site", "current_calls"]
