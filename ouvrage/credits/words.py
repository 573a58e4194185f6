"""Credits counted in words: « 10 consultations, 5 offres et 2 contacts »."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ouvrage.credits.models import CreditKind


def counted(kind: str, count: int) -> str:
    """« 1 consultation », « 3 offres », in the reader's language."""
    words = {
        CreditKind.CONSULTATION: ngettext(
            "%(count)s consultation", "%(count)s consultations", count
        ),
        CreditKind.OFFRE: ngettext("%(count)s offer", "%(count)s offers", count),
        CreditKind.CONTACT: ngettext("%(count)s contact", "%(count)s contacts", count),
    }
    return words[CreditKind(kind)] % {"count": count}


def in_words(counts: Mapping[str, int]) -> str:
    """Those that are not zero, in the order of the kinds."""
    parts = [counted(kind, counts[kind]) for kind in CreditKind if counts.get(kind)]
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
