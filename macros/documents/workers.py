"""Makes many jobs at once: one process a core, each with its share on standard input.

Processes of their own, not forked ones as pages have (macros/workers.py): a job is a small value, so these work on
every system and beside threads, and the libraries that draw are loaded in none but them.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

from .making import Job, make

ALONE = 6  # so few are made sooner by one process than others can start
TREE = Path(__file__).parents[2]


def make_all(jobs: list[Job]) -> None:
    """Make them, on all cores when there are many. Raises RuntimeError with what a process said when it fails."""
    cores = os.cpu_count() or 1
    if len(jobs) <= ALONE or cores < 2:
        for job in jobs:
            make(job)
        return
    started = [(_start(), jobs[at::cores]) for at in range(min(cores, len(jobs)))]
    for process, share in started:
        assert process.stdin
        process.stdin.write(pickle.dumps(share))
        process.stdin.close()
        process.stdin = None  # or communicate() would try to flush it
    said = [(process, process.communicate()[1]) for process, _ in started]
    failed = [words.decode(errors="replace") for process, words in said if process.returncode]
    if failed:
        raise RuntimeError(f"documents could not be made: {failed[0]}")


def _start() -> subprocess.Popen[bytes]:
    paths = os.pathsep.join(filter(None, (str(TREE), os.environ.get("PYTHONPATH"))))
    line = [sys.executable, "-m", "macros.documents.workers"]
    pipe = subprocess.PIPE
    return subprocess.Popen(line, stdin=pipe, stderr=pipe, env=os.environ | {"PYTHONPATH": paths})


if __name__ == "__main__":
    for given in pickle.load(sys.stdin.buffer):
        make(given)
