"""Makes many jobs at once: one process a core, each with its share on standard input.

Processes of their own, not forked ones as pages have (macros/workers.py): a job is a small value, so these work on
every system and beside threads, and the libraries that draw are loaded in none but them.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from .making import Job, make

ALONE = 6  # so few are made sooner by one process than others can start
ASK = 0.05  # seconds between two questions whether to go on
TREE = Path(__file__).parents[2]


def make_all(jobs: list[Job], go_on: Callable[[], None] = lambda: None) -> None:
    """Make them, on all cores when there are many. Raises RuntimeError with what a process said when it fails. `go_on`
    is asked again and again, and may raise: then what is made already stays, and nothing else is begun or half there.
    """
    cores = os.cpu_count() or 1
    if len(jobs) <= ALONE or cores < 2:
        for job in jobs:
            go_on()
            make(job)
        return
    started = [_start(jobs[at::cores]) for at in range(min(cores, len(jobs)))]
    try:
        said = [(process, _end(process, go_on)) for process in started]
    except BaseException:
        _stop(started, jobs)
        raise
    failed = [words.decode(errors="replace") for process, words in said if process.returncode]
    if failed:
        raise RuntimeError(f"documents could not be made: {failed[0]}")


def _end(process: subprocess.Popen[bytes], go_on: Callable[[], None]) -> bytes:
    """What a process has said when it ends by itself."""
    while True:
        try:
            return process.communicate(timeout=ASK)[1]
        except subprocess.TimeoutExpired:
            go_on()


def _stop(processes: list[subprocess.Popen[bytes]], jobs: list[Job]) -> None:
    for process in processes:
        process.kill()
    for process in processes:
        process.communicate()
        for job in jobs:
            for path in job.folder.glob(f".*.{process.pid}"):  # what it was writing, under its other name
                path.unlink(missing_ok=True)


def _start(share: list[Job]) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join(filter(None, (str(TREE), os.environ.get("PYTHONPATH"))))
    line = [sys.executable, "-m", "macros.documents.workers"]
    with tempfile.TemporaryFile() as given:  # a pipe would hold us up until the process reads
        pickle.dump(share, given)
        given.seek(0)
        return subprocess.Popen(line, stdin=given, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths})


if __name__ == "__main__":
    for given in pickle.load(sys.stdin.buffer):
        make(given)
