"""`measure`: the same seed gives the same gallery, and every figure has its place. What the figures are is no test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.kinds import all_kinds
from scripts.measuring import processes
from scripts.measuring.entries import Plan, other, shares
from scripts.measuring.first_query import Unavailable, first_query
from scripts.measuring.gallery import write_gallery
from scripts.measuring.measured import Figures, RunFigures, StageFigures
from scripts.measuring.processes import PROC, ChildFailed, Look, Run, families, held, resident, run, shared, used
from scripts.measuring.report import as_json, as_text
from scripts.measuring.sizes import sizes
from scripts.measuring.words import COUNT, Prose, word_list

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
SOME = 30
Command = Callable[..., subprocess.CompletedProcess[str]]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write_gallery(folder, SOME, 1, OVERRIDES)
    return folder


def test_the_same_seed_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """Two galleries of one size and seed are equal, file by file."""
    write_gallery(tmp_path, SOME, 1, OVERRIDES)
    assert bytes_of(tmp_path) == bytes_of(made)


def test_another_seed_gives_other_texts(made: Path, tmp_path: Path) -> None:
    """The files have the same names, but every entry says something else."""
    write_gallery(tmp_path, SOME, 2, OVERRIDES)
    here, there = bytes_of(made), bytes_of(tmp_path)
    assert here.keys() == there.keys()
    assert not [name for name in here if name.endswith((".vtt", "notes.md")) and here[name] == there[name]]


def test_an_entry_does_not_depend_on_how_many_there_are(made: Path, tmp_path: Path) -> None:
    """A transcript is the same in a larger gallery: only references and days differ."""
    write_gallery(tmp_path, 2 * SOME, 1, OVERRIDES)
    name = "episodes/episode-3/transcript.en.vtt"
    assert (made / name).read_bytes() == (tmp_path / name).read_bytes()


@pytest.mark.parametrize("entries", [8, SOME, 1000])
def test_a_quarter_are_stories_and_every_kind_is_there(entries: int) -> None:
    """The kinds of the registry share exactly the entries that were asked for."""
    counts = shares(entries, all_kinds())
    assert sum(counts.values()) == entries
    assert counts["episode"] == entries // 4
    assert counts.keys() == all_kinds().keys()
    assert entries < SOME or min(counts.values()) > 0


@pytest.mark.parametrize("name", list(all_kinds()))
def test_a_kind_without_a_writer_gets_what_its_model_wants(name: str) -> None:
    """Required fields are filled with the model's first example, so that a new kind is measured without an edit."""
    kind = all_kinds()[name]
    ((path, text),) = other(Plan(1, {name: 9}), kind, 3).items()
    assert path == f"{kind.folder}/{name}-3.md"
    written = {line.partition(":")[0] for line in text.splitlines()} | {"id"}
    assert {field for field, info in kind.model.model_fields.items() if info.is_required()} <= written


def test_words_are_as_unequal_as_in_real_texts() -> None:
    """Words are all different; the ten most frequent are a fifth to two fifths of a text."""
    words = word_list("en")
    said = Prose("test").words(20_000)
    assert len(set(words)) == len(words) == COUNT
    assert 0.2 < sum(word in words[:10] for word in said) / len(said) < 0.4


@pytest.mark.skipif(not PROC.is_dir(), reason="the work of a stage is read from /proc")
def test_work_is_known_of_every_stretch() -> None:
    """The processors' seconds of a run are shared out among its stretches, between two looks in proportion."""
    done = Run({}, 10.0, 4.0, 3.0, [Look(11.0, 0, 0, 0.5), Look(13.0, 0, 0, 2.5)])
    assert [done.work_in(*span) for span in ((10.0, 4.0), (11.0, 2.0), (12.0, 1.0), (13.0, 9.0))] == [
        3.0,
        2.0,
        1.0,
        0.5,
    ]
    assert Run({}, 10.0, 4.0, None, []).work_in(10.0, 4.0) is None
    assert used([os.getpid()]) > 0 and used([2**30]) == 0


def test_stages_of_search_are_counted_once() -> None:
    """What is within a search stage is not added to it, and other outputs are none."""
    seconds = {"pages": 5.0, "outputs/search": 4.0, "outputs/search/pagefind": 3.0, "outputs/sitemap": 1.0}
    run = RunFigures(10.0, None, None, [StageFigures(*each, None) for each in seconds.items()], {})
    assert run.search_seconds == 4.0


def test_a_child_that_fails_says_why(tmp_path: Path) -> None:
    """What a child wrote to standard error is the message."""
    with pytest.raises(ChildFailed, match="no more paper"):
        run(["-c", "raise SystemExit('no more paper')"], tmp_path, {})


