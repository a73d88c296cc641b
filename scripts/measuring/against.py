"""Our build and Hugo's of the same content on the same two processors, and our build again after a small change.

Runs of both sides alternate, so that a machine that slows down slows both; the middle run of each counts. What Hugo
cannot make (PDF and Word files, drawn covers, zips) is left out of ours as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.measuring.browser import Unavailable
from scripts.measuring.cores import two_cores
from scripts.measuring.gallery import write_gallery
from scripts.measuring.hugo_project import write_project
from scripts.measuring.measured import RunFigures, run_worker
from scripts.measuring.page_types import TypeRow, compared, weights
from scripts.measuring.peer import PeerFigures, run_peer
from scripts.measuring.phrases import phrases
from scripts.measuring.ratios import Ratios, middle_peer, middle_run, ratios
from scripts.measuring.search_trial import Answers, ask
from scripts.measuring.warm import WarmFigures, forget, unlike_clean, warm_runs

LEFT_OUT = ("outputs_off: [covers]", "outputs_off: [covers, pack]")
"""In the settings: session packs are zips, which Hugo cannot make."""
PHRASES = 24  # to be asked for


@dataclass(frozen=True)
class Against:
    """Everything about one comparison. `unlike` names files of the warm site that a clean build makes otherwise;
    `answers` is empty without a browser, and `no_browser` says why."""

    entries: int
    cores: int
    ours: tuple[RunFigures, ...]
    hugo: tuple[PeerFigures, ...]
    types: tuple[TypeRow, ...]
    warm: tuple[WarmFigures, ...]
    unlike: tuple[str, ...]
    answers: Answers
    no_browser: str

    @property
    def cold(self) -> RunFigures:
        return middle_run(self.ours)

    @property
    def peer(self) -> PeerFigures:
        return middle_peer(self.hugo)

    @property
    def edited(self) -> RunFigures:
        """The build after one entry was edited."""
        return middle_run(self.warm[0].runs)

    @property
    def ratios(self) -> Ratios:
        return ratios(self.cold, self.peer, self.edited)


def compare(
    program: Path, overrides: Path, folder: Path, entries: int, seed: int, repeat: int, step: Callable[[str], None]
) -> Against:
    """Compare galleries of one size in `folder`; `program` is Hugo. Raises ChildFailed."""
    root, project, out = folder / "ours", folder / "hugo", folder / "hugo-site"
    step(f"Writing {entries} entries, for us and for Hugo")
    plan = write_gallery(root, entries, seed, overrides)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(*LEFT_OUT), encoding="utf-8")
    write_project(root, project)
    with two_cores() as cores:
        ours, hugo = _alternately(program, root, project, out, repeat, step)
        types = compared(weights(root / "site"), weights(out))
        answers, why = _answers(root, seed, step)
        warm = tuple(warm_runs(root, plan, repeat, step))
        step("Building all of it anew, to compare")
        unlike = unlike_clean(root, folder / "clean")
    return Against(entries, cores, ours, hugo, tuple(types), warm, tuple(unlike), answers, why)


def _alternately(
    program: Path, root: Path, project: Path, out: Path, repeat: int, step: Callable[[str], None]
) -> tuple[tuple[RunFigures, ...], tuple[PeerFigures, ...]]:
    ours, hugo = [], []
    for time in range(1, repeat + 1):
        forget(root)
        step(f"Building, {time} of {repeat}")
        ours.append(run_worker("build", root))
        step(f"Hugo and Pagefind, {time} of {repeat}")
        hugo.append(run_peer(program, project, out))
    return tuple(ours), tuple(hugo)


def _answers(root: Path, seed: int, step: Callable[[str], None]) -> tuple[Answers, str]:
    step("Searching")
    try:
        return ask(root / "site", phrases(root, seed, PHRASES)), ""
    except Unavailable as error:
        return Answers(), str(error)
