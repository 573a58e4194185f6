"""The link in the activation mail: signed, dated, dead once a password is chosen."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from django.utils.crypto import salted_hmac

from ouvrage.accounts.models import User

LASTS = timedelta(days=7)
SALT = "accounts.activation"


def activation_path(user: User) -> str:
    """The page where this person chooses a password."""
    token = signing.dumps([user.pk, _fingerprint(user)], salt=SALT)
    return reverse("accounts:activate", args=[token])


def person_of(token: str) -> User | None:
    """Whose link this is; nobody's when it is altered, too old or used."""
    try:
        pk, fingerprint = signing.loads(token, salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if user is not None and _fingerprint(user) == fingerprint else None


def _fingerprint(user: User) -> str:
    """Changes with the password and with the address, which makes the link die with them."""
    value = f"{user.password}:{user.email}"
    return salted_hmac(SALT, value, algorithm="sha256").hexdigest()[:32]
