"""Words made to fit."""

from __future__ import annotations


def shorten(text: str, most: int) -> str:
    """At most `most` characters, cut at a word and ended with an ellipsis; where there are no spaces, anywhere."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    head = flat[: most - 1]
    words = head.rpartition(" ")[0] if " " in head and flat[most - 1] != " " else head
    return f"{(words or head).rstrip(' .,;:–—')}…"
