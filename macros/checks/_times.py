"""Times as editors write them in YAML."""

from __future__ import annotations


def minutes(ms: int) -> str:
    """Milliseconds as "1:35", "1:02:03" or "1:35.5"."""
    seconds, part = divmod(ms, 1000)
    hours, rest = divmod(seconds, 3600)
    clock = f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
    return f"{clock}.{part:03}".rstrip("0") if part else clock
