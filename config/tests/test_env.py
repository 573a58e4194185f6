"""The environment is read once; what is wrong is refused by name, with the remedy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.env import PROJECT, EnvironmentRefused, read_env
from config.settings.parts.database import app_role, databases
from config.settings.parts.mail import MAILBOX, mailers

GOOD = {
    "SECRET_KEY": "k3Yx-9vQ_27abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP",
    "PUBLIC_URL": "https://www.example.org",
    "ALLOWED_HOSTS": "www.example.org, atelier.example.org",
}


def test_nothing_has_to_be_given_on_a_person_s_machine(tmp_path):
    env = read_env({"OUVRAGE_VAR": str(tmp_path)})

    assert env.port == 8000
    assert env.public_url == "http://localhost:8000"
    assert env.database_url is None
    assert env.debug


def test_each_data_folder_has_a_secret_of_its_own_that_stays(tmp_path):
    first = read_env({"OUVRAGE_VAR": str(tmp_path / "a")}).secret_key
    other = read_env({"OUVRAGE_VAR": str(tmp_path / "b")}).secret_key

    assert read_env({"OUVRAGE_VAR": str(tmp_path / "a")}).secret_key == first != other
    assert (tmp_path / "a" / "secret_key").stat().st_mode & 0o077 == 0


def test_production_reads_a_good_environment():
    env = read_env(GOOD, production=True)

    assert env.allowed_hosts == ("www.example.org", "atelier.example.org")
    assert not env.debug
    assert not env.demo


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 80),
        ("SECRET_KEY", "django-insecure-" + GOOD["SECRET_KEY"]),
        ("PUBLIC_URL", ""),
        ("PUBLIC_URL", "http://www.example.org"),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("OUVRAGE_DEBUG", "1"),
    ],
)
def test_production_refuses_a_weak_environment(name, value):
    with pytest.raises(EnvironmentRefused, match=f"^{name}: "):
        read_env(GOOD | {name: value}, production=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eight"),
        ("PORT", "-1"),
        ("PORT", "70000"),
        ("PORT", "²"),
        ("OUVRAGE_DEMO", "yes"),
        ("LOG_LEVEL", "loud"),
        ("DATABASE_URL", "mysql://host/base"),
        ("DATABASE_URL", "postgresql://host:port/base"),
        ("SMTP_URL", "http://host"),
        ("INCOMING_MAIL_DOMAIN", "pas un domaine"),
        ("INCOMING_MAIL_PROVIDER", "pigeon"),
    ],
)
def test_a_wrong_value_is_refused_by_its_name(tmp_path, name, value):
    with pytest.raises(EnvironmentRefused, match=f"^{name}: "):
        read_env({"OUVRAGE_VAR": str(tmp_path), name: value})


def test_a_refusal_never_repeats_a_password(tmp_path):
    with pytest.raises(EnvironmentRefused) as refused:
        read_env({"OUVRAGE_VAR": str(tmp_path), "DATABASE_URL": "pg://paul:s3same@host/base"})

    assert "s3same" not in str(refused.value)


def test_a_given_server_is_used_as_it_says(tmp_path):
    given = {
        "OUVRAGE_VAR": str(tmp_path),
        "DATABASE_URL": "postgresql://pages:p%40ss@db.example:5433/site?sslmode=require",
        "DATABASE_OWNER_URL": "postgresql://owner@db.example/site",
    }
    pages = databases(read_env(given), keep_connections=True)["default"]
    owner = databases(read_env(given | {"OUVRAGE_AS_OWNER": "1"}), keep_connections=False)

    assert (pages["USER"], pages["PASSWORD"], pages["PORT"]) == ("pages", "p@ss", "5433")
    assert pages["OPTIONS"]["sslmode"] == "require"
    assert owner["default"]["USER"] == "owner"
    assert app_role(read_env(given)) == "pages"


def test_a_server_may_be_a_socket_s_folder(tmp_path):
    url = "postgresql:///site?host=/run/postgresql"
    env = read_env({"OUVRAGE_VAR": str(tmp_path), "DATABASE_URL": url})

    assert databases(env, keep_connections=False)["default"]["HOST"] == "/run/postgresql"


def test_mails_go_to_the_mailbox_unless_a_server_is_given(tmp_path):
    plain = {"OUVRAGE_VAR": str(tmp_path)}
    smtp = plain | {"SMTP_URL": "smtp://paul:p%40ss@mail.example:587?starttls"}

    options = mailers(read_env(smtp))["default"]["OPTIONS"]

    assert mailers(read_env(plain))["default"]["BACKEND"] == MAILBOX
    assert (options["username"], options["password"]) == ("paul", "p@ss")
    assert (options["port"], options["use_tls"], options["use_ssl"]) == (587, True, False)
    assert mailers(read_env(plain | {"SMTP_URL": "smtps://m.example"}))["default"]["OPTIONS"][
        "use_ssl"
    ]


def test_answers_by_mail_take_a_domain_and_a_secret(tmp_path):
    domain = {"OUVRAGE_VAR": str(tmp_path), "INCOMING_MAIL_DOMAIN": "Reponse.example.org"}
    secret = {"INCOMING_MAIL_PROVIDER": "mime", "INCOMING_MAIL_SECRET": "a-secret-of-our-own"}

    assert read_env(domain).incoming.domain == "reponse.example.org"
    assert read_env(domain | secret).incoming.provider == "mime"
    with pytest.raises(EnvironmentRefused, match=r"^INCOMING_MAIL_SECRET: "):
        read_env(domain | {"INCOMING_MAIL_PROVIDER": "mime"})
    with pytest.raises(EnvironmentRefused, match=r"^INCOMING_MAIL_DOMAIN: "):
        read_env({"OUVRAGE_VAR": str(tmp_path)} | secret)


def test_production_settings_pass_django_s_own_examination(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=PROJECT,
        env=_clean()
        | GOOD
        | {"OUVRAGE_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.prod"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert not Path(tmp_path / "postgres").exists()


def _clean() -> dict[str, str]:
    ours = ("DATABASE", "OUVRAGE", "SMTP", "SECRET", "PORT", "DJANGO", "PUBLIC", "ALLOWED")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}
