"""Templates compiled once for all processes and builds: compiling them all takes longer than a small site.

Compiled templates are code, so they are never read from a folder that others may write to: the caller keeps the `codes`
(macros/cache.py seals what it keeps) and vouches for them. A template of other source is compiled anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import BytecodeCache, Environment, TemplateNotFound
from jinja2.bccache import Bucket

from macros.workers import Work, carry_out

from .templates import OVERRIDES, environment

SORTS = ("*.html", "*.txt")


class Codes(BytecodeCache):
    """Compiled templates by Jinja's own key of their place, in a dict of bytes; Jinja looks at source and version."""

    def __init__(self, codes: dict[str, bytes]) -> None:
        self.codes = codes

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.codes:
            bucket.bytecode_from_string(self.codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key] = bucket.bytecode_to_string()


def keep_templates(env: Environment, codes: dict[str, bytes], at_once: bool = True, jobs: int = 1) -> bool:
    """Use `codes` in an adapted environment, and in the one for fragments; compile what is missing `at_once`, before
    the process is divided for pages, in up to `jobs` processes, or when it is needed. Whether something was, so that
    `codes` is worth keeping again. Raises WorkFailed, which names a template."""
    before, kept = dict(codes), Codes(codes)
    both = (env, environment())
    for each in both:
        each.bytecode_cache = kept
    todo = [(each, name) for each in both for name in (_names(OVERRIDES) if at_once else ()) if _new(each, kept, name)]
    work = Work(
        len(todo), lambda at: bool(todo[at][0].get_template(todo[at][1])), lambda: codes, lambda at: todo[at][1],
        made="compiled", stays=True,
    )  # fmt: skip
    for other in carry_out(work, jobs)[1:]:
        codes |= other
    return codes != before


def _new(env: Environment, kept: Codes, name: str) -> bool:
    assert env.loader is not None, "an environment without a loader has no templates"
    try:
        source, file, _ = env.loader.get_source(env, name)
    except TemplateNotFound:
        return False  # a gallery's own overrides need not have all of ours
    return kept.get_bucket(env, name, file, source).code is None


def _names(folder: Path) -> Iterable[str]:
    return sorted(path.relative_to(folder).as_posix() for sort in SORTS for path in folder.rglob(sort))
