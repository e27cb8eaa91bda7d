"""The one door to Jinja2: autoescape on, undefined names are errors."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from renamer.resources import resource

if TYPE_CHECKING:
    from jinja2 import Environment


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(resource("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(template: str, **values: object) -> str:
    """Return a template of templates/ ("site/story.html") filled with values, HTML escaped.

    A value `_` (renamer.l10n.Texts) translates within the template: {{ _("Print at 100 %") }}.
    """
    return _environment().get_template(template).render(**values)
