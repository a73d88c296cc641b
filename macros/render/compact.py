"""Scripts and styles as they are sent: without comments and spare white space. overrides/ keeps them for people."""

from __future__ import annotations

import rcssmin
import rjsmin


def compact(address: str, text: str) -> str:
    """A file of ours below assets/js/ or assets/css/, shorter; any other as it is.

    rjsmin takes a template inside a template for code, so our scripts have none (tests/render/test_compact.py).
    """
    if address.startswith("assets/js/"):
        return str(rjsmin.jsmin(text)) + "\n"
    if address.startswith("assets/css/"):
        return str(rcssmin.cssmin(text)) + "\n"
    return text
