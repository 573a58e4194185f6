"""The desk's queue of submitted pages: evidence, then yes or no with a reason."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ouvrage.accounts.models import StaffRole
from ouvrage.growth.promotions import queries, services
from ouvrage.growth.promotions.forms import DeclineForm
from ouvrage.growth.promotions.parameters import rewards
from ouvrage.growth.promotions.states import ClaimState
from ouvrage.growth.promotions.words import cause_words
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.paging import page_of
from ouvrage.ui.tabs import Tab

DESK = desk(StaffRole.SALES)


def _claim(claim_id: UUID) -> str:
    return reverse("growth:claim", args=[claim_id])


@require_GET
@open_to(DESK)
def claims(request: SignedInRequest) -> HttpResponse:
    """The pages to decide about, in the order they came; the others by state."""
    queue = queries.ClaimQueue(_state(request))
    after = request.GET.get("after", "")
    context = {
        "tabs": _tabs(queue.state),
        "page": page_of(queue.rows(), order=queue.order, after=after, size=30),
        "after": after,
        "to_decide": queue.state == ClaimState.FOUND,
    }
    return render(request, "growth/claims.html", context)


@require_GET
@open_to(DESK)
def claim(request: SignedInRequest, claim_id: UUID) -> HttpResponse:
    return _sheet(request, claim_id, DeclineForm())


@require_GET
@open_to(DESK)
def visit(request: SignedInRequest, claim_id: UUID) -> HttpResponse:
    """Before a stranger's page opens: its whole address, and a warning."""
    return render(request, "growth/claim_visit.html", {"claim": queries.with_evidence(claim_id)})


@require_POST
@open_to(DESK)
@refused_back(_claim)
def approve(request: SignedInRequest, claim_id: UUID) -> HttpResponse:
    services.approve_claim(claim_id=claim_id, actor=request.user)
    messages.success(request, _("Approved. The credits are given and the provider is told."))
    return redirect("growth:claims")


@require_POST
@open_to(DESK)
@refused_back(_claim)
def decline(request: SignedInRequest, claim_id: UUID) -> HttpResponse:
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _sheet(request, claim_id, form, status=422)
    services.decline_claim(
        claim_id=claim_id, reason=form.cleaned_data["reason"], actor=request.user
    )
    messages.success(request, _("Declined. The provider reads your reason."))
    return HttpResponseRedirect(reverse("growth:claims"), status=303)


def _sheet(
    request: SignedInRequest, claim_id: UUID, form: DeclineForm, status: int = 200
) -> HttpResponse:
    found = queries.with_evidence(claim_id)
    context = {
        "claim": found,
        "looks": [(look, cause_words(look.cause)) for look in found.checks.all()],
        "others": queries.others_of_domain(found),
        "rewards": rewards(),
        "form": form,
    }
    return render(request, "growth/claim.html", context, status=status)


def _state(request: HttpRequest) -> ClaimState:
    asked = request.GET.get("state", "")
    return ClaimState(asked) if asked in ClaimState.values else ClaimState.FOUND


def _tabs(current: ClaimState) -> list[Tab]:
    base, waiting = reverse("growth:claims"), queries.to_decide()
    return [
        Tab(
            state.label if state != ClaimState.FOUND else _("To decide"),
            base if state == ClaimState.FOUND else f"{base}?state={state}",
            state == current,
            waiting if state == ClaimState.FOUND else None,
        )
        for state in (
            ClaimState.FOUND,
            ClaimState.CREDITED,
            ClaimState.DECLINED,
            ClaimState.REVOKED,
            ClaimState.NOT_FOUND,
            ClaimState.UNREACHABLE,
        )
    ]
