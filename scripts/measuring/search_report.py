"""The figures of a trial of search as text for people and JSON for programs. Prints nothing itself."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict

from scripts.measuring.report import VERSION, parts, weight
from scripts.measuring.search_trial import PACE, SLOWER, TOP, Answers, Trial

AIMS = {"bytes": 300_000, "milliseconds": 200}
"""Of a first query at 10,000 entries and 250,000 cues: without filters, and to the first result."""


def trial_json(trial: Trial, seed: int, yardstick: float) -> str:
    """Everything; seconds, bytes, and milliseconds where the name says so."""
    data = asdict(trial) | {
        "version": VERSION, "seed": seed, "cores": os.cpu_count(), "load": _load(), "yardstick_seconds": yardstick,
        "found": trial.answers.found, **trial.answers.figures, "aims": AIMS,
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2)


def trial_text(trial: Trial, yardstick: float) -> str:
    return "\n".join(_lines(trial, yardstick))


def _lines(trial: Trial, yardstick: float) -> Iterator[str]:
    site = trial.site
    yield f"{trial.stories} stories, {trial.cues} cues"
    yield f"  build   {trial.build:.1f} s, {trial.index:.1f} s of it for the index"
    yield f"  index   {weight(site.search)}; filters {weight(site.facets)}, " \
          f"compressed {weight(site.facets_gzip)}"  # fmt: skip
    if trial.answers.usual_first:
        yield from (f"  {line}" for line in answer_lines(trial.answers))
    else:
        yield f"  search  not tried: {trial.no_browser or 'no phrase is said only once'}"
    yield f"This machine counts to three million in {yardstick:.2f} s; others kept it busy with {_load():.1f} jobs."


def answer_lines(answers: Answers) -> Iterator[str]:
    """What a browser was answered, for people; its first queries must not be none."""
    first = answers.usual_first
    if first is None:
        raise ValueError("there is no first query to tell")
    sizes = [query.unfiltered for query in answers.first]
    yield f"first   “{first.words}”: {parts(first)}, {first.seconds:.1f} s with nothing fetched before; " \
          f"{len(sizes)} tried, {weight(min(sizes))} to {weight(max(sizes))} without filters; " \
          f"aim {weight(AIMS['bytes'])}"  # fmt: skip
    yield f"speed   from the last key to the frame with the first results; aim {AIMS['milliseconds']} ms; on a " \
          f"phone whose pages are {SLOWER} times slower (not its workers)"  # fmt: skip
    yield f"        typed, a key each {PACE} ms: {_times(answers, 'typed')}"
    yield f"        brought at once: {_times(answers, 'at_once')}"
    if answers.stolen is not None:
        yield f"        meanwhile this machine's host took {answers.stolen:.0%} of its processors' time for others"
    yield f"found   {answers.found} of {len(answers.at_once)} phrases in the moments of the first {TOP} results"
    yield from (f"        not found: “{each.words}”" for each in answers.at_once if each.place is None)


def _times(answers: Answers, name: str) -> str:
    middle, slowest, worded, last = (
        answers.figures[f"{name}_{to}_{which}_ms"] for to in ("listed", "worded") for which in ("middle", "slowest")
    )
    words = f"with the first one's words {worded:.0f} ms, {last:.0f} ms at most"
    return f"{middle:.0f} ms, {slowest:.0f} ms at most; {words}"


def _load() -> float:
    """Jobs that waited for a processor in the last minute; 0.0 where the system does not say."""
    try:
        return round(os.getloadavg()[0], 1)
    except (AttributeError, OSError):
        return 0.0
