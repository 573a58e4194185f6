"""User support looks at the mails of a person, read-only; each look is on record."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ouvrage.accounts.models import User
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.notifications.delivery import services
from ouvrage.notifications.delivery.doctor import Case, MyMails, doubt_about
from ouvrage.notifications.models import Mail

SUPPORT = desk("support")
FOUND_AT_ONCE = 20


@require_safe
@open_to(SUPPORT)
def search(request: SignedInRequest) -> HttpResponse:
    """By address or pseudo; one person is opened by a button, as that is put on record."""
    asked = request.GET.get("q", "").strip().lower()
    found = User.objects.filter(email__startswith=asked) if asked else User.objects.none()
    context = {"asked": asked, "people": found.order_by("email")[:FOUND_AT_ONCE]}
    return render(request, "notifications/desk_mails.html", context)


@require_POST
@open_to(SUPPORT)
def look(request: SignedInRequest, person_id: int) -> HttpResponse:
    """The list of a person's mails, by a POST because each look leaves a trace."""
    person = get_object_or_404(User, pk=person_id)
    services.note_look(person=person, actor=request.user)
    page = MyMails(request.POST.get("after", "")).rows(person)
    context = {
        "person": person,
        "cases": [Case(mail) for mail in page],
        "next": page.next,
        "doubt": doubt_about(person.email),
    }
    return render(request, "notifications/desk_person.html", context)


@require_POST
@open_to(SUPPORT)
@refused_back(lambda mail_id: reverse("notifications:desk"))
def resend(request: SignedInRequest, mail_id: UUID) -> HttpResponse:
    """Send a mail again on behalf of its reader."""
    mail = get_object_or_404(Mail.objects.select_related("recipient"), pk=mail_id)
    if mail.recipient is not None:
        again = services.send_again(mail_id=mail_id, owner=mail.recipient)
        messages.success(
            request, _("It is sent again, to {address}.").format(address=again.address)
        )
    return HttpResponseRedirect(reverse("notifications:desk"), status=303)
