"""A child process, timed, with the memory that it and its own children held, looked at many times a second.

Pagefind's processes are told apart from ours by their command line. One process of ours is counted by its resident
memory (RSS); when there are several, which share pages after a fork, each page is shared out among those that hold it
(PSS, Linux: /proc/<pid>/smaps_rollup), so that none is counted twice. Where there is no /proc only the highest of all
is known, from the system's own account of children that ended.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

PAUSE = 0.05  # seconds between two looks
LONG_PAUSE = 0.25  # the same for several processes
MOST = 0.02
"""Of one processor's time, the share that asking for PSS may take: it is time that the watched processes lack. Three of
some hundred megabytes take 50 ms; asked four times a second, that was 7 % of two processors."""
PROC = Path("/proc")


class ChildFailed(RuntimeError):
    """The child ended with an error; what it said is the message."""


class Look(NamedTuple):
    """Bytes held at one time: by our own processes, and by Pagefind's; `work` are the seconds that processors spent on
    all of them so far."""

    when: float
    ours: int
    search: int = 0
    work: float = 0.0


@dataclass(frozen=True)
class Run:
    """What a child printed, its seconds from start to end and those of the processors (`work`, None where unknown), and
    looks at its memory."""

    said: dict[str, Any]
    begun: float
    seconds: float
    work: float | None
    looks: list[Look]

    @property
    def peak(self) -> int | None:
        """The most bytes that our own processes held at any time; None where nothing is known."""
        return max((look.ours for look in self.looks), default=None)

    @property
    def peak_search(self) -> int | None:
        """The most that Pagefind's processes held."""
        return max((look.search for look in self.looks), default=None)

    def peak_in(self, begun: float, seconds: float) -> int | None:
        """The most bytes held by all during a stretch, from the looks in it and the ones just before and after."""
        if not self.looks or not PROC.is_dir():
            return None
        end = begun + seconds + PAUSE
        within = [look.ours + look.search for look in self.looks if begun - PAUSE <= look.when <= end]
        return max(within, default=None)

    def work_in(self, begun: float, seconds: float) -> float | None:
        """The processors' seconds of a stretch, between two looks in proportion: exact to a fraction of LONG_PAUSE."""
        if self.work is None or not PROC.is_dir():
            return None
        known = [(self.begun, 0.0), *((look.when, look.work) for look in self.looks)]
        known = [*known, (max(self.begun + self.seconds, known[-1][0]), self.work)]
        return _at(known, begun + seconds) - _at(known, begun)


def _at(known: list[tuple[float, float]], when: float) -> float:
    """The value at a time, in proportion between those before and after it; the first or last one outside."""
    after = bisect_left(known, when, key=lambda row: row[0])
    if after in (0, len(known)):
        return known[min(after, len(known) - 1)][1]
    (start, less), (end, more) = known[after - 1 : after + 1]
    return less + max(more - less, 0.0) * (when - start) / (end - start)


def run(words: list[str], folder: Path, environment: dict[str, str]) -> Run:
    """Run this Python with `words` in `folder`; the last line that it prints is JSON. Raises ChildFailed."""
    done, said = run_program([sys.executable, *words], folder, environment)
    return Run(json.loads(said.splitlines()[-1]), done.begun, done.seconds, done.work, done.looks)


def run_program(words: list[str], folder: Path, environment: dict[str, str]) -> tuple[Run, bytes]:
    """Run any program; gives its figures and what it printed. Raises ChildFailed."""
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as errors:
        begun, before = time.monotonic(), _work()
        child = subprocess.Popen(
            words, cwd=folder, env=os.environ | environment, stdin=subprocess.DEVNULL, stdout=printed, stderr=errors
        )
        looks = _watch(child)
        seconds = time.monotonic() - begun
        work = None if before is None else (_work() or before) - before
        printed.seek(0)
        errors.seek(0)
        said = printed.read()
        if child.returncode:
            raise ChildFailed((errors.read() or said).decode(errors="replace").strip()[-2000:])
        if not looks:
            looks = [Look(begun, size) for size in [_peak_of_children()] if size]
        return Run({}, begun, seconds, work, looks), said


