"""What staff type to give a pack other figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ouvrage.backoffice.packs.showing import KINDS, NAMES
from ouvrage.backoffice.versions.forms import VersionForm, count, price


class PackForm(VersionForm):
    """All the figures of a version; off the shelf by leaving the last box empty."""

    NAMES = NAMES

    ht_cents = price(NAMES["ht_cents"])
    consultation = count(NAMES["consultation"], high=1_000)
    offre = count(NAMES["offre"], high=1_000)
    contact = count(NAMES["contact"], high=1_000)
    validity_days = count(NAMES["validity_days"], low=30, high=730)
    is_on_sale = forms.BooleanField(label=NAMES["is_on_sale"], required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if all(cleaned.get(kind) == 0 for kind in KINDS):
            self.add_error("consultation", _("A pack holds at least one credit."))
        return cleaned
