"""What builds of one process leave for each other never says anything else than a new process would find out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from macros.building.world import code_stamp, plan_digest
from macros.cache import Cache, HeldCache
from macros.gallery import Gallery, open_gallery
from macros.pages import plan_pages
from macros.reads import Key
from macros.render.once import value_digest
from tests.small import Shelf, settings

STORY_TEXT = "episodes/second-wind/notes.md"
TOPICS = "content/vocabulary/topics.yml"


def opened(shelf: Shelf, cache: Cache | None, drafts: bool) -> Gallery:
    gallery = open_gallery(settings(shelf.root, documents=False, drafts=drafts), cache)
    gallery.digests.more["once"] = partial(value_digest, gallery)
    return gallery


def looked_at(gallery: Gallery) -> set[Key]:
    """Everything that any page looks at."""
    with gallery.catalog.reads.unseen() as looked:
        for plan in plan_pages(gallery):
            plan.view()
    return looked


def said(gallery: Gallery, keys: set[Key], held: dict[object, object] | None) -> dict[object, str]:
    found: dict[object, str] = {key: gallery.digests.of(key) for key in sorted(keys)}
    return found | {plan.uri: plan_digest(plan, held) for plan in plan_pages(gallery)}


def test_as_a_new_process_would_say(tmp_path: Path) -> None:
    """After each save of an editor: a text, a field, a word, a day, a file that goes and comes, another setting."""
    shelf = Shelf.copied(tmp_path / "gallery")
    guide, away, nothing = shelf.root / shelf.guide, tmp_path / "away.md", lambda: None
    edits: list[Callable[[], object]] = [
        lambda: shelf.change(STORY_TEXT, "a", "aa"),
        lambda: shelf.change(shelf.story, "title: ", "title: New "),
        lambda: shelf.change(shelf.guide, "## Talk", "## Talk 😀"),
        lambda: shelf.change("episodes/first-light/transcript.en.vtt", "<v Sol Ferrer>", "<v Ida Marsh>"),
        lambda: shelf.change(TOPICS, "label: ", "label: New "),
        lambda: shelf.change(shelf.report, "published: ", "published: 2099-01-01 # "),
        lambda: guide.rename(away),
        lambda: away.rename(guide),
        lambda: shelf.write("episodes/first-light/transcript.fr.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n"),
    ]  # fmt: skip
    cache = HeldCache(shelf.root, code_stamp())
    before: dict[object, str] = {}
    for edit in (nothing, *edits, None):
        (edit or nothing)()
        drafts = edit is None
        fresh, again = opened(shelf, None, drafts), opened(shelf, cache, drafts)
        keys = looked_at(fresh)
        now = said(fresh, keys, None)
        assert said(again, keys, again.held("given")) == now
        assert [problem.message for problem in again.problems] == [problem.message for problem in fresh.problems]
        assert now != before  # or this edit would test nothing
        again.keep()
        before = now
