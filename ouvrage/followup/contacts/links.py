"""The link of the mail that asks about calls: no sign-in, this client only, some weeks."""

from django.urls import reverse

from ouvrage.kit import links

PURPOSE = "followup.calls"


def calls_path(client_id: int) -> str:
    signed = links.signature(PURPOSE, client_id)
    return reverse("followup:calls_received", args=[client_id, signed])


def is_signed(client_id: int, signed: str) -> bool:
    return links.is_signed(PURPOSE, client_id, signed)
