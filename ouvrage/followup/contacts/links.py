"""The link of the mail that asks about calls: no sign-in, this client only, some weeks."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

SALT = "followup.calls"
LINK_LIFE = timedelta(days=30)


def calls_path(client_id: int) -> str:
    signed = signing.TimestampSigner(salt=SALT).sign(str(client_id))
    return reverse("followup:calls_received", args=[signed])


def client_of(signed: str) -> int | None:
    """Whose link this is; none when it was not made by us or is too old."""
    try:
        return int(signing.TimestampSigner(salt=SALT).unsign(signed, max_age=LINK_LIFE))
    except signing.BadSignature:
        return None
