"""The desk's list of surveys and its file."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ouvrage.accounts.models import StaffRole
from ouvrage.brands.models import Brand
from ouvrage.followup.surveys.board import Shown, SurveyBoard, counts
from ouvrage.followup.surveys.models import OutcomeSurvey
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.exports import csv_response
from ouvrage.kit.http import SignedInRequest, render_part
from ouvrage.kit.time import paris_day
from ouvrage.ui.tabs import Tab

DESK = desk(StaffRole.FOLLOWUP, StaffRole.SUPERVISOR)
LABELS: dict[Shown, Promise] = {
    Shown.ALL: gettext_lazy("All"),
    Shown.DISAGREE: gettext_lazy("In disagreement"),
    Shown.SILENT: gettext_lazy("Client silent"),
    Shown.HERE: gettext_lazy("Realised here"),
    Shown.OUTSIDE: gettext_lazy("Realised elsewhere"),
}


@open_to(DESK)
@require_GET
def surveys(request: SignedInRequest) -> HttpResponse:
    """What people say became of projects, the client beside the bidders."""
    board = _asked(request)
    brands = list(Brand.objects.order_by("name"))
    page = board.page()
    context = {
        "board": board,
        "page": page,
        "counts": counts(board.brand_id),
        "brands": brands,
        "tabs": _tabs(board),
        "query": _query(board, board.shown),
    }
    return render_part(
        request, page="followup/surveys.html", part="followup/_surveys.html", context=context
    )


@open_to(DESK)
@require_GET
def export(request: HttpRequest) -> HttpResponseBase:
    """One line per person asked; nobody is named but companies."""
    header = [
        _("Project"), _("Brand"), _("Asked on"), _("Because"), _("Who"), _("Company"),
        _("Answer"), _("With"), _("Amount (cents)"), _("Bracket"), _("Answered on"),
        _("In disagreement"),
    ]  # fmt: skip
    return csv_response("enquetes.csv", header, map(_cells, _asked(request).lines()))


def _cells(one: OutcomeSurvey) -> list[str | int]:
    disagrees: bool = one.disagrees  # type: ignore[attr-defined]
    return [
        one.project_id, one.project.brand.name, paris_day(one.asked_at).isoformat(),
        one.get_occasion_display(), one.get_side_display(), one.bidder.name if one.bidder else "",
        one.get_outcome_display(), one.company.name if one.company else "",
        one.amount_cents or "", one.get_bracket_display(),
        paris_day(one.answered_at).isoformat() if one.answered_at else "",
        _("yes") if disagrees else "",
    ]  # fmt: skip


def _asked(request: HttpRequest) -> SurveyBoard:
    given = request.GET.get("voir", "")
    shown = Shown(given) if given in list(Shown) else Shown.ALL
    brand = Brand.objects.filter(slug=request.GET.get("site", "")).first()
    after = request.GET.get("after", "")
    return SurveyBoard(shown, brand.pk if brand else None, after)


def _query(board: SurveyBoard, shown: Shown) -> str:
    slug = Brand.objects.get(pk=board.brand_id).slug if board.brand_id else ""
    return f"?voir={shown}" + (f"&site={slug}" if slug else "")


def _tabs(board: SurveyBoard) -> list[Tab]:
    base = reverse("followup:surveys")
    return [
        Tab(label, base + _query(board, shown), shown == board.shown)
        for shown, label in LABELS.items()
    ]
