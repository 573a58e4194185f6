"""Newsletters: once to each, never after a refusal, stopped at any moment, agreed to by two."""

import pytest

from ouvrage.accounts.models import Quality
from ouvrage.accounts.tests.factories import UserFactory
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.conftest import activated
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.tests.threads import at_once
from ouvrage.kit.time import clock_at
from ouvrage.notifications.choosing import choose
from ouvrage.notifications.errors import NotYoursToApprove, WordsRefused
from ouvrage.notifications.kinds import Channel
from ouvrage.notifications.models import Addressee, Mail, Newsletter
from ouvrage.notifications.newsletter import services
from ouvrage.notifications.newsletter.queries import figures_of
from ouvrage.notifications.newsletter.segments import people_of, segments
from ouvrage.notifications.newsletter.states import NewsletterState
from ouvrage.notifications.parameters import NEWSLETTER_ALONE
from ouvrage.notifications.states import MailState, Pace

WORDS = {
    "subject_fr": "Du nouveau sur {site}",
    "body_fr": "Bonjour {name},\n\nVoici.",
    "subject_en": "News from {site}",
    "body_en": "Hello {name},\n\nHere it is.",
}


@pytest.fixture
def agnes(db):
    BrandFactory()
    return activated(UserFactory(pseudo="agnes", staff_roles=["sales"]))


@pytest.fixture
def draft(agnes):
    return services.write_newsletter(
        newsletter_id=new_id(), actor=agnes, segment="providers", **WORDS
    )


@pytest.fixture
def planned(draft, agnes, paul, nadia):
    return services.plan_newsletter(newsletter_id=draft.pk, actor=agnes)


def send(newsletter):
    """As the worker does, once the delay is over."""
    with clock_at(newsletter.starts_at):
        while services.send_batch(newsletter_id=newsletter.pk):
            pass
        run_due()


def test_each_person_of_the_segment_gets_it_once_in_his_language(planned, paul, nadia, mailoutbox):
    type(nadia).objects.filter(pk=nadia.pk).update(language="en")

    send(planned)
    send(planned)

    subjects = {mail.to[0]: mail.subject for mail in mailoutbox}
    assert len(mailoutbox) == 2
    assert subjects[paul.email] == "Du nouveau sur Atelier Graphique"
    assert subjects[nadia.email] == "News from Atelier Graphique"
    assert "List-Unsubscribe" in mailoutbox[0].extra_headers
    planned.refresh_from_db()
    assert planned.state == NewsletterState.SENT


def test_nothing_leaves_before_the_delay_is_over(planned, mailoutbox):
    assert services.send_batch(newsletter_id=planned.pk) == 0
    assert not Addressee.objects.exists()


def test_one_click_takes_it_back_before_it_leaves(planned, agnes):
    services.stop_newsletter(newsletter_id=planned.pk, actor=agnes)

    with clock_at(planned.starts_at):
        assert services.send_batch(newsletter_id=planned.pk) == 0
    assert Newsletter.objects.get().state == NewsletterState.DRAFT


def test_who_refused_gets_none_even_when_he_did_so_midway(planned, paul, nadia, mailoutbox):
    choose(user=paul, about="notifications.newsletter", channel=Channel.MAIL, pace=Pace.NEVER)
    with clock_at(planned.starts_at):
        services.send_batch(newsletter_id=planned.pk)
        choose(user=nadia, about="newsletter", channel=Channel.MAIL, pace=Pace.NEVER)
        run_due()

    assert mailoutbox == []
    assert figures_of(Newsletter.objects.get()).unwanted == 2


def test_a_private_person_gets_it_only_after_a_yes(planned, paul, nadia, mailoutbox):
    people = type(paul).objects.filter(pk__in=[paul.pk, nadia.pk])
    people.update(quality=Quality.CONSUMER)
    choose(user=nadia, about="newsletter", channel=Channel.MAIL, pace=Pace.AT_ONCE)

    send(planned)

    assert [mail.to for mail in mailoutbox] == [[nadia.email]]


def test_a_batch_that_dies_leaves_nothing_half_written(planned, monkeypatch, mailoutbox):
    with clock_at(planned.starts_at):
        monkeypatch.setattr(services, "_wake", _die)
        with pytest.raises(RuntimeError):
            services.send_batch(newsletter_id=planned.pk)
        monkeypatch.undo()
        assert not Addressee.objects.exists()
    send(planned)

    assert len(mailoutbox) == 2


def _die(_newsletter):
    raise RuntimeError


