"""The countries one may choose from, in the reader's language, France first."""

import unicodedata
from functools import cache

from babel import Locale
from django.utils.translation import get_language

HOME = "FR"
NOT_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


def countries() -> list[tuple[str, str]]:
    """ISO code and name of each country, by name."""
    return _named(get_language() or "fr")


@cache
def _named(language: str) -> list[tuple[str, str]]:
    territories = Locale.parse(language, sep="-").territories
    found = [
        (code, name)
        for code, name in territories.items()
        if len(code) == 2 and code not in NOT_COUNTRIES
    ]
    return sorted(found, key=lambda pair: (pair[0] != HOME, _plain(pair[1])))


def _plain(name: str) -> str:
    """Sorting key: « Égypte » stands with E."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
