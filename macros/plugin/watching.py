"""How the preview hears of a saved file: from the system at once where it can; the engine itself looks now and then."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileMovedEvent, FileDeletedEvent,
]  # fmt: skip
"""What a save is. A build opens and closes files too, which the system tells as well: it would call for the next one
without end. (`closed` is told of files that were written alone.)"""
LIMIT = Path("/proc/sys/fs/inotify/max_user_watches")  # inotify(7): one watch a folder


class Changes(Observer):  # type: ignore[misc, valid-type]
    """The system's observer, deaf to those who only read."""

    def schedule(self, event_handler: Any, path: str, **options: Any) -> Any:
        return super().schedule(event_handler, path, **{**options, "event_filter": CHANGES})


def watch_quickly(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Give the server an observer that the system wakes; it stays as it is where there is none, or too many folders."""
    watched = [config.docs_dir, *([config.config_file_path] if config.config_file_path else [])]
    folders = sum(1 for top in (*watched, *config.watch) for _ in os.walk(top))
    observer = Changes()
    if isinstance(observer, PollingObserver) or folders > _most_folders():
        return
    for path in watched:
        server.unwatch(path)
    server.observer = observer  # type: ignore[assignment]
    for path in watched:
        server.watch(path)


def _most_folders() -> int:
    """Half of what the system allows, since others watch too; a system without that file has no such limit."""
    try:
        return int(LIMIT.read_text(encoding="ascii")) // 2
    except (OSError, ValueError):
        return 1_000_000
