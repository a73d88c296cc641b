"""Finds and starts a browser that cannot leave this machine, for what only a browser can measure."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

UNUSED = """
WebUIOmniboxPopup WebUIOmniboxAimPopup
AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsUpgrades HttpsFirstBalancedModeAutoEnable
LensOverlay MediaRouter PaintHolding ThirdPartyStoragePartitioning AvoidCorsURLLoaderRestartOnRedirect
OptimizationHints NetworkTimeServiceQuerying AimEnabled PreconnectToSearch
""".split()
"""Pages of the browser's own windows, which take the processor from those that are measured; after them what Playwright
switches off, since the last list that a browser is given is the only one that counts."""
FLAGS = [
    "--no-sandbox",  # containers run as root
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync",
    f"--disable-features={','.join(UNUSED)}",
    "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]  # fmt: skip
T = TypeVar("T")


class Unavailable(RuntimeError):
    """There is no browser to ask; the message says what is missing."""


def in_browser(work: Callable[[Any], T]) -> T:
    """What `work` gives for a running browser (Playwright's), which is closed afterwards. Raises Unavailable."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise Unavailable("Playwright is not installed here; it comes with the environment for tests") from None
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        raise Unavailable("there is no Chromium; install Debian's package chromium, or set CHROMIUM to a browser")

    def started() -> T:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
            try:
                return work(browser)
            finally:
                browser.close()

    # In a thread of its own: whoever calls this may have a browser open, and the driver allows one loop a thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(started).result()
