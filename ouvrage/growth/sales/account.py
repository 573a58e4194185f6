"""One provider's account, for the sales desk."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.functional import cached_property

from ouvrage.accounts.models import Company, User
from ouvrage.credits.models import Goodwill
from ouvrage.credits.queries import Balance, balances
from ouvrage.growth.sales import queries
from ouvrage.growth.sales.models import CallRefusal, Commitment, PhoneLook, SalesNote
from ouvrage.kit.money import Money
from ouvrage.payments.models import Payment
from ouvrage.subscriptions.models import Incident, Subscription, Term
from ouvrage.subscriptions.showing.dates import line_of_dates
from ouvrage.subscriptions.states import SubscriptionState
from ouvrage.ui.dates import DateStrip

AT_ONCE = 30


@dataclass(frozen=True)
class Account:
    """Each part is read when it is shown; nothing here looks at a project."""

    company: Company

    @cached_property
    def line(self) -> queries.Line:
        return queries.lines_of([self.company])[0]

    @property
    def subscription(self) -> Subscription | None:
        return self.line.subscription

    @cached_property
    def strip(self) -> DateStrip | None:
        own = self.subscription
        if own is None or own.state == SubscriptionState.AWAITING_PAYMENT:
            return None
        return line_of_dates(own)

    @cached_property
    def members(self) -> list[User]:
        return list(self.company.members.filter(is_active=True).order_by("pk"))

    @cached_property
    def orders(self) -> list[tuple[Term, Money]]:
        """Terms ordered, renewed, changed, the newest first."""
        terms = Term.objects.filter(subscription__company=self.company)
        newest = terms.select_related("plan_version__plan").order_by("-made_at")[:AT_ONCE]
        return [(term, Money(term.ttc_cents)) for term in newest]

    @cached_property
    def payments(self) -> list[Payment]:
        """What was asked and what became of it; by which card or bank is not for this desk."""
        rows = Payment.objects.filter(company=self.company).order_by("-asked_at")
        return list(rows.only("label", "amount_cents", "currency", "state", "asked_at")[:AT_ONCE])

    @cached_property
    def incidents(self) -> list[tuple[Incident, Money]]:
        rows = Incident.objects.filter(term__subscription__company=self.company)
        return [(one, Money(one.amount_cents)) for one in rows.order_by("-opened_at")[:AT_ONCE]]

    @property
    def balances(self) -> dict[str, Balance]:
        return balances(self.company.pk)

    @cached_property
    def gestures(self) -> list[Goodwill]:
        rows = Goodwill.objects.filter(company=self.company).select_related("asked_by")
        return list(rows.order_by("-asked_at")[:AT_ONCE])

    @cached_property
    def commitments(self) -> list[Commitment]:
        rows = Commitment.objects.filter(company=self.company)
        return list(rows.select_related("promised_by").order_by("-promised_at")[:AT_ONCE])

    @cached_property
    def notes(self) -> list[SalesNote]:
        rows = SalesNote.objects.filter(company=self.company).select_related("author", "done_by")
        return list(rows.order_by("-written_at")[:AT_ONCE])

    @cached_property
    def refusal(self) -> CallRefusal | None:
        return CallRefusal.objects.filter(company=self.company).first()

    @cached_property
    def looks(self) -> list[PhoneLook]:
        rows = PhoneLook.objects.filter(company=self.company).select_related("agent")
        return list(rows.order_by("-at")[:5])


def account_of(company_id: int) -> Account:
    """404 when there is no such provider."""
    company = Company.objects.filter(pk=company_id, members__isnull=False).distinct().first()
    if company is None:
        raise Http404
    return Account(company)
