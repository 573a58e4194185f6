"""One payment at the desk: its story, and what the accountant may do about it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ouvrage.kit.audience import open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.ids import new_id
from ouvrage.kit.money import Money
from ouvrage.payments import services
from ouvrage.payments.desk.forms import AnswerForm, RefundForm
from ouvrage.payments.desk.registry import purpose_words, purposes
from ouvrage.payments.desk.story import IN_HAND, Story
from ouvrage.payments.desk.views import ACCOUNTANT
from ouvrage.payments.models import Payment, Refund
from ouvrage.payments.parameters import REFUND_BOUND
from ouvrage.payments.states import RefundState


def _story(payment_id: UUID) -> str:
    return reverse("payments:desk_payment", args=[payment_id])


def _of_refund(refund_id: UUID) -> str:
    return _story(Refund.objects.found(pk=refund_id).payment_id)


@open_to(ACCOUNTANT)
@require_GET
def payment(request: SignedInRequest, payment_id: UUID) -> HttpResponse:
    return _page(request, _found(request, payment_id))


@open_to(ACCOUNTANT)
@require_POST
@refused_back(_story)
def refund(request: SignedInRequest, payment_id: UUID) -> HttpResponse:
    """Within the bound the money is on its way; above, a colleague decides."""
    story = _found(request, payment_id)
    form = RefundForm(request.POST, sources=story.sources)
    if not form.is_valid():
        return _page(request, story, form)
    data = form.cleaned_data
    asked = services.propose_refund(
        key=f"desk:{data['refund_id']}",
        payment_id=payment_id,
        amount_cents=data["amount"].cents,
        reason=data["reason"].strip(),
        actor=request.user,
        sale_id=None if data["source"] == IN_HAND else UUID(data["source"]),
    )
    if asked.state == RefundState.TO_APPROVE:
        messages.success(request, _("A colleague must approve this refund; nothing moves before."))
    else:
        messages.success(request, _("The refund is on its way, by the way the money came."))
    return HttpResponseRedirect(_story(payment_id), status=303)


@open_to(ACCOUNTANT)
@require_POST
@refused_back(_of_refund)
def approve(request: SignedInRequest, refund_id: UUID) -> HttpResponse:
    approved = services.approve_refund(refund_id=refund_id, actor=request.user)
    messages.success(request, _("The refund is on its way, by the way the money came."))
    return HttpResponseRedirect(_story(approved.payment_id), status=303)


@open_to(ACCOUNTANT)
@require_POST
@refused_back(_of_refund)
def decline(request: SignedInRequest, refund_id: UUID) -> HttpResponse:
    form = AnswerForm(request.POST)
    if form.is_valid():
        answer = form.cleaned_data["answer"]
        services.decline_refund(refund_id=refund_id, answer=answer, actor=request.user)
        messages.success(request, _("Declined; whoever asked is told why."))
    else:
        messages.error(request, _("Say why: whoever asked reads it. Nothing was declined."))
    return HttpResponseRedirect(_of_refund(refund_id), status=303)


@open_to(ACCOUNTANT)
@require_POST
@refused_back(_story)
def retry(request: SignedInRequest, payment_id: UUID) -> HttpResponse:
    """Draw it again by the company's usual means, nobody being there."""
    tried = services.retry_payment(payment_id=payment_id, actor=request.user)
    if tried.is_moving:
        messages.success(request, _("It is being tried again; the bank’s answer comes here."))
    else:
        messages.success(request, _("There is no means of payment: it waits for its payer."))
    return HttpResponseRedirect(_story(payment_id), status=303)


@open_to(ACCOUNTANT)
@require_POST
@refused_back(_story)
def cancel(request: SignedInRequest, payment_id: UUID) -> HttpResponse:
    """No longer ask for it; whoever asked gives up what it was for."""
    asked = Payment.objects.visible_to(request.user).found(pk=payment_id)
    known = purposes.get(asked.purpose)
    if known:
        known.give_up(asked, request.user)
    else:
        services.cancel_payment(payment_id=payment_id, actor=request.user)
    messages.success(request, _("It is no longer asked for. Nothing is owed for it."))
    return HttpResponseRedirect(_story(payment_id), status=303)


def _found(request: SignedInRequest, payment_id: UUID) -> Story:
    visible = Payment.objects.visible_to(request.user).select_related("company", "method", "brand")
    return Story(visible.found(pk=payment_id))


def _page(request: SignedInRequest, story: Story, form: RefundForm | None = None) -> HttpResponse:
    sources = story.sources
    whole = sources[0] if sources else None
    initial = {
        "refund_id": new_id(),
        "source": whole.value if whole else "",
        "amount": whole.left if whole else None,
    }
    context = {
        "story": story,
        "payment": story.payment,
        "purpose": purpose_words(story.payment.purpose),
        "form": form or RefundForm(None, sources=sources, initial=initial),
        "bound": Money(REFUND_BOUND.value()),
    }
    return render(request, "payments/desk/payment.html", context, status=422 if form else 200)
