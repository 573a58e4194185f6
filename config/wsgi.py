"""What the web server calls."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from ouvrage.kit.serving.tether import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

end_with_parent()
application = get_wsgi_application()
if settings.ENV.trusted_proxies:
    application = wrap_wsgi_with_proxy_headers(application, list(settings.ENV.trusted_proxies))
