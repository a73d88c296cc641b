"""The committed set-up: locks that fit pyproject.toml and name no address, workflows that trust no pull request."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-bench.lock")
PIN = re.compile(
    r"^([a-z0-9._-]+)==(\S+)(?: ; [^\\]+)? \\\n((?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def pins(name: str) -> set[tuple[str, str]]:
    """Name and version of every package in a lock."""
    return {(found[1], found[2]) for found in PIN.finditer((ROOT / name).read_text(encoding="utf-8"))}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_versions_and_hashes_only(name: str) -> None:
    """Every line belongs to a pinned and hashed package: no address, no path, no remark."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert PIN.sub("", text) == "" and "://" not in text


def test_the_test_lock_holds_the_build_lock() -> None:
    """Tests run with exactly the packages that build."""
    assert pins("requirements.lock") < pins("requirements-test.lock")


@pytest.mark.parametrize(("name", "extras"), [("requirements.lock", ()), ("requirements-test.lock", ("test",))])
def test_a_lock_fits_what_the_project_asks_for(name: str, extras: tuple[str, ...]) -> None:
    """Each dependency is locked at a version that pyproject.toml allows; if not, run `python3 scripts lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    asked += [text for extra in extras for text in project["project"]["optional-dependencies"][extra]]
    locked: dict[str, list[str]] = {}
    for package, version in pins(name):
        locked.setdefault(package, []).append(version)
    for requirement in map(Requirement, asked):
        versions = locked.get(canonicalize_name(requirement.name), [])
        assert any(requirement.specifier.contains(version, prereleases=True) for version in versions), requirement


def test_the_bench_lock_holds_its_group_alone() -> None:
    """`measure --against hugo` sets up what the group "bench" asks for, and nothing that builds or tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {Requirement(text).name: Requirement(text) for text in project["project"]["optional-dependencies"]["bench"]}
    locked = dict(pins("requirements-bench.lock"))
    assert locked.keys() == asked.keys()
    assert all(asked[name].specifier.contains(version) for name, version in locked.items())


def workflows() -> dict[str, dict[Any, Any]]:
    return {
        path.name: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (ROOT / ".github/workflows").glob("*.yml")
    }


def test_pull_requests_get_no_secret_and_no_right_to_write() -> None:
    """No workflow starts on pull_request_target; those that pull requests start read only and know no secret."""
    assert set(workflows()) >= {"check.yml", "deploy.yml"}
    for name, workflow in workflows().items():
        starts = workflow[True]  # YAML 1.1 reads the key `on` as a truth value
        assert "pull_request_target" not in starts
        assert workflow["permissions"] == {"contents": "read"}
        if "pull_request" in starts:
            assert "secrets." not in (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
            assert all("permissions" not in job for job in workflow["jobs"].values())


def test_actions_are_pinned() -> None:
    """Every action names a version."""
    steps = [step for workflow in workflows().values() for job in workflow["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used and all(re.fullmatch(r"actions/[a-z-]+@(v\d+|[0-9a-f]{40})", name) for name in used)


def test_ci_runs_the_tests_and_nothing_clever() -> None:
    """.ci/run is the one command that anybody can type."""
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "exec python3 scripts test"
