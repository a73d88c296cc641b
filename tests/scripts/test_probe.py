"""`probe`: facts of recordings and pictures go to media.lock, and no change of a file goes unnoticed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .conftest import Run

PICTURE = "content/vocabulary/show.png"
AUDIO = "episodes/one/audio.mp3"
FRAME = bytes([0xFF, 0xFB, 0x90, 0xC4]) + bytes(413)
"""A silent MPEG-1 layer III frame: 128 kbit/s, 44.1 kHz, mono, 417 bytes, 26.12 ms (ISO 11172-3, 2.4.2.3)."""


@pytest.fixture
def recorded(gallery: Path) -> Path:
    """A gallery with a recording of 100 frames in an episode's folder."""
    write_audio(gallery, 100)
    return gallery


def write_audio(gallery: Path, frames: int) -> None:
    (gallery / AUDIO).parent.mkdir(exist_ok=True)
    (gallery / AUDIO).write_bytes(FRAME * frames)


def lock_of(gallery: Path) -> dict[str, dict[str, object]]:
    return json.loads((gallery / "media.lock").read_text(encoding="utf-8"))


def test_new_files_are_measured(recorded: Path, run: Run) -> None:
    """The lock gets each recording's size and length and each picture's size."""
    done = run("probe")
    assert done.returncode == 0, done.stdout + done.stderr
    lock = lock_of(recorded)
    assert set(lock) == {AUDIO, PICTURE}
    assert (lock[AUDIO]["bytes"], lock[AUDIO]["duration_ms"], lock[AUDIO]["type"]) == (41700, 2612, "audio/mpeg")
    assert (lock[PICTURE]["width"], lock[PICTURE]["height"]) == (1400, 1400)
    assert f"{AUDIO}: new" in done.stdout


def test_a_second_run_changes_nothing(recorded: Path, run: Run) -> None:
    """The same files give the same bytes, and --check agrees."""
    run("probe")
    before = (recorded / "media.lock").read_bytes()
    again = run("probe")
    assert (again.returncode, again.stdout) == (0, "")
    assert (recorded / "media.lock").read_bytes() == before
    assert run("probe", "--check").returncode == 0


def test_check_writes_nothing_and_fails_when_out_of_date(recorded: Path, run: Run) -> None:
    """CI can ask whether somebody forgot to run it."""
    done = run("probe", "--check")
    assert done.returncode == 1 and "out of date" in done.stderr
    assert lock_of(recorded) == {}


def test_a_changed_file_is_refused_until_accepted(recorded: Path, run: Run) -> None:
    """Both hashes are shown, the lock keeps the old one; --accept takes the new one."""
    run("probe")
    old = lock_of(recorded)[AUDIO]
    write_audio(recorded, 120)
    refused = run("probe")
    assert refused.returncode == 1 and lock_of(recorded)[AUDIO] == old
    accepted = run("probe", "--accept")
    new = lock_of(recorded)[AUDIO]
    assert accepted.returncode == 0 and new["duration_ms"] == 3135
    assert str(old["sha256"]) in refused.stdout and str(new["sha256"]) in refused.stdout


def test_a_vanished_file_is_taken_out_with_a_word(recorded: Path, run: Run) -> None:
    """A recording that is gone leaves the lock, and the editor hears it; addresses elsewhere stay."""
    run("probe")
    lock = lock_of(recorded)
    lock["https://media.example.org/two.mp3"] = lock[AUDIO]
    (recorded / "media.lock").write_text(json.dumps(lock), encoding="utf-8")
    shutil.rmtree(recorded / "episodes/one")
    done = run("probe")
    assert done.returncode == 0 and f"{AUDIO}: gone" in done.stdout
    assert set(lock_of(recorded)) == {PICTURE, "https://media.example.org/two.mp3"}


def test_paths_limit_what_is_measured(recorded: Path, run: Run) -> None:
    """Only what was named is measured; the rest of the lock stays as it is."""
    assert run("probe", "episodes/one").returncode == 0
    assert set(lock_of(recorded)) == {AUDIO}
    (recorded / AUDIO).unlink()
    run("probe", PICTURE)
    assert set(lock_of(recorded)) == {AUDIO, PICTURE}


def test_a_file_that_is_no_recording_is_named(recorded: Path, run: Run) -> None:
    """A text called audio.mp3 fails with its path, and the others are measured all the same."""
    (recorded / AUDIO).write_text("<html>not found</html>" * 40, encoding="utf-8")
    done = run("probe")
    assert done.returncode == 1 and f"{AUDIO}: " in done.stdout
    assert set(lock_of(recorded)) == {PICTURE}


def test_a_damaged_lock_is_written_anew(recorded: Path, run: Run) -> None:
    """After a merge that left its marks everything is measured again, and that is said."""
    (recorded / "media.lock").write_text("<<<<<<< HEAD\n{}\n", encoding="utf-8")
    done = run("probe")
    assert done.returncode == 0 and "measured anew" in done.stderr
    assert set(lock_of(recorded)) == {AUDIO, PICTURE}


def test_a_recording_that_stands_elsewhere_keeps_its_line(gallery: Path, run: Run) -> None:
    """With media_base in mkdocs.yml a recording need not be in the repository; its facts stay in the lock."""
    path = gallery / "mkdocs.yml"
    text = path.read_text(encoding="utf-8").replace(
        "  - storyshelf:\n", "  - storyshelf:\n      media_base: https://media.example.org/\n"
    )
    path.write_text(text, encoding="utf-8")
    (gallery / "episodes/far").mkdir(parents=True)
    (gallery / "episodes/far/river.mp3").write_bytes(FRAME * 100)
    assert run("probe").returncode == 0
    (gallery / "episodes/far/river.mp3").unlink()
    before = lock_of(gallery)
    assert run("probe").returncode == 0
    assert lock_of(gallery) == before and "episodes/far/river.mp3" in before
