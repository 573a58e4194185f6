"""Signatures of messages: HMAC over moment and raw body, « t=…,v1=… » as Stripe writes them."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime

TOLERANCE_SECONDS = 300


def signature(body: bytes, secret: str, moment: datetime) -> str:
    """The header that goes with a body sent at that moment."""
    stamp = str(int(moment.timestamp()))
    return f"t={stamp},v1={_digest(body, stamp, secret)}"


def is_signed(body: bytes, header: str, secrets: Sequence[str], moment: datetime) -> bool:
    """Whether one of the live secrets signed these very bytes, less than five minutes off.

    Each secret is compared in constant time; a stamp from the future is as bad as an old one.
    """
    stamp, given = "", []
    for part in header.split(","):
        name, _, value = part.strip().partition("=")
        if name == "t":
            stamp = value
        elif name == "v1":
            given.append(value)
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
        return False
    if abs(int(stamp) - int(moment.timestamp())) > TOLERANCE_SECONDS:
        return False
    matches = [
        hmac.compare_digest(_digest(body, stamp, secret).encode(), one.encode())
        for secret in secrets
        if secret
        for one in given
    ]
    return any(matches)


def _digest(body: bytes, stamp: str, secret: str) -> str:
    return hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
