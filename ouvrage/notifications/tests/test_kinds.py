"""Every kind of message is declared by the app that sends it; nothing else can be sent."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

from ouvrage.notifications.groups import OFFERS
from ouvrage.notifications.kinds import CLIENTS, Channel, kind, kind_of, kinds
from ouvrage.notifications.notices import notify

ROOT = Path(__file__).parents[2]
SENDERS = {"queue_mail", "queue_mail_to_address", "notify", "QueuedMail", "Line"}
TELLERS = {"tell", "tell_client", "_tell"}
"""What an app sends by its own function, whose name of a message lacks the app's."""
OWN_NAMES = {"contracts", "followup", "offers", "projects"}


def templates():
    """Every mail template, as the name of its kind."""
    for app in apps.get_app_configs():
        if app.name.startswith("ouvrage."):
            for file in Path(app.path).glob("templates/*/mail/*.txt"):
                if file.parent.parent.name != "ui":
                    yield f"{file.parent.parent.name}.{file.stem}"


def sent_by_name():
    """Every kind that a sender names in so many words."""
    for file in ROOT.rglob("*.py"):
        if "tests" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SENDERS:
                named = [word.value for word in node.keywords if word.arg == "kind"]
                for word in [*named, *node.args[:1]]:
                    if isinstance(word, ast.Constant):
                        yield word.value


def sent_by_own_name():
    """Every kind that an app's own function is given, `tell(fact, "invited", …)`."""
    for app in OWN_NAMES:
        for file in (ROOT / app).rglob("*.py"):
            if "tests" in file.parts:
                continue
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TELLERS:
                    for word in node.args:
                        if isinstance(word, ast.Constant) and isinstance(word.value, str):
                            yield f"{app}.{word.value}"


def test_every_mail_template_is_a_declared_kind_and_every_mail_has_its_template():
    by_mail = {name for name, one in kinds.items() if Channel.MAIL in one.channels}

    assert set(templates()) == by_mail


def test_every_kind_that_a_sender_names_is_declared():
    assert len(set(sent_by_own_name())) > 20
    assert {*sent_by_name(), *sent_by_own_name()} - set(kinds) == set()


def test_a_kind_is_declared_once():
    with pytest.raises(ValueError, match="twice"):
        kind("offers.received", group=OFFERS, title="Offer", audience=CLIENTS)


@pytest.mark.django_db
def test_what_nobody_declared_cannot_be_sent(claire):
    with pytest.raises(LookupError, match="message_kinds"):
        kind_of("offers.invented")
    with pytest.raises(LookupError):
        notify(kind="offers.invented", key="x", reader=claire, text="?", url="/")
