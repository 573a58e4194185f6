"""People, the companies they act for, their former pseudos."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from ouvrage.kit.time import now


class StaffRole(models.TextChoices):
    """The departments a member of staff works for."""

    FOLLOWUP = "followup", _("Project follow-up")
    SUPERVISOR = "supervisor", _("Follow-up supervisor")
    SALES = "sales", _("Provider sales")
    CERTIFIER = "certifier", _("Certification")
    MEDIATOR = "mediator", _("Mediation and arbitration")
    MODERATOR = "moderator", _("Moderation")
    SUPPORT = "support", _("User support")
    ACCOUNTANT = "accountant", _("Accounting")
    ADMIN = "admin", _("Administration")


class LegalStatus(models.TextChoices):
    """How far a provider's registration goes (LEG-34)."""

    DISCOVERY = "discovery", _("No registered status yet")
    IN_CREATION = "in_creation", _("Company being created")
    REGISTERED = "registered", _("Registered")


class Quality(models.TextChoices):
    """In which quality a person contracts (TRUST §3)."""

    CONSUMER = "consumer", _("Private person")
    NON_PROFESSIONAL = "non_professional", _("Association or other non-professional")
    PROFESSIONAL = "professional", _("Professional")


class Company(models.Model):
    """A business that provides work: a freelancer or a firm, with its legal identity."""

    name = models.CharField(max_length=120)
    legal_form = models.CharField(max_length=60, blank=True)
    legal_status = models.CharField(
        max_length=12, choices=LegalStatus.choices, default=LegalStatus.DISCOVERY
    )
    country = models.CharField(max_length=2, default="FR")
    registration_number = models.CharField(max_length=30, blank=True)
    vat_number = models.CharField(max_length=20, blank=True)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    city = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=120, blank=True)
    presentation = models.TextField(max_length=4_000, blank=True)
    skills = models.ManyToManyField("brands.Skill", blank=True, related_name="companies")
    created_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="company_registered_has_number",
                condition=~Q(legal_status=LegalStatus.REGISTERED) | ~Q(registration_number=""),
            )
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes people; e-mail addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """One person: a client by right, a provider through a company, staff by roles."""

    email = models.EmailField(unique=True)
    pseudo = models.CharField(max_length=30)
    first_name = models.CharField(max_length=60, blank=True)
    last_name = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    city = models.CharField(max_length=80, blank=True)
    quality = models.CharField(max_length=16, choices=Quality.choices, default=Quality.PROFESSIONAL)
    language = models.CharField(max_length=2, default="fr")
    company = models.ForeignKey(Company, models.PROTECT, null=True, related_name="members")
    staff_roles = ArrayField(
        models.CharField(max_length=12, choices=StaffRole.choices), default=list, blank=True
    )
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=now, db_default=Now())
    pseudo_changed_at = models.DateTimeField(null=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["pseudo"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("pseudo"), name="user_pseudo_once"),
            models.CheckConstraint(name="user_email_lower", condition=Q(email=Lower("email"))),
        ]

    def __str__(self) -> str:
        return self.pseudo

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.pseudo

    @property
    def is_provider(self) -> bool:
        return self.company_id is not None

    @property
    def is_staff_member(self) -> bool:
        return bool(self.staff_roles)

    def has_role(self, *roles: str) -> bool:
        """Holds one of these staff roles; administrators hold them all."""
        return bool({*roles, StaffRole.ADMIN} & set(self.staff_roles))


class FormerPseudo(models.Model):
    """A pseudo that was given up; it leads to its former owner and nobody else may take it."""

    pseudo = models.CharField(max_length=30)
    user = models.ForeignKey(User, models.CASCADE, related_name="former_pseudos")
    until = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(Lower("pseudo"), name="former_pseudo_once")]

    def __str__(self) -> str:
        return self.pseudo
