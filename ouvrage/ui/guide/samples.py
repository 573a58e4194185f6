"""Sample values for the style guide: invented people, projects and amounts."""

from datetime import timedelta
from types import SimpleNamespace as Sample
from typing import Any

from django.utils import timezone

from ouvrage.kit.errors import IllegalMove as Refused
from ouvrage.kit.money import Money
from ouvrage.kit.time import today
from ouvrage.ui.dates import DateLine, DateStrip
from ouvrage.ui.guide.forms import SampleFilters, SampleForm, SampleSignature, wrong_form

BRIEF = """Nous fabriquons une tomme et un beaufort d’été à 1 900 mètres. L’étiquette actuelle \
date de mon grand-père. Il nous faudrait :
- un logo,
- une étiquette ronde,
- un papier d’emballage."""
WEEKS = (31, 28, 26, 33, 24, 22, 25, 19, 21, 18, 17, 14)


def samples() -> dict[str, Any]:
    """Everything the sample templates use, by name."""
    return {
        **moments(),
        **places(),
        **figures(),
        **offers(),
        "form": SampleForm(),
        "wrong_form": wrong_form(),
        "signature_form": SampleSignature(initial={"name": "Paul Girard"}),
        "filter_form": SampleFilters(),
        "outcomes": outcomes(),
        "strip": strip(),
        "brief": BRIEF,
        "refusal": Refused(),
    }


def moments() -> dict[str, Any]:
    now = timezone.now()
    return {
        "now": now,
        "minutes_ago": now - timedelta(minutes=12),
        "hours_ago": now - timedelta(hours=3),
        "yesterday": now - timedelta(days=1),
        "three_days_ago": now - timedelta(days=3),
        "a_week_ago": now - timedelta(days=8),
        "a_month_ago": now - timedelta(days=26),
        "long_ago": now - timedelta(days=61),
    }


def places() -> dict[str, Any]:
    return {
        "crumbs": [
            place("Projets disponibles", "/projets/"),
            place("Identité visuelle", "/projets/?categorie=identite"),
            place("Logo d’une fromagerie d’alpage"),
        ],
        "tabs": [
            place("Fil", "#fil", current=True),
            place("Cahier des charges", "#cahier"),
            place("Fichiers", "#fichiers", count=4),
            place("Offres", "#offres", count=7),
            place("Paiements", "#paiements"),
        ],
        "menu": [
            place("Modifier", "#guide-menu", icon="pencil"),
            place("Partager le lien", "#guide-menu", icon="external-link"),
            place("Retirer de ma liste", "#guide-menu", icon="eye-off"),
        ],
        "steps": [
            place("Le besoin", "#guide-steps", state="done"),
            place("Détails et fichiers", "#guide-steps", state="done"),
            place("Budget et dates", state="current"),
            place("Vous joindre", state="todo"),
        ],
        "active_filters": [
            place("Identité visuelle", "#guide-tag"),
            place("Plus de 1 000 €", "#guide-tag"),
        ],
        "people": [Sample(name=name) for name in ("Claire Morel", "Paul Girard", "Inès Roche")],
    }


def place(label: str, url: str = "#", **more: Any) -> Any:
    """A link of a menu, tabs, steps or breadcrumbs."""
    return Sample(
        **{"label": label, "url": url, "current": False, "count": None, "icon": "", **more}
    )


def figures() -> dict[str, Any]:
    return {
        "amount": Money(123_450),
        "milestone": Money(96_000),
        "price_lines": [
            Sample(label="Montant du jalon", note="HT", amount=Money(96_000)),
            Sample(label="Commission de mise en relation", note="15 %", amount=Money(-14_400)),
            Sample(label="TVA sur la commission", note="20 %", amount=Money(-2_880)),
            Sample(label="Vous recevez", amount=Money(78_720), total=True),
        ],
        "project_facts": [
            Sample(label="Budget", value="1 000 à 5 000 €"),
            Sample(label="Début souhaité", value="lundi 7 décembre"),
            Sample(label="Lieu", value="à distance, ou Beaufort (Savoie)"),
        ],
        "weeks": [Sample(label=f"S{36 + i}", value=value) for i, value in enumerate(WEEKS)],
        "calls": [
            Sample(label=f"S{36 + i}", value=88 + value % 9) for i, value in enumerate(WEEKS)
        ],
        "columns": [
            Sample(label="Date"),
            Sample(label="Mouvement"),
            Sample(label="Crédits", figure=True),
            Sample(label="Solde", figure=True),
        ],
        "rows": [
            ["lundi 23 novembre", "Contact, logo d’une fromagerie", figure("−1"), figure("12")],
            ["vendredi 20 novembre", "Retour : projet écarté", figure("+1"), figure("13")],
            ["dimanche 1er novembre", "Abonnement Essentiel", figure("+15"), figure("12")],
        ],
    }


def figure(text: str) -> Any:
    """A table cell that holds a number."""
    return Sample(text=text, figure=True)


def offers() -> dict[str, Any]:
    def offer(title: str, euros: int, days: int, **more: Any) -> Any:
        cells = [
            Sample(label="Délai", value=f"{days} jours"),
            Sample(label="Jalons", value=f"{more.pop('steps', 2)} jalons"),
            Sample(label="Note", value=more.pop("note", "4,8 sur 5, 12 avis")),
        ]
        return Sample(
            title=title, url="#guide-compare", amount=Money(euros * 100), cells=cells, **more
        )

    return {
        "offers": [
            offer(
                "Atelier Roche",
                1_450,
                18,
                chosen=True,
                state="shortlisted",
                state_label="retenue",
                text="Je dessine des étiquettes depuis douze ans, surtout pour des vignerons. "
                "Je commencerais par une visite de la cave.",
            ),
            offer(
                "Paul Girard",
                980,
                12,
                steps=1,
                note="pas encore d’avis",
                text="Un logo sobre, décliné en deux formats, et un vrai fichier d’impression.",
            ),
            offer(
                "Studio Encre & Fils",
                2_300,
                30,
                steps=3,
                note="4,6 sur 5, 41 avis",
                text="Nous proposons le logo, l’étiquette, le papier et un petit livret de marque.",
            ),
        ]
    }


def strip() -> DateStrip:
    """A three-month term in its last weeks."""

    def line(days: int, label: str, text: str = "", **more: Any) -> DateLine:
        return DateLine(day + timedelta(days=days), label, text, **more)

    day = today()
    lines = [
        line(-63, "Abonnement Essentiel", "Trois mois, du premier au dernier jour inclus."),
        line(-32, "30 consultations, 15 offres, 5 contacts", kind="small"),
        line(
            -27, "Premier avis d’échéance", proof="Envoyé et remis ; lien pour ne pas renouveler."
        ),
        line(-1, "30 consultations, 15 offres, 5 contacts", kind="small"),
        line(28, "Dernier jour pour refuser", "Jusqu’à 23 h 59, heure de Paris.", kind="limit"),
        line(29, "Renouvellement pour trois mois", amount=Money(10_440)),
    ]
    return DateStrip(lines, day - timedelta(days=63), day + timedelta(days=28))


def outcomes() -> list[Any]:
    rows = (
        ("reached", "Jointe", "1", "good", "phone-call"),
        ("no_answer", "Pas de réponse", "2", "", "phone-missed"),
        ("callback", "À rappeler", "3", "", "clock"),
        ("wrong_number", "Mauvais numéro", "4", "", "phone-off"),
        ("refuses", "Ne veut pas", "5", "bad", "ban"),
    )
    return [Sample(value=v, label=w, key=k, tone=t, icon=i) for v, w, k, t, i in rows]
