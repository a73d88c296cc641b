"""The entry point before anything is set up: standard library only, quick help, wrong words answered."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.console.discovery import command_paths, read_command

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"
BASE = getattr(sys, "_base_executable", sys.executable)


def bare(*words: str, folder: Path = SCRIPTS, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the folder with a Python that knows the standard library and nothing else (-S)."""
    line = [BASE, "-S", *words] if words[0].startswith("-X") else [BASE, "-S", str(folder), *words]
    return subprocess.run(line, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def test_help_lists_every_command_with_its_first_line() -> None:
    """`--help` needs no environment and names each file in scripts/ with its summary."""
    done = bare("--help")
    assert done.returncode == 0 and done.stderr == ""
    for name, path in command_paths(SCRIPTS).items():
        summary = read_command(path).summary
        assert summary and f"{name} " in done.stdout and summary in done.stdout


def test_help_imports_no_command_and_nothing_installed() -> None:
    """Listing the commands reads their files; neither click nor the generator is imported."""
    done = bare("-Ximporttime", str(SCRIPTS), "--help")
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "scripts.console.discovery" in imported
    assert not {name for name in imported if name.split(".")[0] in ("click", "macros", "mkdocs", "pydantic", "yaml")}
    assert not {f"scripts.{path.stem}" for path in command_paths(SCRIPTS).values()} & imported


def test_no_command_is_wrong_use() -> None:
    """Without a word the commands are shown, with the exit code of wrong use."""
    done = bare(str(SCRIPTS), folder=Path("-B"))
    assert done.returncode == 2 and "Commands:" in done.stdout


@pytest.mark.parametrize(("typed", "meant"), [("biuld", "build"), ("chek", "check"), ("tests", "test")])
def test_an_unknown_command_is_answered_with_the_nearest(typed: str, meant: str) -> None:
    """A misspelt command ends with 2, a suggestion and the whole list."""
    done = bare(typed)
    assert done.returncode == 2 and done.stdout == ""
    assert f"Did you mean '{meant}'?" in done.stderr


def test_nothing_installed_is_needed_before_the_environment_is_whole() -> None:
    """Everything that makes the environment imports with the standard library alone."""
    modules = "scripts.console.entry, scripts.environment.create, scripts.environment.system"
    done = subprocess.run([BASE, "-S", "-c", f"import {modules}"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("how", [["scripts"], ["scripts/"], ["./scripts"], ["-m", "scripts"], ["scripts/__main__.py"]])
def test_the_folder_hides_no_module_of_the_standard_library(tmp_path: Path, how: list[str]) -> None:
    """However the folder is run, `test` is the standard library's and the root stands first on the path."""
    folder = tmp_path / "scripts"
    (folder / "console").mkdir(parents=True)
    shutil.copy(SCRIPTS / "__main__.py", folder)
    for name in ("__init__.py", "console/__init__.py", "test.py"):
        (folder / name).write_text("", encoding="utf-8")
    told = "import sys, test, scripts.test\ndef start(root, words):\n    print(test.__file__, sys.path[0], root)\n"
    (folder / "console/entry.py").write_text(told, encoding="utf-8")
    done = subprocess.run([BASE, *how], cwd=tmp_path, capture_output=True, text=True, check=False)
    standard, first, root = done.stdout.split()
    assert not Path(standard).is_relative_to(tmp_path)
    assert Path(first) == Path(root) == tmp_path


def test_only_test_shares_its_name_with_the_standard_library() -> None:
    """Another such name could be imported before the path is mended."""
    stems = {path.stem for path in command_paths(SCRIPTS).values()}
    assert stems & set(sys.stdlib_module_names) == {"test"} & set(sys.stdlib_module_names)


def test_a_command_may_say_which_environment_it_needs(tmp_path: Path) -> None:
    """PROFILE in a command's file chooses the locks; "build" is meant without it."""
    (tmp_path / "one_two.py").write_text('"""Do it.\n\nMore.\n"""\nPROFILE = "test"\n', encoding="utf-8")
    (tmp_path / "three.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "_hidden.py").write_text("", encoding="utf-8")
    one, three = (read_command(path) for path in command_paths(tmp_path).values())
    assert (one.name, one.summary, one.profile) == ("one-two", "Do it", "test")
    assert (three.name, three.summary, three.profile) == ("three", "", "build")
