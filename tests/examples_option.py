"""A pytest option that rewrites what one example expects. Loaded by tests/conftest.py."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option must name one example, so that nobody rewrites all of them without looking."""
    parser.addoption(
        "--update-example", metavar="NAME", default="",
        help="rewrite what one folder of tests/examples/ expects, and show the difference: "
        "--update-example=unknown-field (bad) or --update-example=guide (good)",
    )  # fmt: skip
