"""Sharing work between processes: everything is done once, and what goes wrong is said with its name."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest

from macros.workers import ALONE, CHUNK, NUMBER, Work, WorkFailed, _chunks, can_fork, carry_out

COUNT = ALONE * 6
ROOT = Path(__file__).parents[1]

_forks = pytest.mark.skipif(not can_fork(), reason="this system cannot fork")


def forks(test: Callable[..., None]) -> Callable[..., None]:
    """A test that needs copies of this process."""
    return _forks(pytest.mark.usefixtures("beside_no_threads")(test))


@pytest.fixture
def beside_no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Browser tests that ran in this process before leave a thread that does nothing: it is no reason not to fork."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def work(done: list[int], count: int = COUNT, fail: int = -1, heard: list[int] | None = None) -> Work:
    """`count` pieces that are put down in `done`, of which one may fail."""

    def do(number: int) -> None:
        if number == fail:
            raise ValueError("what went wrong")
        done.append(number)

    counted = heard.append if heard is not None else lambda pieces: None
    return Work(count, do, lambda: (os.getpid(), list(done)), name, counted)


def name(number: int) -> str:
    return f"content/{number}.md"


def shared_work(other: Callable[[int], None], count: int = COUNT) -> Work:
    """Pieces of which another process has at least one, for which it does `other`; the first process waits for that."""
    first, done, taken = os.getpid(), [], get_context("fork").Event()

    def do(number: int) -> None:
        if os.getpid() == first:
            assert taken.wait(60), "no other process took a piece"
        else:
            taken.set()
            other(number)
        done.append(number)

    return Work(count, do, lambda: (os.getpid(), list(done)), name)


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, ALONE, ALONE + 1, COUNT, CHUNK * 3 + 1])
def test_every_piece_is_done_once(jobs: int, count: int) -> None:
    """Whatever the number of processes and pieces, each piece is done, and done once."""
    heard: list[int] = []
    results = carry_out(work([], count, heard=heard), jobs)
    assert sorted(number for _, part in results for number in part) == list(range(count))
    assert sum(heard) == count


@forks
def test_several_processes() -> None:
    """Many pieces are shared between this process and others; a few are done here."""
    results = dict(carry_out(shared_work(lambda number: None), 2))
    assert len(results) == 2
    assert os.getpid() in results
    assert all(results.values())
    assert {process for process, _ in carry_out(work([], ALONE), 2)} == {os.getpid()}


@forks
@pytest.mark.parametrize("jobs", [1, 2, 64])
def test_chunks_are_few_enough_for_a_pipe(jobs: int) -> None:
    """However many pieces and processes, the numbers of all chunks fit into the smallest pipe, of 4096 bytes."""
    assert len(list(_chunks(2_000_000, jobs))) * NUMBER.size <= 4096


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_piece_is_named(jobs: int) -> None:
    """The message has the path of the piece and what went wrong."""
    with pytest.raises(WorkFailed, match=r"content/70\.md could not be made: ValueError: what went wrong"):
        carry_out(work([], fail=70), jobs)


@forks
def test_a_failing_piece_of_another_process_is_named() -> None:
    """It is told to the first process with what went wrong, wherever that is."""

    def fail(number: int) -> None:
        raise ValueError("there")

    with pytest.raises(WorkFailed, match=r"content/\d+\.md could not be made: ValueError: there"):
        carry_out(shared_work(fail), 2)


@forks
def test_a_process_that_dies_is_named() -> None:
    """Killed by the system or by a fault in a library: the piece it was at is in the message, and nobody waits."""
    with pytest.raises(WorkFailed, match=r"a process died while it made content/\d+\.md"):
        carry_out(shared_work(lambda number: os._exit(9)), 2)


KILLED = """
import os
import signal
from macros.workers import Work, carry_out

first = os.getpid()


def do(number):
    if os.getpid() == first:
        os.kill(first, signal.SIGKILL)
    while os.getppid() == first:
        pass


carry_out(Work(500, do, list, "content/{}.md".format), 2)
"""


@forks
def test_the_first_process_that_dies_is_named() -> None:
    """It cannot say so itself: another one does, and ends too."""
    ended = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert re.fullmatch(r"a process died while it made content/\d+\.md\. Is there .*\n", ended.stderr)


def test_no_fork_beside_threads() -> None:
    """With another thread running, everything is done in this process."""
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert {process for process, _ in carry_out(work([]), 2)} == {os.getpid()}
    finally:
        ended.set()
        thread.join()


def test_without_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system cannot fork the result is the same."""
    monkeypatch.setattr("macros.workers.get_all_start_methods", lambda: ["spawn"])
    results = carry_out(work([]), 2)
    assert results == [(os.getpid(), list(range(COUNT)))]


@forks
def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """After a failure every process but the first has ended."""

    def fail(number: int) -> None:
        (tmp_path / str(os.getpid())).touch()
        raise ValueError

    with pytest.raises(WorkFailed):
        carry_out(shared_work(fail), 3)
    processes = [int(path.name) for path in tmp_path.iterdir()]
    assert processes
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
