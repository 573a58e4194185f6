"""Parameters: the list, one of them, another value from a day on."""

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ouvrage.backoffice import words
from ouvrage.backoffice.numbers import queries
from ouvrage.backoffice.numbers.forms import NumberForm
from ouvrage.backoffice.numbers.typing import shape_of
from ouvrage.brands import services
from ouvrage.brands.deciding import PARAMETER
from ouvrage.brands.parameters import Parameter
from ouvrage.brands.previews import Change
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.time import now, start_of_day, today


def _here(key: str, **_ids: object) -> str:
    return reverse("backoffice:parameter", args=[key])


@require_GET
@open_to(desk())
def parameters(request: SignedInRequest) -> HttpResponse:
    """Every number of the rules by topic, with what is planned."""
    sought = request.GET.get("q", "").strip()[:60]
    context = {"topics": queries.topics(sought), "sought": sought}
    return render(request, "backoffice/parameters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(desk())
@refused_back(_here)
def parameter(request: SignedInRequest, key: str) -> HttpResponse:
    """One number: now, to come, history. A POST shows whom it touches; confirmed, it decides."""
    one = queries.named(key)
    form = NumberForm(request.POST or None, parameter=one)
    if request.method != "POST" or not form.is_valid() or "edit" in request.POST:
        return _page(request, one, form)
    change = _change(one, form)
    if change.after == change.before:
        form.add_error("value", _("It has this value already on that day. Nothing was changed."))
        return _page(request, one, form)
    if "decide" in request.POST:
        return _decide(request, one, form, change)
    context = {
        "parameter": one,
        "form": form,
        "day": form.cleaned_data["day"],
        "before": words.told(one, change.before),
        "after": words.told(one, change.after),
        "brand": form.cleaned_data.get("brand"),
        "touched": words.touched(one, change),
    }
    return render(request, "backoffice/parameter_preview.html", context)


@require_POST
@open_to(desk())
@refused_back(_here)
def withdraw(request: SignedInRequest, key: str, version_id: int) -> HttpResponse:
    """Take back a planned value."""
    services.withdraw_parameter(version_id=version_id, actor=request.user)
    messages.success(request, _("Withdrawn. What holds now goes on."))
    return HttpResponseRedirect(_here(key), status=303)


def moment_of(day: date) -> datetime:
    """At once for today, else the first moment of that day."""
    return now() if day == today() else start_of_day(day)


def _change(one: Parameter[Any], form: NumberForm) -> Change:
    moment = moment_of(form.cleaned_data["day"])
    before = one.value(brand_id=form.brand_id, at=moment)
    return Change(one.key, before, form.cleaned_data["value"], form.brand_id)


def _decide(
    request: SignedInRequest, one: Parameter[Any], form: NumberForm, change: Change
) -> HttpResponse:
    """Alone, or asked of a second person for a sensitive one."""
    data = form.cleaned_data
    common: dict[str, Any] = {
        "key": one.key,
        "actor": request.user,
        "brand_id": form.brand_id,
        "starts_at": moment_of(data["day"]),
        "why": data["why"],
    }
    if one.is_sensitive:
        payload = {"value": change.after, "before": change.before}
        services.ask_decision(
            decision_id=data["request_id"], kind=PARAMETER, payload=payload, **common
        )
        messages.success(request, _("Asked. It holds once another administrator has approved it."))
        return HttpResponseRedirect(
            reverse("backoffice:decision", args=[data["request_id"]]), status=303
        )
    services.decide_parameter(value=change.after, request_id=data["request_id"], **common)
    messages.success(request, _("Decided. It is in the history below."))
    return HttpResponseRedirect(_here(one.key), status=303)


def _page(request: SignedInRequest, one: Parameter[Any], form: NumberForm) -> HttpResponse:
    form.fields["value"].initial = shape_of(one).write(one.value())
    lines = queries.history(one)
    context = {
        "parameter": one,
        "topic": words.TOPICS.get(one.topic, one.topic),
        "value": words.told(one, one.value()),
        "default": words.told(one, one.default),
        "bounds": words.bounds(one),
        "planned": [line for line in lines if line.is_planned],
        "lines": lines,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "backoffice/parameter.html", context, status=status)
