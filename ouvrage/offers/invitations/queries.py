"""Whom a client may invite, and the invitations of both sides."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ouvrage.accounts.models import Company, User
from ouvrage.kit.time import now
from ouvrage.offers.invitations.models import Invitation, InvitationQuerySet
from ouvrage.offers.models import Offer
from ouvrage.offers.parameters import INVITATION_DAYS, MOST_INVITATIONS
from ouvrage.offers.states import OfferState
from ouvrage.projects.models import Project
from ouvrage.projects.states import LISTED, REALISED

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Inviting:
    """The client's page: places left, those invited, those he may still invite."""

    project: Project

    def invited(self) -> list[Invitation]:
        rows = Invitation.objects.filter(project=self.project).select_related("company")
        return list(rows.order_by("invited_at"))

    def places_left(self) -> int:
        most = MOST_INVITATIONS.value(brand_id=self.project.brand_id)
        taken = Invitation.objects.filter(project=self.project).taking_places().count()
        return max(0, most - taken)

    def worked_with(self) -> QuerySet[Company]:
        """Those chosen on the client's own realised projects, wherever they stand now."""
        done = Offer.objects.filter(
            project__client=self.project.client_id,
            project__state__in=REALISED,
            state=OfferState.SELECTED,
        )
        return self._candidates().filter(pk__in=done.values("company_id"))[:SHOWN]

    def found(self, words: str) -> QuerySet[Company]:
        """By name, pseudo or skill; without words, those who share most of the project's skills.

        Nobody can pay for a better place: equal ones stand in the order of their names.
        """
        candidates = self._candidates()
        if words:
            by_skill = Q(skills__name_fr__icontains=words) | Q(skills__name_en__icontains=words)
            by_name = Q(name__icontains=words) | Q(members__pseudo__icontains=words)
            return candidates.filter(by_name | by_skill).distinct().order_by("name")[:SHOWN]
        asked = self.project.skills.values("pk")
        shared = Count("skills", filter=Q(skills__in=asked), distinct=True)
        fitting = candidates.annotate(shared=shared).filter(shared__gt=0)
        return fitting.order_by("-shared", "name")[:SHOWN]

    def _candidates(self) -> QuerySet[Company]:
        """Active companies, not the client's own, neither invited nor in the running already."""
        active = User.objects.filter(company=OuterRef("pk"), is_active=True)
        invited = Invitation.objects.filter(company=OuterRef("pk"), project=self.project)
        bidding = Offer.objects.live().filter(company=OuterRef("pk"), project=self.project)
        rows = Company.objects.filter(Exists(active), ~Exists(invited), ~Exists(bidding))
        client = self.project.client
        own = client.company_id if client else None
        return rows.exclude(pk=own or 0).prefetch_related("skills")


def find_invitation(invitation_id: UUID, reader: User) -> Invitation:
    """The invitation, for the company that was invited; else 404."""
    own = Invitation.objects.filter(company=reader.company_id or 0)
    return own.select_related("project__brand", "project__category", "company").found(
        pk=invitation_id
    )


def invitations_of(company_id: int) -> InvitationQuerySet:
    """A provider's invitations, the latest first."""
    rows: InvitationQuerySet = Invitation.objects.filter(company=company_id)
    return rows.select_related("project__category").order_by("-invited_at")


def waiting_invitations(company_id: int) -> InvitationQuerySet:
    return invitations_of(company_id).waiting()


def to_lapse() -> InvitationQuerySet:
    """Unanswered for too long, or to a project that takes no offers any more."""
    late = Q(invited_at__lt=now() - timedelta(days=INVITATION_DAYS.value()))
    return Invitation.objects.waiting().filter(late | ~Q(project__state__in=LISTED))
