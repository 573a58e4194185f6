"""The demonstration mailbox; elsewhere these pages do not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.notifications.mailbox import is_open, open_mail
from ouvrage.notifications.models import DemoMail
from ouvrage.notifications.queries import Mailbox

SHOWN_MAIL: dict[str, Any] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "img-src": ["data:"],
    "frame-ancestors": [CSP.SELF],
    "sandbox": ["allow-top-navigation-by-user-activation"],
}
"""A mail carries its style inside; it gets no script, no request, no origin of ours."""
WITH_FRAME: dict[str, Any] = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}


def only_in_demo[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not is_open():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@open_to(ANYONE)
@only_in_demo
def mailbox(request: HttpRequest) -> HttpResponse:
    address = request.GET.get("adresse", "").strip()
    after = request.GET.get("after", "")
    mails = Mailbox(address, after).rows()
    context = {"mails": mails, "address": address, "after": after}
    return render(request, "notifications/mailbox.html", context)


@require_safe
@open_to(ANYONE)
@only_in_demo
@csp_override(WITH_FRAME)
def mailbox_read(request: HttpRequest, mail_id: int) -> HttpResponse:
    kept = get_object_or_404(DemoMail, pk=mail_id)
    context = {"kept": kept, "mail": open_mail(kept), "as_text": "texte" in request.GET}
    return render(request, "notifications/mailbox_read.html", context)


@require_safe
@open_to(ANYONE)
@only_in_demo
@csp_override(SHOWN_MAIL)
def mailbox_html(request: HttpRequest, mail_id: int) -> HttpResponse:
    """The mail itself, for the frame of its page; its links lead the whole window."""
    mail = open_mail(get_object_or_404(DemoMail, pk=mail_id))
    html = mail.html.replace("<head>", '<head><base target="_top">', 1)
    response = HttpResponse(html)
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response
