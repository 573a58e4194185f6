"""The words a client says yes to; what changes after the first is a new version of the text."""

from datetime import UTC, date, datetime
from typing import Any

from django.utils import translation

from ouvrage.brands.models import TextVersion
from ouvrage.brands.queries import text_in_force
from ouvrage.brands.texts import filled
from ouvrage.projects.models import Project
from ouvrage.ui.text import long_day as told

KEY = "projects.reply_commitment"
BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)
FIRST = {
    "fr": (
        "Je m’engage à donner une réponse à chaque prestataire qui m’aura fait une offre, "
        "au plus tard le {day} : oui, non, ou mon choix d’un autre. Passé ce jour, chacun reçoit "
        "un message de clôture et mon taux de réponse, public, en tient compte."
    ),
    "en": (
        "I will answer each provider who makes me an offer by {day} at the latest: yes, no, or "
        "that I chose another. Past that day each of them gets a closing message, and my public "
        "reply rate shows it."
    ),
}


def install(texts: Any) -> None:
    """The first version in both languages, unless one is there."""
    for language, body in FIRST.items():
        texts.get_or_create(
            key=KEY,
            language=language,
            brand=None,
            number=1,
            defaults={"body": body, "starts_at": BEGINNING},
        )


def words_for(project: Project, due_on: date) -> tuple[str, TextVersion | None]:
    """What this client says yes to, in his language, and the version it was taken from."""
    language = project.client.language if project.client else "fr"
    version = text_in_force(KEY, language=language, brand_id=project.brand_id)
    body = version.body if version else FIRST[language]
    with translation.override(language):
        return filled(body, {"day": told(due_on)}), version