@pytest.mark.skipif(not PROC.is_dir(), reason="memory by stage is read from /proc")
def test_pagefind_is_told_apart_from_our_own_processes(tmp_path: Path) -> None:
    """What a process starts is counted with it, and a child whose command is Pagefind's is counted for itself."""
    (tmp_path / "pagefind.py").write_text("input()", encoding="utf-8")
    children = [
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE),
        subprocess.Popen([sys.executable, str(tmp_path / "pagefind.py")], stdin=subprocess.PIPE),
    ]
    try:
        while b"pagefind" not in (PROC / str(children[1].pid) / "cmdline").read_bytes():
            """The new process still has our own command line."""
        ours, search = families(os.getpid())
        assert {os.getpid(), children[0].pid} <= set(ours)
        assert children[1].pid in search and children[1].pid not in ours
        assert 0 < (shared(children[0].pid) or 1) <= resident(children[0].pid)
        assert held(ours) > held([ours[0]]) // 2 > 0
    finally:
        for child in children:
            child.communicate(b"\n")
    assert resident(children[0].pid) == 0 and held([]) == 0


def test_looking_at_memory_takes_little_of_the_time_it_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look of 50 ms is followed by 2.5 s of cheap ones, which count what has grown, unless processes come or go."""
    now, looks, rss = [100.0], [], {1: 60, 2: 50, 3: 20}

    def look(processes: list[int]) -> int:
        now[0] += 0.05
        looks.append(list(processes))
        return 80

    monkeypatch.setattr(processes.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(processes, "held", look)
    monkeypatch.setattr(processes, "resident", rss.__getitem__)
    memory = processes.Memory()
    assert memory.held([1]) == 60 and looks == []
    assert memory.held([1, 2]) == 80 and looks == [[1, 2]]
    rss[2] += 7
    assert memory.held([1, 2]) == 87
    rss[2] -= 30
    now[0] += 2.4
    assert memory.held([1, 2]) == 80 and len(looks) == 1
    now[0] += 0.2
    assert memory.held([1, 2]) == 80 and len(looks) == 2
    assert memory.held([1, 2, 3]) == 80 and looks[-1] == [1, 2, 3]


def test_without_a_browser_the_reason_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser is no failure: the report says what is missing."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="Chromium"):
        first_query(tmp_path, "any words")


@pytest.mark.browser
def test_a_first_search_counts_what_was_sent(small_site: Path) -> None:
    """The engine, the index, the filters and the fragments of the hits are all among the bytes."""
    try:
        found = first_query(small_site, "doors")
    except Unavailable as error:
        pytest.skip(str(error))
    assert not found.hits.startswith("No ")
    assert min(found.engine, found.index, found.fragments, found.filters) > 0
    assert found.engine + found.index + found.fragments < sizes(small_site).search
    assert found.bytes == found.script + found.engine + found.index + found.fragments + found.filters


def test_the_command_prints_every_figure(run: Command, tmp_path: Path) -> None:
    """JSON holds the figures of check, build, site and search, with every stage; the gallery is in order."""
    done = run("measure", "--entries", "12", "--format", "json", "--keep", str(tmp_path / "kept"), PATH=os.defpath)
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    (found,) = data["galleries"]
    assert (data["version"], data["seed"], found["entries"]) == (2, 1, 12)
    assert found["check"]["facts"]["problems"] == 0
    names = [stage["name"] for stage in found["build"]["stages"]]
    outer = [name for name in names if not name.startswith(("read/", "outputs/"))]
    assert outer[:2] == ["start", "read"] and "pages" in outer
    assert {"read/load", "read/checks", "outputs/sitemap", "outputs/search"} <= set(names)
    assert found["build"]["facts"]["pages"] > 12
    assert found["site"]["site"] > found["site"]["search"] > 0
    assert found["query"] or found["no_query"]
    assert (tmp_path / "kept/12/site/index.html").is_file()


def test_check_alone_builds_nothing(run: Command, tmp_path: Path) -> None:
    """--check-only times check, and --fit says how it grows."""
    done = run("measure", "--check-only", "8", "--fit", "--stages", "--keep", str(tmp_path / "kept"))
    assert done.returncode == 0, done.stderr
    assert "8 entries (" in done.stdout
    assert "32 entries (" in done.stdout
    assert "Growth from 8 to 32 entries" in done.stdout
    assert "worse than linear in check" in done.stdout
    assert "build" not in done.stdout
    assert not (tmp_path / "kept/8/site").exists()


@pytest.mark.parametrize("sizes", ["7,9", "1000", "many,more"])
def test_sizes_that_are_no_list_are_refused(run: Command, sizes: str) -> None:
    """--fit takes two numbers at least, none too small for every kind."""
    done = run("measure", "--fit", sizes)
    assert done.returncode == 2 and "1000,5000,20000" in done.stderr


def test_a_folder_that_holds_something_is_refused(run: Command, tmp_path: Path) -> None:
    """--keep never writes among somebody's files."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear Ana", encoding="utf-8")
    done = run("measure", "--entries", "8", "--keep", str(tmp_path / "mine"))
    assert done.returncode == 2
    assert "holds something" in done.stderr


def test_text_says_what_could_not_be_known() -> None:
    """Without /proc, a browser or a build there is a line that says so, or none."""
    checked: dict[str, Any] = {"files": 3, "problems": 0}
    figures = Figures(8, {"episode": 8}, 2_500_000, RunFigures(1.0, None, None, [], checked))
    text = as_text([figures], True, 0.1)
    assert text.splitlines()[0] == "8 entries (8 episode), 3 files, 2.5 MB"
    assert "memory unknown" in text
    assert json.loads(as_json([figures], 1, 0.1))["galleries"][0]["build"] is None
