"""The brand of a request, its addresses, its texts and its legal notice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ouvrage.brands.models import TextVersion
from ouvrage.brands.queries import brand_of_host, default_brand, text_in_force
from ouvrage.brands.sites import site_url
from ouvrage.brands.tests.factories import BrandFactory


@pytest.fixture
def atelier(db):
    return BrandFactory()


@pytest.fixture
def plume(db):
    return BrandFactory(slug="plume", name="Plume")


def text(number, body, *, brand=None, days=-1):
    return TextVersion.objects.create(
        key="terms",
        language="fr",
        brand=brand,
        number=number,
        body=body,
        starts_at=timezone.now() + timedelta(days=days),
    )


def test_a_brand_is_known_by_its_domain(atelier, plume):
    assert brand_of_host("plume.localhost:8000") == plume
    assert brand_of_host("ailleurs.example") == atelier
    assert default_brand() == atelier


def test_addresses_come_from_the_settings_never_from_the_request(settings, plume):
    settings.PUBLIC_URL = "https://ouvrage.example:8443"

    assert site_url(plume, "/projets/1/") == "https://plume.localhost:8443/projets/1/"
    assert site_url(None, "/") == "https://ouvrage.example:8443/"


def test_the_text_in_force_is_the_last_one_begun(atelier, plume):
    text(1, "vieux")
    text(2, "présent")
    text(3, "futur", days=+1)
    text(1, "de Plume", brand=plume)

    common = text_in_force("terms", language="fr")
    own = text_in_force("terms", language="fr", brand_id=plume.pk)
    assert common is not None
    assert own is not None
    assert (common.body, own.body) == ("présent", "de Plume")
    assert text_in_force("terms", language="en") is None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_legal_notice_names_publisher_director_and_host(client, atelier, language):
    answer = client.get("/mentions-legales/", headers={"accept-language": language})

    assert answer.status_code == 200
    for value in ("Les Ateliers réunis", "732829320", "Hélène Mercier", "Hébergeur des Ateliers"):
        assert value in answer.text


def test_a_site_without_a_brand_has_no_legal_notice(client, db):
    assert client.get("/mentions-legales/").status_code == 404
