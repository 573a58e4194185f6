"""The mail doctor: one's own mails, sending one again, a test."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ouvrage.accounts.tabs import account_tabs
from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest, refused_back, render_part
from ouvrage.notifications.delivery import services
from ouvrage.notifications.delivery.doctor import Case, MyMails, doubt_about
from ouvrage.notifications.delivery.mailboxes import mailbox_of
from ouvrage.notifications.models import Mail

PAGE = "notifications:mails"


@require_safe
@open_to(SIGNED_IN)
def mails(request: SignedInRequest) -> HttpResponse:
    after = request.GET.get("after", "")
    page = MyMails(after).rows(request.user)
    context = {
        "cases": [Case(mail) for mail in page],
        "next": page.next,
        "after": after,
        "doubt": doubt_about(request.user.email),
        "mailbox": mailbox_of(request.user.email),
        "tabs": account_tabs(request.user, PAGE),
    }
    return render(request, "notifications/mails.html", context)


@require_safe
@open_to(SIGNED_IN)
def mail(request: SignedInRequest, mail_id: UUID) -> HttpResponse:
    """One mail: why, what became of it, what to do; renews itself while it is under way."""
    found = Mail.objects.filter(recipient=request.user).found(pk=mail_id)
    context = {
        "case": Case(found),
        "mailbox": mailbox_of(found.address),
        "again_url": reverse("notifications:send_again", args=[mail_id]),
        "tabs": account_tabs(request.user, PAGE),
    }
    return render_part(
        request,
        page="notifications/mail_read.html",
        part="notifications/_case.html",
        context=context,
    )


@require_POST
@open_to(SIGNED_IN)
@refused_back(lambda mail_id: reverse("notifications:mail", args=[mail_id]))
def send_again(request: SignedInRequest, mail_id: UUID) -> HttpResponse:
    again = services.send_again(mail_id=mail_id, owner=request.user)
    messages.success(request, _("It is sent again, to {address}.").format(address=again.address))
    return HttpResponseRedirect(reverse("notifications:mail", args=[again.pk]), status=303)


@require_POST
@open_to(SIGNED_IN)
@refused_back(lambda: reverse(PAGE))
def send_test(request: SignedInRequest) -> HttpResponse:
    test = services.send_test(owner=request.user, brand=getattr(request, "brand", None))
    return HttpResponseRedirect(reverse("notifications:mail", args=[test.pk]), status=303)
