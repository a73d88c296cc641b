"""One set-up at a time: a lock that the system drops with its holder, however that ends.

Standard library only.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

LOCK = ".cache/set-up.lock"


@contextlib.contextmanager
def one_at_a_time(root: Path) -> Iterator[int]:
    """Wait for other set-ups of this clone; gives the lock's descriptor.

    Hand the descriptor on to child processes: when only the parent is killed, its child still holds the lock, so
    that the next run waits for the child instead of deleting the folder under it.
    """
    path = root / LOCK
    path.parent.mkdir(exist_ok=True)
    with path.open("a") as file:
        if not _take(file.fileno()):
            print("Another run is setting up; waiting for it.", file=sys.stderr, flush=True)
            while not _take(file.fileno()):
                time.sleep(0.2)
        yield file.fileno()


def _take(descriptor: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
