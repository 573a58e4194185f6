"""What the client notes for himself: kept as he types, never read by anybody else."""

import pytest
from django.test import Client
from django.urls import reverse

from ouvrage.accounts.models import User
from ouvrage.journal.models import Fact
from ouvrage.offers import errors
from ouvrage.offers.models import Offer, OfferCriterion, OfferMark
from ouvrage.offers.services import select_offer
from ouvrage.offers.weighing.queries import criteria_of, judgements
from ouvrage.offers.weighing.services import Wanted, set_criteria, weigh_offer
from ouvrage.projects.models import Project

CANARY = "Cancale-privé-7431"


@pytest.fixture
def criteria(project: Project, claire: User) -> list[OfferCriterion]:
    wanted = [Wanted("Références", 3), Wanted(f"Délai {CANARY}", 1)]
    set_criteria(project_id=project.pk, wanted=wanted, actor=claire)
    return criteria_of(project.pk)


@pytest.fixture
def judged(offer: Offer, criteria: list[OfferCriterion], claire: User) -> Offer:
    points = {criteria[0].pk: 5, criteria[1].pk: 2}
    weigh_offer(offer_id=offer.pk, points=points, text=CANARY, actor=claire)
    return offer


def test_the_score_is_the_mean_by_weight(judged: Offer) -> None:
    own = judgements(judged.project_id, [judged])[judged.pk]

    assert own.tenths == 43  # (3 × 5 + 1 × 2) / 4 = 4,25
    assert (own.is_whole, own.note) == (True, CANARY)


def test_points_are_taken_back(judged: Offer, criteria: list[OfferCriterion], claire: User) -> None:
    weigh_offer(offer_id=judged.pk, points={criteria[0].pk: 0}, text="", actor=claire)

    own = judgements(judged.project_id, [judged])[judged.pk]
    assert (own.tenths, own.is_whole, own.note) == (20, False, "")


def test_a_criterion_that_is_left_out_goes_with_its_points(
    judged: Offer, project: Project, claire: User
) -> None:
    set_criteria(project_id=project.pk, wanted=[Wanted("Références")], actor=claire)
    set_criteria(project_id=project.pk, wanted=[Wanted("Références"), Wanted(" ")], actor=claire)

    assert [one.label for one in criteria_of(project.pk)] == ["Références"]
    assert OfferMark.objects.count() == 1


@pytest.mark.parametrize(
    "wanted",
    [
        [Wanted("Prix"), Wanted("prix ")],
        [Wanted("Prix", 4)],
        [Wanted(f"Critère {number}") for number in range(7)],
    ],
)
def test_criteria_are_few_and_different(
    project: Project, claire: User, wanted: list[Wanted]
) -> None:
    with pytest.raises(errors.BadCriteria) as refusal:
        set_criteria(project_id=project.pk, wanted=wanted, actor=claire)

    assert refusal.value.code == "offers.bad_criteria"


def test_points_stay_within_bounds(
    offer: Offer, criteria: list[OfferCriterion], claire: User
) -> None:
    with pytest.raises(errors.BadCriteria):
        weigh_offer(offer_id=offer.pk, points={criteria[0].pk: 6}, text="", actor=claire)


def test_the_criteria_of_another_project_count_for_nothing(
    offer: Offer, claire: User, judged: Offer
) -> None:
    weigh_offer(offer_id=offer.pk, points={999_999: 5}, text="", actor=claire)

    assert OfferMark.objects.count() == 2


def test_nobody_else_notes_anything(offer: Offer, paul: User, sophie: User) -> None:
    for person in (paul, sophie):
        with pytest.raises(errors.NotYourProject):
            weigh_offer(offer_id=offer.pk, points={}, text="Non", actor=person)
        with pytest.raises(errors.NotYourProject):
            set_criteria(project_id=offer.project_id, wanted=[], actor=person)


def test_nobody_else_reads_a_word_of_it(judged: Offer, paul: User, sophie: User) -> None:
    """Pages, sheet and journal: the author of the offer and the desk see nothing."""
    pages = [
        reverse("offers:read", args=[judged.pk]),
        reverse("offers:versions", args=[judged.pk]),
        reverse("offers:compare", args=[judged.project_id]),
        reverse("offers:export", args=[judged.project_id]),
        reverse("web:project", args=[judged.project_id]),
        reverse("offers:mine"),
    ]
    for person in (paul, sophie):
        client = Client()
        client.force_login(person)
        for page in pages:
            answer = client.get(page)
            assert CANARY.encode() not in b"".join(answer)

    assert CANARY not in str(list(Fact.objects.values_list("data", flat=True)))


def test_the_client_finds_it_again_after_his_choice(
    judged: Offer, claire: User, client: Client
) -> None:
    select_offer(offer_id=judged.pk, seen_version=1, actor=claire)
    client.force_login(claire)

    assert CANARY in client.get(reverse("offers:read", args=[judged.pk])).content.decode()
    sheet = client.get(reverse("offers:export", args=[judged.project_id]))
    assert CANARY.encode() in b"".join(sheet)


def test_it_is_kept_without_a_reload(
    offer: Offer, criteria: list[OfferCriterion], claire: User, client: Client
) -> None:
    client.force_login(claire)
    page = reverse("offers:weigh", args=[offer.pk])
    typed = {f"points-{criteria[0].pk}": "4", "text": "Bien", "points-x": "5"}

    for _again in range(2):
        answer = client.post(page, typed, headers={"HX-Request": "true"})
        assert answer.status_code == 200

    own = judgements(offer.project_id, [offer])[offer.pk]
    assert (own.points, own.note) == ({criteria[0].pk: 4}, "Bien")


def test_criteria_are_chosen_on_a_page(project: Project, claire: User, client: Client) -> None:
    client.force_login(claire)
    page = reverse("offers:criteria", args=[project.pk])

    assert client.get(page).status_code == 200
    typed = {"label_0": "Écoute", "weight_0": "2", "label_2": "Prix", "weight_2": "1"}
    assert client.post(page, typed).status_code == 303

    assert [(one.label, one.weight) for one in criteria_of(project.pk)] == [
        ("Écoute", 2),
        ("Prix", 1),
    ]
