"""The rest of a preview: what nobody looks at first, made aside when the pages are shown."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

log = logging.getLogger("mkdocs.plugins.storyshelf")

PAUSE = 1.0
"""Seconds without another save before the rest is begun: who types has better use for the processor."""


class Stopped(Exception):
    """Something was saved: what is made now would be old."""


class Rest:
    """At most one piece of work at a time, in a thread of its own."""

    def __init__(self) -> None:
        self._thread: Thread | None = None
        self._stop = Event()

    def begin(self, work: Callable[[Callable[[], None]], None]) -> None:
        """Carry out `work` after a pause. It is given a function to ask again and again, which raises Stopped."""
        self.stop()
        self._stop.clear()
        self._thread = Thread(target=self._run, args=(work,), name="rest of the preview", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the work, if there is any, at the next place where it asks; nothing of it is going on afterwards."""
        self._stop.set()
        if self._thread:
            self._thread.join()
            self._thread = None

    def wait(self) -> None:
        """Until the work is done."""
        if self._thread:
            self._thread.join()

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise Stopped

    def _run(self, work: Callable[[Callable[[], None]], None]) -> None:
        if self._stop.wait(PAUSE):
            return
        try:
            work(self._go_on)
        except Stopped:
            pass
        except Exception:  # the pages stand: the preview goes on, and says what it lacks
            log.exception("Feeds, documents or search of this preview could not be made:")
