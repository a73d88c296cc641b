"""pytest plugin: golden files. `--update-golden=podcast` writes those below tests/golden/podcast/ anew.

Loaded by tests/conftest.py with `pytest_plugins = ["tests.golden_files"]`.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
Golden = Callable[[str, bytes], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="append",
        default=[],
        metavar="FOLDER",
        help="write the golden files of this folder of tests/golden/ anew, and show what changed",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Golden:
    """Compares bytes with tests/golden/<name>; shows the difference, and takes it over when asked to."""

    def compare(name: str, data: bytes) -> None:
        path = GOLDEN / name
        before = path.read_bytes() if path.exists() else b""
        if data == before:
            return
        changes = difference(name, before, data)
        if name.partition("/")[0] not in request.config.getoption("--update-golden"):
            pytest.fail(f"{changes}\nTake it over with --update-golden={name.partition('/')[0]}", pytrace=False)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        with capsys.disabled():
            print(f"\n{changes}")

    return compare


def difference(name: str, before: bytes, after: bytes) -> str:
    """What changed, as a unified diff; for files that are no text only that they differ."""
    try:
        lines = (data.decode().splitlines(keepends=True) for data in (before, after))
        return "".join(unified_diff(*lines, f"golden/{name}", "now"))
    except UnicodeDecodeError:
        return f"golden/{name} differs: {len(before)} bytes before, {len(after)} now"
