"""The pre-spend card, and the projects on which a company spent credits."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ouvrage.access import queries, rules, services
from ouvrage.access.board.queries import at_stage
from ouvrage.access.kinds import BY_SLUG, KINDS
from ouvrage.access.models import Stage
from ouvrage.access.prospects import VIEWS, prospects, tabs, ways
from ouvrage.accounts.models import User
from ouvrage.credits.errors import Frozen, NoneLeft
from ouvrage.credits.models import CreditKind
from ouvrage.credits.queries import frozen_since
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest, render_part
from ouvrage.kit.ids import new_id
from ouvrage.kit.paging import page_of


@dataclass(frozen=True, slots=True)
class Way:
    """Something else to do when the card is closed."""

    label: str
    url: str
    kind: str


@open_to(PROVIDER)
@require_http_methods(["GET", "POST"])
def card(request: SignedInRequest, project_id: int, kind: str) -> HttpResponse:
    """What one credit opens and costs; a POST spends it."""
    if kind not in BY_SLUG:
        raise Http404
    if request.method == "POST":
        return _open(request, project_id, BY_SLUG[kind])
    project = queries.published_projects().found(pk=project_id)
    shown = queries.card(project, BY_SLUG[kind], request.user.company)
    if shown.opened_at:
        return HttpResponseRedirect(reverse("web:project", args=[project_id]))
    context = {
        "card": shown,
        "project": project,
        "closed": _closed(shown, request.user),
        "ways": _ways(shown, request.user),
        "request_id": new_id(),
    }
    return render_part(request, page="access/card.html", part="access/_card.html", context=context)


@open_to(PROVIDER)
@require_GET
def prospecting(request: SignedInRequest) -> HttpResponse:
    """Every project on which a credit was spent, the latest first."""
    view = VIEWS.get(request.GET.get("vue", ""), VIEWS[""])
    query = view.query(request.user.company_id)
    after = request.GET.get("after", "")
    rows, stage = query.rows(), request.GET.get("etape", "")
    if stage in set(Stage.values):
        rows = at_stage(rows, query.company_id, Stage(stage))
    page = page_of(rows, order=query.ORDER, after=after)
    context = {
        "prospects": prospects(query.company_id, page.rows, query.openings(page.rows)),
        "tabs": tabs(view),
        "ways": ways("access:prospecting"),
        "stage": Stage(stage).label if stage in set(Stage.values) else "",
        "page": page,
        "after": after,
    }
    return render(request, "access/prospecting.html", context)


def _open(request: SignedInRequest, project_id: int, kind: CreditKind) -> HttpResponse:
    opening = services.open_project(
        project_id=project_id,
        kind=kind,
        opening_id=_request_id(request),
        actor=request.user,
    )
    messages.success(request, str(KINDS[CreditKind(opening.kind)].done))
    return HttpResponseRedirect(reverse("web:project", args=[project_id]), status=303)


def _request_id(request: SignedInRequest) -> UUID:
    """The id that the card carried; whoever sends none still pays only once."""
    try:
        return UUID(request.POST.get("request_id", ""))
    except ValueError:
        return new_id()


def _closed(shown: queries.PreSpendCard, user: User) -> str:
    """Why it cannot be opened just now; nothing when it can."""
    try:
        rules.check_openable(shown.project, shown.kind, user)
        if not shown.balance.count:
            raise NoneLeft(kind=shown.kind.label)
        if frozen_since(user.company_id or 0):
            raise Frozen
    except Refused as refusal:
        return refusal.text
    return ""


def _ways(shown: queries.PreSpendCard, user: User) -> list[Way]:
    """Where credits come from, when none are left and one could be spent here."""
    if shown.balance.count:
        return []
    try:
        rules.check_openable(shown.project, shown.kind, user)
    except Refused:
        return []
    back = f"?projet={shown.project.pk}&type={shown.text.slug}"
    return [
        Way(_("Buy a pack of credits"), reverse("credits:packs") + back, "primary"),
        Way(_("See the plans"), reverse("growth:plans"), ""),
    ]
