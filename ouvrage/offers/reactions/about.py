"""What a fact about offers is about, read again when the reaction runs."""

from ouvrage.journal.models import Fact
from ouvrage.messaging.models import Message
from ouvrage.offers.models import Offer
from ouvrage.projects.models import Project

PEOPLE = ("project__client", "project__brand", "author", "company")


def offer_of(fact: Fact) -> Offer:
    return Offer.objects.select_related(*PEOPLE).get(pk=fact.subject_id)


def project_of(fact: Fact) -> Project:
    return Project.objects.select_related("client", "brand").get(pk=fact.project_id or 0)


def message_of(fact: Fact) -> Message:
    return Message.objects.select_related("author", "answers__author").get(pk=fact.subject_id)


def names(offer: Offer) -> dict[str, str]:
    return {"company": offer.company.name, "title": offer.project.title}
