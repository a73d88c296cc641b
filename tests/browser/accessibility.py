"""What axe finds broken on a page. Passed rules are not reported one by one, which halves the time."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WITH_PRACTICE = {"type": "tag", "values": [*WCAG["values"], "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What the palette decides: the rules that are asked again in the dark."""


def faults(page: Page, rules: dict[str, Any] = WCAG, within: str | None = None) -> list[str]:
    """The rules (by default WCAG 2.0 to 2.2, A and AA) that axe finds broken on the page, or in what the selector
    `within` names, each with the first few elements."""
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    result: dict[str, Any] = Axe().run(page, within, options=options).response
    return [f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in result["violations"]]
