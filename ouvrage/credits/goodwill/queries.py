"""The desk of gestures: what waits for a colleague, what was decided."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ouvrage.accounts.models import Company
from ouvrage.credits.errors import CompanyUnknown
from ouvrage.credits.models import Goodwill
from ouvrage.credits.states import GoodwillState

WAITING_AT_ONCE = 100
PEOPLE = ("company", "asked_by", "decided_by")


@dataclass(frozen=True, slots=True)
class Gestures:
    """Those that wait, oldest first; those that were decided, newest first."""

    ORDER = ("-asked_at", "-pk")

    def waiting(self) -> list[Goodwill]:
        asked = Goodwill.objects.filter(state=GoodwillState.ASKED).select_related(*PEOPLE)
        return list(asked.order_by("asked_at", "pk")[:WAITING_AT_ONCE])

    def decided(self) -> QuerySet[Goodwill]:
        return Goodwill.objects.exclude(state=GoodwillState.ASKED).select_related(*PEOPLE)


def company_named(words: str) -> Company:
    """The company of a pseudo or an address, or of a registration number.

    Refused: credits.company_unknown; also when several answer to it.
    """
    plain = words.strip()
    person = Q(members__pseudo__iexact=plain) | Q(members__email__iexact=plain)
    number = Q(registration_number=plain.replace(" ", "")) & ~Q(registration_number="")
    found = list(Company.objects.filter(person | number).distinct()[:2])
    if len(found) != 1:
        raise CompanyUnknown(words=plain)
    return found[0]
