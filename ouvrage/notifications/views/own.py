"""The mails that were sent to a person."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ouvrage.accounts.tabs import account_tabs
from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest
from ouvrage.notifications.queries import MyMails


@require_safe
@open_to(SIGNED_IN)
def mails(request: SignedInRequest) -> HttpResponse:
    after = request.GET.get("after", "")
    context = {
        "mails": MyMails(after).rows(request.user),
        "after": after,
        "tabs": account_tabs(request.user, "notifications:mails"),
    }
    return render(request, "notifications/mails.html", context)
