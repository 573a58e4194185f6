"""The key by which push services know us (VAPID, RFC 8292).

It is derived from the site's secret key: one secret fewer to make, keep and lose (decision 0081).
"""

from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02
from py_vapid.utils import b64urlencode

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""How many points the curve P-256 has (FIPS 186-5, D.1.2.3)."""
OCTETS = 48
"""Wide enough for the remainder to lean to no side (FIPS 186-5, A.2.1)."""


@lru_cache(maxsize=4)
def _private_key(secret: str) -> ec.EllipticCurvePrivateKey:
    wide = HKDF(SHA256(), OCTETS, salt=None, info=b"ouvrage web push").derive(secret.encode())
    return ec.derive_private_key(int.from_bytes(wide) % (ORDER - 1) + 1, ec.SECP256R1())


def public_key() -> str:
    """What a browser is given when it makes an address for us: 65 octets, base64url."""
    key = _private_key(settings.SECRET_KEY).public_key()
    return str(b64urlencode(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)))


def signature(audience: str, subject: str, expires: int) -> dict[str, str]:
    """The header that proves a message is ours, for the push service at this origin."""
    vapid = Vapid02(_private_key(settings.SECRET_KEY))
    claims = {"aud": audience, "sub": subject, "exp": str(expires)}
    return dict(vapid.sign(claims))
