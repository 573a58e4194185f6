"""The desk of newsletters, for sales and administrators."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ouvrage.accounts.models import User
from ouvrage.kit.audience import desk, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest, refused_back, render_part
from ouvrage.kit.ids import new_id
from ouvrage.kit.paging import page_of
from ouvrage.notifications.newsletter import services
from ouvrage.notifications.newsletter.forms import NewsletterForm
from ouvrage.notifications.newsletter.models import Newsletter
from ouvrage.notifications.newsletter.queries import figures_of
from ouvrage.notifications.newsletter.segments import segments
from ouvrage.notifications.newsletter.words import filled

NEWSLETTERS = desk("sales")
ACTS: dict[str, Callable[..., object]] = {
    "planifier": services.plan_newsletter,
    "approuver": services.approve_newsletter,
    "suspendre": services.pause_newsletter,
    "reprendre": services.resume_newsletter,
    "arreter": services.stop_newsletter,
}


@require_safe
@open_to(NEWSLETTERS)
def newsletters(request: SignedInRequest) -> HttpResponse:
    after = request.GET.get("after", "")
    page = page_of(Newsletter.objects.all(), order=("-written_at", "-pk"), after=after)
    context = {"page": page, "after": after, "fresh": new_id()}
    return render(request, "notifications/newsletters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(NEWSLETTERS)
def write(request: SignedInRequest, newsletter_id: UUID) -> HttpResponse:
    """A new one, whose number the page before has made, or a draft."""
    known = Newsletter.objects.filter(pk=newsletter_id).first()
    if known and known.state not in services.EDITABLE:
        raise Http404
    names = NewsletterForm.base_fields
    initial = {name: getattr(known, name) for name in names} if known else None
    form = NewsletterForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            services.write_newsletter(
                newsletter_id=newsletter_id, actor=request.user, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, refusal.text)
        else:
            return _to(newsletter_id)
    status = 422 if form.errors else 200
    return render(request, "notifications/newsletter_form.html", {"form": form}, status=status)


@require_safe
@open_to(NEWSLETTERS)
def read(request: SignedInRequest, newsletter_id: UUID) -> HttpResponse:
    """Its words as one person would read them, how many would get it, how far it is."""
    newsletter = Newsletter.objects.select_related("author", "approver", "brand").found(
        pk=newsletter_id
    )
    address = request.GET.get("personne", "").strip().lower()
    reader = User.objects.filter(email=address).first() or request.user
    context = {
        "newsletter": newsletter,
        "figures": figures_of(newsletter),
        "segment": segments()[newsletter.segment].name,
        "reader": reader,
        "address": address,
        "words": filled(newsletter, reader, newsletter.brand),
        "may_approve": newsletter.author_id != request.user.pk,
    }
    return render_part(
        request,
        page="notifications/newsletter.html",
        part="notifications/_newsletter.html",
        context=context,
    )


@require_POST
@open_to(NEWSLETTERS)
@refused_back(lambda newsletter_id, act: reverse("notifications:newsletter", args=[newsletter_id]))
def act(request: SignedInRequest, newsletter_id: UUID, act: str) -> HttpResponse:
    """Plan, approve, pause, go on, stop."""
    if act not in ACTS:
        raise Http404
    ACTS[act](newsletter_id=newsletter_id, actor=request.user)
    return _to(newsletter_id)


@require_POST
@open_to(NEWSLETTERS)
def test(request: SignedInRequest, newsletter_id: UUID) -> HttpResponse:
    mail = services.test_newsletter(newsletter_id=newsletter_id, actor=request.user)
    messages.success(request, _("It was sent to {address}.").format(address=mail.address))
    return _to(newsletter_id)


def _to(newsletter_id: UUID) -> HttpResponse:
    url = reverse("notifications:newsletter", args=[newsletter_id])
    return HttpResponseRedirect(url, status=303)
