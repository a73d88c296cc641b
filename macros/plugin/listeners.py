"""Whether anybody else wants to see pages on their way: another plugin or a hook of mkdocs.yml.

Then the engine makes every page itself, one after the other, so that they do. Otherwise only pages with calls take
that road, and all others are made by macros/building/, which is many times faster.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
KNOWN = ("macros.plugin.", "mkdocs_macros.")  # mkdocs-macros asks for pages that list calls, and for no other


def others_listen(config: MkDocsConfig) -> bool:
    """Whether a page event has a listener that is neither ours nor mkdocs-macros'."""
    methods = (method for event in PAGE_EVENTS for method in config.plugins.events[event])
    return any(not f"{method.__module__}.".startswith(KNOWN) for method in methods)
