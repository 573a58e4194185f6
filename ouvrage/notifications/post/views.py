"""A person's postal address; the desk where letters are printed."""

from uuid import UUID

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ouvrage.accounts.tabs import account_tabs
from ouvrage.kit.audience import SIGNED_IN, desk, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.kit.ids import new_id
from ouvrage.notifications.post import services
from ouvrage.notifications.post.forms import PostalAddressForm
from ouvrage.notifications.post.models import Batch, PostalAddress
from ouvrage.notifications.post.paper import make_pdf
from ouvrage.notifications.post.queries import Batches, letters_of, waiting_count

ACCOUNTING = desk("accountant")
DESK = "notifications:post"


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(SIGNED_IN)
def address(request: SignedInRequest) -> HttpResponse:
    """Ask for letters, correct the address, stop them."""
    known = PostalAddress.objects.filter(user=request.user).first()
    if request.method == "POST" and "stop" in request.POST:
        services.stop_letters(actor=request.user)
        messages.info(request, _("You get no more letters. Mails go on as before."))
        return HttpResponseRedirect(reverse("notifications:preferences"), status=303)
    start = model_to_dict(known) if known else {"name": request.user.full_name}
    form = PostalAddressForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        services.ask_for_letters(actor=request.user, **form.cleaned_data)
        messages.success(
            request, _("What belongs to contracts, money and the law comes on paper too.")
        )
        return HttpResponseRedirect(reverse("notifications:preferences"), status=303)
    tabs = account_tabs(request.user, "notifications:preferences")
    context = {"form": form, "known": known, "tabs": tabs}
    return render(request, "notifications/post_address.html", context)


@require_safe
@open_to(ACCOUNTING)
def post(request: SignedInRequest) -> HttpResponse:
    """How many letters wait, and the batches."""
    after = request.GET.get("after", "")
    context = {
        "waiting": waiting_count(),
        "page": Batches(after).rows(),
        "after": after,
        "fresh": new_id(),
        "most": services.AT_ONCE,
    }
    return render(request, "notifications/post.html", context)


@require_POST
@open_to(ACCOUNTING)
@refused_back(lambda batch_id: reverse(DESK))
def print_letters(request: SignedInRequest, batch_id: UUID) -> HttpResponse:
    """Gather what waits; the number comes from the page, so that two clicks make one batch."""
    batch = services.print_letters(batch_id=batch_id, actor=request.user)
    return HttpResponseRedirect(reverse("notifications:post_batch", args=[batch.pk]), status=303)


@require_safe
@open_to(ACCOUNTING)
def batch(request: SignedInRequest, batch_id: UUID) -> HttpResponse:
    """The letters of one batch."""
    found = get_object_or_404(Batch.objects.select_related("printed_by"), pk=batch_id)
    context = {"batch": found, "letters": letters_of(found)}
    return render(request, "notifications/post_batch.html", context)


@require_safe
@open_to(ACCOUNTING)
def batch_pdf(request: SignedInRequest, batch_id: UUID) -> HttpResponse:
    """What goes to the printer."""
    found = get_object_or_404(Batch, pk=batch_id)
    response = HttpResponse(make_pdf(found), content_type="application/pdf")
    name = f"courrier-{found.printed_at:%Y-%m-%d}-{str(found.pk)[-6:]}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@open_to(ACCOUNTING)
@refused_back(lambda batch_id: reverse("notifications:post_batch", args=[batch_id]))
def settle(request: SignedInRequest, batch_id: UUID) -> HttpResponse:
    """Posted, or not printed after all."""
    if "again" in request.POST:
        services.give_back_batch(batch_id=batch_id, actor=request.user)
        messages.info(request, _("The letters wait again."))
        return HttpResponseRedirect(reverse(DESK), status=303)
    done = services.post_batch(batch_id=batch_id, actor=request.user)
    count = letters_of(done).count()
    told = ngettext("{n} letter is posted.", "{n} letters are posted.", count)
    messages.success(request, told.format(n=count))
    return HttpResponseRedirect(reverse(DESK), status=303)


@require_POST
@open_to(ACCOUNTING)
@refused_back(lambda letter_id: reverse(DESK))
def returned(request: SignedInRequest, letter_id: UUID) -> HttpResponse:
    """A letter came back from the post."""
    letter = services.note_return(letter_id=letter_id, actor=request.user)
    messages.info(request, _("Noted; its reader is asked to look at the address."))
    return HttpResponseRedirect(
        reverse("notifications:post_batch", args=[letter.batch_id]), status=303
    )
