"""Before an account closes: one screen, one button."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.subscriptions import services
from ouvrage.subscriptions.forms.own import ClosingForm
from ouvrage.subscriptions.showing.closing import ClosingPage
from ouvrage.subscriptions.views.proof import source_of, to_receipt


def _here() -> str:
    return reverse("subscriptions:closing")


@open_to(PROVIDER)
@require_http_methods(["GET", "HEAD", "POST"])
@refused_back(_here)
def closing(request: SignedInRequest) -> HttpResponse:
    """What is due and what runs; a POST settles it, and leads to the receipt."""
    form = ClosingForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"page": ClosingPage(request.user.company), "form": form}
        status = 422 if form.errors else 200
        return render(request, "subscriptions/closing.html", context, status=status)
    received = services.end_for_closure(
        company_id=request.user.company_id, source=source_of(request), actor=request.user
    )
    if received is not None:
        return to_receipt(received)
    messages.success(request, _("Settled: nothing of yours runs any more."))
    return HttpResponseRedirect(_here(), status=303)
