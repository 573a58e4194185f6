"""Staff search over everything."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ouvrage.accounts.models import Company, User
from ouvrage.contracts.models import Contract
from ouvrage.projects.models import Project

MOST = 10
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class StaffSearch:
    """Projects, people, companies and contracts that answer to a word or a number."""

    words: str
    of_providers: bool = False
    """For the sales desk: no project, no client, no contract (RULES §1)."""

    @property
    def is_empty(self) -> bool:
        return len(self.words.lstrip("#")) < SHORTEST

    def projects(self) -> QuerySet[Project]:
        if self.of_providers:
            return Project.objects.none()
        number = self.words.lstrip("#")
        match = Q(title__icontains=self.words) | Q(client__email__iexact=self.words)
        match |= Q(client__pseudo__iexact=self.words)
        if number.isdigit():
            match |= Q(pk=int(number))
        return (
            Project.objects.filter(match).select_related("category", "brand").order_by("-pk")[:MOST]
        )

    def people(self) -> QuerySet[User]:
        match = (
            Q(email__icontains=self.words)
            | Q(pseudo__icontains=self.words)
            | Q(last_name__icontains=self.words)
        )
        if self.of_providers:
            match &= Q(company__isnull=False)
        return User.objects.filter(match).select_related("company").order_by("pseudo")[:MOST]

    def companies(self) -> QuerySet[Company]:
        match = Q(name__icontains=self.words) | Q(registration_number=self.words.replace(" ", ""))
        return Company.objects.filter(match).order_by("name")[:MOST]

    def contracts(self) -> QuerySet[Contract]:
        if self.of_providers:
            return Contract.objects.none()
        found = Contract.objects.filter(number__icontains=self.words)
        return found.select_related("project").order_by("-created_at")[:MOST]
