"""Staff change a number, ask for a plan and a text; a sales agent calls, notes and promises.

Safe to run again: what is there is left.
"""

from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from ouvrage.accounts.models import Company, User
from ouvrage.brands import services as brands
from ouvrage.brands.deciding import PARAMETER, TEXT
from ouvrage.brands.models import Decision, ParameterVersion
from ouvrage.brands.queries import text_in_force
from ouvrage.credits.parameters import GOODWILL_BOUND
from ouvrage.growth.models import SalesNote
from ouvrage.growth.parameters import FEW_PROJECTS
from ouvrage.growth.sales import services as sales
from ouvrage.kit.jobs import run_due
from ouvrage.kit.money import Money
from ouvrage.kit.time import clock_at, now, start_of_day, today
from ouvrage.subscriptions.deciding import PLAN
from ouvrage.subscriptions.defaults import CONFIRMATION
from ouvrage.subscriptions.policy import version_in_force
from ouvrage.subscriptions.services.plans import FIGURES

SENTENCES = {
    "fr": "Je commande cet abonnement, avec obligation de paiement. "
    "J’ai lu qu’il se renouvelle tacitement et comment je l’arrête.",
    "en": "I order this subscription, with an obligation to pay. "
    "I have read that it renews tacitly and how I stop it.",
}
NOTES = [
    (
        "paul",
        18,
        "call",
        "Content du rythme des projets à Lyon. Demande si l’an entier vaut mieux.",
        0,
    ),
    ("paul", 2, "in_vain", "Pas de réponse, message laissé.", 3),
    (
        "karine.b",
        6,
        "call",
        "Hésite à garder Essentiel : trop peu de projets d’édition en novembre.",
        1,
    ),
    ("presta-sud", 4, "note", "A écrit pour savoir comment faire une pause l’été.", 12),
]
"""Of whom, how many days ago, what, and in how many days to call back."""


def decide_and_note() -> None:
    agnes = User.objects.get(pseudo="agnes-admin")
    odile = User.objects.get(pseudo="odile-admin")
    if not ParameterVersion.objects.exists():
        _numbers(agnes, odile)
    if not Decision.objects.filter(kind=PLAN).exists():
        _ask(agnes, odile)
    if not SalesNote.objects.exists():
        _sell()
    run_due()


def _numbers(agnes: User, odile: User) -> None:
    """One in the past, one to come, one decided by two."""
    with clock_at(now() - timedelta(days=40)):
        brands.decide_parameter(
            key=FEW_PROJECTS.key, value=12, actor=odile, why="Trop d’alertes pour dix projets."
        )
    with clock_at(now() - timedelta(days=12)):
        decision = brands.ask_decision(
            decision_id=_id("bound"),
            kind=PARAMETER,
            key=GOODWILL_BOUND.key,
            payload={"value": 15, "before": GOODWILL_BOUND.value()},
            actor=agnes,
            starts_at=now(),
            why="Les gestes dépassent rarement quinze crédits.",
        )
        brands.approve_decision(decision_id=decision.pk, actor=odile)
    brands.decide_parameter(
        key=FEW_PROJECTS.key,
        value=8,
        actor=agnes,
        starts_at=_in(10),
        why="La rentrée est passée, les volumes remontent.",
    )


def _ask(agnes: User, odile: User) -> None:
    """What waits for a second person: figures of a plan, a sentence, a bound."""
    version = version_in_force("privilege")
    before = {name: getattr(version, name) for name in FIGURES}
    brands.ask_decision(
        decision_id=_id("plan"),
        kind=PLAN,
        key="privilege",
        payload={"figures": before | {"contact": 20, "saved_searches": 40}, "before": before},
        actor=odile,
        starts_at=_in(120),
        why="Les abonnés Privilège manquent de contacts en fin de mois.",
    )
    texts = {one: text_in_force(CONFIRMATION, language=one) for one in SENTENCES}
    brands.ask_decision(
        decision_id=_id("text"),
        kind=TEXT,
        key=CONFIRMATION,
        payload={
            "bodies": SENTENCES,
            "before": {language: one.body for language, one in texts.items() if one},
        },
        actor=odile,
        starts_at=_in(7),
        why="Dire aussi comment l’abonnement s’arrête.",
    )
    brands.ask_decision(
        decision_id=_id("again"),
        kind=PARAMETER,
        key=GOODWILL_BOUND.key,
        payload={"value": 25, "before": GOODWILL_BOUND.value()},
        actor=agnes,
        starts_at=_in(3),
        why="En décembre, l’assistance a besoin de plus de marge.",
    )


def _sell() -> None:
    """Calls, notes with their call-backs, promises, and one provider who wants no call."""
    damien = User.objects.get(pseudo="damien-pro")
    for number, (pseudo, days_ago, kind, text, call_back) in enumerate(NOTES):
        call_back_on = _day(call_back)
        with clock_at(now() - timedelta(days=days_ago)):
            sales.write_sales_note(
                note_id=_id(f"note-{number}"),
                company_id=_company(pseudo).pk,
                kind=kind,
                text=text,
                call_back_on=call_back_on,
                actor=damien,
            )
    sales.commit_to(
        commitment_id=_id("given"),
        company_id=_company("paul").pk,
        text="Si vous passez à douze mois avant la fin de l’année, nous ajoutons cinq contacts.",
        amount=None,
        ends_on=today() + timedelta(days=36),
        actor=damien,
    )
    sales.commit_to(
        commitment_id=_id("waiting"),
        company_id=_company("karine.b").pk,
        text="Décembre vous sera remboursé s’il compte moins de trois projets d’édition.",
        amount=Money(3_480 * 4),
        ends_on=today() + timedelta(days=45),
        actor=damien,
    )
    sales.refuse_calls(company_id=_company("tomdess").pk, actor=damien, side="staff")


def _company(pseudo: str) -> Company:
    return Company.objects.get(members__pseudo=pseudo)


def _id(name: str) -> UUID:
    """The same each time the demo is filled."""
    return uuid5(NAMESPACE_URL, f"ouvrage-demo-editing-{name}")


def _in(days: int) -> datetime:
    return start_of_day(today() + timedelta(days=days))


def _day(days: int) -> date | None:
    """Counted from today, whenever the note was written."""
    return today() + timedelta(days=days) if days else None
