"""Background entry points of access."""

from ouvrage.access.board.services import remind
from ouvrage.access.models import Prospect
from ouvrage.kit.jobs import job
from ouvrage.kit.time import today


@job("access.remind_prospects", cron="15 6 * * *")
def remind_prospects() -> None:
    """What people wanted to be reminded of today: each in its own transaction, once."""
    due = Prospect.objects.filter(remind_on__lte=today(), reminded_on__isnull=True)
    for prospect_id in due.order_by("pk").values_list("pk", flat=True):
        remind(prospect_id=prospect_id)
