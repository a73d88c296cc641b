"""Which old addresses are free."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    "alias", ["/stories/", "/topics/trust/", "/series/season-1/", "/subscribe/", "/index.html", "/stories/first-story/"]
)
def test_addresses_of_pages(desk: Any, alias: str) -> None:
    """An alias cannot be the address of a listing, a word, a season, a page of the site, or of the entry itself."""
    desk.add(desk.episode, f"aliases: [{alias}]\n")
    assert [problem.rule for problem in desk.problems()] == ["alias-taken"]


def test_free_address(desk: Any) -> None:
    """An address that nothing has is free, for entries and for words."""
    desk.add(desk.episode, "aliases: [/podcast/1.html, /old/story/]\n")
    desk.change("content/vocabulary/topics.yml", "  label: Trust", "  label: Trust\n  aliases: [/tags/trust/]")
    assert desk.problems() == []


def test_words_and_entries_share_addresses(desk: Any) -> None:
    """A word's alias and an entry's alias cannot be the same."""
    desk.add(desk.episode, "aliases: [/tags/trust/]\n")
    desk.change("content/vocabulary/topics.yml", "  label: Trust", "  label: Trust\n  aliases: [/tags/trust/]")
    (problem,) = desk.problems()
    assert (problem.rule, problem.field) == ("alias-taken", "trust.aliases.0")
