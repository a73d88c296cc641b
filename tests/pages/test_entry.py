"""Pages of entries, whatever their kind."""

from __future__ import annotations

from macros.pages import Plan
from tests.small import Shelf


def test_every_live_entry_has_a_page(plans: dict[str, Plan]) -> None:
    """Each live entry has a page; drafts and scheduled entries have none."""
    assert {plan.entry for plan in plans.values() if plan.entry} == {
        "first-light", "second-wind", "open-every-door", "doors-report", "issue-1"
    }  # fmt: skip


def test_withdrawn_entry_has_a_notice(plans: dict[str, Plan]) -> None:
    """A withdrawn entry's address answers without its title, unseen by robots and search."""
    plan = plans["reports/taken-back/"]
    assert (plan.template, plan.title, plan.noindex, plan.indexed) == (
        "pages/withdrawn.html", "Research report taken back", True, False
    )  # fmt: skip
    assert (plan.text, plan.view(), plan.facts) == (None, None, {})


def test_goes_with_it_leaves_out_what_is_shown(plans: dict[str, Plan]) -> None:
    """What a page shows in a place of its own is not shown again among its neighbours."""
    story = plans["stories/first-light/"].view()
    assert [card.title for card in story.near] == ["Doors"]
    guide = plans["guides/open-every-door/"].view()
    assert [card.title for card in guide.near] == ["Doors"]
    assert [card.title for card in guide.own.stories] == ["First light"]


def test_joined_from_both_sides(shelf: Shelf) -> None:
    """A guide shows a story that names it, although the guide does not name the story; both ways count once."""
    shelf.change(shelf.guide, "stories: [first-light]\n", "")
    assert [card.title for card in shelf.plans()["guides/open-every-door/"].view().own.stories] == ["First light"]


def test_disclaimers(plans: dict[str, Plan]) -> None:
    """An organization's disclaimer stands on every entry that names it."""
    assert plans["reports/doors-report/"].view().disclaimers == ("Views are the authors' own.",)


def test_licence_is_the_gallery_s_unless_said(shelf: Shelf) -> None:
    """An entry has the gallery's licence, or its own."""
    shelf.change(shelf.guide, "minutes: 20", "minutes: 20\nlicense: CC0-1.0")
    plans = shelf.plans()
    assert plans["guides/open-every-door/"].view().license.title == "CC0 1.0"
    assert plans["reports/doors-report/"].view().license.title == "CC BY 4.0"


def test_only_named_files_are_published(shelf: Shelf) -> None:
    """Of a story's folder the recording is published, not its notes, its settings or what lies beside them."""
    shelf.write("episodes/first-light/release-form.pdf", "private")
    shelf.write("episodes/first-light/script.yml", "- private\n")
    plans = shelf.plans()
    assert plans["stories/first-light/"].files == (("stories/first-light/audio.mp3", "episodes/first-light/audio.mp3"),)
    assert not [path for plan in plans.values() for _, path in plan.files if "release" in path or path.endswith(".yml")]


def test_bulletin_items(plans: dict[str, Plan]) -> None:
    """An issue shows its items in order, in its own words where it has them."""
    own = plans["bulletins/issue-1/"].view().own
    assert [(item.title, item.text) for item in own.items] == [
        ("First light", "Ida opens the doors at six, and knows every name."), ("Open every door", "Talk about it.")
    ]  # fmt: skip
    assert own.pager.previous is own.pager.next is None


def test_issues_lead_to_each_other(shelf: Shelf) -> None:
    """Issues lead on by their numbers, whatever their days."""
    head = (
        "---\ntitle: Issue {n}\nsummary: S.\npublished: 2026-01-0{n}\nstatus: published\nnumber: {n}\nsubject: S\n---\n"
    )
    for n in (2, 3):
        shelf.write(f"content/bulletins/issue-{n}.md", head.format(n=n))
    pagers = [shelf.plans()[f"bulletins/issue-{n}/"].view().own.pager for n in (1, 2, 3)]
    assert [(pager.previous and pager.previous.uri, pager.next and pager.next.uri) for pager in pagers] == [
        (None, "bulletins/issue-2/"), ("bulletins/issue-1/", "bulletins/issue-3/"), ("bulletins/issue-2/", None)
    ]  # fmt: skip


def test_dates_follow_the_changes(shelf: Shelf) -> None:
    """A page's last change is the newest of published, updated and the changes that readers are told of."""
    shelf.change(shelf.guide, "minutes: 20", "updated: 2026-10-05\nchanges:\n  - {date: 2026-10-09, note: A word.}")
    assert shelf.plans()["guides/open-every-door/"].changed.isoformat() == "2026-10-09"  # type: ignore[union-attr]
