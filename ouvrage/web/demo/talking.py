"""What waits unread in the demo: recent words to its people, after all older ones were read."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction

from ouvrage.accounts.models import User
from ouvrage.kit.errors import Refused
from ouvrage.kit.ids import new_id
from ouvrage.kit.jobs import run_due
from ouvrage.kit.time import clock_at, now
from ouvrage.messaging.conversations.subjects import readable_threads
from ouvrage.messaging.models import ReadMark, Thread
from ouvrage.messaging.services import mark_read, mute
from ouvrage.offers import services as offers
from ouvrage.offers.models import Offer

FROM_PROVIDERS = (
    "Bonjour, je peux vous montrer une première piste jeudi. Le matin vous conviendrait-il ?",
    "J’ai relu votre cahier des charges : la version anglaise est-elle comprise dans le budget ?",
    "Je vous ai préparé deux variantes de la page d’accueil, l’une sobre, l’autre plus colorée.",
)
FROM_CLIENTS = (
    "Merci pour votre offre. Pourriez-vous avancer la livraison d’une semaine ?",
    "Votre proposition nous plaît ; quels fichiers sources nous remettrez-vous à la fin ?",
)


def play() -> None:
    """Safe to run again: once somebody has read something, all of this was done."""
    if ReadMark.objects.exists():
        return
    moment = now()
    with clock_at(moment - timedelta(hours=20)):
        _read_everything()
    for number, (offer, author, body) in enumerate(_words()):
        with clock_at(moment - timedelta(hours=9 - 2 * number)):
            _write(offer, author, body)
            run_due()
    _mute_one()


@transaction.atomic
def _read_everything() -> None:
    """Everybody has seen what was written so far."""
    for person in User.objects.filter(is_active=True).select_related("company"):
        for thread in readable_threads(person):
            mark_read(about=thread.about, companies=[thread.company_id], reader=person)


def _words() -> Iterator[tuple[Offer, User, str]]:
    """To claire from those who made her offers, and to paul from his clients."""
    waiting = Offer.objects.waiting().select_related("author", "project__client").order_by("pk")
    to_claire = waiting.filter(project__client__pseudo="claire")
    for offer, body in zip(to_claire, FROM_PROVIDERS, strict=False):
        yield offer, offer.author, body
    for offer, body in zip(waiting.filter(author__pseudo="paul"), FROM_CLIENTS, strict=False):
        if offer.project.client:
            yield offer, offer.project.client, body


def _write(offer: Offer, author: User, body: str) -> None:
    try:
        offers.write_privately(message_id=new_id(), offer_id=offer.pk, body=body, actor=author)
    except Refused:
        return


def _mute_one() -> None:
    """Claire hears no more of one of them."""
    claire = User.objects.filter(pseudo="claire").first()
    thread = Thread.objects.filter(messages__body=FROM_PROVIDERS[-1]).first()
    if claire and thread:
        mute(thread_id=thread.pk, actor=claire)
