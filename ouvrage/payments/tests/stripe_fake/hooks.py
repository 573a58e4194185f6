"""Webhooks: signed as /webhooks/signature says, sent to a real view, as often as one likes."""

import hashlib
import hmac
import json
import time
from typing import Any

from ouvrage.payments.tests.stripe_fake.books import Books, Thing

SECRET = "whsec_fake00000000000000000000"


class Hooks:
    """Sends events with Django's test client: the whole way through middlewares and the view."""

    def __init__(self, books: Books) -> None:
        self.books = books

    def send(self, client: Any, event: Thing, secret: str = SECRET, late_seconds: int = 0) -> int:
        """The status that the view answered."""
        body = json.dumps(event, indent=2).encode()
        stamp = int(time.time()) - late_seconds
        signed = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256)
        response = client.post(
            "/paiements/messages/",
            body,
            content_type="application/json; charset=utf-8",
            headers={"Stripe-Signature": f"t={stamp},v1={signed.hexdigest()},v0=old"},
        )
        status: int = response.status_code
        return status

    def send_all(self, client: Any, *, backwards: bool = False, times: int = 1) -> list[int]:
        """Every event so far, in order or not, once or more."""
        events = list(reversed(self.books.events)) if backwards else list(self.books.events)
        return [self.send(client, event) for _time in range(times) for event in events]
