"""Where a movement comes from: the fact that tells of it, who acted, what was paid for it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import StaffRole, User
from ouvrage.credits.facts import GRANTED, RETURNED
from ouvrage.credits.models import Grant
from ouvrage.journal.models import Fact
from ouvrage.ledger.models import Posting
from ouvrage.payments.models import Sale

SYSTEM = _("The system")
TEAM = _("Our team")
LAPSED = re.compile(r"^\w+:([0-9a-f-]{36})$")
# How the key of a grant begins, and that of the sale which paid for it.
PAID = re.compile(r"^(?P<what>plan|pack):(?P<id>[0-9a-f-]{36}):(?P<part>\d+)")


@dataclass(frozen=True, slots=True)
class Link:
    """Something to open about a movement."""

    label: str | Promise
    url: str


@dataclass
class Sources:
    """All that the movements of one page come from, in five queries whatever their number."""

    company_id: int
    grants: dict[str, Grant] = field(default_factory=dict)
    told: dict[str, Fact] = field(default_factory=dict)
    spent: dict[tuple[int | None, str], Fact] = field(default_factory=dict)
    actors: Mapping[int, User] = field(default_factory=dict)
    sales: Mapping[str, Sale] = field(default_factory=dict)

    def grant_of(self, line: Posting) -> Grant | None:
        """The grant that came, or that lost what was left of it."""
        return self.grants.get(line.entry.key)

    def fact_of(self, line: Posting, project_id: int | None) -> Fact | None:
        grant = self.grant_of(line)
        if grant:
            return self.told.get(_told_key(str(grant.pk), is_gone=line.entry.key != grant.key))
        return self.spent.get((project_id, line.account.unit))

    def who(self, fact: Fact | None) -> str | Promise:
        """A member by name, staff by their department, or the system."""
        actor = self.actors.get(fact.actor_id or 0) if fact else None
        if fact is None or actor is None or fact.actor_side == "platform":
            return SYSTEM
        if actor.company_id == self.company_id:
            return actor.full_name
        roles = [role for role in actor.staff_roles if role in StaffRole.values]
        return StaffRole(roles[0]).label if roles else TEAM

    def links(self, line: Posting) -> list[Link]:
        """What was bought and its invoice, when somebody paid for these credits."""
        grant = self.grant_of(line)
        paid = PAID.match(grant.key) if grant else None
        if paid is None:
            return []
        links = [_bought(paid)]
        sale = self.sales.get(_sale_key(paid))
        if sale:
            links.append(Link(_("Invoice"), reverse("invoices:of_sale", args=[sale.pk])))
        return links


def sources_of(company_id: int, lines: Iterable[Posting]) -> Sources:
    lines = list(lines)
    keys = [line.entry.key for line in lines]
    gone = {match[1]: match[0] for match in map(LAPSED.match, keys) if match}
    found = Grant.objects.filter(Q(key__in=keys) | Q(pk__in=list(gone)), company_id=company_id)
    grants = list(found)
    by_key = {grant.key: grant for grant in grants}
    by_key |= {gone[str(one.pk)]: one for one in grants if str(one.pk) in gone}
    told = list(
        Fact.objects.filter(
            subject=Grant._meta.label_lower, subject_id__in=[str(grant.pk) for grant in grants]
        ).order_by("pk")
    )
    spent = list(_openings(company_id, lines))
    actors = {fact.actor_id for fact in (*told, *spent) if fact.actor_id}
    wanted = {_sale_key(paid) for paid in map(PAID.match, (grant.key for grant in grants)) if paid}
    return Sources(
        company_id,
        by_key,
        {_told_key(fact.subject_id, is_gone=_is_gone(fact)): fact for fact in told},
        {(fact.project_id, str(fact.data["credit"]).upper()): fact for fact in spent},
        User.objects.in_bulk(actors) if actors else {},
        {sale.key: sale for sale in Sale.objects.filter(key__in=wanted)} if wanted else {},
    )


def _openings(company_id: int, lines: list[Posting]) -> Iterable[Fact]:
    """The facts in which a credit was spent: they name its kind in `credit`."""
    numbers = {
        int(line.entry.reference.removeprefix("project:"))
        for line in lines
        if re.fullmatch(r"project:\d+", line.entry.reference)
    }
    if not numbers:
        return []
    own = Fact.objects.filter(company_id=company_id, project_id__in=numbers)
    return own.filter(data__has_key="credit").order_by("pk")


def _is_gone(fact: Fact) -> bool:
    """It tells of credits that left, not of their coming."""
    return fact.kind not in {GRANTED.name, RETURNED.name}


def _told_key(grant_id: str, *, is_gone: bool) -> str:
    return f"{grant_id}:gone" if is_gone else grant_id


def _bought(paid: re.Match[str]) -> Link:
    if paid["what"] == "pack":
        return Link(_("See the order"), reverse("credits:order", args=[paid["id"]]))
    return Link(_("Subscription"), reverse("subscriptions:mine"))


def _sale_key(paid: re.Match[str]) -> str:
    if paid["what"] == "pack":
        return f"pack:{paid['id']}:{paid['part']}"
    return f"term:{paid['id']}"
