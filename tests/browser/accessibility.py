"""What axe finds broken on a page. Passed rules are not reported one by one, which halves the time."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WITH_PRACTICE = {"type": "tag", "values": [*WCAG["values"], "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What the palette decides: the rules that are asked again in the dark."""
RUN = """async ([within, options]) => (await axe.run(within ?? document, options)).violations.map(
    ({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))])"""


def faults(page: Page, rules: dict[str, Any] = WCAG, within: str | None = None) -> list[str]:
    """The rules (by default WCAG 2.0 to 2.2, A and AA) that axe finds broken on the page, or in what the selector
    `within` names, each with the first few elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    return [f"{rule}: {nodes}" for rule, nodes in page.evaluate(RUN, [within, options])]
