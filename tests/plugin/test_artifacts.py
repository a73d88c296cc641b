"""Writing what outputs make: where it may go, and that nothing is written twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.building.printing import Printer
from macros.calls import Calls
from macros.outputs._artifact import Artifact
from macros.pages import plan_pages
from macros.plugin.artifacts import write_outputs
from macros.plugin.state import Build
from tests.small import open_small


@pytest.fixture
def build(tmp_path: Path) -> Build:
    gallery = open_small(outputs_off=frozenset({"left_out"}))
    (tmp_path / "stage").mkdir()
    calls = Calls(gallery)
    made = Build(gallery, calls, Printer(gallery, calls), tmp_path / "site", tmp_path / "stage", in_loop=True)
    made.clock.stage("outputs")
    return made


def output(*artifacts: Artifact, **more: Any) -> Any:
    def make(*_: object) -> Iterator[Artifact]:
        yield from artifacts

    return SimpleNamespace(make=make, **more)


def test_bytes_and_finished_files(build: Build, tmp_path: Path) -> None:
    """Bytes are written, a finished file is moved, and folders are made on the way."""
    ready = tmp_path / "ready"
    ready.write_bytes(b"file")
    write_outputs(build, {"both": output(Artifact("a/b/c.txt", b"bytes"), Artifact("d.txt", ready))})
    assert (build.stage / "a/b/c.txt").read_bytes() == b"bytes"
    assert (build.stage / "d.txt").read_bytes() == b"file"
    assert not ready.exists()
    assert build.report["outputs"] == {"both": (2, 9)}


@pytest.mark.parametrize("uri", ["../outside.txt", "a/../../outside.txt", "/outside.txt"])
def test_nothing_leaves_the_site(build: Build, tmp_path: Path, uri: str) -> None:
    """An address that leads out of the site is refused before a byte is written."""
    uri = f"{tmp_path}{uri}" if uri.startswith("/") else uri
    with pytest.raises(RuntimeError, match="out of the site"):
        write_outputs(build, {"bad": output(Artifact(uri, b"x"))})
    assert not (tmp_path / "outside.txt").exists()


def test_two_of_one_address(build: Build) -> None:
    """Two outputs that write the same file are a fault, and so is one that writes over a page."""
    with pytest.raises(RuntimeError, match=r"second writes a\.txt"):
        write_outputs(build, {"first": output(Artifact("a.txt", b"1")), "second": output(Artifact("a.txt", b"2"))})
    build.plans = plan_pages(build.gallery)
    with pytest.raises(RuntimeError, match=r"about/index\.html"):
        write_outputs(build, {"page": output(Artifact("about/index.html", b"3"))})


def test_unwanted_outputs_are_left_out(build: Build) -> None:
    """An output that is switched off, or that has nothing to say, is not made."""
    off = output(Artifact("off.txt", b"x"))
    idle = output(Artifact("idle.txt", b"x"), wanted=lambda gallery: False)
    write_outputs(build, {"left_out": off, "idle": idle})
    assert list(build.stage.iterdir()) == []
