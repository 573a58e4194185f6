"""A person's own pages: profile, pseudo, security, language."""

from dataclasses import asdict

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ouvrage.accounts import services
from ouvrage.accounts.errors import PseudoTaken, PseudoTooSoon
from ouvrage.accounts.forms.profile import LanguageForm, PersonForm, PseudoForm
from ouvrage.accounts.queries import security_of
from ouvrage.accounts.tabs import account_tabs
from ouvrage.accounts.templatetags.accounts import phone_for_people
from ouvrage.kit.audience import SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest

FIELDS = ("first_name", "last_name", "phone", "organisation", "city", "quality")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(SIGNED_IN)
def profile(request: SignedInRequest) -> HttpResponse:
    initial = {name: getattr(request.user, name) for name in FIELDS}
    initial["phone"] = phone_for_people(request.user.phone)
    form = PersonForm(request.POST or None, initial=initial)
    if form.is_valid():
        services.change_person(user_id=request.user.pk, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Your profile is saved."))
        return HttpResponseRedirect(reverse("accounts:profile"), status=303)
    context = {"form": form, "tabs": account_tabs(request.user, "accounts:profile")}
    return render(request, "accounts/profile.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(SIGNED_IN)
def pseudo(request: SignedInRequest) -> HttpResponse:
    form = PseudoForm(request.POST or None, initial={"pseudo": request.user.pseudo})
    if form.is_valid():
        wanted = form.cleaned_data["pseudo"]
        try:
            services.change_pseudo(user_id=request.user.pk, pseudo=wanted, actor=request.user)
        except (PseudoTaken, PseudoTooSoon) as refusal:
            form.add_error("pseudo", refusal.text)
        else:
            messages.success(request, _("Your pseudo is now {pseudo}.").format(pseudo=wanted))
            return HttpResponseRedirect(reverse("accounts:profile"), status=303)
    context = {"form": form, "tabs": account_tabs(request.user, "accounts:profile")}
    return render(request, "accounts/pseudo.html", context)


@require_safe
@open_to(SIGNED_IN)
def security(request: SignedInRequest) -> HttpResponse:
    context = {
        **asdict(security_of(request.user)),
        "tabs": account_tabs(request.user, "accounts:security"),
    }
    return render(request, "accounts/security.html", context)


@require_POST
@open_to(SIGNED_IN)
def language(request: SignedInRequest) -> HttpResponse:
    """Of pages, mails and documents; chosen on the page of preferences."""
    form = LanguageForm(request.POST)
    response = HttpResponseRedirect(reverse("notifications:preferences"), status=303)
    if form.is_valid():
        wanted = form.cleaned_data["language"]
        services.change_language(user_id=request.user.pk, language=wanted, actor=request.user)
        messages.success(request, _("Your preferences are saved."))
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
    return response
