"""Templates compiled once for all processes and builds: compiling them all takes longer than a small site.

Compiled templates are code, so they are never read from a folder that others may write to: the caller keeps the `codes`
(macros/cache.py seals what it keeps) and vouches for them. A template of other source is compiled anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import BytecodeCache, Environment, TemplateNotFound
from jinja2.bccache import Bucket

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


def keep_templates(env: Environment, codes: dict[str, bytes], at_once: bool = True) -> bool:
    """Use `codes` in an adapted environment, and in the one for fragments; compile what is missing `at_once`, before
    the process is divided, or when it is needed. Whether something was, so that `codes` is worth keeping again."""
    before = dict(codes)
    for each in (env, environment()):
        each.bytecode_cache = Codes(codes)
        for name in _names(OVERRIDES) if at_once else ():
            _compile(each, each.bytecode_cache, name)
    return codes != before


def _compile(env: Environment, kept: Codes, name: str) -> None:
    assert env.loader is not None, "an environment without a loader has no templates"
    try:
        source, file, _ = env.loader.get_source(env, name)
    except TemplateNotFound:
        return  # a gallery's own overrides need not have all of ours
    if kept.get_bucket(env, name, file, source).code is None:
        env.get_template(name)


def _names(folder: Path) -> Iterable[str]:
    return sorted(path.relative_to(folder).as_posix() for sort in SORTS for path in folder.rglob(sort))
