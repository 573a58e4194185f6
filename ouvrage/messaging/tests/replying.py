"""Writing mails as people's programs do, and posting them as providers do."""

import base64
import hashlib
import hmac
import json
from email.message import EmailMessage

KEY = "key-of-the-incoming-way"


def mail_from(person, address, words="Douze pages.", **headers):
    """A mail that answers one of ours."""
    mail = EmailMessage()
    mail["From"] = f"{person.pseudo} <{person.email}>"
    mail["To"] = address
    mail["Subject"] = "Re: message"
    mail["Message-ID"] = headers.pop("message_id", f"<{len(words)}.{person.pk}@courriel.example>")
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(words)
    return mail


def open_way(settings, provider):
    settings.INCOMING_MAIL_DOMAIN = "reponse.example"
    settings.INCOMING_MAIL_PROVIDER = provider
    settings.INCOMING_MAIL_SECRET = f"ouvrage:{KEY}" if provider == "postmark" else KEY


def post_mime(client, mail, key=KEY):
    return client.post(
        "/courrier/reponse/mime/",
        mail.as_bytes(),
        content_type="message/rfc822",
        headers={"Authorization": f"Bearer {key}"},
    )


def post_mailgun(client, mail, key=KEY, **fields):
    """What Mailgun's forward() sends: the parts of the mail as fields of a form."""
    signed = hmac.new(key.encode(), b"1529006854token", hashlib.sha256).hexdigest()
    body = mail.get_body(("plain",))
    form = {
        "timestamp": "1529006854",
        "token": "token",
        "signature": signed,
        "recipient": mail["To"],
        "sender": mail["From"].addresses[0].addr_spec,
        "message-headers": json.dumps([[name, str(value)] for name, value in mail.items()]),
        "body-plain": body.get_content(),
        **fields,
    }
    return client.post("/courrier/reponse/mailgun/", form)


def post_postmark(client, mail, secret=f"ouvrage:{KEY}", files=()):
    """What Postmark's inbound webhook sends."""
    sender = mail["From"].addresses[0]
    said = {
        "FromFull": {"Email": sender.addr_spec, "Name": sender.display_name},
        "ToFull": [{"Email": mail["To"], "Name": ""}],
        "OriginalRecipient": mail["To"],
        "Subject": mail["Subject"],
        "MessageID": "73e6d360-66eb-11e1-8e72-a8904824019b",
        "Headers": [
            {"Name": "Return-Path", "Value": f"<{sender.addr_spec}>"},
            {"Name": "Message-ID", "Value": mail["Message-ID"]},
        ],
        "TextBody": mail.get_body(("plain",)).get_content(),
        "Attachments": [
            {"Name": name, "Content": base64.b64encode(data).decode(), "ContentType": kind}
            for name, kind, data in files
        ],
    }
    password = base64.b64encode(secret.encode()).decode()
    return client.post(
        "/courrier/reponse/postmark/",
        json.dumps(said),
        content_type="application/json",
        headers={"Authorization": f"Basic {password}"},
    )
