"""Options in mkdocs.yml and their way into Settings."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from mkdocs.config.base import ValidationError

from macros.plugin.config import DEFAULT, FromOne, StoryshelfConfig, read_settings, settings_from, today
from macros.settings import Crisis, Settings
from tests.small import settings

# From mkdocs.yml's own fields, from the clock, or fixed: kinds know their folders.
ELSEWHERE = {"root", "today", "name", "url", "description", "content", "episodes"}


def test_defaults_are_those_of_settings(tmp_path: Path) -> None:
    """A gallery that sets nothing has the defaults that settings.py writes down."""
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A gallery\ndocs_dir: content\nplugins:\n  - storyshelf\n", encoding="utf-8"
    )
    found = read_settings(tmp_path, date(2026, 11, 22))
    assert found == Settings(tmp_path, date(2026, 11, 22))


def test_every_setting_is_an_option() -> None:
    """Whatever the core can be told has an option of its name, and every option is a setting."""
    options = {name for name, _ in StoryshelfConfig._schema}
    assert options == {field.name for field in fields(Settings)} - ELSEWHERE


def test_options_reach_the_settings(small_gallery: Path) -> None:
    """What mkdocs.yml of the small gallery says is what the core is told."""
    expected = settings(small_gallery, description="A tiny gallery for tests.")
    assert read_settings(small_gallery, expected.today) == expected


def test_address_ends_with_a_slash(tmp_path: Path) -> None:
    """The site's address ends with a slash, however it was written."""
    (tmp_path / "content").mkdir()
    text = "site_name: A\ndocs_dir: content\nsite_url: https://a.example.org/b\nplugins:\n  - storyshelf\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert read_settings(tmp_path).url == "https://a.example.org/b/"


def test_drafts_can_be_asked_for(small_gallery: Path) -> None:
    """A preview shows drafts although the settings do not say so."""
    assert read_settings(small_gallery, drafts=True).drafts
    assert not read_settings(small_gallery).drafts


def test_day_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day that is asked for wins over SOURCE_DATE_EPOCH."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert today(date(2026, 11, 22)) == date(2026, 11, 22)


@pytest.mark.parametrize(("epoch", "day"), [("0", date(1970, 1, 1)), ("1795391999", date(2026, 11, 22)),
                                            ("1795392000", date(2026, 11, 23))])  # fmt: skip
def test_day_of_the_epoch(monkeypatch: pytest.MonkeyPatch, epoch: str, day: date) -> None:
    """SOURCE_DATE_EPOCH is in seconds and read in UTC, whatever the machine's time zone."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today() == day


@pytest.mark.parametrize("epoch", ["", "tomorrow", "-5", "1.5"])
def test_day_of_the_clock(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    """Without a usable SOURCE_DATE_EPOCH the clock decides, in UTC."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    before = datetime.now(UTC).date()
    assert before <= today() <= datetime.now(UTC).date()


def test_help_line_needs_words(small_gallery: Path) -> None:
    """A help line without words is none; with words and no address it is text."""
    from mkdocs.config import load_config

    config = load_config(str(small_gallery / "mkdocs.yml"))
    options = StoryshelfConfig()
    options.load_dict({"crisis": {"url": "https://example.org/"}})
    assert settings_from(config, options).crisis is None
    options.load_dict({"crisis": {"text": "Call 988."}})
    assert settings_from(config, options).crisis == Crisis("Call 988.")


@pytest.mark.parametrize("wrong", [0, -1, "3", 1.5])
def test_whole_number_from_one(wrong: object) -> None:
    """An option that counts things is a whole number from 1 on."""
    with pytest.raises(ValidationError):
        FromOne(int).run_validation(wrong)
    assert FromOne(int).run_validation(1) == 1


def test_defaults_stand_in_one_place() -> None:
    """The options take their defaults from Settings, so that the two cannot differ."""
    options = StoryshelfConfig()
    options.validate()
    for name in ("language", "owner", "license", "media_base", "page_size", "drafts", "search"):
        assert options[name] == getattr(DEFAULT, name), name
