"""Smallest valid brands, categories and skills."""

import factory
from factory.django import DjangoModelFactory

from ouvrage.brands.models import Brand, Category, LegalEntity, Skill


class LegalEntityFactory(DjangoModelFactory[LegalEntity]):
    class Meta:
        model = LegalEntity

    name = "Les Ateliers réunis"
    form = "SAS"
    capital_cents = 1_000_000
    siren = "732829320"
    registry = "RCS Lyon"
    vat_number = "FR44732829320"
    street = "12 rue de la Paperasse"
    postcode = "69001"
    city = "Lyon"
    phone = "01 99 00 12 34"
    director = "Hélène Mercier"
    host = "Hébergeur des Ateliers, 69001 Lyon, 01 99 00 12 35"


class BrandFactory(DjangoModelFactory[Brand]):
    class Meta:
        model = Brand
        django_get_or_create = ("slug",)

    slug = "atelier"
    name = "Atelier Graphique"
    tagline_fr = "Des projets graphiques suivis"
    tagline_en = "Followed-up graphic projects"
    domain = factory.LazyAttribute(lambda brand: f"{brand.slug}.localhost")
    sender_name = factory.LazyAttribute(lambda brand: brand.name)
    sender_email = factory.LazyAttribute(lambda brand: f"bonjour@{brand.slug}.example")
    entity = factory.SubFactory(LegalEntityFactory)
    is_default = factory.LazyAttribute(lambda brand: brand.slug == "atelier")


class CategoryFactory(DjangoModelFactory[Category]):
    class Meta:
        model = Category
        django_get_or_create = ("slug",)

    brand = factory.SubFactory(BrandFactory)
    slug = "logo-identite"
    name_fr = "Logo et identité"
    name_en = "Logo and identity"


class SkillFactory(DjangoModelFactory[Skill]):
    class Meta:
        model = Skill
        django_get_or_create = ("slug",)

    slug = "logo"
    name_fr = "Logo"
    name_en = "Logo"
