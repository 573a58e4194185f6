"""Where a request came from, and the receipt that proves it was received."""

from django.core import signing
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from ouvrage.kit.http import client_address
from ouvrage.subscriptions.models import Cancellation, CancellationWay
from ouvrage.subscriptions.services import Source

RECEIPT = "subscriptions.receipt"


def source_of(request: HttpRequest, way: str = CancellationWay.ACCOUNT) -> Source:
    return Source(
        way=way,
        address=client_address(request) or None,
        agent=request.headers.get("User-Agent", ""),
    )


def to_receipt(cancellation: Cancellation) -> HttpResponseRedirect:
    """The page of what was received, by a signed address."""
    signed = signing.dumps(cancellation.pk.hex, salt=RECEIPT)
    return HttpResponseRedirect(reverse("subscriptions:receipt", args=[signed]), status=303)
