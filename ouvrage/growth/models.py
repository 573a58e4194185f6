"""The tables of the app, kept beside what uses them."""

from ouvrage.growth.promotions.models import Claim, PageCheck

__all__ = ["Claim", "PageCheck"]
