"""Who had which phone number before his eyes, when and why."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.access import facts as access
from ouvrage.accounts.models import Company, User
from ouvrage.followup import facts as followup
from ouvrage.followup.looks import facts as looks
from ouvrage.followup.looks.queries import LOOKS
from ouvrage.growth.sales import facts as sales
from ouvrage.journal.models import Fact
from ouvrage.kit.paging import Page, page_of

WHYS: dict[str, str | Promise] = {
    access.OPENED.name: _("obtained for a contact credit"),
    looks.PHONE_SHOWN.name: _("shown again on the report"),
    followup.TASK_TAKEN.name: _("call taken by an officer"),
    sales.PHONE_SHOWN.name: _("a provider’s number, by a sales agent"),
}
ACCESSES = LOOKS | Q(kind=sales.PHONE_SHOWN.name)


@dataclass(frozen=True, slots=True)
class Look:
    """One access, in words."""

    fact: Fact
    who: str
    company: str
    why: str | Promise


@dataclass(frozen=True, slots=True)
class LookList:
    """All accesses, the newest first; of one project (#123) or of people by a word, one reason."""

    words: str = ""
    why: str = ""

    ORDER = ("-at", "-id")

    def rows(self) -> QuerySet[Fact]:
        facts = Fact.objects.filter(ACCESSES)
        if self.why in WHYS:
            facts = facts.filter(kind=self.why)
        number = self.words.lstrip("#")
        if number.isdecimal() and len(number) < 12:
            return facts.filter(project_id=int(number))
        if self.words:
            match = Q(pseudo__icontains=self.words) | Q(last_name__icontains=self.words)
            people = User.objects.filter(match | Q(company__name__icontains=self.words))
            facts = facts.filter(actor_id__in=people.values("pk"))
        return facts

    def page(self, after: str = "") -> Page[Fact]:
        return page_of(self.rows(), order=self.ORDER, after=after, size=40)


def looks_of(facts: list[Fact]) -> list[Look]:
    """In words; two queries."""
    people = User.objects.in_bulk({fact.actor_id for fact in facts if fact.actor_id})
    companies = Company.objects.in_bulk({fact.company_id for fact in facts if fact.company_id})
    return [
        Look(
            fact=fact,
            who=person.full_name if (person := people.get(fact.actor_id or 0)) else "",
            company=one.name if (one := companies.get(fact.company_id or 0)) else "",
            why=WHYS[fact.kind],
        )
        for fact in facts
    ]
