"""Two processors for everything that is started, so that both sides of a comparison have the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

CORES = 2


@contextmanager
def two_cores() -> Iterator[int]:
    """This process and what it starts may use two processors at most; gives how many those are.

    Where the system cannot be told (macOS, Windows) all are used, and the number says so."""
    if not hasattr(os, "sched_setaffinity"):
        yield os.cpu_count() or 1
        return
    before = os.sched_getaffinity(0)
    chosen = sorted(before)[:CORES]
    os.sched_setaffinity(0, chosen)
    try:
        yield len(chosen)
    finally:
        os.sched_setaffinity(0, before)
