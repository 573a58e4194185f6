"""Full addresses on a brand's own domain, for mails and documents."""

from django.conf import settings

from ouvrage.brands.models import Brand


def site_url(brand: Brand | None, path: str) -> str:
    """The address of a page as written in a mail; never taken from a request (SEC-41)."""
    domain = brand.domain if brand else settings.DEFAULT_DOMAIN
    return f"{settings.PUBLIC_SCHEME}://{domain}{settings.PUBLIC_PORT}{path}"
