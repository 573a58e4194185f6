"""Where mails go: the mailbox page, or the server of SMTP_URL."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote

from config.env import Env

MAILBOX = "ouvrage.notifications.mailbox.MailboxBackend"


def mail(env: Env) -> dict[str, Any]:
    """Django's mail settings: smtp://user:password@host:port, smtps://…, ?starttls."""
    url = env.smtp_url
    if url is None:
        return {"EMAIL_BACKEND": MAILBOX}
    secure = url.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or (465 if secure else 25),
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": secure,
        "EMAIL_USE_TLS": "starttls" in parse_qs(url.query, keep_blank_values=True),
        "EMAIL_TIMEOUT": 20,
    }
