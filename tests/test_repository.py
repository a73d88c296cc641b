"""What is committed: no address of a registry, no path of a machine, nothing put off, one format."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache

import pytest

from tests.conftest import ROOT

FOREIGN = ("overrides/assets/fonts/", "overrides/assets/vendor/")
"""Files of others, as they came."""

NAMESPACES = {
    "www.w3.org",
    "schemas.microsoft.com",
    "schemas.openxmlformats.org",
    "purl.org",
    "www.itunes.com",
    "podcastindex.org",
    "podlove.org",
    "www.sitemaps.org",
}
HOSTS = NAMESPACES | {
    "creativecommons.org", "doi.org", "spdx.org", "988lifeline.org", "keepachangelog.com", "git-lfs.github.com",
    "git-lfs", "antennapod.org", "podcastaddict.com", "player.fm", "127.0.0.1", "localhost", "json-schema.org",
}  # fmt: skip


@cache
def tracked() -> list[str]:
    """Files that are committed or about to be."""
    if not (ROOT / ".git").exists():
        pytest.skip("this copy has no history")
    run = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [name for name in run.stdout.splitlines() if (ROOT / name).is_file()]


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of every tracked text file."""
    for name in tracked():
        data = (ROOT / name).read_bytes()
        if b"\x00" not in data:
            yield name, data.decode("utf-8", errors="replace")


def test_only_known_hosts_are_named() -> None:
    """Committed files name example hosts, namespaces of formats, and the few real places that readers are sent to."""
    strange = set()
    for name, text in texts():
        if name.startswith((*FOREIGN, "tests/")) or name.endswith(".lock"):
            continue
        for host in re.findall(r"https?://([A-Za-z0-9.-]*[A-Za-z0-9])", text):
            if host not in HOSTS and not re.search(r"(?:^|\.)example(?:\.(?:org|com|net))?$", host):
                strange.add((name, host))
    assert strange == set()


def test_no_registry_and_no_machine() -> None:
    """No committed file holds the address of a package registry or a path of somebody's machine."""
    registry = re.compile(
        r"pypi\.(?:org|python)|python[h]osted|npm[j]s|index-url\s*=?\s*https?:|artifactor[y]|/simpl[e]/|registry\.[a-z]+\.",
        re.I,
    )
    machine = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/[a-z]|[A-Z]:\\\\Users")
    for name, text in texts():
        assert not (found := registry.search(text)), (name, found and found[0])
        assert not (found := machine.search(text)), (name, found and found[0])


def test_locks_hold_no_address() -> None:
    """Lock files name packages by version and hash alone."""
    for name in ("requirements.lock", "requirements-test.lock"):
        lock = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in lock
        assert "--hash=sha256:" in lock


def test_nothing_is_left_open() -> None:
    """No file puts something off."""
    word = re.compile(r"\b(?:TO[D]O|FIX[M]E|X[X]X|HAC[K])\b")
    left = [name for name, text in texts() if not name.startswith(FOREIGN) and word.search(text)]
    assert left == []


def test_ruff_has_nothing_to_say() -> None:
    """The linter finds nothing in code, commands and tests."""
    run = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", "macros", "scripts",
        "tests"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-3000:]


def test_ruff_would_format_nothing() -> None:
    """Everything is written in the one format."""
    run = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--no-cache", "--check", "macros", "scripts", "tests"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 0, [
        line for line in run.stdout.splitlines() if line.startswith(("  -->", "Would", " -->"))
    ]
