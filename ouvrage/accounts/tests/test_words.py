"""How devices, phones and countries are told."""

import pytest
from django.utils import translation

from ouvrage.accounts.countries import countries
from ouvrage.accounts.names import plain
from ouvrage.accounts.templatetags.accounts import device, phone_for_people

LINUX = "Mozilla/5.0 (X11; Linux x86_64)"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"


@pytest.mark.parametrize(
    ("user_agent", "told"),
    [
        (f"{LINUX} Gecko/20100101 Firefox/146.0", "Firefox sous Linux"),
        (f"{WINDOWS} Chrome/143.0 Safari/537.36", "Chrome sous Windows"),
        (f"{WINDOWS} Chrome/143.0 Safari/537.36 Edg/143.0", "Edge sous Windows"),
        (f"{IPHONE} Version/18.0 Mobile/15E148 Safari/604.1", "Safari sous iPhone"),
        ("curl/8.0", "Navigateur inconnu"),
    ],
)
def test_a_device_is_told_in_three_words(user_agent, told):
    assert device(user_agent) == told


def test_phones_are_told_as_people_write_them():
    assert phone_for_people("+33639980012") == "06 39 98 00 12"
    assert phone_for_people("+3225551212") == "+32 2 555 12 12"
    assert phone_for_people("") == ""


@pytest.mark.parametrize(("language", "germany"), [("fr", "Allemagne"), ("en", "Germany")])
def test_countries_stand_in_the_reader_s_order_with_france_first(language, germany):
    with translation.override(language):
        found = countries()

    assert found[0] == ("FR", "France")
    assert ("DE", germany) in found
    assert 240 < len(found) < 260


def test_names_keep_nothing_that_hides_or_reorders():
    assert plain("  He\u0301le\u0300ne\u200b \u202eyoR\u0000 ") == "Hélène yoR"
    assert plain("une ligne\nune autre") == "une ligne\nune autre"
