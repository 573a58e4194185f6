"""Texts: the list, one with its versions, the next version in both languages."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ouvrage.accounts.models import StaffRole
from ouvrage.backoffice.numbers.views import moment_of
from ouvrage.backoffice.wording import queries
from ouvrage.backoffice.wording.forms import TextForm
from ouvrage.backoffice.wording.showing import reach
from ouvrage.brands import services
from ouvrage.brands.deciding import TEXT, check_wording
from ouvrage.brands.rules import LANGUAGES
from ouvrage.brands.texts import text_of
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest, refused_back

WRITERS = desk(StaffRole.SUPERVISOR)


def _versions(request: SignedInRequest, key: str) -> list[queries.Version]:
    """The versions of a text that this person may rewrite; 404 for any other."""
    if not queries.may_write(request.user, key):
        raise Http404
    return queries.versions_of(key)


def _bodies(key: str, current: queries.Version | None) -> dict[str, str]:
    """What people read now, in both languages."""
    if current:
        return current.bodies
    return {language: text_of(key).standard_body(language) for language in LANGUAGES}


def _here(key: str, **_ids: object) -> str:
    return reverse("backoffice:text", args=[key])


@require_GET
@open_to(WRITERS)
def texts(request: SignedInRequest) -> HttpResponse:
    """Every text with what is in force and what is planned."""
    return render(request, "backoffice/texts.html", {"lines": queries.lines(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(WRITERS)
@refused_back(_here)
def text(request: SignedInRequest, key: str) -> HttpResponse:
    """Its versions, and the next one: written, then read as people will, then decided."""
    versions = _versions(request, key)
    current = queries.current_of(versions, None)
    form = TextForm(request.POST or None, initial=_bodies(key, current))
    if request.method != "POST" or not form.is_valid() or "edit" in request.POST:
        return _page(request, key, versions, form)
    before = _bodies(key, queries.current_of(versions, form.brand_id) or current)
    moment = moment_of(form.cleaned_data["day"])
    try:
        check_wording(key, form.bodies, moment, form.brand_id)
    except Refused as refusal:
        form.add_error(None, refusal.text)
        return _page(request, key, versions, form)
    if form.bodies == before:
        form.add_error(None, _("Not a word differs from the version in force. Nothing was saved."))
        return _page(request, key, versions, form)
    if "decide" in request.POST:
        return _decide(request, key, form, before)
    context = {
        "wording": text_of(key),
        "form": form,
        "day": form.cleaned_data["day"],
        "readings": queries.readings(before, form.bodies),
        "touched": reach(text_of(key)),
    }
    return render(request, "backoffice/text_preview.html", context)


@require_GET
@open_to(WRITERS)
def text_version(request: SignedInRequest, key: str, number: int) -> HttpResponse:
    """One version as people read it, with what differs from the one before."""
    versions = _versions(request, key)
    site = request.GET.get("site", "")
    own = [one for one in versions if (one.brand.slug if one.brand else "") == site]
    found = next((one for one in own if one.number == number), None)
    if found is None:
        raise Http404
    before = next((one.bodies for one in own if one.number == number - 1), found.bodies)
    context = {
        "wording": text_of(key),
        "version": found,
        "readings": queries.readings(before, found.bodies),
    }
    return render(request, "backoffice/text_version.html", context)


@require_POST
@open_to(WRITERS)
@refused_back(_here)
def text_withdraw(request: SignedInRequest, key: str, number: int) -> HttpResponse:
    """Take back a planned version."""
    site = request.POST.get("site", "")
    brands = {one.brand.slug: one.brand.pk for one in _versions(request, key) if one.brand}
    services.withdraw_text(key=key, number=number, brand_id=brands.get(site), actor=request.user)
    messages.success(request, _("Withdrawn. What holds now goes on."))
    return HttpResponseRedirect(_here(key), status=303)


def _decide(
    request: SignedInRequest, key: str, form: TextForm, before: dict[str, str]
) -> HttpResponse:
    """Alone, or asked of a second person for a text that binds or proves."""
    data = form.cleaned_data
    common: dict[str, Any] = {
        "key": key,
        "actor": request.user,
        "brand_id": form.brand_id,
        "starts_at": moment_of(data["day"]),
        "why": data["why"],
    }
    if text_of(key).takes_two:
        payload = {"bodies": form.bodies, "before": before}
        services.ask_decision(decision_id=data["request_id"], kind=TEXT, payload=payload, **common)
        messages.success(request, _("Asked. It holds once another administrator has approved it."))
        to = reverse("backoffice:decision", args=[data["request_id"]])
        return HttpResponseRedirect(to, status=303)
    services.write_text(bodies=form.bodies, request_id=data["request_id"], **common)
    messages.success(request, _("Decided. It is in the history below."))
    return HttpResponseRedirect(_here(key), status=303)


def _page(
    request: SignedInRequest, key: str, versions: list[queries.Version], form: TextForm
) -> HttpResponse:
    current = queries.current_of(versions, None)
    bodies = _bodies(key, current)
    context = {
        "wording": text_of(key),
        "versions": versions,
        "current": current,
        "readings": queries.readings(bodies, bodies),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "backoffice/text.html", context, status=status)
