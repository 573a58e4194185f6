"""Asking for a gesture, approving it, declining it."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from ouvrage.accounts.models import Company, User
from ouvrage.credits import facts, notices, rules
from ouvrage.credits.models import Cause, Goodwill
from ouvrage.credits.parameters import GOODWILL_BOUND, GOODWILL_DAYS
from ouvrage.credits.services.granting import grant_credits
from ouvrage.credits.states import GoodwillState
from ouvrage.journal.services import record
from ouvrage.kit.db import hold
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move


@transaction.atomic
def ask_goodwill(
    *, goodwill_id: UUID, company_id: int, kind: str, count: int, reason: str, actor: User
) -> Goodwill:
    """Give a company credits as a gesture: at once, or once a colleague has approved.

    A colleague is needed when this and what the same person gave the company within
    `credits.goodwill_days` come to more than `credits.goodwill_bound`: no large gesture in small
    parts. Asked twice with one id, it is one gesture.
    Refused: credits.own_company. Then: credits.granted and a mail, or credits.goodwill_asked.
    """
    rules.check_not_own(company_id, actor)
    hold(f"goodwill:{company_id}")  # two gestures at once would each find the other missing
    known = Goodwill.objects.filter(pk=goodwill_id).first()
    if known:
        return known
    gesture = Goodwill.objects.create(
        pk=goodwill_id,
        company=Company.objects.get(pk=company_id),
        kind=kind,
        count=count,
        reason=reason.strip(),
        is_large=_lately(company_id, actor) + count > GOODWILL_BOUND.value(),
        asked_by=actor,
    )
    if gesture.is_large:
        record(
            facts.GOODWILL_ASKED,
            subject=gesture,
            actor=actor,
            side="staff",
            company_id=company_id,
            kind=kind,
            count=count,
        )
        return gesture
    return _give(gesture, actor)


@transaction.atomic
def approve_goodwill(*, goodwill_id: UUID, actor: User) -> Goodwill:
    """Give what a colleague asked for; approved twice, it is given once.

    Refused: credits.needs_second_person, credits.own_company, kit.illegal_move.
    Then: credits.granted, and a mail to the company.
    """
    gesture = Goodwill.objects.select_related("company", "asked_by").locked(pk=goodwill_id)
    if gesture.state == GoodwillState.GIVEN:
        return gesture
    rules.check_may_approve(gesture, actor)
    rules.check_not_own(gesture.company_id, actor)
    return _give(gesture, actor)


@transaction.atomic
def decline_goodwill(*, goodwill_id: UUID, answer: str, actor: User) -> Goodwill:
    """Say no to a gesture, with the reason that its asker reads; he may withdraw his own so.

    Refused: kit.illegal_move. Then: credits.goodwill_declined, a line to whoever asked.
    """
    gesture = Goodwill.objects.select_related("company", "asked_by").locked(pk=goodwill_id)
    if gesture.state == GoodwillState.DECLINED:
        return gesture
    move(
        gesture,
        GoodwillState.DECLINED,
        by=actor,
        decided_by=actor,
        decided_at=now(),
        answer=answer.strip(),
    )
    record(
        facts.GOODWILL_DECLINED,
        subject=gesture,
        actor=actor,
        side="staff",
        company_id=gesture.company_id,
        reason=gesture.answer,
    )
    notices.tell_declined(gesture)
    return gesture


def _give(gesture: Goodwill, actor: User) -> Goodwill:
    move(gesture, GoodwillState.GIVEN, by=actor, decided_by=actor, decided_at=now())
    grant = grant_credits(
        company_id=gesture.company_id,
        kind=gesture.kind,
        count=gesture.count,
        cause=Cause.GOODWILL,
        key=f"goodwill:{gesture.pk}",
        actor=gesture.asked_by,
        approved_by=actor,
    )
    notices.tell_gesture(gesture, grant)
    return gesture


def _lately(company_id: int, actor: User) -> int:
    """What this person gave or asked for this company within the days that count."""
    since = now() - timedelta(days=GOODWILL_DAYS.value())
    own = Goodwill.objects.filter(company_id=company_id, asked_by=actor, asked_at__gte=since)
    counted = own.exclude(state=GoodwillState.DECLINED).aggregate(total=Sum("count"))
    return counted["total"] or 0
