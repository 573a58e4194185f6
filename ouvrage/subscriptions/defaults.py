"""What is installed at first: the plans of RULES §5 and the texts to accept.

Never edited once installed: what changes later is a new version (`services.decide_plan`,
`brands.TextVersion`). The migration and the tests both install from here.
"""

from datetime import UTC, datetime
from typing import Any

BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)
EXPLANATION = "subscriptions.explanation"
CONFIRMATION = "subscriptions.confirmation"

PLANS: tuple[dict[str, Any], ...] = (
    {
        "plan": {"code": "decouverte", "name": "Découverte", "position": 1},
        "prices": (0, 0, 0),
        "credits": (3, 1, 0),
        "validity_days": 62,
        "opens": (False, 0, 1),
    },
    {
        "plan": {"code": "essentiel", "name": "Essentiel", "position": 2},
        "prices": (2_900, 8_700, 31_900),
        "credits": (30, 15, 5),
        "validity_days": 92,
        "opens": (False, 0, 10),
    },
    {
        "plan": {"code": "privilege", "name": "Privilège", "position": 3},
        "prices": (5_900, 17_700, 64_900),
        "credits": (100, 40, 15),
        "validity_days": 92,
        "opens": (True, 2, 30),
    },
)

TEXTS: dict[tuple[str, str], str] = {
    (EXPLANATION, "fr"): """Vous vous abonnez pour la durée choisie, payée d’avance.

Chaque mois, vous recevez les crédits de votre formule ; chaque crédit a sa date de fin, affichée.

À la fin, l’abonnement se renouvelle pour la même durée. Pour trois ou douze mois, deux lettres \
datées vous l’annoncent entre trois mois et un mois avant ; un rappel suit trois jours avant. \
Si une lettre ne part pas, vous pourrez partir sans frais à tout moment.

Vous résiliez en trois clics, sans courrier, jusqu’au dernier jour à 23 h 59, heure de Paris.

Vous pouvez renoncer pendant quatorze jours, si aucun crédit de l’abonnement n’est dépensé : \
tout vous est remboursé.

Un abonnement ne promet aucun projet : chaque client choisit seul.""",
    (
        EXPLANATION,
        "en",
    ): """You subscribe for the months you chose, paid in advance.

Every month you receive the credits of your plan; each credit has its end date, which is shown.

At the end, the subscription renews for as long. For three or twelve months, two dated letters \
say so between three months and one month before; a reminder follows three days before. \
If a letter is not sent, you may leave free of charge at any time.

You cancel in three clicks, without a letter, until 23:59 of the last day, Paris time.

You may withdraw for fourteen days when no credit of the subscription is spent: everything is \
refunded.

A subscription promises no project: each client alone decides.""",
    (
        CONFIRMATION,
        "fr",
    ): "Je commande cet abonnement, avec obligation de paiement et renouvellement tacite.",
    (
        CONFIRMATION,
        "en",
    ): "I order this subscription, with an obligation to pay and tacit renewal.",
}


def install(plans: Any, versions: Any, texts: Any) -> None:
    """Add what is not there yet: managers of plans, of their versions, of texts."""
    for given in PLANS:
        named = given["plan"]
        plan, _made = plans.get_or_create(
            code=named["code"],
            defaults={
                "name_fr": named["name"],
                "name_en": named["name"],
                "position": named["position"],
            },
        )
        versions.get_or_create(plan=plan, number=1, defaults=_figures(given))
    for (key, language), body in TEXTS.items():
        texts.get_or_create(
            key=key,
            language=language,
            brand=None,
            number=1,
            defaults={"body": body, "starts_at": BEGINNING},
        )


def _figures(given: dict[str, Any]) -> dict[str, Any]:
    month, quarter, year = given["prices"]
    consultation, offre, contact = given["credits"]
    has_notes, early_alert_hours, saved_searches = given["opens"]
    return {
        "starts_at": BEGINNING,
        "month_cents": month,
        "quarter_cents": quarter,
        "year_cents": year,
        "consultation": consultation,
        "offre": offre,
        "contact": contact,
        "validity_days": given["validity_days"],
        "has_notes": has_notes,
        "early_alert_hours": early_alert_hours,
        "saved_searches": saved_searches,
    }
