"""Whether figures are a phone number: the French plan, and the world's by `phonenumbers`."""

import re
from functools import lru_cache

import phonenumbers

FRENCH = re.compile(r"0[1-9]\d{8}")
WITH_COUNTRY = re.compile(r"33[1-9]\d{8}")
TRUNK_ZERO = re.compile(r"(33|32|41|44|49|352)0(?=[1-9])")
COUNTRIES = frozenset(["33", "32", "41", "352", "44", "49", "34", "39", "1"])
WITH_TRUNK = ("BE", "CH", "GB", "DE", "MA")
WITHOUT_TRUNK = ("FR", "ES", "CA", "LU")
SHORTEST, LONGEST = 9, 15


def is_french(digits: str) -> bool:
    return bool(FRENCH.fullmatch(digits))


@lru_cache(maxsize=4_096)
def is_international(digits: str) -> bool:
    """After « + » or « 00 »: a length that exists in that country."""
    digits = TRUNK_ZERO.sub(r"\1", digits, count=1)
    if not SHORTEST <= len(digits) <= LONGEST:
        return False
    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number)


def is_known_somewhere(digits: str) -> bool:
    """A number as it is dialled inside one of the countries our people live in."""
    regions = WITH_TRUNK if digits.startswith("0") else WITHOUT_TRUNK
    return len(digits) <= LONGEST and any(_is_valid(digits, region) for region in regions)


@lru_cache(maxsize=4_096)
def _is_valid(digits: str, region: str) -> bool:
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)
