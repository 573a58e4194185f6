"""The desk of the second person."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from ouvrage.backoffice.decisions import queries
from ouvrage.brands import services
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.http import SignedInRequest, refused_back


class AnswerForm(forms.Form):
    """Why not: whoever asked reads it."""

    answer = forms.CharField(
        label=gettext_lazy("Reason to decline"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _here(decision_id: UUID) -> str:
    return reverse("backoffice:decision", args=[decision_id])


@require_GET
@open_to(desk())
def decisions(request: SignedInRequest) -> HttpResponse:
    """What waits for a second person; what was settled."""
    are_settled = request.GET.get("etat") == "settled"
    after = request.GET.get("after", "")
    rows, following = queries.Decisions(are_settled).page(after)
    base = reverse("backoffice:decisions")
    tabs = [
        {
            "label": _("To decide"),
            "url": base,
            "current": not are_settled,
            "count": queries.waiting(),
        },
        {"label": _("Already decided"), "url": f"{base}?etat=settled", "current": are_settled},
    ]
    context = {
        "rows": rows, "next": following, "after": after, "tabs": tabs, "are_settled": are_settled,
    }  # fmt: skip
    return render(request, "backoffice/decisions.html", context)


@require_GET
@open_to(desk())
def decision(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    return _sheet(request, decision_id, AnswerForm())


@require_POST
@open_to(desk())
@refused_back(_here)
def approve(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    services.approve_decision(decision_id=decision_id, actor=request.user)
    messages.success(request, _("Approved. It holds from its day on."))
    return HttpResponseRedirect(_here(decision_id), status=303)


@require_POST
@open_to(desk())
@refused_back(_here)
def decline(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _sheet(request, decision_id, form, status=422)
    services.decline_decision(
        decision_id=decision_id, answer=form.cleaned_data["answer"], actor=request.user
    )
    messages.success(request, _("Declined. Everything stays as it was."))
    return HttpResponseRedirect(_here(decision_id), status=303)


@require_POST
@open_to(desk())
@refused_back(_here)
def take_back(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    services.take_back_decision(decision_id=decision_id, actor=request.user)
    messages.success(request, _("Taken back. Everything stays as it was."))
    return HttpResponseRedirect(_here(decision_id), status=303)


def _sheet(
    request: SignedInRequest, decision_id: UUID, form: AnswerForm, status: int = 200
) -> HttpResponse:
    row = queries.read(decision_id)
    context = {"row": row, "form": form, "is_own": row.decision.asked_by_id == request.user.pk}
    return render(request, "backoffice/decision.html", context, status=status)
