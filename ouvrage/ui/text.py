"""Words and figures as people read them, in the reader's language. Pure functions."""

import re
from datetime import date, datetime
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from ouvrage.kit.money import Money
from ouvrage.kit.time import PARIS

NO_BREAK = "\u00a0"
THIN = "\u202f"
SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}


def in_french() -> bool:
    return (get_language() or "fr").startswith("fr")


def number(value: int) -> str:
    """1234567 → « 1 234 567 » in French, “1,234,567” in English."""
    return f"{value:,}".replace(",", THIN) if in_french() else f"{value:,}"


def tenths(value: int) -> str:
    """42 → « 4,2 », or “4.2”; whole numbers keep their place in a column: « 4,0 »."""
    whole, rest = divmod(value, 10)
    return f"{number(whole)}{',' if in_french() else '.'}{rest}"


def money(amount: Money | int, *, short: bool = False) -> str:
    """« 1 234,50 € » or “€1,234.50”. Short drops the cents when there are none."""
    if isinstance(amount, int):
        amount = Money(amount)
    whole, cents = divmod(abs(amount.cents), 100)
    minus = "\u2212" if amount.cents < 0 else ""
    sign = SIGNS.get(amount.currency, amount.currency)
    decimals = "" if short and not cents else f"{',' if in_french() else '.'}{cents:02d}"
    if in_french():
        return f"{minus}{number(whole)}{decimals}{NO_BREAK}{sign}"
    return f"{minus}{sign}{number(whole)}{decimals}"


def day(value: date | datetime) -> str:
    """« lundi 23 novembre », with the year when it is another one."""
    shown = _paris_day(value)
    this_year = shown.year == timezone.localdate(timezone=PARIS).year
    written = _written(shown, "l j F" if this_year else "j F Y", get_language())
    return written.replace(" ", NO_BREAK, 1)


def short_day(value: date | datetime) -> str:
    """« 23 nov. », with the year when it is another one; for tables and drawings."""
    shown = _paris_day(value)
    this_year = shown.year == timezone.localdate(timezone=PARIS).year
    written = _written(shown, "j N" if this_year else "j N Y", get_language())
    return written.replace(" ", NO_BREAK)


def long_day(value: date | datetime) -> str:
    """« 23 nov. 2026 », always with its year: dates that bind, side by side."""
    return _written(_paris_day(value), "j N Y", get_language()).replace(" ", NO_BREAK)


def short_moment(value: datetime) -> str:
    """« aujourd’hui à 14:05 », « mardi 24 novembre à 10:00 »: when something is to happen."""
    today = timezone.localdate(timezone=PARIS)
    shown = gettext("today") if _paris_day(value) == today else day(value)
    time = f"{value.astimezone(PARIS):%H:%M}"
    return gettext("%(day)s at %(time)s") % {"day": shown, "time": time}


def full_moment(value: datetime) -> str:
    """« lundi 23 novembre 2026 à 14:05 »."""
    return gettext("%(day)s at %(time)s") % {
        "day": _written(_paris_day(value), "l j F Y", get_language()),
        "time": f"{value.astimezone(PARIS):%H:%M}",
    }


def how_long(value: datetime, now: datetime | None = None) -> str:
    """« il y a 3 jours », « dans 2 heures »; a plain date beyond a month."""
    now = now or timezone.now()
    seconds = int((now - value).total_seconds())
    if abs(seconds) < 60:
        return gettext("just now")
    shown = _paris_day(value)
    days = (_paris_day(now) - shown).days
    if abs(days) > 30:
        return gettext("on %(day)s") % {"day": _written(shown, "j F Y", get_language())}
    if abs(days) == 1 and abs(seconds) >= 43_200:
        return gettext("yesterday") if days > 0 else gettext("tomorrow")
    length = _length(abs(seconds), abs(days))
    return gettext("%(length)s ago" if seconds > 0 else "in %(length)s") % {"length": length}


def _length(seconds: int, days: int) -> str:
    if seconds < 3600:
        count = seconds // 60
        return ngettext("%(count)d minute", "%(count)d minutes", count) % {"count": count}
    if seconds < 86_400 or not days:
        count = seconds // 3600
        return ngettext("%(count)d hour", "%(count)d hours", count) % {"count": count}
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def _paris_day(value: date | datetime) -> date:
    return value.astimezone(PARIS).date() if isinstance(value, datetime) else value


@lru_cache(maxsize=2_000)
def _written(day: date, pattern: str, language: str | None) -> str:
    """A date in words, « 1er » included; kept, since lists repeat the same days over and over."""
    written = str(formats.date_format(day, pattern))
    if day.day == 1 and (language or "fr").startswith("fr"):
        written = re.sub(r"\b1\b", "1er", written, count=1)
    return written


def typo(text: str) -> str:
    """French spaces before « ; ! ? : » and inside guillemets, curly apostrophes; else unchanged."""
    if not in_french():
        return text
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    text = re.sub(r"(?<=[\w»)\]%€’]) ?([;!?]+)(?=\s|$|[»)])", THIN + r"\1", text)
    text = re.sub(r"(?<=[\w»)\]%€]) ?:(?=\s|$)", NO_BREAK + ":", text)
    text = re.sub(r"«[ \u00a0\u202f]?", "«" + NO_BREAK, text)
    return re.sub(r"[ \u00a0\u202f]?»", NO_BREAK + "»", text)


def prose(text: str) -> SafeString:
    """Plain text from a person as paragraphs and lists. Everything is escaped, no link is made."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return mark_safe("".join(_block(block) for block in blocks if block.strip()))  # noqa: S308


def _block(block: str) -> str:
    html = ""
    items: list[str] = []
    lines: list[str] = []
    for line in [*block.split("\n"), ""]:
        is_item = re.match(r"\s*[-•*–]\s+(.*)", line)
        if is_item and lines:
            html, lines = html + _paragraph(lines), []
        if not is_item and items:
            html, items = html + _list(items), []
        if is_item:
            items.append(is_item[1])
        elif line.strip():
            lines.append(line)
    return html + (_paragraph(lines) if lines else "")


def _paragraph(lines: list[str]) -> str:
    return "<p>" + "<br>".join(escape(typo(line.strip())) for line in lines) + "</p>"


def _list(items: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(typo(item))}</li>" for item in items) + "</ul>"


def initials(name: str) -> str:
    """« Claire Martin » → CM; one word gives its first letter."""
    words = [word for word in re.split(r"[\s\-_.]+", name) if word]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper()
