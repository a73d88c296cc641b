"""What all commands share: help with an example, exit codes, clean output. And what `check` and `build` print."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from scripts.console import running
from scripts.console.discovery import CommandFile, command_paths, read_command

from .conftest import Run

ROOT = Path(__file__).resolve().parents[2]
IN_A_PROCESS = """
import sys
from pathlib import Path
from scripts.console.discovery import command_paths, read_command
from scripts.console.running import run
sys.exit(run(Path(sys.argv[1]), Path.cwd(), read_command(command_paths(Path("scripts"))["check"]), []))
"""
COMMANDS = command_paths(ROOT / "scripts")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_with_an_example(name: str) -> None:
    """`--help` says what the file's docstring says, with a line to copy."""
    command = importlib.import_module(f"scripts.{COMMANDS[name].stem}").command
    shown = CliRunner().invoke(command, ["--help"], prog_name=f"python3 scripts {name}")
    said = " ".join(shown.output.split())
    assert shown.exit_code == 0
    assert read_command(COMMANDS[name]).summary in said
    assert f"Example: python3 scripts {name}" in said


def test_a_gallery_in_order_ends_with_0(run: Run) -> None:
    """Results go to standard output, the count and the progress to standard error."""
    done = run("check", "--strict")
    assert (done.returncode, done.stdout) == (0, "")
    assert "No problems in 8 files" in done.stderr


def test_mistakes_end_with_1_and_all_are_shown(gallery: Path, run: Run) -> None:
    """Two mistakes in two files are both shown with their place."""
    break_two(gallery)
    done = run("check")
    assert done.returncode == 1
    assert "content/vocabulary/topics.yml:" in done.stdout and "content/vocabulary/grades.yml:" in done.stdout
    assert "2 errors in 8 files" in done.stderr


def test_paths_limit_what_is_shown(gallery: Path, run: Run) -> None:
    """A file or folder, as typed in the folder where the person is, hides problems elsewhere."""
    break_two(gallery)
    done = run("check", "grades.yml", cwd=gallery / "content/vocabulary")
    assert done.returncode == 1 and "topics.yml" not in done.stdout and "grades.yml:" in done.stdout
    assert run("check", "overrides").returncode == 0


@pytest.mark.parametrize("words", [["--format", "xml"], ["nowhere"], [".."], ["--no-such-option"]])
def test_wrong_use_ends_with_2(run: Run, words: list[str]) -> None:
    """Unknown formats and options, and paths that are not in the gallery, are no content problem."""
    done = run("check", *words)
    assert done.returncode == 2 and done.stdout == "" and "Error:" in done.stderr


def test_json_can_be_read_by_a_program(gallery: Path, run: Run) -> None:
    """Standard output holds one JSON object and nothing else."""
    break_two(gallery)
    read = json.loads(run("check", "--format", "json").stdout)
    assert read["version"] == 1 and read["counts"]["errors"] == len(read["problems"]) == 2


def test_github_gets_annotations_and_a_summary(gallery: Path, run: Run, tmp_path: Path) -> None:
    """Annotations go to the log, the whole table to the file that GitHub names."""
    break_two(gallery)
    summary = tmp_path / "summary.md"
    done = run("check", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1
    assert [line.partition(" ")[0] for line in done.stdout.splitlines()] == ["::error", "::error"]
    assert "2 errors" in summary.read_text(encoding="utf-8")


def test_a_pipe_gets_no_colour(gallery: Path) -> None:
    """No escape sequence leaves a command whose output nobody watches; its exit code is the process's."""
    break_two(gallery)
    line = [sys.executable, "-c", IN_A_PROCESS, str(gallery)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 1 and b"topics.yml:" in done.stdout
    assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX terminal")
@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"CI": "1"}, False)])
def test_a_terminal_gets_colour_unless_told_otherwise(
    gallery: Path, environment: dict[str, str], coloured: bool
) -> None:
    """NO_COLOR and a CI log switch colour off; a person's terminal has it."""
    break_two(gallery)
    shown = on_terminal(gallery, environment)
    assert "content/vocabulary/topics.yml:" in shown
    assert ("\x1b[31m" in shown) is coloured


