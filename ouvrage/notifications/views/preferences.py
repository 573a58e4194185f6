"""What reaches a person: the page of preferences."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ouvrage.accounts.forms.profile import LanguageForm
from ouvrage.accounts.tabs import account_tabs
from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest
from ouvrage.notifications import choosing, matrix
from ouvrage.notifications.forms import QuietHoursForm
from ouvrage.notifications.groups import groups
from ouvrage.notifications.models import Device, PostalAddress, QuietHours
from ouvrage.notifications.push.keys import public_key

PAGE = "notifications:preferences"


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(SIGNED_IN)
def preferences(request: SignedInRequest) -> HttpResponse:
    """The headings, quiet hours, language, what always comes."""
    ways = matrix.ways_of(request.user)
    lines = matrix.lines_of(request.user, ways)
    if request.method == "POST":
        return _saved(request, lines, reverse(PAGE))
    hours = QuietHours.objects.filter(user=request.user).first()
    night = {"from_hour": hours.from_hour, "until_hour": hours.until_hour} if hours else {}
    context = {
        "lines": lines,
        "stopped": matrix.is_stopped(request.user),
        "always": matrix.always_comes(request.user).items(),
        "quiet": QuietHoursForm(initial={"until_hour": 8, **night}),
        "language": LanguageForm(initial={"language": request.user.language}),
        "tabs": account_tabs(request.user, PAGE),
        "ways": ways,
        "devices": Device.objects.filter(user=request.user).order_by("-added_at"),
        "push_key": public_key(),
        "postal": PostalAddress.objects.filter(user=request.user).first(),
    }
    return render(request, "notifications/preferences.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(SIGNED_IN)
def heading(request: SignedInRequest, code: str) -> HttpResponse:
    """The kinds of one heading, each with its own choice."""
    group = groups.get(code)
    ways = matrix.ways_of(request.user)
    lines = matrix.lines_of(request.user, ways, group) if group else []
    if group is None or not lines:
        raise Http404
    if request.method == "POST":
        return _saved(request, lines, request.path)
    context = {
        "group": group,
        "lines": lines,
        "ways": ways,
        "tabs": account_tabs(request.user, PAGE),
    }
    return render(request, "notifications/preferences_heading.html", context)


@require_POST
@open_to(SIGNED_IN)
def everything(request: SignedInRequest) -> HttpResponse:
    """Stop all that may be stopped, or take it up again as it was."""
    if "again" in request.POST:
        choosing.take_up_everything(user=request.user)
        messages.success(request, _("What you had chosen before holds again."))
    else:
        choosing.stop_everything(user=request.user)
        messages.success(request, _("Only service messages reach you from now on."))
    return HttpResponseRedirect(reverse(PAGE), status=303)


@require_POST
@open_to(SIGNED_IN)
def quiet_hours(request: SignedInRequest) -> HttpResponse:
    form = QuietHoursForm(request.POST)
    if form.is_valid():
        choosing.keep_quiet_hours(user=request.user, **form.cleaned_data)
        messages.success(request, _("Your preferences are saved."))
    return HttpResponseRedirect(reverse(PAGE), status=303)


def _saved(request: SignedInRequest, lines: list[matrix.Line], to: str) -> HttpResponse:
    choosing.choose_among(user=request.user, lines=lines, wanted=request.POST)
    messages.success(request, _("Your preferences are saved."))
    return HttpResponseRedirect(to, status=303)
