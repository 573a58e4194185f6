"""A subscription will not renew: from the account, by the link of a notice, by a code."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from ouvrage.accounts.models import User
from ouvrage.credits.models import TakenBack
from ouvrage.kit.db import hold
from ouvrage.kit.ids import new_id
from ouvrage.kit.time import now, today
from ouvrage.subscriptions import calendar, errors, facts, notices, rules
from ouvrage.subscriptions.models import (
    Began,
    Cancellation,
    CancellationCode,
    CancellationWay,
    Subscription,
    Term,
)
from ouvrage.subscriptions.parameters import CODE_MINUTES, CODE_TRIES, CODES_AN_HOUR
from ouvrage.subscriptions.services.asking import is_under_way
from ouvrage.subscriptions.services.ending import end_now, leave_terms
from ouvrage.subscriptions.services.telling import tell
from ouvrage.subscriptions.services.undoing import undo_term
from ouvrage.subscriptions.states import EndReason, TermState


@dataclass(frozen=True, slots=True)
class Source:
    """Where a cancellation came from, and the moment it reached us, before it waited for a lock."""

    way: str = CancellationWay.ACCOUNT
    address: str | None = None
    agent: str = ""
    received_at: datetime = field(default_factory=now)


@transaction.atomic
def cancel_subscription(
    *,
    subscription_id: UUID,
    source: Source,
    actor: User | None,
    is_immediate: bool = False,
) -> Subscription:
    """Keep a subscription from renewing; asking twice is asking once.

    What was received by the last second of the last day (Paris) wins over a renewal that was
    made meanwhile, wherever its payment stands (INV-21). At once, with the unused days refunded,
    only when the term is free to leave.
    Refused: subscriptions.not_running, subscriptions.not_free_to_leave.
    Then: subscriptions.cancelled, a receipt to each member.
    """
    subscription = Subscription.objects.locked(pk=subscription_id)
    if subscription.cancelled_at is not None and not is_immediate:
        return subscription
    rules.check_running(subscription)
    renewed = _renewed_since(subscription, source.received_at)
    if is_immediate:
        rules.check_free_to_leave(subscription)
    effect_on = _effect_on(subscription, renewed, is_immediate)
    write_cancellation(subscription, source, actor, effect_on)
    at_bank = "1" if renewed and is_under_way(renewed) else ""
    details = {"way": source.way, "effect_on": subscription.ends_on, "at_bank": at_bank}
    tell(facts.CANCELLED, subscription, actor, **details)
    if renewed:
        undo_term(renewed, why=TakenBack.REFUNDED)
    elif is_immediate:
        leave_terms(subscription)
    if renewed or is_immediate:
        end_now(subscription, EndReason.CANCELLED, actor=actor)
    return subscription


@transaction.atomic
def undo_cancellation(*, subscription_id: UUID, actor: User) -> Subscription:
    """Take a cancellation back while the subscription still runs.

    Refused: subscriptions.too_late_to_undo. Then: subscriptions.reinstated.
    """
    subscription = Subscription.objects.visible_to(actor).locked(pk=subscription_id)
    if not subscription.is_running or subscription.ends_on is None:
        raise errors.TooLateToUndo
    if subscription.ends_on < today():
        raise errors.TooLateToUndo
    if subscription.cancelled_at is not None:
        subscription.cancelled_at = None
        subscription.save(update_fields=["cancelled_at"])
        subscription.cancellations.filter(undone_at__isnull=True).update(undone_at=now())
        tell(facts.REINSTATED, subscription, actor)
    return subscription


@transaction.atomic
def request_cancellation_code(*, email: str) -> None:
    """Send a code to an address that holds a running subscription; others learn nothing.

    At most `subscriptions.codes_an_hour`. Then: subscriptions.code_asked, when a code was sent.
    """
    address = email.strip().lower()
    hold(f"subscriptions:code:{address}")
    subscription, member = _of_address(address)
    recent = CancellationCode.objects.filter(email=address, sent_at__gt=now() - timedelta(hours=1))
    if subscription is None or member is None or recent.count() >= CODES_AN_HOUR.value():
        return
    digits = f"{secrets.randbelow(1_000_000):06d}"
    code = CancellationCode.objects.create(
        id=new_id(),
        email=address,
        code_hash=_hash(address, digits),
        sent_at=now(),
        expires_at=now() + timedelta(minutes=CODE_MINUTES.value()),
    )
    notices.send_code(subscription, member, digits, str(code.pk))
    tell(facts.CODE_ASKED, subscription)


def cancel_with_code(*, email: str, digits: str, source: Source) -> Subscription:
    """Cancel what the address holds, having proven it by the code.

    A wrong try counts even though it is refused, so it commits on its own.
    Refused: subscriptions.wrong_code, subscriptions.not_running.
    """
    address = email.strip().lower()
    check_code(email=address, digits=digits, is_final=True)
    subscription, member = _of_address(address)
    if subscription is None:
        raise errors.NotRunning
    return cancel_subscription(subscription_id=subscription.pk, source=source, actor=member)


def check_code(*, email: str, digits: str, is_final: bool = False) -> Subscription | None:
    """What a good code would cancel, for the summary; the last step uses the code up.

    Refused: subscriptions.wrong_code.
    """
    address = email.strip().lower()
    with transaction.atomic():
        is_right = _is_right(address, digits, is_final)
    if not is_right:
        raise errors.WrongCode
    return _of_address(address)[0]


def _is_right(address: str, digits: str, is_final: bool) -> bool:
    codes = CancellationCode.objects.filter(email=address).order_by("-sent_at", "-pk")
    code = codes.select_for_update(no_key=True).first()
    if code is None or code.used_at or code.expires_at <= now():
        return False
    if code.tries >= CODE_TRIES.value():
        return False
    typed = "".join(sign for sign in digits if sign.isdigit())
    is_right = constant_time_compare(code.code_hash, _hash(address, typed))
    if not is_right:
        code.tries += 1
    elif is_final:
        code.used_at = now()
    code.save(update_fields=["tries", "used_at"])
    return is_right


def _of_address(address: str) -> tuple[Subscription | None, User | None]:
    member = User.objects.filter(email=address, is_active=True, company__isnull=False).first()
    if member is None or member.company_id is None:
        return None, None
    held = Subscription.objects.running().of_company(member.company_id)
    return held.select_related("plan", "company").first(), member


def _hash(address: str, digits: str) -> str:
    return salted_hmac(f"subscriptions.code:{address}", digits, algorithm="sha256").hexdigest()


def _renewed_since(subscription: Subscription, received: datetime) -> Term | None:
    """The renewal that a cancellation received in time finds already made."""
    term = subscription.terms.exclude(state=TermState.VOID).order_by("-number").first()
    if term is None or term.began != Began.RENEWED:
        return None
    limit = calendar.refusable_until(term.starts_on - timedelta(days=1))
    return term if received <= limit + timedelta(microseconds=999_999) else None


def _effect_on(subscription: Subscription, renewed: Term | None, is_immediate: bool) -> date:
    """The last day of a cancelled subscription."""
    if renewed:
        return renewed.starts_on - timedelta(days=1)
    return today() if is_immediate else subscription.ends_on or today()


def write_cancellation(
    subscription: Subscription, source: Source, actor: User | None, effect_on: date
) -> Cancellation:
    """What was received, kept as proof; a locked subscription has one that stands."""
    subscription.cancellations.filter(undone_at__isnull=True).update(undone_at=now())
    cancellation = Cancellation.objects.create(
        id=new_id(),
        subscription=subscription,
        way=source.way,
        received_at=source.received_at,
        effect_on=effect_on,
        address=source.address,
        agent=source.agent[:300],
        asked_by=actor,
    )
    subscription.cancelled_at, subscription.ends_on = source.received_at, effect_on
    subscription.save(update_fields=["cancelled_at", "ends_on"])
    return cancellation
