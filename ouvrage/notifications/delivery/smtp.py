"""The way out by SMTP, which also keeps what the server answered to each message."""

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend


class _Answering(smtplib.SMTP):
    answer = ""

    def data(self, msg: Any) -> tuple[int, bytes]:
        code, text = super().data(msg)
        self.answer = f"{code} {text.decode('utf-8', 'replace')}"
        return code, text


class _AnsweringSecurely(_Answering, smtplib.SMTP_SSL):
    pass


class AnsweringBackend(EmailBackend):
    """Django's own, whose messages carry the server's answer as `answer` once sent."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _AnsweringSecurely if self.use_ssl else _Answering

    def _send(self, email_message: Any) -> bool:
        sent = super()._send(email_message)  # type: ignore[misc]  # the stubs do not know it
        email_message.answer = getattr(self.connection, "answer", "")
        return bool(sent)
