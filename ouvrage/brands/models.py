"""Brands, their legal entities, categories and skills; parameters and texts by version."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import get_language

from ouvrage.brands.states import DECISION_MOVES, DecisionState
from ouvrage.brands.versions import note_written
from ouvrage.kit.db import LockingQuerySet
from ouvrage.kit.time import now
from ouvrage.kit.transitions import Moves


class LegalEntity(models.Model):
    """The company that stands behind a brand: legal notice, invoices, contracts."""

    name = models.CharField(max_length=120)
    form = models.CharField(max_length=40)
    capital_cents = models.BigIntegerField()
    siren = models.CharField(max_length=9)
    registry = models.CharField(max_length=80)
    vat_number = models.CharField(max_length=20)
    street = models.CharField(max_length=120)
    postcode = models.CharField(max_length=10)
    city = models.CharField(max_length=80)
    phone = models.CharField(max_length=20)
    director = models.CharField(max_length=80)
    host = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.name}, {self.form}"


class Brand(models.Model):
    """A site on the common engine: its domain, name, colours, sender and legal entity."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)
    tagline_fr = models.CharField(max_length=160)
    tagline_en = models.CharField(max_length=160)
    domain = models.CharField(max_length=120, unique=True)
    sender_name = models.CharField(max_length=60)
    sender_email = models.EmailField()
    entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="brands")
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="brand_one_default", fields=["is_default"], condition=Q(is_default=True)
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def tagline(self) -> str:
        return self.tagline_en if get_language() == "en" else self.tagline_fr

    @property
    def sender(self) -> str:
        return f"{self.sender_name} <{self.sender_email}>"

    @property
    def legal_line(self) -> str:
        return f"{self.entity.name}, {self.entity.form} — SIREN {self.entity.siren}"


class Named(models.Model):
    """A word of the field in both languages."""

    slug = models.SlugField(max_length=60, unique=True)
    name_fr = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_fr


class Category(Named):
    """A kind of work that a brand lists."""

    brand = models.ForeignKey(Brand, models.PROTECT, related_name="categories")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["brand", "position", "slug"]


class Skill(Named):
    """What a provider can do and a project needs."""

    categories = models.ManyToManyField(Category, related_name="skills")


class Decided(models.Model):
    """Who decided a row of a rule, when, why, and who approved it where two are needed."""

    decided_by_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(default=now, db_default=Now())
    approved_by_id = models.BigIntegerField(null=True)
    why = models.CharField(max_length=300, default="", db_default="", blank=True)

    class Meta:
        abstract = True


def two_people(name: str) -> models.CheckConstraint:
    """Nobody approves what he decided himself (TRUST SEC-11)."""
    return models.CheckConstraint(
        name=name,
        condition=Q(approved_by_id__isnull=True) | ~Q(approved_by_id=F("decided_by_id")),
    )


class ParameterVersion(Decided):
    """The value of a parameter from a moment on; for one brand, or for all when none is named.

    `request_id` is that of the form, so that sending it twice decides once.
    """

    append_only: ClassVar[bool] = True

    key = models.CharField(max_length=80)
    brand = models.ForeignKey(Brand, models.PROTECT, null=True, related_name="parameters")
    value = models.JSONField()
    starts_at = models.DateTimeField()
    request_id = models.UUIDField(null=True, unique=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            two_people("parameter_decided_by_two_people")
        ]
        indexes = [models.Index(name="parameter_in_force", fields=["key", "starts_at"])]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        note_written()


class TextVersion(Decided):
    """A legal or editorial text (terms, confirmation, clause) as it read from a moment on."""

    append_only: ClassVar[bool] = True

    key = models.CharField(max_length=80)
    language = models.CharField(max_length=2)
    brand = models.ForeignKey(Brand, models.PROTECT, null=True, related_name="texts")
    number = models.PositiveIntegerField()
    body = models.TextField()
    starts_at = models.DateTimeField()
    request_id = models.UUIDField(null=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                F("key"),
                F("language"),
                F("brand"),
                F("number"),
                name="text_version_number",
                nulls_distinct=False,
            ),
            models.UniqueConstraint(name="text_version_once", fields=["request_id", "language"]),
            two_people("text_decided_by_two_people"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.language} v{self.number}"


class Withdrawal(models.Model):
    """A planned version, of a parameter or of a text, that will never hold."""

    append_only: ClassVar[bool] = True

    parameter = models.OneToOneField(
        ParameterVersion, models.PROTECT, null=True, related_name="withdrawal"
    )
    text = models.OneToOneField(TextVersion, models.PROTECT, null=True, related_name="withdrawal")
    withdrawn_by_id = models.BigIntegerField()
    withdrawn_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="withdrawal_of_one_thing",
                condition=Q(parameter__isnull=True) ^ Q(text__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"withdrawal of {self.parameter or self.text}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        note_written()


class Decision(models.Model):
    """A change that one member of staff asks for and another approves, or declines.

    `kind` names what is done (decisions.py), `key` what it is done to, `payload` all of it.
    """

    MOVES: ClassVar[Moves] = DECISION_MOVES

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    brand = models.ForeignKey(Brand, models.PROTECT, null=True, related_name="+")
    payload = models.JSONField()
    starts_at = models.DateTimeField()
    why = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=20, choices=DecisionState.choices, default=DecisionState.ASKED
    )
    asked_by_id = models.BigIntegerField()
    asked_at = models.DateTimeField(default=now, db_default=Now())
    settled_by_id = models.BigIntegerField(null=True)
    settled_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="decision_state_known", condition=Q(state__in=DecisionState.values)
            ),
            models.CheckConstraint(
                name="decision_settled_by_another",
                condition=Q(state__in=[DecisionState.ASKED, DecisionState.WITHDRAWN])
                | (Q(settled_by_id__isnull=False) & ~Q(settled_by_id=F("asked_by_id"))),
            ),
        ]
        indexes = [
            models.Index(
                name="decision_waiting", fields=["asked_at"], condition=Q(state=DecisionState.ASKED)
            ),
            models.Index(name="decision_of_key", fields=["kind", "key", "asked_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.state}"
