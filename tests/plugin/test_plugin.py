"""The plugin under the engine's own command: the same site, the same bytes, and the old site when a build fails."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.plugin.build import BuildFailed, build_site
from macros.problems import ContentError
from tests.built_site import digests
from tests.conftest import ROOT, TODAY

EPOCH = "1795305600"  # 2026-11-22, noon in Greenwich
ELSEWHERE = [
    {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2"},
]
DIES = """
import os
import sys
from pathlib import Path
import macros.plugin.plugin as plugin
from macros.plugin.build import build_site
setattr(plugin, sys.argv[2], lambda *_: os._exit(9))
build_site(Path(sys.argv[1]))
"""
DIES_IN_SWAP = """
import os
import sys
from pathlib import Path
from macros.plugin import folder
from macros.plugin.build import build_site

def swap(stage, target):
    target.rename(target.parent / f".{target.name}-{os.getpid()}.old")
    os._exit(9)

folder.swap = swap
build_site(Path(sys.argv[1]))
"""


def run(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python process in the gallery's folder, with this tree's package and a fixed day."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    given = {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH, "PYTHONDONTWRITEBYTECODE": "1",
             "NO_MKDOCS_2_WARNING": "1", **environment}  # fmt: skip
    return subprocess.run(
        [sys.executable, *words], cwd=root, env=kept | given, capture_output=True, encoding="utf-8", check=False
    )


def mkdocs(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(root, "-m", "mkdocs", "build", "--strict", **environment)


@pytest.mark.parametrize("environment", ELSEWHERE, ids=["east", "west"])
def test_engine_makes_the_same_site(copied: Path, small_site: Path, environment: dict[str, str]) -> None:
    """`mkdocs build --strict` gives the bytes of `build_site`, in any time zone, locale and order of hashing."""
    done = mkdocs(copied, **environment)
    assert done.returncode == 0, done.stderr
    assert digests(copied / "site") == digests(small_site)


def test_second_build_gives_the_same_bytes(built: Path, small_site: Path) -> None:
    """Building again over a finished site changes no byte, the search index included."""
    build_site(built, now=TODAY)
    assert digests(built / "site") == digests(small_site)


def broken_content(root: Path) -> None:
    (root / "content/about.md").write_text("---\ntitle: About\n---\nNo description.\n", encoding="utf-8")


def broken_call(root: Path) -> None:
    page = root / "content/calls.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n{{ card("nobody") }}\n', encoding="utf-8")


def broken_template(root: Path) -> None:
    (root / "overrides/pages/word.html").write_text("{{ no_such_name }}", encoding="utf-8")


def warning(root: Path) -> None:
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "\nnav:\n  - gone.md\n", encoding="utf-8")


MISTAKES = [broken_content, broken_call, broken_template, warning]


def beside(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_failed_build_keeps_the_old_site(built: Path, mistake: Callable[[Path], None]) -> None:
    """After mistakes in content, calls and templates, and warnings, the old site stays, with nothing beside it."""
    before, names = digests(built / "site"), beside(built)
    mistake(built)
    with pytest.raises(Exception) as raised:
        build_site(built, now=TODAY)
    kinds = {broken_content: ContentError, broken_call: ContentError, warning: BuildFailed}
    assert isinstance(raised.value, kinds.get(mistake, Exception))
    assert digests(built / "site") == before
    assert beside(built) == names


@pytest.mark.parametrize("mistake", [broken_content, warning])
def test_failed_engine_keeps_the_old_site(built: Path, mistake: Callable[[Path], None]) -> None:
    """The same under `mkdocs build --strict`, which says what is wrong in an editor's words."""
    before, names = digests(built / "site"), beside(built)
    mistake(built)
    done = mkdocs(built)
    assert done.returncode == 1
    said = {broken_content: "content/about.md:1:1: description is missing [missing-field]", warning: "gone.md"}
    assert said[mistake] in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(built / "site") == before
    assert beside(built) == names


@pytest.mark.parametrize("moment", ["plan_pages", "write_outputs"])
def test_killed_build_keeps_the_old_site(built: Path, small_site: Path, moment: str) -> None:
    """A process killed in the middle leaves the old site whole; the next build clears away what it had begun."""
    before, names = digests(built / "site"), beside(built)
    assert run(built, "-c", DIES, str(built), moment).returncode == 9
    assert digests(built / "site") == before
    left = beside(built) - names
    assert len(left) == 1
    build_site(built, now=TODAY)
    assert beside(built) == names
    assert digests(built / "site") == digests(small_site)


def test_killed_between_the_renames(built: Path, small_site: Path) -> None:
    """Killed when the old site is aside and the new one not yet there: the next build mends it, even a failing one."""
    assert run(built, "-c", DIES_IN_SWAP, str(built)).returncode == 9
    assert not (built / "site").exists()
    broken_template(built)
    with pytest.raises(Exception, match="no_such_name"):
        build_site(built, now=TODAY)
    assert digests(built / "site") == digests(small_site)
    assert not [name for name in beside(built) if name.startswith(".site")]


def test_interrupted_build_leaves_nothing(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build stopped from the keyboard clears away what it had begun."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    names = beside(built)
    monkeypatch.setattr("macros.plugin.plugin.write_outputs", stop)
    with pytest.raises(KeyboardInterrupt):
        build_site(built, now=TODAY)
    assert beside(built) == names


def test_bug_is_no_mistake(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the generator crashes with its traceback instead of being told to editors."""

    def fault(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("macros.plugin.plugin.write_outputs", fault)
    with pytest.raises(ZeroDivisionError, match="a bug"):
        build_site(built, now=TODAY)
