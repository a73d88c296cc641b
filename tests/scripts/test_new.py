"""`new`: a file to fill in, never over another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.kinds import all_kinds

from .conftest import Run


@pytest.mark.parametrize("kind", all_kinds())
def test_each_kind_can_be_started(gallery: Path, run: Run, kind: str) -> None:
    """The file is there, named on standard output, and its only mistakes are fields still to be filled in."""
    done = run("new", kind, "Who opens the door?")
    path = done.stdout.strip()
    assert done.returncode == 0 and (gallery / path).is_file()
    assert path.startswith(f"{all_kinds()[kind].folder}/who-opens-the-door")
    assert "Next:" in done.stderr and path in done.stderr
    assert "unknown-field" not in run("check").stdout


def test_a_taken_title_gets_another_id_and_a_word_about_it(gallery: Path, run: Run) -> None:
    """Nothing is overwritten, and the editor hears that the id is not the wished one."""
    first = gallery / run("new", "guide", "Same").stdout.strip()
    first.write_text("mine", encoding="utf-8")
    again = run("new", "episode", "Same")
    assert again.returncode == 0 and "'same' is taken" in again.stderr
    assert first.read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_way_is_never_overwritten(gallery: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the id be free but the file exist, the command refuses."""
    from click.testing import CliRunner

    from macros.catalog.draft import Draft
    from scripts import new
    from scripts.console.running import Place

    (gallery / "content/guides").mkdir()
    (gallery / "content/guides/mine.md").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(new, "draft", lambda *_: Draft("content/guides/mine.md", "new", "mine"))
    done = CliRunner().invoke(new.command, ["guide", "Mine"], obj=Place(gallery, gallery))
    assert done.exit_code != 0 and "exists already" in done.output
    assert (gallery / "content/guides/mine.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("typed", "meant"), [("epsode", "episode"), ("Guide", "guide"), ("reports", "report")])
def test_an_unknown_kind_is_answered_with_the_nearest(run: Run, typed: str, meant: str) -> None:
    """A misspelt kind ends with 2, a suggestion and all kinds."""
    done = run("new", typed, "Title")
    assert done.returncode == 2 and f"Did you mean '{meant}'?" in done.stderr
    assert all(name in done.stderr for name in all_kinds())


def test_an_empty_title_is_refused(run: Run) -> None:
    """A title of spaces would make an id of nothing."""
    assert run("new", "guide", "  ").returncode == 2
