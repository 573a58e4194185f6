"""Sample values for the style guide: invented people, projects and amounts."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone


def samples() -> dict[str, Any]:
    """Everything the sample templates use, by name."""
    now = timezone.now()
    return {
        "now": now,
        "three_days_ago": now - timedelta(days=3),
        "a_month_ago": now - timedelta(days=26),
        "long_ago": now - timedelta(days=61),
        "crumbs": [
            place("Projets disponibles", "/projets/"),
            place("Identité visuelle", "/projets/?categorie=identite"),
            place("Logo d’une fromagerie d’alpage"),
        ],
        "tabs": [
            place("Fil", "#fil", current=True),
            place("Cahier des charges", "#cdc"),
            place("Fichiers", "#fichiers", count=4),
            place("Offres", "#offres", count=7),
            place("Paiements", "#paiements"),
        ],
    }


def place(label: str, url: str = "#", *, current: bool = False, count: int | None = None) -> Any:
    """A link of a menu, tabs or breadcrumbs."""
    return SimpleNamespace(label=label, url=url, current=current, count=count, icon="")
