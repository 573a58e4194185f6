"""What is new in mails shaped as programs make them, what hangs on them, which nobody wrote."""

import time
from pathlib import Path

import pytest

from ouvrage.messaging.replies.html import text_of_html
from ouvrage.messaging.replies.opening import open_mail
from ouvrage.messaging.replies.quoting import new_words
from ouvrage.messaging.replies.states import Why

CORPUS = Path(__file__).with_name("replies")
LETTER = (CORPUS / "letter.txt").read_text(encoding="utf-8")
PEOPLE = sorted(path.stem for path in CORPUS.glob("*.txt") if path.stem != "letter")
MACHINES = sorted(path.stem for path in CORPUS.glob("machine_*.eml"))
PATIENCE = 5
"""Seconds; what these inputs once took was minutes."""


def opened(name):
    return open_mail((CORPUS / f"{name}.eml").read_bytes(), answered=LETTER)


def mail_with(headers="", sender="paul@courriel.example", body="Oui."):
    return f"From: {sender}\nTo: a@b.example\n{headers}\n{body}\n".encode()


def test_the_corpus_is_large_and_every_mail_of_it_is_judged():
    assert len(PEOPLE) >= 30
    assert {path.stem for path in CORPUS.glob("*.eml")} == {*PEOPLE, *MACHINES}


@pytest.mark.parametrize("name", PEOPLE)
def test_only_new_words_are_kept(name):
    mail = opened(name)

    assert mail.words == (CORPUS / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")
    assert mail.machine is None
    assert mail.sender == "paul@courriel.example"


@pytest.mark.parametrize("name", MACHINES)
def test_what_a_machine_wrote_is_known(name):
    assert opened(name).machine == (Why.BOUNCE if "bounce" in name else Why.AUTOMATIC)


def test_files_are_kept_without_the_logo_and_the_seal_of_the_program():
    assert [one.name for one in opened("files_and_logo").files] == ["devis.pdf", "maquette.png"]


@pytest.mark.parametrize(
    "sender",
    [
        "paul@courriel.example, claire@courriel.example",
        '"claire <claire@courriel.example>" <voleur@ailleurs.example>',
        "=?utf-8?q?claire_=3Cclaire=40courriel=2Eexample=3E?= <voleur@ailleurs.example>",
        "",
        "<>",
        "claire@courriel.example@",
    ],
)
def test_a_name_does_not_pass_for_an_address(sender):
    assert open_mail(mail_with(sender=sender)).sender != "claire@courriel.example"


@pytest.mark.parametrize(
    "headers",
    [
        "Content-Type: text/plain; charset=nonsense\n",
        "Content-Type: multipart/mixed; boundary=\n",
        "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n",
        "Content-Type: ////\nSubject: =?utf-8?b?////?=\n",
        "Content-Disposition: attachment; filename*=nonsense''%FF\n",
    ],
)
def test_a_broken_mail_is_read_as_well_as_it_can_be(headers):
    assert open_mail(mail_with(headers)).sender == "paul@courriel.example"


def test_letters_of_an_older_alphabet_are_read():
    mail = mail_with("Content-Type: text/plain; charset=windows-1252\n", body="prêt : 12 €")

    raw = mail.decode().encode("cp1252")

    assert open_mail(raw).words == "prêt : 12 €"


@pytest.mark.parametrize(
    "text",
    ["\n" * 90_000, ("On " + "a b" * 95 + "\n") * 340, "From: a\nTo: b\n" * 6_000, ">" * 90_000],
    ids=["empty lines", "long lines", "fields", "marks"],
)
def test_reading_takes_no_longer_for_hostile_text(text):
    began = time.monotonic()

    new_words(text, answered=LETTER)

    assert time.monotonic() - began < PATIENCE


@pytest.mark.parametrize("html", ["<a " * 30_000, "<" * 100_000, "<blockquote>" * 8_000])
def test_reading_takes_no_longer_for_hostile_html(html):
    began = time.monotonic()

    text_of_html(html)

    assert time.monotonic() - began < PATIENCE
