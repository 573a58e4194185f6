"""Making the PDF of a statement. Never called inside a transaction."""

from pathlib import Path
from typing import Any

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ouvrage.accounts.models import Company
from ouvrage.brands.models import Brand
from ouvrage.credits.queries import Movement
from ouvrage.credits.statements.content import Expiry, Line, Statement
from ouvrage.credits.words import counted
from ouvrage.kit.time import PARIS
from ouvrage.ui.paper.typesetting import typeset

TEMPLATE = Path(__file__).parent / "statement.typ"


def make_pdf(statement: Statement, company: Company, brand: Brand | None) -> bytes:
    """In the reader's language; the same statement in one language, the same bytes."""
    data = printed(statement, company, brand)
    return typeset(TEMPLATE, {"statement": data}, statement.ends_at)


def printed(statement: Statement, company: Company, brand: Brand | None) -> dict[str, Any]:
    """The statement in words."""
    return {
        "language": get_language() or "fr",
        "words": _words(statement, company),
        "company": company.name,
        "brand": brand.name if brand else "",
        "lines": [_line(line) for line in statement.lines],
        "movements": [_movement(one) for one in statement.movements],
        "expiries": [_expiry(one) for one in statement.expiries],
    }


def _words(statement: Statement, company: Company) -> dict[str, str]:
    """What is printed around the figures."""
    month = f"{MONTHS[statement.month.month]} {statement.month.year}"
    return {
        "title": _("Statement of credits, {month}").format(month=month),
        "account": _("account no. {number}").format(number=company.pk),
        "balances": _("Balances"),
        "kind": _("Kind"),
        "opening": _("Opening balance"),
        "came": _("In"),
        "left": _("Out"),
        "closing": _("Closing balance"),
        "movements": _("Movements"),
        "no_movement": _("No movement this month."),
        "date": _("Date"),
        "movement": _("Movement"),
        "project": _("Project"),
        "credits": _("Credits"),
        "balance": _("Balance"),
        "expiries": _("Next expiries"),
        "no_credit": _("No credit in hand at the end of the month."),
        "until": _("Good until"),
        "in_hand": _("Credits in hand at the end of the month"),
        "proof": _("Proof"),
        "chained": _(
            "Each movement carries the digest of the one before. Last links at the end of the "
            "month:"
        ),
        "number": _("Movement no."),
        "digest": _("SHA-256 digest"),
        "paris": _(
            "Hours of Paris. The page “Use of credits” gives the whole chain and what it takes to "
            "compute it again by oneself."
        ),
        "boxes": _("The sign □ stands for a character that our fonts do not have."),
    }


def _line(line: Line) -> dict[str, str]:
    return {
        "kind": str(line.kind.label).capitalize(),
        "opening": str(line.opening),
        "came": f"+{line.came}" if line.came else "0",
        "left": f"−{line.left}" if line.left else "0",
        "closing": str(line.closing),
        "position": str(line.position),
        "digest": line.digest,
    }


def _movement(one: Movement) -> dict[str, str]:
    return {
        "at": one.at.astimezone(PARIS).strftime("%d/%m/%Y %H:%M"),
        "cause": str(one.cause),
        "project": f"#{one.project_id}" if one.project_id else "",
        "kind": str(one.kind.label),
        "change": one.signed,
        "balance": str(one.balance_after),
    }


def _expiry(one: Expiry) -> dict[str, str]:
    return {
        "until": date_format(one.until.astimezone(PARIS), "j F Y"),
        "count": counted(one.kind, one.count),
    }