def _watch(child: subprocess.Popen[bytes]) -> list[Look]:
    looks, our, its = [], Memory(), Memory()
    try:
        while child.poll() is None:
            pause = PAUSE
            if PROC.is_dir():
                ours, search = families(child.pid)
                looks.append(Look(time.monotonic(), our.held(ours), its.held(search), used([*ours, *search])))
                pause = LONG_PAUSE if len(ours) > 1 else PAUSE
            _wait(child, pause)
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
    return looks


def _wait(child: subprocess.Popen[bytes], seconds: float) -> None:
    """Until the child ends, but not longer."""
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def families(process: int, search: bool = False) -> tuple[list[int], list[int]]:
    """The processes at and below one that are ours, and those that are Pagefind's."""
    search = search or is_pagefind(process)
    ours, theirs = ([], [process]) if search else ([process], [])
    for child in _children(process):
        mine, found = families(child, search)
        ours, theirs = ours + mine, theirs + found
    return ours, theirs


def is_pagefind(process: int) -> bool:
    """Whether the first words of a process's command line name Pagefind's program or Python module."""
    try:
        words = (PROC / str(process) / "cmdline").read_bytes().split(b"\0")[:4]
    except OSError:
        return False
    return any(word.rpartition(b"/")[2].startswith(b"pagefind") for word in words)


def _children(process: int) -> list[int]:
    try:
        below = [path.read_text(encoding="utf-8") for path in (PROC / str(process) / "task").glob("*/children")]
    except OSError:
        return []
    return [int(each) for each in " ".join(below).split()]


class Memory:
    """What some processes hold together, asked again and again. PSS is asked for when others have come or gone, and as
    often as MOST allows; what RSS has grown by since then is added, which is PSS's growth or more (but for pages that
    were shared and are written to)."""

    def __init__(self) -> None:
        self._of: list[int] = []
        self._pss = self._rss = 0
        self._next = 0.0

    def held(self, processes: list[int]) -> int:
        """Bytes; 0 for processes that have ended."""
        rss = sum(resident(process) for process in processes)
        if len(processes) < 2:
            return rss
        begun = time.monotonic()
        if processes != self._of or begun >= self._next:
            self._of, self._pss, self._rss = processes, held(processes), rss
            self._next = time.monotonic() + (time.monotonic() - begun) / MOST
        return self._pss + max(0, rss - self._rss)


def held(processes: list[int]) -> int:
    """Bytes that some processes hold together; 0 for those that have ended."""
    if len(processes) < 2:
        return sum(resident(process) for process in processes)
    return sum(size if (size := shared(process)) is not None else resident(process) for process in processes)


def resident(process: int) -> int:
    """Bytes that one process holds, what it shares with others included; 0 for one that has ended."""
    try:
        pages = int((PROC / str(process) / "statm").read_text(encoding="utf-8").split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def used(processes: list[int]) -> float:
    """Seconds that processors spent on some processes and on children of theirs that ended; proc(5), stat, 14 to 17."""
    return sum(_ticks(process) for process in processes) / os.sysconf("SC_CLK_TCK")


def _ticks(process: int) -> int:
    try:
        told = (PROC / str(process) / "stat").read_text(encoding="utf-8")
    except OSError:
        return 0
    return sum(map(int, told.rpartition(")")[2].split()[11:15]))


def shared(process: int) -> int | None:
    """The same with shared pages divided by those who share them; None where the system does not say."""
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), None)


def _usage() -> Any:
    """The system's account of all children that ended; None on Windows, which keeps none."""
    try:
        import resource
    except ImportError:
        return None
    return resource.getrusage(resource.RUSAGE_CHILDREN)


def _work() -> float | None:
    usage = _usage()
    return usage.ru_utime + usage.ru_stime if usage else None


def _peak_of_children() -> int | None:
    usage = _usage()
    most = usage.ru_maxrss if usage else 0
    return most if sys.platform == "darwin" else most * 1024  # getrusage(2): bytes there, kilobytes elsewhere
