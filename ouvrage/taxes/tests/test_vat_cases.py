"""The golden table of VAT (LEG-08, INV-32): who sells to whom, what is borne, what is printed."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouvrage.brands.models import ParameterVersion
from ouvrage.kit.time import end_of_day
from ouvrage.taxes import territories
from ouvrage.taxes.vat import (
    FRANCHISE,
    NOT_LEVIED,
    OUTSIDE,
    OUTSIDE_CONSUMER,
    REVERSE_CHARGE,
    Amounts,
    Party,
    VatCase,
    vat_case,
    with_vat,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)

FR = Party("FR")
SMALL = Party("FR", is_franchise=True)


def pro(country, *, proven=False, number="X"):
    return Party(country, vat_number=number if proven else "", is_vat_valid=proven)


def written(country):
    """A number that is written and not confirmed."""
    return Party(country, vat_number="X")


def person(country):
    return Party(country, quality="consumer")


def association(country):
    return Party(country, quality="non_professional")


REVERSE = ("eu_reverse_charge", 0, "AE", REVERSE_CHARGE)
OUT = ("outside_eu", 0, "O", OUTSIDE)
OUT_PERSON = ("outside_eu_consumer", 0, "O", OUTSIDE_CONSUMER)
SMALL_CASE = ("fr_franchise", 0, "E", FRANCHISE)
HOME = ("domestic", 2_000, "S", "")
UNPROVEN = ("eu_unproven", 2_000, "S", "")
CONSUMER = ("eu_consumer", 2_000, "S", "")
OVERSEAS = ("fr_overseas", 850, "S", "")
NONE_THERE = ("fr_not_levied", 0, "E", NOT_LEVIED)
ABROAD = ("buyer_accounts", 0, "AE", REVERSE_CHARGE)

GOLDEN = [
    # at home
    (FR, pro("FR"), HOME),
    (FR, pro("FR", proven=True), HOME),
    (FR, written("FR"), HOME),
    (FR, person("FR"), HOME),
    (FR, association("FR"), HOME),
    (FR, pro("MC"), HOME),
    (FR, pro("MC", proven=True), HOME),
    (Party("MC"), pro("FR"), HOME),
    # French departments and places overseas
    (FR, pro("GP"), OVERSEAS),
    (FR, pro("MQ"), OVERSEAS),
    (FR, pro("RE"), OVERSEAS),
    (FR, person("RE"), OVERSEAS),
    (FR, pro("GF"), NONE_THERE),
    (FR, pro("YT"), NONE_THERE),
    (SMALL, pro("RE"), SMALL_CASE),
    (Party("RE"), pro("FR"), HOME),
    (FR, pro("PM"), OUT),
    (FR, pro("BL"), OUT),
    (FR, pro("MF"), OUT),
    (FR, pro("PF"), OUT),
    (FR, pro("NC"), OUT),
    # a small French business that bears no VAT
    (SMALL, pro("FR"), SMALL_CASE),
    (SMALL, person("FR"), SMALL_CASE),
    (SMALL, pro("DE", proven=True), REVERSE),
    (SMALL, pro("DE"), SMALL_CASE),
    (SMALL, person("DE"), SMALL_CASE),
    (SMALL, pro("CH"), OUT),
    # the Union
    (FR, pro("DE", proven=True), REVERSE),
    (FR, pro("BE", proven=True), REVERSE),
    (FR, pro("GR", proven=True), REVERSE),
    (FR, pro("IE", proven=True), REVERSE),
    (FR, pro("HR", proven=True), REVERSE),
    (FR, pro("DE"), UNPROVEN),
    (FR, written("DE"), UNPROVEN),
    (FR, written("IT"), UNPROVEN),
    (FR, person("ES"), CONSUMER),
    (FR, association("ES"), CONSUMER),
    (FR, Party("ES", vat_number="X", is_vat_valid=True, quality="consumer"), CONSUMER),
    # outside
    (FR, pro("CH"), OUT),
    (FR, pro("GB"), OUT),
    (FR, pro("XI"), OUT),
    (FR, pro("US"), OUT),
    (FR, pro("MA"), OUT),
    (FR, person("CA"), OUT_PERSON),
    (FR, association("CH"), OUT_PERSON),
    # a seller from elsewhere
    (pro("DE"), pro("FR", proven=True), REVERSE),
    (pro("US"), pro("FR"), ABROAD),
    (pro("CH"), pro("DE"), ABROAD),
    (pro("US"), person("FR"), ("seller_registers", 2_000, "S", "")),
    (pro("US"), pro("CH"), OUT),
]


@pytest.mark.parametrize(("seller", "buyer", "expected"), GOLDEN)
def test_the_golden_table(seller, buyer, expected):
    case = vat_case(seller=seller, buyer=buyer, on=DAY)

    assert (case.code, case.rate_bp, case.category, case.mention) == expected


def test_the_table_has_every_kind_of_buyer():
    assert len(GOLDEN) >= 40
    assert {expected[2] for *_parties, expected in GOLDEN} == {"S", "AE", "O", "E"}


def test_what_is_free_of_vat_says_by_which_law_and_what_bears_it_says_nothing():
    for seller, buyer, _expected in GOLDEN:
        case = vat_case(seller=seller, buyer=buyer, on=DAY)
        assert bool(case.mention) == (case.rate_bp == 0)


def test_sales_to_the_union_without_a_proven_number_count_for_the_one_stop_shop():
    counted = [
        vat_case(seller=FR, buyer=buyer, on=DAY).is_for_one_stop_shop
        for buyer in (pro("DE"), person("DE"), pro("DE", proven=True), pro("FR"), pro("US"))
    ]

    assert counted == [True, True, False, False, False]


def test_a_rate_changes_on_its_day():
    ParameterVersion.objects.create(
        key="taxes.standard_rate", value=2_100, starts_at=end_of_day(date(2027, 1, 1))
    )

    rates = [
        vat_case(seller=FR, buyer=FR, on=day).rate_bp
        for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 1))
    ]
    assert rates == [2_000, 2_100, 2_100]


def test_without_rates_of_their_own_the_departments_overseas_are_as_the_mainland():
    ParameterVersion.objects.create(
        key="taxes.overseas_rates", value=[], starts_at=end_of_day(date(2026, 1, 1))
    )

    assert vat_case(seller=FR, buyer=pro("RE"), on=DAY).code == "domestic"


def test_a_french_postcode_tells_the_place_overseas():
    places = [
        territories.territory_of("FR", postcode)
        for postcode in ("44000", "97110", "97420", "97500", "98800", "")
    ]

    assert places == ["FR", "GP", "RE", "PM", "NC", "FR"]
    assert territories.territory_of("EL") == "GR"


def test_half_a_cent_rounds_up_and_away_from_zero():
    half = VatCase("x", 5_000, "S")

    assert with_vat(1, half) == Amounts(1, 1, 2)
    assert with_vat(-1, half) == Amounts(-1, -1, -2)
    assert with_vat(2_900, VatCase("x", 2_000, "S")) == Amounts(2_900, 580, 3_480)


@given(st.integers(-(10**12), 10**12), st.integers(0, 3_000))
def test_vat_is_what_decimals_say_and_the_parts_make_the_whole(ht, rate):
    amounts = with_vat(ht, VatCase("x", rate, "S"))

    exact = (Decimal(ht) * rate / 10_000).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    assert amounts.vat_cents == exact
    assert amounts.ht_cents + amounts.vat_cents == amounts.ttc_cents
