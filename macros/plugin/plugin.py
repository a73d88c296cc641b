"""StoryshelfPlugin: MkDocs' events in build order, each a few lines around plain plans and artifacts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from macros.calls import Calls
from macros.gallery import open_gallery
from macros.outputs import all_outputs
from macros.pages import plan_pages
from macros.problem_formats import as_text
from macros.problems import ContentError, errors
from macros.render.templates import adapt

from . import folder, macro_pages, site, warnings
from .artifacts import write_outputs
from .config import StoryshelfConfig, settings_from
from .mistakes import all_problems
from .page import PlannedPage, page_file
from .state import Build, Clock


class ContentMistakes(PluginError):
    """Stops the engine with everything that is wrong in the content, as an editor reads it."""

    def __init__(self, error: ContentError, root: Path) -> None:
        super().__init__("\n" + as_text(error.problems, root, colour=False))
        self.content_error = error


class StoryshelfPlugin(BasePlugin[StoryshelfConfig]):
    """Adds a gallery's pages to MkDocs and writes everything beside them."""

    build: Build | None = None
    failure: Exception | None = None
    command: str = "build"
    dirty: bool = False
    now: Any = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        # Having this event keeps the plugin instance alive between the rebuilds of `serve`.
        self.command, self.dirty = command, dirty

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything before a byte is written; move the work to a folder beside the site."""
        self.failure = None
        clock = Clock()
        clock.stage("read")
        try:
            settings = settings_from(config, self.config, self.now)
        except ContentError as error:
            raise ContentMistakes(error, Path(config.config_file_path or "mkdocs.yml").resolve().parent) from None
        gallery = open_gallery(settings)
        found = all_problems(gallery)
        if errors(found):
            raise ContentMistakes(ContentError(found), settings.root)
        gallery.problems[:] = found
        target = Path(config.site_dir)
        staged = self.command != "serve" and not self.dirty
        stage = folder.open_stage(target) if staged else target
        config.site_dir = str(stage)
        self.build = Build(gallery, Calls(gallery), target, stage, clock=clock)
        warnings.start(config.strict)
        # The sitemap is an output of ours: its dates come from the entries, not from the day of the build.
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        self._build.clock.stage("engine")
        macro_pages.answer_for(config.plugins.get("macros"), self._build.calls)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace what MkDocs found by the plans; of the theme, keep our own assets alone."""
        build = self._build
        build.clock.stage("plan")
        build.plans = list(plan_pages(build.gallery))
        ours = [file for file in files if site.is_our_asset(file, config.theme.custom_dir or "")]
        kept = Files([site.as_sent(file, config) for file in ours])
        for plan in build.plans:
            kept.append(page_file(plan, build, config))
            for uri, path in plan.files:
                if kept.get_file_from_path(uri) is None:
                    kept.append(File.generated(config, uri, abs_src_path=str(build.gallery.settings.root / path)))
        build.clock.stage("bodies")
        return kept

    @event_priority(-50)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        if self._build.calls.problems:
            raise ContentMistakes(ContentError(self._build.calls.problems), self._build.gallery.settings.root)
        self._build.clock.stage("pages")
        env.globals["site"] = site.site(self._build.gallery, preview=self.command == "serve")
        return adapt(env)

    def on_template_context(
        self, context: dict[str, Any], *, template_name: str, config: MkDocsConfig
    ) -> dict[str, Any]:
        return {**context, **site.not_found(self._build.gallery)}

    def on_page_context(
        self, context: dict[str, Any], *, page: PlannedPage, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        return {**context, **page.context()}

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Everything beside the pages; then, if nothing is wrong, the new site takes the old one's place."""
        build = self._build
        write_outputs(build, all_outputs())
        build.clock.stage("swap")
        warnings.stop(config.strict)
        if build.stage != build.target:
            folder.swap(build.stage, build.target)
            config.site_dir = str(build.target)
        build.clock.stage("done")
        build.report["stages"] = build.clock.seconds()

    def on_build_error(self, *, error: Exception) -> None:
        """The old site stays as it is; what was begun beside it goes."""
        self.failure = error
        self._clear()

    def on_shutdown(self) -> None:
        """Comes at the end of every command, also when it is stopped from the keyboard."""
        self._clear()

    def _clear(self) -> None:
        if self.build and self.build.stage != self.build.target:
            folder.remove(self.build.stage)

    @property
    def _build(self) -> Build:
        assert self.build is not None, "on_config comes first"
        return self.build
