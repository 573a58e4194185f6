"""Pages of the company one acts for."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ouvrage.accounts import services
from ouvrage.accounts.errors import NumberNotValid
from ouvrage.accounts.forms.profile import BecomeProviderForm, CompanyForm
from ouvrage.accounts.tabs import account_tabs
from ouvrage.kit.audience import PROVIDER, SIGNED_IN, open_to
from ouvrage.kit.http import SignedInRequest

FIELDS = (
    "name", "title", "presentation", "legal_status", "registration_number", "legal_form",
    "vat_number", "street", "postcode", "city", "country",
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(SIGNED_IN)
def become_provider(request: SignedInRequest) -> HttpResponse:
    if request.user.is_provider:
        return HttpResponseRedirect(reverse("accounts:company"))
    form = BecomeProviderForm(request.POST or None)
    if form.is_valid():
        try:
            services.open_company(user_id=request.user.pk, actor=request.user, **form.cleaned_data)
        except NumberNotValid as refusal:
            form.add_error("registration_number", refusal.text)
        else:
            messages.success(request, _("You are a provider too. Complete your profile."))
            return HttpResponseRedirect(reverse("accounts:company"), status=303)
    return render(request, "accounts/become_provider.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(PROVIDER)
def company(request: SignedInRequest) -> HttpResponse:
    own = request.user.company
    initial = {name: getattr(own, name) for name in FIELDS} | {"skills": own.skills.all()}
    form = CompanyForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            services.change_company(company_id=own.pk, actor=request.user, **form.cleaned_data)
        except NumberNotValid as refusal:
            form.add_error("registration_number", refusal.text)
        else:
            messages.success(request, _("Your company’s page is saved."))
            return HttpResponseRedirect(reverse("accounts:company"), status=303)
    context = {"form": form, "tabs": account_tabs(request.user, "accounts:company")}
    return render(request, "accounts/company.html", context)
