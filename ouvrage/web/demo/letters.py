"""Two people of the demo ask for letters on paper; accounting posts them, one comes back."""

from datetime import datetime, timedelta
from functools import partial

from ouvrage.accounts.models import User
from ouvrage.kit.errors import Refused
from ouvrage.kit.ids import new_id
from ouvrage.notifications.models import PostalAddress, PostalLetter
from ouvrage.notifications.post import services
from ouvrage.web.demo.schedule import Event

ASKING = {
    "claire": {"street": "4 rue des Tonneliers", "postcode": "35400", "city": "Saint-Malo"},
    "paul": {"street": "18 montée de la Grande-Côte", "postcode": "69001", "city": "Lyon"},
}
POSTED_DAYS_AGO = (30, 12, 5)
ACCOUNTANT = "lucie-compta"


def events(moment: datetime, opened_days_ago: int) -> list[Event]:
    """They ask as soon as they come; letters leave on some days; the last ones wait."""
    if PostalAddress.objects.exists():
        return []
    asked = moment - timedelta(days=opened_days_ago)
    batches: list[Event] = [
        Event(moment - timedelta(days=days), partial(_post, is_first=days == POSTED_DAYS_AGO[0]))
        for days in POSTED_DAYS_AGO
    ]
    return [Event(asked, _ask), *batches]


def _ask() -> None:
    for pseudo, address in ASKING.items():
        person = User.objects.get(pseudo=pseudo)
        services.ask_for_letters(actor=person, name=person.full_name, country="FR", **address)


def _post(*, is_first: bool) -> None:
    """Print what waits, take it to the post; of the first batch one letter comes back."""
    accountant = User.objects.get(pseudo=ACCOUNTANT)
    try:
        batch = services.print_letters(batch_id=new_id(), actor=accountant)
    except Refused:
        return  # nobody was told anything that binds him yet
    services.post_batch(batch_id=batch.pk, actor=accountant)
    if is_first:
        returned = PostalLetter.objects.filter(batch=batch).order_by("queued_at")[0]
        services.note_return(letter_id=returned.pk, actor=accountant)
