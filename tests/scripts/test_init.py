"""`init`: the demo goes, one's own gallery begins, and nothing that git does not know is lost."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import Run

OWN = ["--yes", "--name", 'Fluss: "Ufer" #1', "--address", "https://ufer.example.org/shelf", "--owner", "A & B"]


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


@pytest.fixture
def demo(gallery: Path) -> Path:
    """A committed gallery that still holds a demo: one story, a marker, a comment in mkdocs.yml."""
    (gallery / "content/.demo").touch()
    (gallery / "episodes/demo").mkdir()
    (gallery / "episodes/demo/episode.yml").write_text("title: Demo\n", encoding="utf-8")
    (gallery / "urls.lock").write_text("{}", encoding="utf-8")
    (gallery / "media.lock").write_text('{"old": 1}', encoding="utf-8")
    settings = gallery / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"^(site_name: .*)$", r"\1  # kept", text, flags=re.MULTILINE), encoding="utf-8")
    git(gallery, "init", "-q")
    git(gallery, "add", "-A")
    git(gallery, "commit", "-qm", "demo")
    return gallery


def test_the_start_is_in_order_and_builds(demo: Path, run: Run) -> None:
    """Demo and locks are gone; name, address, owner are in; check and build are content."""
    done = run("init", *OWN)
    assert done.returncode == 0, done.stderr
    assert not (demo / "episodes/demo").exists() and not (demo / "urls.lock").exists()
    assert (demo / "media.lock").read_text(encoding="utf-8") == "{}\n"
    checked = run("check", "--strict")
    assert checked.returncode == 0, checked.stdout
    built = run("build")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "Fluss: &#34;Ufer&#34; #1" in (home := (demo / "site/index.html").read_text(encoding="utf-8")) or (
        'Fluss: "Ufer" #1' in home
    )


def test_settings_change_in_their_lines_only(demo: Path, run: Run) -> None:
    """mkdocs.yml keeps every other line and every comment."""
    before = (demo / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    run("init", *OWN)
    after = (demo / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    changed = [line.split(":")[0].strip() for line, old in zip(after, before, strict=True) if line != old]
    assert changed == ["site_name", "site_url", "site_description", "owner"]
    assert 'site_name: "Fluss: \\"Ufer\\" #1"  # kept' in after
    assert 'site_url: "https://ufer.example.org/shelf/"' in after


def test_each_start_has_a_show_guid_of_its_own(demo: Path, run: Run) -> None:
    """Two galleries are never one podcast."""
    show = demo / "content/vocabulary/show.yml"
    first = show.read_text(encoding="utf-8").splitlines()[1]
    run("init", *OWN)
    second = show.read_text(encoding="utf-8").splitlines()[1]
    assert first != second and re.fullmatch(r"guid: [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", second)


def test_it_works_once(demo: Path, run: Run) -> None:
    """A gallery that was started is somebody's own: it is never taken out again, not even by force."""
    run("init", *OWN)
    again = run("init", *OWN, "--force")
    assert again.returncode == 2 and "somebody's own" in again.stderr
    assert (demo / "content/index.md").exists()


@pytest.mark.parametrize("touched", ["content/index.md", "new-file.txt"])
def test_uncommitted_changes_are_refused(demo: Path, run: Run, touched: str) -> None:
    """Changed and new files stop it with their number; --force goes on."""
    (demo / touched).write_text("mine", encoding="utf-8")
    refused = run("init", *OWN)
    assert refused.returncode == 2 and touched in refused.stderr
    assert (demo / "episodes/demo/episode.yml").exists()
    assert run("init", *OWN, "--force").returncode == 0


def test_without_git_it_refuses(demo: Path, run: Run) -> None:
    """Where nothing could bring the demo back, only --force goes on."""
    shutil.rmtree(demo / ".git")
    done = run("init", *OWN, GIT_CEILING_DIRECTORIES=str(demo.parent))
    assert done.returncode == 2 and (demo / "episodes/demo").exists()


@pytest.mark.parametrize("address", ["http://a.org/", "a.org", "https://a", "https://a.org/?x", "https://a.org/a b"])
def test_only_an_https_address_will_do(demo: Path, run: Run, address: str) -> None:
    """A feed's address is a promise: it is checked before anything is touched."""
    done = run("init", "--yes", "--name", "A", "--owner", "B", "--address", address)
    assert done.returncode == 2 and "https" in done.stderr
    assert (demo / "episodes/demo").exists()


def test_yes_needs_every_answer(demo: Path, run: Run) -> None:
    """Without prompts nothing is guessed."""
    done = run("init", "--yes", "--name", "A")
    assert done.returncode == 2 and "--address" in done.stderr
    assert (demo / "episodes/demo").exists()
