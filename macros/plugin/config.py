"""Typed options in mkdocs.yml, and their way into Settings; commands read the same file through `read_settings`."""

from __future__ import annotations

import logging
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from mkdocs.config import base, load_config
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from macros.problems import ContentError, Problem
from macros.settings import Crisis, Settings

from . import warnings

DEFAULT = Settings(Path(), date(1970, 1, 1))


class FromOne(c.Type):
    """A whole number from 1 on."""

    def run_validation(self, value: object) -> int:
        number = super().run_validation(value)
        if number < 1:
            raise base.ValidationError(f"{number} is less than 1.")
        return number


class StoryshelfConfig(base.Config):
    """The plugin's block in mkdocs.yml. Defaults are those of Settings; a test compares the two."""

    language = c.Type(str, default=DEFAULT.language)
    owner = c.Type(str, default=DEFAULT.owner)
    license = c.Type(str, default=DEFAULT.license)
    media_base = c.Type(str, default=DEFAULT.media_base)
    macro_pages = c.ListOfItems(c.Type(str), default=list(DEFAULT.macro_pages))
    nav = c.DictOfItems(c.Type(str), default={})
    footer = c.DictOfItems(c.Type(str), default={})
    page_size = FromOne(int, default=DEFAULT.page_size)
    drafts = c.Type(bool, default=DEFAULT.drafts)
    search = c.Type(bool, default=DEFAULT.search)
    documents = c.Type(bool, default=DEFAULT.documents)
    outputs_off = c.ListOfItems(c.Type(str), default=[])
    crisis = c.DictOfItems(c.Type(str), default={})


def today(now: date | None = None) -> date:
    """The day of the build: `now`, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if now is None and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return now or datetime.now(UTC).date()


def _mistake(message: str, hint: str) -> ContentError:
    return ContentError([Problem("settings", "mkdocs.yml", 0, 0, "", message, hint)])


def settings_from(
    config: MkDocsConfig, options: StoryshelfConfig, now: date | None = None, drafts: bool = False
) -> Settings:
    """Everything the core needs, from the two halves of mkdocs.yml."""
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    url = config.site_url or ""
    crisis: dict[str, Any] = options.crisis
    if Path(config.docs_dir).resolve() != root / DEFAULT.content:
        raise _mistake("docs_dir must be content: all kinds stand in folders below it", "Write docs_dir: content.")
    if not re.match(r"(https?:|tel:|sms:|mailto:|$)", crisis.get("url", "")):
        raise _mistake(f"crisis: {crisis['url']!r} is no address to open", "Begin it with https:, tel: or sms:.")
    return Settings(
        root=root,
        today=today(now),
        name=config.site_name or DEFAULT.name,
        url=url if not url or url.endswith("/") else f"{url}/",
        description=config.site_description or "",
        language=options.language,
        owner=options.owner,
        license=options.license,
        content=DEFAULT.content,
        media_base=options.media_base,
        macro_pages=tuple(options.macro_pages),
        nav=tuple(options.nav.items()),
        footer=tuple(options.footer.items()),
        page_size=options.page_size,
        drafts=options.drafts or drafts,
        search=options.search,
        documents=options.documents,
        outputs_off=frozenset(options.outputs_off),
        crisis=Crisis(str(crisis["text"]), str(crisis.get("url", ""))) if crisis.get("text") else None,
    )


def config_of(root: Path, **options: Any) -> MkDocsConfig:
    """The engine's own configuration of the gallery at `root`. Raises ContentError for a wrong mkdocs.yml."""
    logger, kept = logging.getLogger("mkdocs"), warnings.Keep()
    spread, logger.propagate = logger.propagate, False
    logger.addHandler(kept)
    try:
        return load_config(str(root / "mkdocs.yml"), **options)
    except MkDocsException as error:
        said = [*kept.lines, str(error)] if not kept.lines else kept.lines
        raise ContentError(
            Problem("settings", "mkdocs.yml", 0, 0, "", line.strip(), "macros/README.md lists the options.")
            for line in said
        ) from error
    finally:
        logger.removeHandler(kept)
        logger.propagate = spread


def read_settings(root: Path, now: date | None = None, drafts: bool = False) -> Settings:
    """The settings of the gallery at `root`, without building anything. Raises ContentError for a wrong mkdocs.yml."""
    config = config_of(root)
    plugin = config.plugins.get("storyshelf")
    options = plugin.config if plugin else StoryshelfConfig()
    return settings_from(config, options, now, drafts)  # type: ignore[arg-type]
