"""The fifteen readers before whom every door is tried, and what must never be told to them."""

from typing import Any

from allauth.mfa.models import Authenticator

from ouvrage.accounts.models import StaffRole, User
from ouvrage.accounts.tests.factories import CompanyFactory, UserFactory
from ouvrage.conftest import activated

ANON = "anon"
STAFF = {
    "officer": StaffRole.FOLLOWUP,
    "supervisor": StaffRole.SUPERVISOR,
    "sales": StaffRole.SALES,
    "support": StaffRole.SUPPORT,
    "accountant": StaffRole.ACCOUNTANT,
    "admin": StaffRole.ADMIN,
}
PROVIDERS = (
    "provider_none",  # opened nothing
    "provider_report",  # spent a consultation credit
    "provider_offer",  # spent an offre credit and made an offer
    "provider_contact",  # spent a contact credit
    "provider_selected",  # chosen on other projects of the same client
)
ROLES = (ANON, "suspended", "client_owner", "client_other", *PROVIDERS, *STAFF)
GROUPS = {
    "all": set(ROLES),
    "out": {ANON, "suspended"},
    "clients": {"client_owner", "client_other"},
    "providers": set(PROVIDERS),
    "openers": set(PROVIDERS[1:4]),
    "followup": {"officer", "supervisor", "admin"},
    "staff": set(STAFF),
}

CLIENT = {
    "name": "Célestine Canari-Pérault",
    "e-mail": "celestine@canari-perault.example",
    "phone": "+33639987654",
    "organisation": "Volière Canari-Pérault",
}
"""What only those who opened the contact, and the desk, may learn of the client."""
INTERNAL_NOTE = "Carnet interne : elle hésite encore avec la concurrence."
PRIVATE_TALK = "Entre nous seulement : je préfère la piste à la plume."
PITCH = "Trois pistes dessinées à la main, puis la mise au net."


def make_people() -> dict[str, User]:
    """Everybody but the visitor, each with the rights of their role and no more."""
    people: dict[str, User] = {
        "client_owner": _client(pseudo="celestine"),
        "client_other": activated(UserFactory(pseudo="autre_cliente")),
        "suspended": activated(UserFactory(pseudo="suspendu", provider=True)),
    }
    for role in PROVIDERS:
        company = CompanyFactory(name=f"Atelier {role}")
        people[role] = activated(UserFactory(pseudo=role, company=company))
    for name, role in STAFF.items():
        people[name] = activated(UserFactory(pseudo=f"equipe_{name}", staff_roles=[role]))
        _with_second_factor(people[name])
    return people


def _client(**fields: Any) -> User:
    first, _, last = CLIENT["name"].partition(" ")
    return activated(
        UserFactory(
            first_name=first,
            last_name=last,
            email=CLIENT["e-mail"],
            phone=CLIENT["phone"],
            organisation=CLIENT["organisation"],
            **fields,
        )
    )


def _with_second_factor(user: User) -> None:
    """Without one, a desk sends its people to set it up; see the accounts' own tests."""
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
    )
