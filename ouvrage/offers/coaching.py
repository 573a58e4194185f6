"""A provider's first offer is read with him before it leaves (RULES §5): remarks, never a refusal.

Only what the client wrote and what was typed is compared; nothing is kept and nobody is told.
"""

import re
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ouvrage.offers.models import Offer
from ouvrage.offers.parameters import COACHED_LENGTH, COACHED_MILESTONES
from ouvrage.offers.terms import OfferTerms
from ouvrage.projects.content import bracket_of
from ouvrage.projects.models import Project
from ouvrage.ui.text import money

LONG_WORD = re.compile(r"\w{6,}")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing a client looks for; `is_good` when the offer already has it."""

    is_good: bool
    text: str


def is_first_offer(company_id: int) -> bool:
    """Whether this company never sent an offer."""
    return not Offer.objects.filter(company_id=company_id).exists()


def remarks(terms: OfferTerms, project: Project) -> list[Remark]:
    """What a client would notice, in the order in which he reads."""
    looks = (_on_need, _on_length, _on_price, _on_delay, _on_milestones, _on_question)
    return [found for look in looks if (found := look(terms, project))]


def _on_need(terms: OfferTerms, project: Project) -> Remark:
    asked = {word.lower() for word in LONG_WORD.findall(f"{project.title} {project.description}")}
    taken_up = asked & {word.lower() for word in LONG_WORD.findall(terms.pitch)}
    if len(taken_up) >= min(3, len(asked)):
        return Remark(True, _("You take up the client’s own words: he sees that you read him."))
    return Remark(
        False,
        _("Say first how you understood the need, in the client’s own words: yours has few."),
    )


def _on_length(terms: OfferTerms, project: Project) -> Remark:
    wanted = COACHED_LENGTH.value(brand_id=project.brand_id)
    if len(terms.pitch) >= wanted:
        return Remark(True, _("Long enough to judge by."))
    return Remark(
        False,
        _(
            "%(length)s characters is short: often more than %(wanted)s are needed. Say what is "
            "included, in which steps, and what is not."
        )
        % {"length": len(terms.pitch), "wanted": wanted},
    )


def _on_price(terms: OfferTerms, project: Project) -> Remark | None:
    if not project.budget_bracket:
        return None
    if bracket_of(terms.price.cents) == project.budget_bracket:
        return Remark(True, _("Your price lies where the client expects it."))
    return Remark(
        False,
        _("The client thinks of %(budget)s; you ask %(price)s. It may be right: say why.")
        % {"budget": project.get_budget_bracket_display(), "price": money(terms.price)},
    )


def _on_delay(terms: OfferTerms, project: Project) -> Remark | None:
    if project.deadline_on is None or project.wanted_start_on is None:
        return None
    if terms.delivery_days <= (project.deadline_on - project.wanted_start_on).days:
        return Remark(True, _("You deliver by the date the client named."))
    return Remark(
        False,
        _("The client hopes for %(day)s; your delay ends later. Shorten it, or say why.")
        % {"day": date_format(project.deadline_on, "j F")},
    )


def _on_milestones(terms: OfferTerms, project: Project) -> Remark | None:
    bound = COACHED_MILESTONES.value(brand_id=project.brand_id)
    if terms.price.cents < bound:
        return None
    if len(terms.milestones) > 1:
        return Remark(True, _("Several milestones: the client pays as he sees the work come."))
    return Remark(
        False, _("At this price, cut the work into milestones: each is delivered and paid alone.")
    )


def _on_question(terms: OfferTerms, project: Project) -> Remark | None:
    if "?" in terms.pitch:
        return Remark(True, _("You ask a question: clients answer those first."))
    return Remark(False, _("End with one question the client can answer: it opens the talk."))
