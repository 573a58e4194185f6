"""Brands, categories, skills, clients, providers and staff of the demo."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from ouvrage.accounts.models import Company, LegalStatus, Quality, StaffRole, User
from ouvrage.accounts.services import open_company
from ouvrage.brands.models import Brand, Category, LegalEntity, Skill
from ouvrage.credits.models import Cause, CreditKind
from ouvrage.credits.services import grant_credits
from ouvrage.kit.time import end_of_day, today
from ouvrage.web.demo.reading import read

PASSWORD = "ouvrage en demonstration"  # noqa: S105 - printed at the start of every demo
STREETS = ("rue des Ateliers", "place du Marché", "quai de la Fosse", "avenue de la Gare")
QUALITIES = {
    "professionnel": Quality.PROFESSIONAL,
    "consommateur": Quality.CONSUMER,
    "association": Quality.NON_PROFESSIONAL,
}
ROLES = {
    "follow_up_officer": [StaffRole.FOLLOWUP],
    "follow_up_supervisor": [StaffRole.FOLLOWUP, StaffRole.SUPERVISOR],
    "sales": [StaffRole.SALES],
    "support": [StaffRole.SUPPORT],
    "accountant": [StaffRole.ACCOUNTANT],
    "admin": [StaffRole.ADMIN],
}
DEFAULT_DOMAIN = "localhost"
BROUGHT_OVER = {CreditKind.CONSULTATION: 20, CreditKind.OFFRE: 15, CreditKind.CONTACT: 6}


@transaction.atomic
def make_brands() -> None:
    """The three sites; the first answers on plain `localhost` too."""
    for number, row in enumerate(read("brands.json")):
        entity = {name: row["legal_entity"][name] for name in _ENTITY}
        brand = Brand.objects.create(
            slug=row["slug"],
            name=row["name"],
            tagline_fr=row["tagline_fr"],
            tagline_en=row["tagline_en"],
            domain=DEFAULT_DOMAIN if number == 0 else row["domain"],
            sender_name=row["sender_name"],
            sender_email=row["sender_address"],
            is_default=number == 0,
            entity=LegalEntity.objects.create(
                **entity,
                phone="01 99 00 45 10",
                director="Hélène Aubry",
                host="Hébergement des Compagnons, 69007 Lyon, 01 99 00 45 11",
            ),
        )
        for position, category in enumerate(row["categories"]):
            _make_category(brand, position, category)


_ENTITY = (
    "name",
    "form",
    "capital_cents",
    "siren",
    "registry",
    "vat_number",
    "street",
    "postcode",
    "city",
)


def _make_category(brand: Brand, position: int, row: dict[str, Any]) -> None:
    category = Category.objects.create(
        brand=brand,
        position=position,
        slug=row["slug"],
        name_fr=row["name_fr"],
        name_en=row["name_en"],
    )
    for skill in row["skills"]:
        made, _ = Skill.objects.get_or_create(
            slug=skill["slug"],
            defaults={"name_fr": skill["name_fr"], "name_en": skill["name_en"]},
        )
        made.categories.add(category)


@transaction.atomic
def make_people() -> None:
    """Everybody with the same password, already verified; providers with their company."""
    people = read("people.json")
    secret = make_password(PASSWORD)  # once: hashing is slow on purpose
    for row in people["clients"]:
        _make_person(
            row,
            secret,
            organisation=row["organisation"] or "",
            quality=QUALITIES[row["quality"]],
        )
    for row in people["staff"]:
        _make_person(row, secret, staff_roles=ROLES[row["role"]])
    skills = {skill.slug: skill for skill in Skill.objects.all()}
    for number, row in enumerate(people["providers"]):
        person = _make_person(row, secret)
        company = open_company(
            user_id=person.pk,
            name=row["company"] or f"{row['first_name']} {row['last_name']}",
            legal_status=LegalStatus.REGISTERED,
            registration_number=row["siren"],
            legal_form=row["legal_form"],
            city=row["city"],
            street=f"{3 + number} {STREETS[number % len(STREETS)]}",
            postcode=f"{(number * 7) % 95 + 1:02}000",
            title=row["title"],
            presentation=row["presentation"],
            actor=person,
        )
        _bring_over(company)
        company.skills.set([skills[slug] for slug in row["skills"] if slug in skills])


def _bring_over(company: Company) -> None:
    """What each provider had left on the former site comes with him, for a year."""
    for kind, count in BROUGHT_OVER.items():
        grant_credits(
            company_id=company.pk,
            kind=kind,
            count=count,
            cause=Cause.BROUGHT_OVER,
            key=f"brought_over:{company.pk}:{kind}",
            expires_at=end_of_day(today() + timedelta(days=365)),
        )


def _make_person(row: dict[str, Any], secret: str, **fields: Any) -> User:
    user = User.objects.create(
        email=row["email"].lower(),
        pseudo=row["pseudo"],
        first_name=row["first_name"],
        last_name=row["last_name"],
        phone=row["phone"] or "",
        city=row.get("city", ""),
        password=secret,
        **fields,
    )
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user
