"""Staff search over everything, and the state of the books."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from ouvrage.accounts.models import Company, User
from ouvrage.backoffice import words
from ouvrage.brands.parameters import Parameter, declared
from ouvrage.contracts.models import Contract
from ouvrage.projects.models import Project

MOST = 10
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class StaffSearch:
    """Projects, people, companies and contracts that answer to a word or a number."""

    words: str

    @property
    def is_empty(self) -> bool:
        return len(self.words.lstrip("#")) < SHORTEST

    def projects(self) -> QuerySet[Project]:
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
        return User.objects.filter(match).select_related("company").order_by("pseudo")[:MOST]

    def companies(self) -> QuerySet[Company]:
        match = Q(name__icontains=self.words) | Q(registration_number=self.words.replace(" ", ""))
        return Company.objects.filter(match).order_by("name")[:MOST]

    def contracts(self) -> QuerySet[Contract]:
        found = Contract.objects.filter(number__icontains=self.words)
        return found.select_related("project").order_by("-created_at")[:MOST]


def parameters() -> list[tuple[Parameter[Any], str, str]]:
    """Every declared parameter with the value in force and its unit, as people read them."""
    return [
        (one, words.value(one, one.value()), words.unit(one)) for _, one in sorted(declared.items())
    ]