def test_stopped_midway_it_calls_back_what_waits(planned, agnes, mailoutbox):
    with clock_at(planned.starts_at):
        services.send_batch(newsletter_id=planned.pk)
        services.stop_newsletter(newsletter_id=planned.pk, actor=agnes)
        run_due()

    assert mailoutbox == []
    assert {mail.state for mail in Mail.objects.all()} == {MailState.CANCELLED}


def test_paused_it_waits_and_goes_on_where_it_was(planned, agnes, monkeypatch, mailoutbox):
    monkeypatch.setattr(services, "AT_ONCE", 1)
    with clock_at(planned.starts_at):
        services.send_batch(newsletter_id=planned.pk)
        services.pause_newsletter(newsletter_id=planned.pk, actor=agnes)
        assert services.send_batch(newsletter_id=planned.pk) == 0
        services.resume_newsletter(newsletter_id=planned.pk, actor=agnes)
    send(planned)

    assert len(mailoutbox) == 2


def test_above_a_bound_a_second_person_must_agree(draft, agnes, paul, nadia, monkeypatch):
    monkeypatch.setattr(type(NEWSLETTER_ALONE), "value", lambda *_args, **_kwargs: 1)
    services.plan_newsletter(newsletter_id=draft.pk, actor=agnes)
    assert Newsletter.objects.get().state == NewsletterState.ASKED

    with pytest.raises(NotYoursToApprove):
        services.approve_newsletter(newsletter_id=draft.pk, actor=agnes)

    other = UserFactory(pseudo="denis", staff_roles=["admin"])
    services.approve_newsletter(newsletter_id=draft.pk, actor=other)
    assert Newsletter.objects.get().state == NewsletterState.PLANNED


@pytest.mark.parametrize(
    "text", ["{settings}", "{ SECRET_KEY }", "---", "[link] x | //y", "[box] z"]
)
def test_unknown_names_and_marks_of_templates_are_refused(agnes, text):
    with pytest.raises(WordsRefused):
        services.write_newsletter(
            newsletter_id=new_id(), actor=agnes, segment="providers", **WORDS | {"body_fr": text}
        )


@pytest.mark.parametrize("text", ["{{settings.SECRET_KEY}}", "{% include 'x' %}", "{% now 'Y' %}"])
def test_templates_in_the_words_or_in_a_name_stay_words(agnes, mailoutbox, text):
    type(agnes).objects.filter(pk=agnes.pk).update(first_name="{% now 'Y' %}", last_name="")
    agnes.refresh_from_db()
    words = WORDS | {"body_fr": f"{{name}} {text}"}
    draft = services.write_newsletter(
        newsletter_id=new_id(), actor=agnes, segment="providers", **words
    )

    services.test_newsletter(newsletter_id=draft.pk, actor=agnes)
    run_due()

    assert f"{{% now 'Y' %}} {text}" in mailoutbox[0].body


def test_all_segments_can_be_counted(agnes, paul):
    assert {"providers", "clients_with_open_project", "subscribers", "sleeping_providers"} <= set(
        segments()
    )
    assert {code: people_of(code).count() for code in segments()}["providers"] == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_each_person_once(planned):
    def work():
        with clock_at(planned.starts_at):
            return services.send_batch(newsletter_id=planned.pk)

    at_once(work, work)

    assert Addressee.objects.count() == 2
    assert Mail.objects.filter(kind=services.KIND).count() == 2


def test_the_desk_writes_sees_plans_and_stops(client, agnes, paul, nadia, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    client.force_login(agnes)
    url = f"/bureau/lettres/{new_id()}/"

    client.post(f"{url}ecrire/", {"segment": "providers", **WORDS})
    page = client.get(url).text
    client.post(f"{url}planifier/")
    planned = client.get(url, headers={"HX-Request": "true"}).text
    client.post(f"{url}arreter/")

    assert "Envoyer à 2 personnes" in page
    assert "un clic la reprend" in planned
    assert "every 3s" in planned
    assert Newsletter.objects.get().state == NewsletterState.DRAFT
    assert client.get("/bureau/lettres/").text.count("Du nouveau") == 1


def test_one_reads_it_as_a_chosen_person_would(client, agnes, draft, nadia, settings):
    settings.DEMO_WITHOUT_SECOND_FACTOR = True
    type(nadia).objects.filter(pk=nadia.pk).update(language="en")
    client.force_login(agnes)

    page = client.get(f"/bureau/lettres/{draft.pk}/", {"personne": nadia.email}).text

    assert "News from Atelier Graphique" in page
