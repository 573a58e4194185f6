"""The tables of the app, kept beside what uses them."""

from ouvrage.growth.promotions.models import Claim, PageCheck
from ouvrage.growth.sales.models import CallRefusal, Commitment, PhoneLook, SalesNote

__all__ = ["CallRefusal", "Claim", "Commitment", "PageCheck", "PhoneLook", "SalesNote"]
