"""Pages on the way in: the activation link, the forgotten pseudo."""

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ouvrage.accounts import services
from ouvrage.accounts.activation import person_of
from ouvrage.accounts.errors import LinkDead
from ouvrage.accounts.forms.profile import FirstPasswordForm, LostPseudoForm
from ouvrage.brands.context import brand_of
from ouvrage.kit.audience import ANYONE, open_to


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(ANYONE)
@never_cache
@sensitive_post_parameters("password")
def activate(request: HttpRequest, token: str) -> HttpResponse:
    """Choose the first password, which opens the account and signs its owner in."""
    person = person_of(token)
    if person is None:
        raise LinkDead
    form = FirstPasswordForm(request.POST or None, user=person)
    if not form.is_valid():
        response = render(request, "accounts/activate.html", {"form": form, "person": person})
        response["Referrer-Policy"] = "same-origin"
        return response
    user = services.activate_account(token=token, password=form.cleaned_data["password"])
    messages.success(
        request, _("Welcome, {name}. Your account is open.").format(name=user.full_name)
    )
    entered: HttpResponse = perform_login(
        request, user, redirect_url=settings.ACTIVATED_REDIRECT_URL
    )
    return entered


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(ANYONE)
def lost_pseudo(request: HttpRequest) -> HttpResponse:
    """Have one's pseudo sent; the answer is the same whether the address is known or not."""
    form = LostPseudoForm(request.POST or None)
    if form.is_valid():
        email = form.cleaned_data["email"].lower()
        too_often = ratelimit.consume_or_429(request, action="reset_password", key=email)
        if too_often:
            return too_often  # type: ignore[no-any-return]
        services.ask_pseudo(email=email, brand=brand_of(request))
        return HttpResponseRedirect(reverse("accounts:lost_pseudo") + "?envoye", status=303)
    sent = "envoye" in request.GET
    return render(request, "accounts/lost_pseudo.html", {"form": form, "sent": sent})
