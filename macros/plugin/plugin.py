"""StoryshelfPlugin: MkDocs' events in build order, each a few lines around plain plans and artifacts."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from macros.answers import Asking
from macros.building.printing import Printer
from macros.building.record import Record
from macros.building.settling import finish, is_ready
from macros.building.world import code_stamp
from macros.cache import Cache, HeldCache
from macros.calls import Calls
from macros.gallery import Gallery, open_gallery
from macros.media.library import TRANSCRIPT
from macros.outputs import all_outputs
from macros.pages import asked, plan_pages
from macros.problem_formats import as_text
from macros.problems import ContentError, errors
from macros.render.once import value_digest
from macros.render.templates import adapt
from macros.workers import WorkFailed, cores

from . import folder, macro_pages, site, warnings
from .artifacts import make_pages, make_rest, put_in_place, write_outputs
from .before import compile_templates, look_back
from .config import StoryshelfConfig, settings_from
from .listeners import others_listen
from .mistakes import all_problems
from .page import PlannedPage, page_file
from .rest import Rest
from .state import Build, Clock, Listener
from .theme_files import list_own_files
from .watching import watch_quickly


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
    now: Any = None
    jobs: int | None = None
    listener: Listener | None = None
    fresh: bool = False
    docs: str = ""
    shown: Record | None = None
    cache: Cache | None = None

    def __init__(self) -> None:
        super().__init__()
        self.rest = Rest()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        # Having this event keeps the plugin instance alive between the rebuilds of `serve`, and between commands.
        self.rest.stop()
        self.command, self.shown, self.cache = command, None, None

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything before a byte is written; move the work to a folder beside the site."""
        self.rest.stop()
        self.failure = None
        gc.unfreeze()
        gc.disable()  # what is read now stays: pages are made with the collector on again (workers.py)
        clock = Clock(self.listener)
        clock.stage("read")
        try:
            settings = settings_from(config, self.config, self.now)
        except ContentError as error:
            raise ContentMistakes(error, Path(config.config_file_path or "mkdocs.yml").resolve().parent) from None
        jobs = self.jobs or cores()
        try:
            gallery = open_gallery(settings, None if self.fresh else self._cache(settings.root), jobs, _first)
        except WorkFailed as error:
            raise PluginError(str(error)) from error
        found = all_problems(gallery)
        if errors(found):
            raise ContentMistakes(ContentError(found), settings.root)
        gallery.problems[:] = found
        target = Path(config.site_dir)
        stage = folder.open_stage(target)
        config.site_dir = str(stage)
        calls = Calls(gallery)
        in_loop = others_listen(config)
        self.build = Build(gallery, calls, Printer(gallery, calls), target, stage, jobs, in_loop, clock=clock)
        warnings.start(config.strict)
        # The sitemap is an output of ours: its dates come from the entries, not from the day of the build.
        config.theme.static_templates.discard("sitemap.xml")
        list_own_files(config.theme)
        macro_pages.without_git()
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        self._build.clock.stage("engine")
        # The engine would look through content/ for files, all of which we replace: it looks where there is nothing.
        self.docs, config.docs_dir = config.docs_dir, str(self._build.stage)
        macro_pages.answer_for(config.plugins.get("macros"), self._build.calls)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give MkDocs the plans as its files; of the theme, keep our own assets alone."""
        config.docs_dir = self.docs
        build = self._build
        build.clock.stage("plan")
        build.plans = plan_pages(build.gallery)
        ours = [file for file in files if site.is_our_asset(file, config.theme.custom_dir or "")]
        kept = Files([site.as_sent(file, config) for file in ours])
        for plan in build.plans:
            if build.in_loop or plan.macros:
                kept.append(page_file(plan, build, config))
        theirs = {file.src_uri for file in kept}
        if "transcripts" not in build.gallery.settings.outputs_off:  # which are written anew
            theirs |= {uri for plan in build.plans for uri, _ in plan.files if TRANSCRIPT.search(uri)}
        build.files = {uri: path for plan in build.plans for uri, path in plan.files if uri not in theirs}
        build.clock.stage("bodies")
        return kept

    @event_priority(-50)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        if self._build.calls.problems:
            raise ContentMistakes(ContentError(self._build.calls.problems), self._build.gallery.settings.root)
        build = self._build
        shown = site.site(build.gallery, preview=self.command == "serve")
        env.globals["site"] = shown
        build.printer.env = adapt(env)
        look_back(build, shown, Path(config.theme.custom_dir or ""), self.shown if self.command == "serve" else None)
        build.in_parts = self.shown is not None and build.last is self.shown
        build.is_first = self.command == "serve" and self.shown is None and not build.in_loop
        compile_templates(env, build.gallery.cache, at_once=not build.in_parts, jobs=build.jobs)
        build.clock.stage("pages")
        make_pages(build, all_outputs())
        build.clock.stage("engine's pages")
        return env

    def on_template_context(
        self, context: dict[str, Any], *, template_name: str, config: MkDocsConfig
    ) -> dict[str, Any]:
        return {**context, **site.not_found(self._build.gallery)}

    def on_page_context(
        self, context: dict[str, Any], *, page: PlannedPage, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        return {**context, **page.context()}

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        watch_quickly(server, config)
        return server

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Everything beside the pages; then, if nothing is wrong, the new site takes the old one's place."""
        build = self._build
        if not build.in_parts:
            write_outputs(build, all_outputs())
        build.clock.stage("swap")
        warnings.stop(config.strict)
        record = put_in_place(build)
        if self.command == "serve":
            self.shown = record
        else:
            record.save(build.gallery.cache)
        if build.in_parts or build.later:
            self.rest.begin(partial(self._make_rest, build, record))
        config.site_dir = str(build.target)
        build.clock.stage("done")
        gc.freeze()  # or the collector would look at everything right now, while somebody waits for the page
        gc.enable()
        build.report["stages"] = build.clock.seconds()

    def _make_rest(self, build: Build, record: Record, go_on: Callable[[], None]) -> None:
        try:
            self.shown = make_rest(build, all_outputs(), record, go_on)
        finally:
            folder.remove(build.stage)
        gc.unfreeze()
        gc.collect()  # a day of saving: the galleries of earlier builds go when nobody waits

    def on_build_error(self, *, error: Exception) -> None:
        """The old site stays as it is; what was begun beside it goes."""
        self.failure = error
        self._clear()

    def on_shutdown(self) -> None:
        """Comes at the end of every command, also when it is stopped from the keyboard."""
        self.rest.stop()
        self._clear()

    def _cache(self, root: Path) -> Cache:
        """What is known from before; a preview holds it in memory."""
        if self.command != "serve":
            return Cache(root, code_stamp())
        self.cache = self.cache or HeldCache(root, code_stamp())
        return self.cache

    def _clear(self) -> None:
        gc.enable()
        if self.build:
            if is_ready(self.build.stage):  # stopped while new files took their places: the site must not stay half new
                finish(self.build.stage, self.build.target)
            folder.remove(self.build.stage)

    @property
    def _build(self) -> Build:
        assert self.build is not None, "on_config comes first"
        return self.build


def _first(gallery: Gallery) -> Iterator[Asking]:
    """What planning will ask. From here on, digests know what is worked out once."""
    gallery.digests.more["once"] = partial(value_digest, gallery)
    return asked(gallery)
