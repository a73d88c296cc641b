"""How far a build is: a bar with the time left for a person, one line for each stage elsewhere."""

from __future__ import annotations

import io

import pytest

from scripts.console.stages import Stages, seconds_left


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def build(stages: Stages) -> None:
    """What a build says of itself."""
    with stages:
        stages.stage("read")
        stages.stage("pages", 1200)
        stages.done(600)
        stages.stage("outputs/podcast")
        stages.stage("outputs/sitemap")
        stages.stage("swap")


def test_one_line_a_stage_where_nobody_watches() -> None:
    """Each stage is told once, when it has ended; outputs that take no time of their own share a line."""
    stream = io.StringIO()
    build(Stages(stream))
    titles = [line.partition(":")[0] for line in stream.getvalue().splitlines()]
    assert titles == ["Reading and checking", "Making pages", "Feeds and data", "Putting the site in place"]
    assert "s, 1,200 made" in stream.getvalue()


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """It shows the stage, how many of all are done, and about how long the rest takes."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: type("Size", (), {"columns": 200})())
    stream = Terminal()
    build(Stages(stream))
    assert "Making pages [############............] 600 of 1,200, about 0 s left" in stream.getvalue()
    assert stream.getvalue().endswith("\r\033[K")
    assert "\n" not in stream.getvalue()


@pytest.mark.parametrize(
    ("spent", "done", "total", "said"),
    [(10, 100, 200, "about 10 s left"), (30, 10, 100, "about 4 min 30 s left"), (5, 0, 10, ""), (5, 10, 10, "")],
)
def test_seconds_left(spent: float, done: int, total: int, said: str) -> None:
    """The rest goes on as it went; nothing is said before the first piece and after the last."""
    assert seconds_left(spent, done, total) == said
