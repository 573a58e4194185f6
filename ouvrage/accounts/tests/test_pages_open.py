"""Every page of accounts and notifications answers, in both languages, without JavaScript."""

import pytest

from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.conftest import activated

ENTRANCE = [
    "/compte/connexion/",
    "/compte/inscription/",
    "/compte/activation/",
    "/compte/ferme/",
    "/compte/mot-de-passe/oublie/",
    "/compte/mot-de-passe/oublie/envoye/",
    "/compte/mot-de-passe/change/",
    "/compte/mot-de-passe/nouveau/1-abc/",
    "/compte/activation/abc:def/",
    "/compte/pseudo-oublie/",
    "/compte/pseudo-oublie/?envoye",
]
OWN = [
    "/compte/profil/",
    "/compte/pseudo/",
    "/compte/entreprise/",
    "/compte/securite/",
    "/compte/preferences/",
    "/compte/adresse/",
    "/compte/mot-de-passe/",
    "/compte/confirmation/",
    "/compte/deconnexion/",
    "/compte/deux-etapes/",
    "/compte/appareils/",
    "/notifications/",
    "/mes-mails/",
]


@pytest.fixture(autouse=True)
def brand(db):
    return BrandFactory()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", ENTRANCE)
def test_a_visitor_reads(client, path, language):
    answer = client.get(path, headers={"accept-language": language})

    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.text


@pytest.mark.parametrize("path", OWN)
def test_a_visitor_is_asked_to_sign_in_before(client, path):
    if path != "/compte/deconnexion/":
        answer = client.get(path)

        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/compte/connexion/?next=")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", OWN)
def test_a_member_reads(client, path, language):
    client.force_login(activated(UserFactory(provider=True, language=language)))

    answer = client.get(path)

    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.text
