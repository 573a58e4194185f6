"""Full addresses on a brand's own domain, for mails and documents."""

from urllib.parse import urlsplit

from django.conf import settings

from ouvrage.brands.models import Brand


def site_url(brand: Brand | None, path: str) -> str:
    """The address of a page as written in a mail; never taken from a request (SEC-41).

    PUBLIC_URL gives the scheme, the port and the domain of pages without a brand.
    """
    public = urlsplit(settings.PUBLIC_URL)
    domain = brand.domain if brand else public.hostname
    port = f":{public.port}" if public.port else ""
    return f"{public.scheme}://{domain}{port}{path}"
