"""Figures as text for people and JSON for programs. Prints nothing itself."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from scripts.measuring.first_query import FirstQuery
from scripts.measuring.growth import Runs
from scripts.measuring.growth_report import growth_json, growth_text, growth_title
from scripts.measuring.measured import Figures, RunFigures, StageFigures

VERSION = 2
MB = 1_000_000
LEAST = 0.01  # seconds; shorter inner stages are left out of the text


def as_json(figures: list[Figures], seed: int, yardstick: float) -> str:
    """Everything, stages always among it; seconds and bytes."""
    data: dict[str, Any] = {
        "version": VERSION, "seed": seed, "python": platform.python_version(), "cores": os.cpu_count(),
        "yardstick_seconds": yardstick,
        "galleries": [asdict(each) | {"pages_a_second": each.pages_a_second} for each in figures],
    }  # fmt: skip
    if len(figures) > 1:
        data["growth"] = {name: growth_json(runs) for name, runs in series(figures).items()}
    return json.dumps(data, ensure_ascii=False, indent=2)


def series(figures: list[Figures]) -> dict[str, Runs]:
    """The runs of check and of build by size."""
    built = [(each.entries, each.build) for each in figures if each.build]
    return {"check": [(each.entries, each.check) for each in figures]} | ({"build": built} if built else {})


def as_text(figures: list[Figures], stages: bool, yardstick: float) -> str:
    """The figures of each gallery, and how they grow when there are several."""
    blocks = ["\n".join(_gallery(each, stages)) for each in figures]
    blocks += ["\n".join(_growth(figures))] if len(figures) > 1 else []
    blocks.append(f"This machine counts to three million in {yardstick:.2f} s; compare figures of like machines only.")
    return "\n\n".join(blocks)


def _gallery(figures: Figures, stages: bool) -> Iterator[str]:
    kinds = ", ".join(f"{count} {name}" for name, count in figures.kinds.items())
    yield f"{figures.entries} entries ({kinds}), {figures.check.facts['files']} files, {weight(figures.content)}"
    yield f"  check  {_run(figures.check)}, {1000 * figures.check.seconds / figures.check.facts['files']:.2f} ms a file"
    yield from _stages(figures.check) if stages else ()
    if figures.build and figures.site:
        pages = figures.build.facts["pages"]
        yield f"  build  {_run(figures.build)}, {pages} pages, {figures.pages_a_second:.0f} a second, " \
              f"{1000 * figures.build.seconds / pages:.1f} ms a page"  # fmt: skip
        yield from _stages(figures.build) if stages else ()
        yield f"  site   {weight(figures.site.site)} in {figures.site.files} files; the largest page " \
              f"{weight(figures.site.largest_page)}, the feed {weight(figures.site.feed)}"  # fmt: skip
        yield f"  search {weight(figures.site.search)} for {figures.build.facts['indexed']} pages; filters " \
              f"{weight(figures.site.facets)}, compressed {weight(figures.site.facets_gzip)}"  # fmt: skip
        yield f"  first search  {_query(figures)}"


def _run(run: RunFigures) -> str:
    work = f" ({run.work:.1f} s of work)" if run.work is not None else ""
    search = f" (Pagefind {weight(run.peak_search)})" if run.peak_search else ""
    return f"{run.seconds:.1f} s{work}, {weight(run.peak)} at most{search}"


def _query(figures: Figures) -> str:
    query = figures.query
    if not query:
        return f"not measured: {figures.no_query}"
    return f"“{query.words}”: {query.hits}; {parts(query)}, {query.seconds:.1f} s"


def parts(query: FirstQuery) -> str:
    """What a first query sent, in all and by group."""
    groups = ("scripts", query.script), ("engine", query.engine), ("index", query.index), ("fragments", query.fragments)
    told = ", ".join(f"{name} {weight(size)}" for name, size in (*groups, ("filters", query.filters)))
    return f"{weight(query.bytes)} in {query.files} files ({told})"


def _stages(run: RunFigures) -> Iterator[str]:
    for stage in run.stages:
        if "/" not in stage.name or stage.seconds >= LEAST:
            yield f"    {_indented(stage.name):<34}{stage.seconds:8.2f} s  {_peak(stage)}"


def _peak(stage: StageFigures) -> str:
    return f"{weight(stage.peak):>9}" if stage.peak else ""


def _indented(name: str) -> str:
    return "  " * name.count("/") + name.rpartition("/")[2] if not name.startswith("outputs/") else name


def _growth(figures: list[Figures]) -> Iterator[str]:
    yield from growth_title([each.entries for each in figures])
    for name, runs in series(figures).items():
        yield from growth_text(name, runs)


def weight(count: int | None) -> str:
    """Bytes as people say them; "memory unknown" for None."""
    if count is None:
        return "memory unknown"
    return f"{count / MB:.1f} MB" if count >= MB else f"{count / 1000:.1f} kB"
