"""Which files of the theme the engine looks through: the gallery's own alone, since nothing else of it is published.

Material brings 14,000 (its icons), and the engine holds the name of each against a dozen patterns at every build.
Templates are found in the whole theme as ever.
"""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme


class OwnFiles(FileSystemLoader):
    """Finds templates in all folders of a theme; lists those of the first, which is `custom_dir`."""

    def list_templates(self) -> list[str]:
        return FileSystemLoader(self.searchpath[0]).list_templates()


def list_own_files(theme: Theme) -> None:
    """Have the theme's environments list no files but the gallery's own. A theme without `custom_dir` stays."""
    make = theme.get_env

    def get_env() -> Environment:
        env = make()
        env.loader = OwnFiles(theme.dirs)
        return env

    if theme.custom_dir:
        theme.get_env = get_env  # type: ignore[method-assign]
