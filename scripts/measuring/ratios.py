"""What a comparison comes to in one figure each. Pure: figures in, figures out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.measuring.measured import RunFigures
from scripts.measuring.peer import PeerFigures


@dataclass(frozen=True)
class Ratios:
    """All are times of ours divided by others, so that below 1 is better.

    total_seconds: our whole cold build, from Python's start to the finished site. pages_ratio: the same without the
    search stages, by Hugo without Pagefind. ratio_to_hugo: ours with search, by Hugo and Pagefind. search_ratio: our
    search stages, by Pagefind on Hugo's output. warm_ratio: the build after one edit by the cold one, both without the
    search stages. warm_search_ratio: the search stages of the two. work_ratio: the processors' seconds of ours, search
    and all, by those of Hugo and Pagefind: a busy machine changes it less than the clock."""

    total_seconds: float
    pages_ratio: float
    ratio_to_hugo: float
    search_ratio: float
    warm_ratio: float | None
    warm_search_ratio: float | None
    work_ratio: float | None


def ratios(ours: RunFigures, hugo: PeerFigures, warm: RunFigures | None) -> Ratios:
    """The figures of one cold build, its peer and a warm build."""
    pages = ours.seconds - ours.search_seconds
    return Ratios(
        ours.seconds, pages / hugo.seconds, ours.seconds / hugo.total, ours.search_seconds / hugo.search_seconds,
        (warm.seconds - warm.search_seconds) / pages if warm else None,
        warm.search_seconds / ours.search_seconds if warm and ours.search_seconds else None,
        ours.work / hugo.total_work if ours.work is not None and hugo.total_work else None,
    )  # fmt: skip


def middle_run(runs: Sequence[RunFigures]) -> RunFigures:
    """The run of the median whole time; of an even number the faster of the two in the middle."""
    return sorted(runs, key=lambda run: run.seconds)[(len(runs) - 1) // 2]


def middle_peer(runs: Sequence[PeerFigures]) -> PeerFigures:
    """The same of Hugo's runs, by their whole time with Pagefind."""
    return sorted(runs, key=lambda run: run.total)[(len(runs) - 1) // 2]
