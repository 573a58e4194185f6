"""Means of payment are chosen and removed."""

from uuid import UUID

from django.db import transaction

from ouvrage.accounts.models import Company, User
from ouvrage.journal.registry import FactKind
from ouvrage.journal.services import record
from ouvrage.kit.jobs import enqueue
from ouvrage.kit.time import now
from ouvrage.kit.transitions import move
from ouvrage.payments import facts, rules
from ouvrage.payments.models import Method
from ouvrage.payments.services.telling import side_of
from ouvrage.payments.states import MethodState


def default_method(company_id: int) -> Method | None:
    """The means by which a company usually pays; renewals use it."""
    return Method.objects.active().filter(company_id=company_id, is_default=True).first()


@transaction.atomic
def make_default(*, method_id: UUID, actor: User) -> Method:
    """Choose the means by which the company usually pays.

    Refused: payments.unusable_method. Then: payments.method_chosen.
    """
    hold_company(actor.company_id)
    method = Method.objects.visible_to(actor).locked(pk=method_id)
    rules.check_usable(method)
    if not method.is_default:
        Method.objects.filter(company_id=method.company_id, is_default=True).update(
            is_default=False
        )
        method.is_default = True
        method.save(update_fields=["is_default"])
        tell_method(facts.METHOD_CHOSEN, method, actor)
    return method


@transaction.atomic
def remove_method(*, method_id: UUID, actor: User) -> Method:
    """Forget a means of payment, here and at the provider; the next one becomes the usual one.

    Refused: payments.method_in_use. Then: payments.method_removed.
    """
    hold_company(actor.company_id)
    method = Method.objects.visible_to(actor).locked(pk=method_id)
    if method.state == MethodState.REMOVED:
        return method
    rules.check_not_in_use(method)
    was_default = method.is_default
    move(method, MethodState.REMOVED, by=actor, is_default=False, removed_at=now())
    if was_default:
        make_newest_default(method.company_id)
    enqueue("payments.detach_method", method_id=str(method.pk))
    tell_method(facts.METHOD_REMOVED, method, actor)
    return method


def make_newest_default(company_id: int) -> None:
    """When no means is the usual one, the newest becomes it. Under the company's lock."""
    if default_method(company_id) is None:
        newest = Method.objects.active().filter(company_id=company_id).order_by("-pk").first()
        if newest:
            newest.is_default = True
            newest.save(update_fields=["is_default"])


def hold_company(company_id: int | None) -> None:
    """One change at a time to the means of a company, so that exactly one is the usual one."""
    Company.objects.select_for_update(no_key=True).filter(pk=company_id or 0).first()


def tell_method(fact: FactKind, method: Method, actor: User | None) -> None:
    record(
        fact,
        subject=method,
        actor=actor,
        side=side_of(actor),
        company_id=method.company_id,
        method_id=str(method.pk),
        kind=method.kind,
    )
