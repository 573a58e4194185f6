"""Texts: each legal or editorial text has a name, the variables it may hold, and versions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.functional import Promise

VARIABLE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that staff may rewrite. One that binds people is announced before it holds; one
    that people agree to (`is_proof`) is kept in every version.

    `roles` may rewrite it besides administrators.
    """

    key: str
    name: str | Promise
    hint: str | Promise
    variables: tuple[str, ...] = ()
    binds: bool = False
    is_proof: bool = False
    standard: tuple[str | Promise, ...] = ()
    roles: tuple[str, ...] = ()

    def standard_body(self, language: str) -> str:
        """What is read until staff write a version: paragraphs, with an empty line between."""
        with translation.override(language):
            return "\n\n".join(str(one) for one in self.standard)

    @property
    def takes_two(self) -> bool:
        """Two people decide what binds others or is kept as proof."""
        return self.binds or self.is_proof


declared: dict[str, Text] = {}


def text(
    key: str,
    *,
    name: str | Promise,
    hint: str | Promise = "",
    variables: tuple[str, ...] = (),
    binds: bool = False,
    is_proof: bool = False,
    standard: tuple[str | Promise, ...] = (),
    roles: tuple[str, ...] = (),
) -> Text:
    """Declare a text, once, in the `texts.py` of the app whose pages or mails show it."""
    if key in declared:
        raise ValueError(f"the text {key} is declared twice")
    declared[key] = Text(key, name, hint, variables, binds, is_proof, standard, roles)
    return declared[key]


def text_of(key: str) -> Text:
    """The declaration; a bare one for a text of the table that no app declared yet."""
    return declared.get(key) or Text(key, key, "")


def filled(body: str, values: Mapping[str, Any]) -> str:
    """Put values in place of `{name}`; whatever else stands between braces stays as written.

    Nothing of a template language is run, no attribute is looked up (TRUST SEC-45).
    """
    return VARIABLE.sub(lambda found: str(values.get(found[1], found[0])), body)


def unknown_variables(body: str, allowed: tuple[str, ...]) -> list[str]:
    """The names between braces that nobody would fill."""
    return sorted(set(VARIABLE.findall(body)) - set(allowed))
