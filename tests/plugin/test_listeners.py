"""Whether somebody else wants to see pages on their way, and that they do then."""

from __future__ import annotations

from pathlib import Path

from macros.plugin.build import build_site
from macros.plugin.config import config_of
from macros.plugin.listeners import others_listen
from tests.conftest import TODAY

HOOK = """
def on_post_page(output, page, config):
    return output.replace("</body>", "<!-- seen by a hook -->\\n</body>")
"""


def test_pages_go_their_own_way_when_nobody_listens(copied: Path) -> None:
    """Our own plugin and mkdocs-macros do not count."""
    assert not others_listen(config_of(copied))


def test_a_hook_sees_every_page(copied: Path) -> None:
    """With a hook in mkdocs.yml the engine makes every page itself, and the hook has its say on each."""
    (copied / "hook.py").write_text(HOOK, encoding="utf-8")
    options = (copied / "mkdocs.yml").read_text(encoding="utf-8")
    options = options.replace("page_size: 3\n", "page_size: 3\n      search: false\n      documents: false\n")
    (copied / "mkdocs.yml").write_text(f"hooks: [hook.py]\n{options}", encoding="utf-8")
    report = build_site(copied, now=TODAY)
    pages = list((copied / "site").rglob("index.html"))
    unseen = [page for page in pages if "seen by a hook" not in page.read_text(encoding="utf-8")]
    assert len(pages) - len(unseen) >= report.pages - 1 > 10
    assert all('http-equiv="refresh"' in page.read_text(encoding="utf-8") for page in unseen)
