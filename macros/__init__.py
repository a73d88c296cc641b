"""Storyshelf: a static resource gallery and its generator. README.md in this folder is the map.

`define_env` is what mkdocs-macros asks for; nothing happens at import time.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Give mkdocs-macros our calls. The plugin has opened the gallery before (it stands first in mkdocs.yml)."""
    from macros.plugin.build import current_calls

    for name, call in current_calls(env.conf).functions().items():
        env.macro(call, name)
