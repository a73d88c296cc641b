"""Sharing work between processes: everything is done once, and what goes wrong is said with its name."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from macros.workers import ALONE, CHUNK, Work, WorkFailed, can_fork, carry_out

COUNT = ALONE * 6


def work(done: list[int], count: int = COUNT, fail: int = -1, die: int = -1, heard: list[int] | None = None) -> Work:
    """`count` pieces that are put down in `done`, of which one may fail and one may end its process."""

    def do(number: int) -> None:
        if number == fail:
            raise ValueError("what went wrong")
        if number == die:
            os._exit(9)
        done.append(number)

    counted = heard.append if heard is not None else lambda pieces: None
    return Work(count, do, lambda: (os.getpid(), list(done)), lambda number: f"content/{number}.md", counted)


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, ALONE, ALONE + 1, COUNT, CHUNK * 3 + 1])
def test_every_piece_is_done_once(jobs: int, count: int) -> None:
    """Whatever the number of processes and pieces, each piece is done, and done once."""
    heard: list[int] = []
    results = carry_out(work([], count, heard=heard), jobs)
    assert sorted(number for _, part in results for number in part) == list(range(count))
    assert sum(heard) == count


@pytest.mark.skipif(not can_fork(), reason="this system cannot fork")
def test_several_processes() -> None:
    """Many pieces are shared; a few are done here."""
    assert os.getpid() not in {process for process, _ in carry_out(work([]), 2)}
    assert {process for process, _ in carry_out(work([], ALONE), 2)} == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_piece_is_named(jobs: int) -> None:
    """The message has the path of the piece and what went wrong."""
    with pytest.raises(WorkFailed, match=r"content/70\.md could not be made: ValueError: what went wrong"):
        carry_out(work([], fail=70), jobs)


@pytest.mark.skipif(not can_fork(), reason="this system cannot fork")
def test_a_process_that_dies_is_named() -> None:
    """Killed by the system or by a fault in a library: the piece it was at is in the message, and nobody waits."""
    with pytest.raises(WorkFailed, match=r"a process died while it made content/70\.md"):
        carry_out(work([], die=70), 2)


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


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """After a failure every process has ended."""
    if not can_fork():
        pytest.skip("this system cannot fork")
    marks: list[int] = []

    def do(number: int) -> None:
        (tmp_path / str(os.getpid())).touch()
        if number == COUNT - 1:
            raise ValueError

    with pytest.raises(WorkFailed):
        carry_out(Work(COUNT, do, lambda: marks, str), 2)
    processes = [int(path.name) for path in tmp_path.iterdir()]
    assert processes
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
