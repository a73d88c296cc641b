"""Work shared between processes: forked copies of this one, so what was read before is theirs without being sent.

Where a system cannot fork safely (Windows, macOS), or other threads run (the preview's server), everything is done in
this process, in the same order, with the same result.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import connection, get_all_start_methods, get_context
from multiprocessing.sharedctypes import RawArray
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")
CHUNK = 48  # pieces handed out at a time: few enough that no process is left with much at the end
ALONE = 24  # so few pieces are done sooner here than a process can start


class WorkFailed(RuntimeError):
    """A piece of work failed; the message says which, and what happened."""


@dataclass(frozen=True)
class Work(Generic[Made]):
    """`count` pieces, each done by `do(number)`; `result()` is asked once of each process when there is no more to do
    and may be sent between processes. `label(number)` names a piece for people; `done(pieces)` hears of progress."""

    count: int
    do: Callable[[int], None]
    result: Callable[[], Made]
    label: Callable[[int], str]
    done: Callable[[int], None] = lambda pieces: None


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether copies of this process are safe here: not on macOS, whose libraries forbid it, nor beside threads."""
    return "fork" in get_all_start_methods() and sys.platform != "darwin" and threading.active_count() == 1


def carry_out(work: Work[Made], jobs: int) -> list[Made]:
    """The results, one for each process. Raises WorkFailed for the first piece that fails."""
    if jobs < 2 or work.count <= ALONE or not can_fork():
        for number in range(work.count):
            _do(work, number)
            work.done(1)
        return [work.result()]
    gc.freeze()  # what stands now is never looked at by the collector again: pages stay shared between the processes
    try:
        return _shared(work, min(jobs, -(-work.count // CHUNK)))
    finally:
        gc.unfreeze()


def _do(work: Work[Made], number: int) -> None:
    try:
        work.do(number)
    except Exception as error:
        raise WorkFailed(f"{work.label(number)} could not be made: {type(error).__name__}: {error}") from error


def _shared(work: Work[Made], jobs: int) -> list[Made]:
    fork = get_context("fork")
    now = RawArray("q", jobs)  # the piece that each process is at: what to name when it dies
    started = []
    for place in range(jobs):
        ours, theirs = fork.Pipe()
        process = fork.Process(target=_serve, args=(work, place, theirs, now, ours), daemon=True)
        process.start()
        theirs.close()
        started.append((process, ours))
    try:
        return _hand_out(work, [ours for _, ours in started], now)
    finally:
        for process, ours in started:
            ours.close()
            process.join(0 if process.exitcode is not None else 0.2)
            if process.is_alive():
                process.terminate()
                process.join()


def _hand_out(work: Work[Made], pipes: list[Any], now: Any) -> list[Made]:
    """Give each process its next pieces until there are none, then collect their results."""
    results: dict[int, Made] = {}
    chunks = iter(_chunks(work.count, len(pipes)))
    while len(results) < len(pipes):
        for pipe in connection.wait([pipe for place, pipe in enumerate(pipes) if place not in results]):
            place = pipes.index(pipe)
            try:
                what, value = pipe.recv()
            except (EOFError, OSError):
                label = work.label(now[place])
                raise WorkFailed(
                    f"a process died while it made {label}. Is there enough memory? --jobs 1 needs less."
                ) from None
            if what == "failed":
                raise WorkFailed(value)
            if what == "result":
                results[place] = value
                continue
            work.done(value)
            pipe.send(next(chunks, None))
    return [results[place] for place in sorted(results)]


def _chunks(count: int, jobs: int) -> Iterator[range]:
    """Pieces in order, large lots first and small ones at the end."""
    at = 0
    while at < count:
        size = max(1, min(CHUNK, (count - at) // (jobs * 2) or 1))
        yield range(at, min(at + size, count))
        at += size


def _serve(work: Work[Any], place: int, pipe: Any, now: Any, ours: Any) -> None:
    """The life of one process: it stops when its master does, and leaves Ctrl-C to it."""
    ours.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        done = 0
        while True:
            pipe.send(("done", done))
            chunk = pipe.recv()
            if chunk is None:
                break
            for now[place] in chunk:
                _do(work, now[place])
            done = len(chunk)
        pipe.send(("result", work.result()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass
    except WorkFailed as error:
        told = "".join(traceback.format_exception(error.__cause__)) if error.__cause__ else ""
        pipe.send(("failed", f"{error}\n{told}".strip()))
    finally:
        pipe.close()
        os._exit(0)  # nothing of the master's is finished or flushed twice
