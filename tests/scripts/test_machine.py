"""What is installed where: Debian's packages, the tests' own command, and what `doctor` says about it all."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import doctor, setup
from scripts import test as test_command
from scripts.environment import system
from scripts.environment.pip import SetUpError

from .conftest import Run


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Debian where we are root and chromium is missing; records what would be run instead of running it."""
    lines: list[list[str]] = []

    def note(line: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        lines.append(line)
        return subprocess.CompletedProcess(line, 0)

    monkeypatch.setattr(
        system.shutil, "which", lambda name: None if name in ("chromium", "sudo") else f"/usr/bin/{name}"
    )
    monkeypatch.setattr(system.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(system.subprocess, "run", note)
    return lines


def as_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000, raising=False)


def test_root_installs_without_sudo(apt: list[list[str]]) -> None:
    """The list of packages is refreshed first; only what is named is installed."""
    assert system.missing_packages() == ["chromium"]
    system.install_packages(["chromium"])
    assert apt == [
        ["apt-get", "-q", "update"],
        ["apt-get", "-q", "install", "-y", "--no-install-recommends", "chromium"],
    ]


def test_who_may_not_install_is_told_what_to_type(apt: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without root and without sudo nothing is run, and the message holds the whole line."""
    as_somebody(monkeypatch)
    with pytest.raises(SetUpError, match="apt-get install -y --no-install-recommends chromium"):
        system.install_packages(["chromium"])
    assert apt == []


def test_sudo_is_used_only_where_it_asks_nothing(apt: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """`sudo -n` is tried first, so that nobody is asked for a password."""
    as_somebody(monkeypatch)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert system.may_install() == ["/usr/bin/sudo", "-n"]
    assert apt == [["/usr/bin/sudo", "-n", "true"]]


def test_setup_installs_only_when_asked(apt: list[list[str]], run: Run) -> None:
    """`setup` alone leaves the system as it is."""
    assert run("setup").returncode == 0 and apt == []
    done = run("setup", "--system")
    assert done.returncode == 0 and "Installed: chromium" in done.stdout and len(apt) == 2


@pytest.mark.parametrize(("pytest_code", "code"), [(0, 0), (1, 1), (2, 130), (3, 2), (4, 2), (5, 2)])
def test_the_exit_code_tells_how_the_tests_ended(
    run: Run, monkeypatch: pytest.MonkeyPatch, pytest_code: int, code: int
) -> None:
    """Failed tests are 1; pytest's own failures, wrong use and no test at all are 2; words after -- reach pytest."""
    lines = recorded_pytest(monkeypatch, pytest_code)
    monkeypatch.setattr(test_command, "missing_packages", list)
    assert run("test", "--", "-k", "feed").returncode == code
    assert [line[1:] for line in lines] == [["-m", "pytest", *test_command.CORES, "-k", "feed"]]


@pytest.mark.parametrize(("ci", "code", "runs"), [("", 0, 1), ("true", 2, 0)])
def test_without_a_browser_ci_fails_and_a_person_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, ci: str, code: int, runs: int
) -> None:
    """Tests in a browser may be left out on a person's machine, with the reason; on CI that is a failure."""

    def refuse(packages: list[str]) -> None:
        raise SetUpError("chromium is missing")

    lines = recorded_pytest(monkeypatch, 0)
    monkeypatch.setattr(test_command, "missing_packages", lambda: ["chromium"])
    monkeypatch.setattr(test_command, "install_packages", refuse)
    done = run("test", CI=ci)
    assert (done.returncode, len(lines)) == (code, runs)
    assert "chromium is missing" in done.stderr


def recorded_pytest(monkeypatch: pytest.MonkeyPatch, code: int) -> list[list[str]]:
    """Stands in for pytest: notes the command line and ends with `code`."""
    lines: list[list[str]] = []

    def note(line: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        lines.append(line)
        return subprocess.CompletedProcess(line, code)

    monkeypatch.setattr(test_command.subprocess, "run", note)
    return lines


def test_doctor_names_a_cure_for_everything_that_is_missing(
    gallery: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What only tests need is a remark; what the site needs makes the exit code 1."""
    monkeypatch.setattr(doctor, "missing_packages", lambda: ["chromium"])
    done = run("doctor")
    assert done.returncode == 0
    assert after(done.stdout, "chromium").startswith("optional") and "cure:" in done.stdout
    (gallery / "mkdocs.yml").unlink()
    done = run("doctor")
    assert done.returncode == 1 and after(done.stdout, "mkdocs.yml").startswith("missing")


def after(text: str, name: str) -> str:
    """The line about `name`."""
    return next(line for line in text.splitlines() if name in line.split()[:3])


def test_setup_says_why_it_could_not_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failed installation ends with 2 and the reason."""
    fails: Callable[[list[str]], None] = lambda packages: (_ for _ in ()).throw(SetUpError("no right"))  # noqa: E731
    monkeypatch.setattr(setup, "missing_packages", lambda: ["chromium"])
    monkeypatch.setattr(setup, "install_packages", fails)
    done = run("setup", "--system")
    assert done.returncode == 2 and "no right" in done.stderr
