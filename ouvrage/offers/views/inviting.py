"""Invitations: the client's page to find and invite, the provider's to read and answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ouvrage.accounts.models import Company
from ouvrage.kit.audience import PROVIDER, SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.paging import page_of
from ouvrage.offers.invitations import services
from ouvrage.offers.invitations.forms import InviteForm, NotForMeForm
from ouvrage.offers.invitations.models import WAITING, Invitation, NotForMe
from ouvrage.offers.invitations.queries import Inviting, find_invitation, invitations_of
from ouvrage.offers.standing import Known, standing_of
from ouvrage.projects.models import Project


def _own_project(request: SignedInRequest, project_id: int) -> Project:
    own = Project.objects.posted().filter(client=request.user)
    return own.select_related("client", "brand").found(pk=project_id)


@open_to(SIGNED_IN)
@refused_back(lambda project_id: reverse("offers:invite", args=[project_id]))
def invite(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Find providers and invite one; those invited already, with what they answered."""
    project = _own_project(request, project_id)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.invite_provider(project_id=project.pk, actor=request.user, **form.cleaned_data)
        messages.success(request, _("The invitation is on its way."))
        to = reverse("offers:invite", args=[project.pk])
        return HttpResponseRedirect(to, status=303)
    query, words = Inviting(project), request.GET.get("q", "").strip()[:60]
    worked_with, found = list(query.worked_with()), list(query.found(words))
    known = standing_of([company.pk for company in (*worked_with, *found)])
    context = {
        "project": project,
        "form": form,
        "words": words,
        "invited": query.invited(),
        "places": query.places_left(),
        "worked_with": _with_standing(worked_with, known),
        "found": _with_standing(found, known),
        "waiting": WAITING,
    }
    return render(request, "offers/invite.html", context, status=422 if form.errors else 200)


def _with_standing(
    companies: list[Company], known: dict[int, list[Known]]
) -> list[tuple[Company, list[Known]]]:
    return [(company, known[company.pk]) for company in companies]


@open_to(SIGNED_IN)
@require_POST
def uninvite(request: SignedInRequest, invitation_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    own = Invitation.objects.filter(project__client=request.user)
    project_id = own.found(pk=invitation_id).project_id
    services.withdraw_invitation(invitation_id=invitation_id, actor=request.user)
    messages.success(request, _("The invitation is taken back; its place is free."))
    return HttpResponseRedirect(reverse("offers:invite", args=[project_id]), status=303)


@open_to(PROVIDER)
@require_GET
def invitations(request: SignedInRequest) -> HttpResponse:
    """All invitations of the company."""
    after = request.GET.get("after", "")
    rows = invitations_of(request.user.company_id)
    page = page_of(rows, order=("-invited_at", "-pk"), after=after)
    return render(request, "offers/invitations.html", {"page": page, "after": after})


@open_to(PROVIDER)
def invitation(request: SignedInRequest, invitation_id: UUID) -> HttpResponse:
    """Read an invitation; decline it with a reason."""
    found = find_invitation(invitation_id, request.user)
    form = NotForMeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.decline_invitation(
            invitation_id=found.pk,
            reason=NotForMe(form.cleaned_data["reason"]),
            answer=form.cleaned_data["answer"],
            actor=request.user,
        )
        messages.success(request, _("The client is told, with your reason."))
        return HttpResponseRedirect(reverse("offers:invitations"), status=303)
    services.see_invitation(invitation_id=found.pk, actor=request.user)
    context = {"invitation": found, "project": found.project, "form": form, "waiting": WAITING}
    return render(request, "offers/invitation.html", context, status=422 if form.errors else 200)
