"""Mending text: wrong encodings, markup, invisible characters; reading e-mails, budgets, dates."""

import html
import re
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parseaddr

import ftfy
import nh3
import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ouvrage.projects.content import bracket_of

_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\0\ufffd]"
    "|\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])"  # the joiner inside one emoji stays
)
_BROKEN = re.compile("[ÃÂâ][\u0080-\u00bf€œ™‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜›žŸ\u00a0-\u00bf]")
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|table|td|tr|style|script|html|body|b|i|o:p)\b", re.IGNORECASE
)
_BLOCKS = re.compile(r"<(?:br|/p|/div|/tr|/h\d|/ul|/ol)\b[^>]*>", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\u00a0\u202f]+")


def mend(text: str) -> tuple[str, list[str]]:
    """The text as it was meant, and what was done to it."""
    done = []
    if _BROKEN.search(text):
        fixed = ftfy.fix_encoding(text)
        if fixed != text:
            text = fixed
            done.append("broken accents repaired")
    if _MARKUP.search(text):
        text = _without_markup(text)
        done.append("markup removed")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\r\n", "\n")
    plain = _INVISIBLE.sub("", text)
    if plain != text:
        done.append("invisible characters removed")
    lines = [line.rstrip() for line in plain.replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), done


def one_line(text: str) -> str:
    return _SPACES.sub(" ", text.replace("\n", " ")).strip()


def _without_markup(text: str) -> str:
    """Paragraphs become lines, list items begin with a dash; style and script vanish whole."""
    text = re.sub(r"[\r\n]+", " ", text)
    text = re.sub(r"<li\b[^>]*>", "\n- ", text, flags=re.IGNORECASE)
    text = _BLOCKS.sub("\n", text)
    clean = nh3.clean(text, tags=set(), clean_content_tags={"style", "script"})
    return "\n".join(one_line(line) for line in html.unescape(clean).split("\n"))


def read_email(text: str) -> tuple[str, bool]:
    """The address and whether it had to be tidied; empty when there is none that is valid."""
    raw = text.strip()
    tidy = raw.removeprefix("mailto:").rstrip(";, ")
    address = (parseaddr(tidy)[1] if "<" in tidy else tidy).strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        return "", False
    return address, address != raw


def read_phone(text: str) -> str:
    """In international form; empty when it is no number."""
    try:
        number = phonenumbers.parse(text, "FR")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


_AMOUNT = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?")
_KNOWN = re.compile(r"[\d\s.,€\u00a0\u202f–-]|euros?|eur|ht|ttc|entre|et|de|à|max\w*|environ")
_OVER = re.compile(r"^(?:>|plus de|au[- ]dessus de)\s*")
_UNDER = re.compile(r"^(?:<|moins de|jusqu.à)\s*")
_LARGEST = 10_000_000_00


@dataclass(frozen=True, slots=True)
class Budget:
    """What could be read of a budget: an exact amount, or a bracket, or nothing."""

    cents: int | None = None
    bracket: str = ""
    is_sure: bool = True


def read_budget(text: str) -> Budget:
    """An exact amount, or the bracket of a range or bound; when in doubt nothing, never a guess."""
    raw = text.strip().lower()
    if not raw:
        return Budget()
    thousands = re.fullmatch(r"(\d{1,3})\s*k\s*(?:€|euros?)?\s*(?:max\w*)?\.?", raw)
    if thousands:
        return Budget(int(thousands.group(1)) * 100_000)
    plain = _UNDER.sub("", _OVER.sub("", raw))
    amounts = [_cents(found) for found in _AMOUNT.findall(plain)]
    is_odd = bool(_KNOWN.sub("", plain)) or plain.startswith("-")
    if is_odd or not amounts or len(amounts) > 2 or not 0 < max(amounts) <= _LARGEST:
        return Budget(is_sure=False)
    bound = 1 if _OVER.match(raw) else -1 if _UNDER.match(raw) else 0
    if bound:
        return Budget(bracket=bracket_of(max(amounts) + bound))
    return _of_range(*amounts) if len(amounts) == 2 else Budget(amounts[0])


def _of_range(low: int, high: int) -> Budget:
    """The bracket that holds both ends; none when the range crosses a border."""
    brackets = {bracket_of(low), bracket_of(high)}
    return Budget(bracket=brackets.pop()) if len(brackets) == 1 else Budget(is_sure=False)


def _cents(figure: str) -> int:
    whole, _, decimals = figure.partition(",")
    if not decimals and re.fullmatch(r"\d+\.\d{1,2}", figure):
        whole, _, decimals = figure.partition(".")
    digits = re.sub(r"\D", "", whole)
    return int(digits) * 100 + int(decimals.ljust(2, "0") if decimals else 0)


_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y")


def read_date(text: str, earliest: date) -> date | None:
    """A day that exists and is not past; none otherwise."""
    for pattern in _DATES:
        try:
            found = datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007 - a calendar day
        except ValueError:
            continue
        return found if found >= earliest else None
    return None
