"""Brands, their legal entities, categories and skills; parameters and texts by version."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import get_language

from ouvrage.brands.versions import note_written
from ouvrage.kit.time import now


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


class ParameterVersion(models.Model):
    """The value of a parameter from a moment on; for one brand, or for all when none is named."""

    append_only: ClassVar[bool] = True

    key = models.CharField(max_length=80)
    brand = models.ForeignKey(Brand, models.PROTECT, null=True, related_name="parameters")
    value = models.JSONField()
    starts_at = models.DateTimeField()
    decided_by_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(default=now, db_default=Now())

    class Meta:
        indexes = [models.Index(name="parameter_in_force", fields=["key", "starts_at"])]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        note_written()


class TextVersion(models.Model):
    """A legal or editorial text (terms, confirmation, clause) as it read from a moment on."""

    append_only: ClassVar[bool] = True

    key = models.CharField(max_length=80)
    language = models.CharField(max_length=2)
    brand = models.ForeignKey(Brand, models.PROTECT, null=True, related_name="texts")
    number = models.PositiveIntegerField()
    body = models.TextField()
    starts_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                F("key"),
                F("language"),
                F("brand"),
                F("number"),
                name="text_version_number",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.language} v{self.number}"