def test_a_build_says_what_it_made(gallery: Path, run: Run) -> None:
    """The site is made, and standard output names it in words or as JSON."""
    done = run("build", "--now", "2026-11-22")
    assert done.returncode == 0, done.stderr
    assert str(gallery / "site") in done.stdout and (gallery / "site/index.html").exists()
    assert "Material for MkDocs" not in done.stdout + done.stderr
    read = json.loads(run("build", "--format", "json", "--site-dir", "elsewhere").stdout)
    assert read["counts"] == {"errors": 0, "warnings": 0} and read["site_dir"] == str(gallery / "elsewhere")
    assert (gallery / "elsewhere/index.html").exists()


def test_a_failed_build_shows_the_mistakes_and_keeps_the_old_site(gallery: Path, run: Run) -> None:
    """With mistakes the exit code is 1, all are shown, and the site of before is whole."""
    (gallery / "site").mkdir()
    (gallery / "site/index.html").write_text("old", encoding="utf-8")
    break_two(gallery)
    done = run("build")
    assert done.returncode == 1 and "topics.yml:" in done.stdout and "grades.yml:" in done.stdout
    assert (gallery / "site/index.html").read_text(encoding="utf-8") == "old"
    assert json.loads(run("build", "--format", "json").stdout)["counts"]["errors"] == 2


@pytest.mark.parametrize("folder", [".", "..", "content", "full"])
def test_a_build_never_replaces_a_folder_that_is_no_site(gallery: Path, run: Run, folder: str) -> None:
    """--site-dir refuses the gallery, what holds it, and folders with other things in them."""
    (gallery / "full").mkdir()
    (gallery / "full/diary.txt").touch()
    done = run("build", "--site-dir", folder)
    assert done.returncode == 2 and "--site-dir" in done.stderr
    assert (gallery / "content/index.md").exists() and (gallery / "full/diary.txt").exists()


@pytest.mark.parametrize(
    ("raised", "code"),
    [(click.UsageError("no"), 2), (click.ClickException("no"), 2), (KeyboardInterrupt(), 130), (ValueError("bug"), 2)],
)
def test_every_end_has_its_exit_code(
    raised: BaseException,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Wrong use and our own failures end with 2, a bug with its traceback, Ctrl-C with 130."""

    @click.command
    def command() -> None:
        raise raised

    assert run_in_process(command, monkeypatch, tmp_path) == code
    assert ("Traceback" in capsys.readouterr().err) is isinstance(raised, ValueError)


@pytest.mark.parametrize("code", [0, 1, 2])
def test_a_command_chooses_its_own_exit_code(code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`context.exit(1)` becomes the exit code."""

    @click.command
    @click.pass_context
    def command(context: click.Context) -> None:
        context.exit(code)

    assert run_in_process(command, monkeypatch, tmp_path) == code


def run_in_process(command: click.Command, monkeypatch: pytest.MonkeyPatch, root: Path) -> int:
    module = type("Module", (), {"command": command})
    monkeypatch.chdir(root)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")  # restored afterwards, whatever `run` sets
    monkeypatch.setattr(running.importlib, "import_module", lambda name: module)
    return running.run(root, root, CommandFile("sample", Path("sample.py"), "", "build"), [])


def break_two(gallery: Path) -> None:
    """Two mistakes: a field that does not exist, and a word where a number belongs."""
    topics = gallery / "content/vocabulary/topics.yml"
    topics.write_text(topics.read_text(encoding="utf-8") + "  bogus: 1\n", encoding="utf-8")
    grades = gallery / "content/vocabulary/grades.yml"
    grades.write_text(grades.read_text(encoding="utf-8").replace("order: 0", "order: first"), encoding="utf-8")


def on_terminal(gallery: Path, environment: dict[str, str]) -> str:
    """What `check` shows on a terminal."""
    import pty

    ours, theirs = pty.openpty()
    clean = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR")}
    line = [sys.executable, "-c", IN_A_PROCESS, str(gallery)]
    surroundings = clean | {"TERM": "xterm"} | environment
    process = subprocess.Popen(line, cwd=ROOT, stdout=theirs, stderr=subprocess.DEVNULL, env=surroundings)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:  # Linux: the terminal ends with its last writer
        pass
    os.close(ours)
    process.wait()
    return shown.decode()
