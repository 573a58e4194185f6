"""The list of the sales desk as a file."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _

from ouvrage.credits.models import CreditKind
from ouvrage.growth.sales.queries import Line, SalesList, lines_of
from ouvrage.kit.exports import csv_response
from ouvrage.kit.time import paris_day

AT_ONCE = 500


def providers_csv(query: SalesList) -> StreamingHttpResponse:
    """Read in sets of 500; no phone number, no address, no project."""
    header = [
        _("Provider"), _("City"), _("Number"), _("Plan"), _("State"), _("Ends on"), _("Incident"),
        _("Last seen"), *(str(kind.label) for kind in CreditKind), _("Call back on"),
    ]  # fmt: skip
    return csv_response("prestataires.csv", header, _rows(query))


def _rows(query: SalesList) -> Iterator[list[Any]]:
    found = query.rows().order_by(*query.order).iterator(chunk_size=AT_ONCE)
    while companies := list(islice(found, AT_ONCE)):
        yield from map(_cells, lines_of(companies))


def _cells(line: Line) -> list[Any]:
    own = line.subscription
    return [
        line.company.name,
        line.company.city,
        line.company.registration_number,
        own.plan.name if own else "",
        str(own.get_state_display()) if own else "",
        own.ends_on.isoformat() if own and own.ends_on else "",
        str(line.incident.get_state_display()) if line.incident else "",
        paris_day(line.last_seen).isoformat() if line.last_seen else "",
        *(line.credits.get(kind, 0) for kind in CreditKind),
        line.call_back_on.isoformat() if line.call_back_on else "",
    ]
