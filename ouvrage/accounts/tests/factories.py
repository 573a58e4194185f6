"""Smallest valid people and companies."""

import factory
from factory.django import DjangoModelFactory

from ouvrage.accounts.models import Company, LegalStatus, StaffRole, User

PASSWORD = "une phrase de passe solide"


class CompanyFactory(DjangoModelFactory[Company]):
    class Meta:
        model = Company

    name = factory.Sequence(lambda n: f"Studio {n}")
    legal_form = "micro-entreprise"
    legal_status = LegalStatus.REGISTERED
    registration_number = "732829320"
    street = "3 quai des Encres"
    postcode = "44000"
    city = "Nantes"
    title = "Graphiste"


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        provider = factory.Trait(company=factory.SubFactory(CompanyFactory))
        officer = factory.Trait(staff_roles=[StaffRole.FOLLOWUP])
        supervisor = factory.Trait(staff_roles=[StaffRole.SUPERVISOR])
        admin = factory.Trait(staff_roles=[StaffRole.ADMIN])

    pseudo = factory.Sequence(lambda n: f"personne{n}")
    email = factory.LazyAttribute(lambda user: f"{user.pseudo}@courriel.example")
    first_name = factory.LazyAttribute(lambda user: user.pseudo.capitalize())
    last_name = "Martin"
    phone = "+33639980012"
    password = factory.django.Password(PASSWORD)
