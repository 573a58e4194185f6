"""Where mails go: the mailbox page, or the server of SMTP_URL."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote

from config.env import Env

MAILBOX = "ouvrage.notifications.mailbox.MailboxBackend"
SMTP = "ouvrage.notifications.delivery.smtp.AnsweringBackend"


def mailers(env: Env) -> dict[str, dict[str, Any]]:
    """Django's MAILERS: smtp://user:password@host:port, smtps://…, ?starttls."""
    url = env.smtp_url
    if url is None:
        return {"default": {"BACKEND": MAILBOX}}
    secure = url.scheme == "smtps"
    options = {
        "host": url.hostname,
        "port": url.port or (465 if secure else 25),
        "username": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "use_ssl": secure,
        "use_tls": "starttls" in parse_qs(url.query, keep_blank_values=True),
        "timeout": 20,
    }
    return {"default": {"BACKEND": SMTP, "OPTIONS": options}}
