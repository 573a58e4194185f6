"""Devices on the page of preferences."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ouvrage.accounts.templatetags.accounts import device as name_of
from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.jobs import enqueue
from ouvrage.notifications.push import services
from ouvrage.notifications.push.models import Device


def _page() -> str:
    return reverse("notifications:preferences") + "#appareils"


@require_POST
@open_to(SIGNED_IN)
@refused_back(_page)
def add(request: SignedInRequest) -> HttpResponse:
    """What the browser was given by its push service."""
    services.add_device(
        actor=request.user,
        endpoint=request.POST.get("endpoint", ""),
        p256dh=request.POST.get("p256dh", ""),
        auth=request.POST.get("auth", ""),
        name=name_of(request.headers.get("User-Agent", "")),
    )
    messages.success(request, _("This device tells you from now on."))
    return HttpResponseRedirect(_page(), status=303)


@require_POST
@open_to(SIGNED_IN)
def remove(request: SignedInRequest, device_id: int) -> HttpResponse:
    services.remove_device(device_id=device_id, actor=request.user)
    messages.info(request, _("Nothing more is told on that device."))
    return HttpResponseRedirect(_page(), status=303)


@require_POST
@open_to(SIGNED_IN)
def test(request: SignedInRequest, device_id: int) -> HttpResponse:
    """Send something to see whether it comes."""
    device = get_object_or_404(Device, pk=device_id, user=request.user)
    body = services.words_of_a_test(request.user)
    with transaction.atomic():
        enqueue(
            "notifications.push_test",
            key=f"push_test:{device.pk}",
            device_id=device.pk,
            body=body,
            url=reverse("notifications:preferences"),
        )
    messages.info(
        request,
        _("A test is on its way to “{name}”. It shows within a minute.").format(name=device.name),
    )
    return HttpResponseRedirect(_page(), status=303)
