"""Work shared between processes: this one and forked copies of it, so what was read before need not be sent.

Every process comes to hold nearly all of it for itself (counting who uses a value writes to its page), so none stands
by: this one takes its part, and there are as many as processors. What to do next is asked of a pipe, which a process
that dies cannot leave locked.

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
from itertools import chain
from multiprocessing import connection, get_all_start_methods, get_context
from multiprocessing.sharedctypes import RawArray
from struct import Struct
from time import monotonic
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")
CHUNK = 48  # pieces taken at a time: few enough that no process is left with much at the end
CHUNKS = 1000  # of this size, at most; then they are larger: the smallest pipes hold 2048 numbers
NUMBER = Struct("H")  # of a chunk, in the pipe
LISTEN = 0.1  # seconds between two looks at what the others say
NOTHING = -1  # in place of the piece that a process is at
ALONE = 24  # pieces, if they are of the size of a page


class WorkFailed(RuntimeError):
    """A piece of work failed; the message says which, and what happened."""


@dataclass(frozen=True)
class Work(Generic[Made]):
    """`count` pieces, each done by `do(number)`; `result()` is asked once of each process when there is no more to do
    and may be sent between processes. `label(number)` names a piece for people, which is `made`, or read, or checked;
    `done(pieces)` hears of progress. `alone` pieces or fewer (None: ALONE) are done sooner here than a process can
    start. `stays`: nearly all that is made stays, so that the collector need not look for what does not."""

    count: int
    do: Callable[[int], None]
    result: Callable[[], Made]
    label: Callable[[int], str]
    done: Callable[[int], None] = lambda pieces: None
    made: str = "made"
    alone: int | None = None
    stays: bool = False


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether copies of this process are safe here: not on macOS, whose libraries forbid it, nor beside threads."""
    return "fork" in get_all_start_methods() and sys.platform != "darwin" and threading.active_count() == 1


def carry_out(work: Work[Made], jobs: int) -> list[Made]:
    """The results, one for each process. Raises WorkFailed for the first piece that fails."""
    collected = gc.isenabled()
    gc.freeze()  # what stands now is never looked at by the collector again: pages stay shared between the processes
    if work.stays:
        gc.disable()
    else:
        gc.enable()
    try:
        if jobs < 2 or work.count <= (ALONE if work.alone is None else work.alone) or not can_fork():
            return _alone(work)
        return _shared(work, min(jobs, -(-work.count // CHUNK)))
    finally:
        gc.unfreeze()
        if collected:
            gc.enable()
        else:
            gc.disable()


def _alone(work: Work[Made]) -> list[Made]:
    for number in range(work.count):
        _do(work, number)
        work.done(1)
    return [work.result()]


def _do(work: Work[Made], number: int) -> None:
    try:
        work.do(number)
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        raise WorkFailed(f"{work.label(number)} could not be {work.made}: {what}") from error


def _shared(work: Work[Made], jobs: int) -> list[Made]:
    fork = get_context("fork")
    now = RawArray("q", [NOTHING] * jobs)  # the piece that each process is at: what to name when it dies
    chunks = list(_chunks(work.count, jobs))
    queue = _queue(len(chunks))
    started = []
    try:
        for place in range(1, jobs):
            ours, theirs = fork.Pipe()
            others = [pipe for _, pipe in started]
            mine = _taken(queue, chunks)
            process = fork.Process(target=_serve, args=(work, place, mine, now, theirs, [ours, *others]), daemon=True)
            process.start()
            theirs.close()
            started.append((process, ours))
        return _lead(work, _taken(queue, chunks), now, [ours for _, ours in started])
    finally:
        now[0] = NOTHING
        os.close(queue)
        for process, ours in started:
            ours.close()
            process.join(0 if process.exitcode is not None else 0.2)
            if process.is_alive():
                process.terminate()
                process.join()


def _chunks(count: int, jobs: int) -> Iterator[range]:
    """Pieces in order, large lots first and small ones at the end."""
    at, most = 0, max(CHUNK, count // CHUNKS)
    while at < count:
        size = max(1, min(most, (count - at) // (jobs * 2) or 1))
        yield range(at, min(at + size, count))
        at += size


def _queue(count: int) -> int:
    """Where the numbers of all chunks can be read, each once; then there is an end."""
    queue, end = os.pipe()
    os.write(end, b"".join(map(NUMBER.pack, range(count))))
    os.close(end)
    return queue


def _taken(queue: int, chunks: list[range]) -> Iterator[range]:
    """Chunks that no other process has taken."""
    while number := os.read(queue, NUMBER.size):
        yield chunks[NUMBER.unpack(number)[0]]


def _lead(work: Work[Made], mine: Iterator[range], now: Any, pipes: list[Any]) -> list[Made]:
    """This process's part, hearing the others meanwhile; then the results of all."""
    results: dict[int, Made] = {}
    heard, done = monotonic(), 0
    for now[0] in chain.from_iterable(mine):
        _do(work, now[0])
        done += 1
        if monotonic() - heard > LISTEN:
            work.done(done)
            _hear(work, now, pipes, results, 0)
            heard, done = monotonic(), 0
    now[0] = NOTHING
    work.done(done)
    while len(results) < len(pipes):
        _hear(work, now, pipes, results, None)
    return [work.result(), *(results[place] for place in sorted(results))]


def _hear(work: Work[Made], now: Any, pipes: list[Any], results: dict[int, Made], seconds: float | None) -> None:
    """What the others have to say; `seconds` is how long to wait for it. Raises WorkFailed when it is bad."""
    for pipe in connection.wait([pipe for place, pipe in enumerate(pipes, 1) if place not in results], seconds):
        place = pipes.index(pipe) + 1
        try:
            what, value = pipe.recv()
        except (EOFError, OSError):
            raise WorkFailed(_killed(work, now[place])) from None
        if what == "failed":
            raise WorkFailed(value)
        if what == "result":
            results[place] = value
        else:
            work.done(value)


def _serve(work: Work[Any], place: int, mine: Iterator[range], now: Any, pipe: Any, ours: list[Any]) -> None:
    """The life of one of the others: it stops when the first process does, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for end in ours:
        end.close()
    try:
        pipe.send(_part(work, place, mine, now, pipe))
    except OSError:  # nobody listens: the first process has told this one to stop, or was killed and cannot say so
        if place == 1 and now[0] != NOTHING:
            print(_killed(work, now[0]), file=sys.stderr, flush=True)
    finally:
        os._exit(0)  # nothing of the first process's is finished or flushed twice


def _part(work: Work[Any], place: int, mine: Iterator[range], now: Any, pipe: Any) -> tuple[str, Any]:
    """What a process has to say at its end."""
    try:
        for chunk in mine:
            for now[place] in chunk:
                _do(work, now[place])
            pipe.send(("done", len(chunk)))
        return "result", work.result()
    except WorkFailed as error:
        told = "".join(traceback.format_exception(error.__cause__)) if error.__cause__ else ""
        return "failed", f"{error}\n{told}".strip()


def _killed(work: Work[Any], number: int) -> str:
    made = f"{work.made} {work.label(number)}" if number != NOTHING else "began"
    return f"a process died while it {made}. Is there enough memory? --jobs 1 needs less."
