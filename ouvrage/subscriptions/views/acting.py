"""One page per act on a subscription: its consequence first, then the button."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.subscriptions.acts import ACTS, Act, Doing
from ouvrage.subscriptions.forms.own import ChoiceForm
from ouvrage.subscriptions.models import Subscription
from ouvrage.subscriptions.views.own import own_subscription
from ouvrage.subscriptions.views.proof import source_of


def _mine(**_words: object) -> str:
    return reverse("subscriptions:mine")


@open_to(PROVIDER)
@require_http_methods(["GET", "HEAD", "POST"])
@refused_back(_mine)
def act(request: SignedInRequest, name: str) -> HttpResponse:
    """What would follow, in sentences; a POST does it."""
    found = ACTS.get(name)
    if found is None:
        raise Http404
    subscription = own_subscription(request)
    form = _form(request, found, subscription)
    if request.method == "POST" and (form is None or form.is_valid()):
        return _do(request, found, subscription, form)
    context = {
        "act": found,
        "subscription": subscription,
        "sentences": found.says(subscription),
        "form": form,
    }
    return render(
        request, "subscriptions/act.html", context, status=422 if _is_wrong(form) else 200
    )


def _form(request: SignedInRequest, found: Act, subscription: Subscription) -> ChoiceForm | None:
    if found.choices is None:
        return None
    label, choices = str(found.choice_label), found.choices(subscription)
    return ChoiceForm(request.POST or None, label=label, choices=choices)


def _is_wrong(form: ChoiceForm | None) -> bool:
    return form is not None and form.is_bound and not form.is_valid()


def _do(
    request: SignedInRequest, found: Act, subscription: Subscription, form: ChoiceForm | None
) -> HttpResponse:
    chosen = form.cleaned_data["chosen"] if form else ""
    payment_id = found.do(Doing(subscription, chosen, source_of(request), request.user))
    if payment_id is not None:
        return HttpResponseRedirect(reverse("payments:pay", args=[payment_id]), status=303)
    messages.success(request, str(found.done))
    return HttpResponseRedirect(_mine(), status=303)
