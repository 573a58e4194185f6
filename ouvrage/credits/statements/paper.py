"""Making the PDF of a statement. Never called inside a transaction."""

from pathlib import Path
from typing import Any

from django.utils import translation

from ouvrage.accounts.models import Company
from ouvrage.brands.models import Brand
from ouvrage.credits.queries import Movement
from ouvrage.credits.statements.content import Expiry, Line, Statement
from ouvrage.credits.words import counted
from ouvrage.kit.time import PARIS
from ouvrage.ui.paper.typesetting import typeset

TEMPLATE = Path(__file__).parent / "statement.typ"


def make_pdf(statement: Statement, company: Company, brand: Brand | None) -> bytes:
    """In French, like every paper that proves something; the same statement, the same bytes."""
    with translation.override("fr"):
        data = printed(statement, company, brand)
    return typeset(TEMPLATE, {"statement": data}, statement.ends_at)


def printed(statement: Statement, company: Company, brand: Brand | None) -> dict[str, Any]:
    """The statement in words."""
    return {
        "month": statement.month.isoformat(),
        "company": company.name,
        "number": str(company.pk),
        "brand": brand.name if brand else "",
        "lines": [_line(line) for line in statement.lines],
        "movements": [_movement(one) for one in statement.movements],
        "expiries": [_expiry(one) for one in statement.expiries],
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
        "until": one.until.astimezone(PARIS).date().isoformat(),
        "count": counted(one.kind, one.count),
    }
