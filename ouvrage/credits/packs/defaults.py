"""The packs that are installed at first.

Never edited once installed: what changes later is a new version (`publish_pack_version`). The
migration and the tests both install from here.
"""

from datetime import UTC, datetime
from typing import Any

BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)
VALIDITY_DAYS = 365

# code, French and English name, price HT in cents, consultation, offre, contact
PACKS: tuple[tuple[str, str, str, int, int, int, int], ...] = (
    ("consultations", "Consultations", "Consultations", 990, 10, 0, 0),
    ("offres", "Offres", "Offers", 790, 0, 5, 0),
    ("contacts", "Contacts", "Contacts", 1_190, 0, 0, 3),
    ("mixte", "Mixte", "Mixed", 1_990, 10, 5, 2),
)


def install(packs: Any, versions: Any) -> None:
    """Add what is not there yet: managers of packs and of their versions."""
    for position, row in enumerate(PACKS, start=1):
        code, name_fr, name_en, ht_cents, consultation, offre, contact = row
        pack, _made = packs.get_or_create(
            code=code, defaults={"name_fr": name_fr, "name_en": name_en, "position": position}
        )
        versions.get_or_create(
            pack=pack,
            number=1,
            defaults={
                "starts_at": BEGINNING,
                "ht_cents": ht_cents,
                "consultation": consultation,
                "offre": offre,
                "contact": contact,
                "validity_days": VALIDITY_DAYS,
            },
        )
