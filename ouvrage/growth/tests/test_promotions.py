"""A page that links to us earns credits once per site, and keeps them while the link stands."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from ouvrage.accounts.models import StaffRole
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.conftest import activated
from ouvrage.credits.models import Grant
from ouvrage.credits.services import spend_credit
from ouvrage.growth.errors import CheckedJustNow, DomainUsed, OwnClaim, OwnSite, TooManyClaims
from ouvrage.growth.jobs import read_page, watch_pages
from ouvrage.growth.promotions import looking
from ouvrage.growth.promotions.domains import registrable
from ouvrage.growth.promotions.finding import find_link
from ouvrage.growth.promotions.models import Claim
from ouvrage.growth.promotions.services import (
    approve_claim,
    check_again,
    decline_claim,
    note_watch,
    submit_claim,
)
from ouvrage.growth.tests.factories import FOUND, GONE, claim_of, submitted
from ouvrage.kit.egress import Egress, Loopback
from ouvrage.kit.errors import IllegalMove
from ouvrage.kit.ids import new_id
from ouvrage.kit.tests.pages import page, served
from ouvrage.kit.time import clock_at, now
from ouvrage.kit.verifying import run_checks
from ouvrage.notifications.models import Mail

OURS = {"atelier.example"}


@pytest.fixture
def seller(db):
    """A member of Département Prestataires."""
    return activated(UserFactory(pseudo="agathe", staff_roles=[StaffRole.SALES]))


def credits_left(provider):
    grants = Grant.objects.filter(company=provider.company, cause="promotion")
    return {grant.kind: grant.left for grant in grants}


def mails(kind):
    return Mail.objects.filter(kind=f"growth.{kind}").count()


def test_an_approved_page_earns_its_credits_once(paul, seller):
    claim = claim_of(paul)

    approve_claim(claim_id=claim.pk, actor=seller)
    approve_claim(claim_id=claim.pk, actor=seller)

    assert credits_left(paul) == {"CONSULTATION": 5, "OFFRE": 2, "CONTACT": 1}
    assert mails("claim_credited") == 1


def test_a_form_sent_twice_is_one_page(paul):
    claim_id = new_id()
    for _twice in range(2):
        submit_claim(claim_id=claim_id, url="https://studio.fr/", about="Ici.", actor=paul)

    assert Claim.objects.count() == 1


def test_a_site_counts_once_whoever_asks(paul, nadia, seller):
    first, second = claim_of(paul), claim_of(nadia, "https://blog.studio.fr/article")
    approve_claim(claim_id=first.pk, actor=seller)

    with pytest.raises(DomainUsed):
        approve_claim(claim_id=second.pk, actor=seller)
    with pytest.raises(DomainUsed):
        submitted(nadia, "http://www.studio.fr/")
    assert credits_left(nadia) == {}


@pytest.mark.django_db(transaction=True)
def test_two_approvals_of_one_site_at_once_reward_one(paul, nadia, seller):
    claims = [claim_of(paul).pk, claim_of(nadia).pk]
    start, refused = threading.Barrier(2), []

    def approve(claim_id):
        start.wait()
        try:
            approve_claim(claim_id=claim_id, actor=seller)
        except DomainUsed as refusal:
            refused.append(refusal.code)
        connection.close()

    threads = [threading.Thread(target=approve, args=(pk,)) for pk in claims]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert refused == ["growth.domain_used"]
    assert Claim.objects.filter(state="credited").count() == 1
    assert Grant.objects.filter(cause="promotion").count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_approvals_of_one_page_at_once_reward_once(paul, seller):
    claim, start = claim_of(paul), threading.Barrier(2)

    def approve():
        start.wait()
        approve_claim(claim_id=claim.pk, actor=seller)
        connection.close()

    threads = [threading.Thread(target=approve) for _two in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert credits_left(paul) == {"CONSULTATION": 5, "OFFRE": 2, "CONTACT": 1}


def test_a_declined_page_says_why_and_leaves_the_site_free(paul, nadia, seller):
    claim = claim_of(paul)
    decline_claim(claim_id=claim.pk, reason="Le lien n’est pas signalé.", actor=seller)

    approve_claim(claim_id=claim_of(nadia).pk, actor=seller)

    assert credits_left(nadia)
    assert "Le lien n’est pas signalé." in Mail.objects.get(kind="growth.claim_declined").text


def test_what_was_not_found_cannot_be_approved(paul, seller):
    claim = claim_of(paul, seen=GONE)

    with pytest.raises(IllegalMove):
        approve_claim(claim_id=claim.pk, actor=seller)
    assert mails("claim_unproven") == 1


def test_nobody_decides_about_his_own_page(paul, seller):
    seller.company = paul.company
    seller.save()

    with pytest.raises(OwnClaim):
        approve_claim(claim_id=claim_of(paul).pk, actor=seller)


def test_our_own_sites_do_not_count(paul):
    brand = BrandFactory()

    with pytest.raises(OwnSite):
        submitted(paul, f"https://www.{brand.domain.partition(':')[0]}/")


def test_so_many_pages_a_day(paul):
    for number in range(5):
        submitted(paul, f"https://studio{number}.fr/")

    with pytest.raises(TooManyClaims):
        submitted(paul, "https://encore.fr/")


def test_a_page_rests_between_two_looks(paul):
    claim = claim_of(paul, seen=GONE)

    with pytest.raises(CheckedJustNow):
        check_again(claim_id=claim.pk, actor=paul)
    with clock_at(now() + timedelta(minutes=11)):
        assert check_again(claim_id=claim.pk, actor=paul).state == "submitted"


def test_a_link_gone_twice_takes_back_what_is_left_and_no_more(paul, nadia, seller):
    claim = claim_of(paul)
    approve_claim(claim_id=claim.pk, actor=seller)
    spend_credit(company_id=paul.company_id, kind="OFFRE", key="open:1:1:OFFRE", reference="x")

    with clock_at(now() + timedelta(days=8)):
        note_watch(claim_id=claim.pk, seen=GONE)
        note_watch(claim_id=claim.pk, seen=GONE)  # the same week: one look
        assert credits_left(paul)["OFFRE"] == 1
    with clock_at(now() + timedelta(days=16)):
        note_watch(claim_id=claim.pk, seen=GONE)

    claim.refresh_from_db()
    assert claim.state == "revoked"
    assert set(credits_left(paul).values()) == {0}
    assert (mails("claim_missed"), mails("claim_revoked")) == (1, 1)
    assert not any(found.problems for found in run_checks("credits."))
    with pytest.raises(DomainUsed):
        submitted(nadia)


def test_a_link_that_came_back_forgives_the_miss(paul, seller):
    claim = claim_of(paul)
    approve_claim(claim_id=claim.pk, actor=seller)

    for week, seen in enumerate([GONE, FOUND, GONE], start=1):
        with clock_at(now() + timedelta(days=8 * week)):
            note_watch(claim_id=claim.pk, seen=seen)

    claim.refresh_from_db()
    assert (claim.state, claim.misses) == ("credited", 1)


def test_the_job_reads_the_page_and_keeps_the_evidence(paul, monkeypatch):
    brand = BrandFactory(domain="atelier.example")
    body = f'<p>Merci à <a rel="sponsored nofollow" href="//{brand.domain}/x">eux</a>.</p>'
    with served(lambda _path: page(body.encode())) as (port, _asked):
        egress = Egress(resolve=lambda _host: ["127.0.0.1"], permit=Loopback(port))
        monkeypatch.setattr(looking, "EGRESS", egress)
        claim = submitted(paul, f"http://studio.fr:{port}/")
        for _twice in range(2):
            read_page(claim_id=str(claim.pk))

    check = claim.checks.get()
    assert (check.outcome, check.anchor, check.is_sponsored, check.is_nofollow) == (
        "found", "eux", True, True,
    )  # fmt: skip
    assert (check.before, check.after) == ("Merci à ", ".")


def test_the_weekly_job_leaves_fresh_pages_alone(paul, seller, monkeypatch):
    approve_claim(claim_id=claim_of(paul).pk, actor=seller)
    monkeypatch.setattr("ouvrage.growth.jobs.look_at", lambda _url: GONE)

    watch_pages()
    with clock_at(now() + timedelta(days=8)):
        watch_pages()

    assert Claim.objects.get().misses == 1


@pytest.mark.parametrize(
    "html",
    [
        "atelier.example", "<!-- <a href='https://atelier.example'>x</a> -->",
        "<script>'<a href=https://atelier.example>x</a>'</script>",
        "<a href='https://atelier.example.evil.fr/'>x</a>", "<a href='https://notatelier.example'>x</a>",
        "<a href='https://evil.fr/?https://atelier.example'>x</a>",
        "<a href='javascript:location=\"https://atelier.example\"'>x</a>",
        "<div hidden><p><a href='https://atelier.example'>x</a></p></div>",
        "<p style='display: none'><a href='https://atelier.example'>x</a></p>",
        "<textarea><a href='https://atelier.example'>x</a></textarea>",
        "<a href='https://atelier.example@evil.fr/'>x</a>", "<a>atelier.example</a>",
    ],
)  # fmt: skip
def test_what_is_no_visible_link_does_not_count(html):
    assert find_link(html, "https://studio.fr/", OURS) is None


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.studio.co.uk/a", "studio.co.uk"),
        ("https://moi.github.io/", "github.io"),
        ("https://192.0.2.1/", ""),
        ("https://localhost/", ""),
    ],
)
def test_a_site_is_its_registrable_domain(url, domain):
    assert registrable(url) == domain


def test_the_pages_show_each_state_and_keep_what_was_typed(client, paul, seller):
    claim_of(paul, seen=GONE)
    client.force_login(paul)

    assert "Lien introuvable" in client.get(reverse("growth:promotions")).content.decode()
    said = {"claim_id": new_id(), "url": "http://127.0.0.1/", "about": "Ici", "is_marked": "on"}
    refused = client.post(reverse("growth:promotions"), said)
    assert refused.status_code == 422
    assert "http://127.0.0.1/" in refused.content.decode()
    kept = client.post(reverse("growth:promotions"), said | {"url": "studio9.fr/page"})
    assert kept.status_code == 303
    assert Claim.objects.filter(url="https://studio9.fr/page", company=paul.company).exists()


def test_the_queue_asks_few_questions(paul, seller, django_assert_max_num_queries):
    for number in range(4):
        claim_of(paul, f"https://studio{number}.fr/")
    from ouvrage.growth.promotions.queries import ClaimQueue
    from ouvrage.growth.promotions.states import ClaimState

    with django_assert_max_num_queries(1):
        assert len({row.company.name for row in ClaimQueue(ClaimState.FOUND).rows()}) == 1
