"""Links of mails that work without signing in: signed for one purpose and one row, for a while."""

from datetime import timedelta

from django.core import signing

LIFE = timedelta(days=90)


def signature(purpose: str, row: object) -> str:
    """What stands at the end of the link; it says when it was made, and nothing else."""
    return signing.TimestampSigner(salt=purpose).sign(str(row)).partition(":")[2]


def is_signed(purpose: str, row: object, signed: str, *, life: timedelta | None = LIFE) -> bool:
    """Whether this link was made by us for this purpose and row, and is not too old."""
    try:
        signing.TimestampSigner(salt=purpose).unsign(f"{row}:{signed}", max_age=life)
    except signing.BadSignature:
        return False
    return True
