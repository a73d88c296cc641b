"""Waiting for a page under its strict policy, which forbids the evaluation that the driver's own waiting uses."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Page


def until(page: Page, expression: str, arg: Any = None, seconds: float = 15) -> None:
    """Returns as soon as the expression is true in the page; AssertionError after `seconds`."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"still not true in the page: {expression}"
        page.wait_for_timeout(50)
