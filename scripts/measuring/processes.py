"""A child process, timed, with the memory that it and its own children held, looked at many times a second.

Memory is resident memory as the system counts it (Linux: /proc); what processes share counts once for each. Elsewhere
only the highest of all is known, from the system's own account of children that ended.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAUSE = 0.05  # seconds between two looks
PROC = Path("/proc")


class ChildFailed(RuntimeError):
    """The child ended with an error; what it said is the message."""


@dataclass(frozen=True)
class Run:
    """What a child printed, its seconds from start to end and those of the processors (`work`, None where unknown), and
    looks at its memory as (when, bytes)."""

    said: dict[str, Any]
    begun: float
    seconds: float
    work: float | None
    looks: list[tuple[float, int]]

    @property
    def peak(self) -> int | None:
        """The most bytes held at any time; None where nothing is known."""
        return max((size for _, size in self.looks), default=None)

    def peak_in(self, begun: float, seconds: float) -> int | None:
        """The most bytes held during a stretch, from the looks in it and the ones just before and after."""
        if not self.looks or not PROC.is_dir():
            return None
        within = [size for when, size in self.looks if begun - PAUSE <= when <= begun + seconds + PAUSE]
        return max(within, default=None)


def run(words: list[str], folder: Path, environment: dict[str, str]) -> Run:
    """Run this Python with `words` in `folder`; the last line that it prints is JSON. Raises ChildFailed."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as errors:
        begun, before = time.monotonic(), _work()
        child = subprocess.Popen(
            [sys.executable, *words], cwd=folder, env=os.environ | environment, stdin=subprocess.DEVNULL, stdout=said,
            stderr=errors,
        )  # fmt: skip
        looks = _watch(child)
        seconds = time.monotonic() - begun
        work = None if before is None else (_work() or before) - before
        said.seek(0)
        errors.seek(0)
        if child.returncode:
            raise ChildFailed(errors.read().decode(errors="replace").strip()[-2000:])
        if not looks:
            looks = [(begun, size) for size in [_peak_of_children()] if size]
        return Run(json.loads(said.read().splitlines()[-1]), begun, seconds, work, looks)


def _watch(child: subprocess.Popen[bytes]) -> list[tuple[float, int]]:
    looks = []
    try:
        while child.poll() is None:
            if PROC.is_dir():
                looks.append((time.monotonic(), resident(child.pid)))
            time.sleep(PAUSE)
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
    return looks


def resident(process: int) -> int:
    """Bytes that a process and all below it hold; 0 for one that has ended."""
    try:
        pages = int((PROC / str(process) / "statm").read_text(encoding="utf-8").split()[1])
        below = " ".join(path.read_text(encoding="utf-8") for path in (PROC / str(process) / "task").glob("*/children"))
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(resident(int(each)) for each in below.split())


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
