"""A comparison with Hugo as text for people and JSON for programs. Prints nothing itself."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from scripts.measuring.against import Against
from scripts.measuring.measured import RunFigures
from scripts.measuring.page_types import ONLY_OURS, TOLERANCE, UNLIKE, TypeRow
from scripts.measuring.report import LEAST, MB, weight
from scripts.measuring.search_report import answer_lines

VERSION = 1
SHOWN = 8  # names of files that differ


def against_json(found: Against, seed: int, yardstick: float) -> str:
    """The figures that count on top, then both sides with their stages; seconds, bytes where no unit is named."""
    cold, peer, query = found.cold, found.peer, found.answers.usual_first
    data: dict[str, Any] = {
        **asdict(found.ratios),
        "first_query_kb": query.unfiltered / 1000 if query else None,
        "filters_kb": query.filters / 1000 if query else None, "no_browser": found.no_browser,
        "answers": asdict(found.answers) | found.answers.figures | {"found": found.answers.found} if query else None,
        "peak_mb": cold.peak / MB if cold.peak else None,
        "peak_search_mb": cold.peak_search / MB if cold.peak_search else None,
        "version": VERSION, "seed": seed, "entries": found.entries, "cores": found.cores,
        "python": platform.python_version(), "machine_cores": os.cpu_count(), "yardstick_seconds": yardstick,
        "ours": asdict(cold) | {"search_seconds": cold.search_seconds, "all_seconds": [r.seconds for r in found.ours]},
        "hugo": asdict(peer) | {"all_seconds": [run.total for run in found.hugo]},
        "warm_stages": _warm_stages(found),
        "warm": [_warm_json(each.change, run) for each in found.warm for run in each.runs],
        "warm_equals_clean": not found.unlike, "unlike_clean": list(found.unlike),
        "page_types": [asdict(row) | {"ratio": row.ratio, "fits": row.fits} for row in found.types],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2)


def _warm_json(change: str, run: RunFigures) -> dict[str, Any]:
    return {"change": change, **asdict(run), "search_seconds": run.search_seconds}


def _warm_stages(found: Against) -> list[dict[str, Any]]:
    """The stages of the middle build after one entry was edited, the longest first, with the cold seconds of each."""
    cold = {stage.name: stage.seconds for stage in found.cold.stages}
    stages = sorted(found.edited.stages, key=lambda stage: -stage.seconds)
    return [asdict(stage) | {"cold_seconds": cold.get(stage.name)} for stage in stages]


def against_text(found: Against, stages: bool, yardstick: float) -> str:
    """The same for people."""
    blocks = [_both(found), _types(found), _warm(found), _ours(found, stages)]
    text = "\n\n".join("\n".join(block) for block in blocks)
    end = f"This machine counts to three million in {yardstick:.2f} s; ratios are of this machine and this hour."
    return f"{text}\n\n{end}"


def _both(found: Against) -> Iterator[str]:
    cold, peer, told = found.cold, found.peer, found.ratios
    pages = cold.seconds - cold.search_seconds
    yield f"{found.entries} entries, {found.cores} processors, the middle of {len(found.ours)} runs of each side"
    yield f"  {'':<22}{'ours':>9}{'Hugo':>9}{'ratio':>8}   (ours by Hugo: below 1 is faster)"
    yield _row("pages, feeds, data", pages, peer.seconds, told.pages_ratio)
    yield _row("search (Pagefind)", cold.search_seconds, peer.search_seconds, told.search_ratio)
    yield _row("all", cold.seconds, peer.total, told.ratio_to_hugo)
    if told.work_ratio is not None:
        yield _row("processors' work", cold.work or 0.0, peer.total_work or 0.0, told.work_ratio)
    yield f"  all runs: ours {_seconds([run.seconds for run in found.ours])}; " \
          f"Hugo {_seconds([run.total for run in found.hugo])}"  # fmt: skip
    yield f"  memory: ours {weight(cold.peak)}, Hugo {weight(peer.peak)}; " \
          f"Pagefind {weight(cold.peak_search)} for us, {weight(peer.peak_search)} for Hugo"  # fmt: skip
    yield f"  indexed: {cold.facts['indexed']} pages of ours, {peer.indexed} of Hugo's"


def _row(name: str, ours: float, theirs: float, ratio: float) -> str:
    return f"  {name:<22}{ours:>7.1f} s{theirs:>7.1f} s{ratio:>8.2f}"


def _seconds(runs: list[float]) -> str:
    return ", ".join(f"{seconds:.1f}" for seconds in runs) + " s"


def _types(found: Against) -> Iterator[str]:
    yield f"What both write, by type: files and bytes a file (! is not as many, or more than {TOLERANCE:.0%} off)"
    yield f"  {'':<34}{'ours':>7}{'Hugo':>7}{'ours':>11}{'Hugo':>11}{'ratio':>7}"
    yield from (_type(row) for row in found.types)
    off = [row.name for row in found.types if not row.fits]
    if off:
        yield f"  NOT LIKE FOR LIKE: {len(off)} of {len(found.types)} types are off: {', '.join(off)}"
        yield "  Bring scripts/measuring/hugo/ in line with overrides/ before believing the ratios."
    else:
        yield f"  Like for like: all {len(found.types)} types are within {TOLERANCE:.0%}, as many on both sides."
    told = ", ".join(f"{name} ({reason})" for name, reason in ONLY_OURS.items())
    yield from (f"  {name} is no page: {reason}." for name, reason in UNLIKE.items())
    yield f"  Left out on both sides: PDF and Word files, covers, zips of session packs. Ours alone: {told}."


def _type(row: TypeRow) -> str:
    ratio = "-" if row.ratio is None else f"{row.ratio:.2f}"
    mark = "" if row.fits else " !"
    return f"  {row.name:<34}{row.ours.count:>7}{row.theirs.count:>7}{row.ours.each:>11,.0f}{row.theirs.each:>11,.0f}" \
           f"{ratio:>7}{mark}"  # fmt: skip


def _warm(found: Against) -> Iterator[str]:
    cold = found.cold
    pages = cold.seconds - cold.search_seconds
    yield f"Built again in the same folder (cold: {pages:.1f} s without search, {cold.search_seconds:.1f} s search)"
    for each in found.warm:
        for run in each.runs:
            rest = run.seconds - run.search_seconds
            yield f"  {each.change}: {rest:.2f} s without search ({rest / pages:.3f} of cold), search " \
                  f"{run.search_seconds:.2f} s, {weight(run.peak)} at most"  # fmt: skip
    if found.unlike:
        more = f" and {len(found.unlike) - SHOWN} more" if len(found.unlike) > SHOWN else ""
        yield f"  NOT THE SAME as a clean build: {len(found.unlike)} files: {', '.join(found.unlike[:SHOWN])}{more}"
    else:
        yield "  The same as a clean build, byte for byte."


def _ours(found: Against, stages: bool) -> Iterator[str]:
    yield "Search" if found.answers.first else f"Search: not tried: {found.no_browser}"
    yield from (f"  {line}" for line in (answer_lines(found.answers) if found.answers.first else ()))
    if stages:
        yield "Our stages, cold and after one edit:"
        cold, edited = ({stage.name: stage.seconds for stage in run.stages} for run in (found.cold, found.edited))
        for name in dict.fromkeys((*cold, *edited)):
            if "/" in name and max(cold.get(name, 0.0), edited.get(name, 0.0)) < LEAST:
                continue
            first, again = (f"{table[name]:8.2f} s" if name in table else " " * 10 for table in (cold, edited))
            yield f"    {name:<34}{first} {again}".rstrip()
