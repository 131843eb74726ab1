"""What prose pages can call, for mkdocs-macros-plugin."""

from collections.abc import Callable
from typing import Any

from macros.library import INLINE


def define_env(env: Any) -> None:
    """Give mkdocs-macros-plugin the macros.

    Args:
        env: The plugin; its `conf` is MkDocs' configuration, in which the playbook's plugin has loaded the site.
    """
    playbook = env.conf.plugins["playbook"]
    for name, function in playbook.macros(lambda: env.page).items():
        env.macro(_kept(function, playbook.keep, inline=name in INLINE), name)


def _kept(function: Callable[..., str], keep: Callable[..., str], *, inline: bool) -> Callable[..., str]:
    # What a macro returns is finished HTML. It is kept aside while the page goes through Markdown, so that no text of
    # a record is ever read as Markdown or as a template.
    def call(*arguments: object, **options: object) -> str:
        return keep(function(*arguments, **options), inline=inline)

    return call
