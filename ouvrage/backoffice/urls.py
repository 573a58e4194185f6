"""Addresses of the back office."""

from django.urls import path

from ouvrage.backoffice import views
from ouvrage.backoffice.decisions import views as decisions
from ouvrage.backoffice.looks import views as looks
from ouvrage.backoffice.numbers import views as numbers
from ouvrage.backoffice.packs import views as packs
from ouvrage.backoffice.plans import views as plans
from ouvrage.backoffice.wording import views as wording

app_name = "backoffice"

urlpatterns = [
    path("bureau/", views.search, name="search"),
    path("bureau/comptes/", views.books, name="books"),
    path("bureau/acces/", looks.looks, name="looks"),
    path("bureau/acces.csv", looks.export, name="looks_export"),
    path("bureau/parametres/", numbers.parameters, name="parameters"),
    path("bureau/parametres/<str:key>/", numbers.parameter, name="parameter"),
    path(
        "bureau/parametres/<str:key>/retirer/<int:version_id>/",
        numbers.withdraw,
        name="parameter_withdraw",
    ),
    path("bureau/abonnements/", plans.plans, name="plans"),
    path("bureau/abonnements/<str:code>/", plans.plan, name="plan"),
    path("bureau/packs/", packs.packs, name="packs"),
    path("bureau/packs/<str:code>/", packs.pack, name="pack"),
    path("bureau/textes/", wording.texts, name="texts"),
    path("bureau/textes/<str:key>/", wording.text, name="text"),
    path("bureau/textes/<str:key>/<int:number>/", wording.text_version, name="text_version"),
    path(
        "bureau/textes/<str:key>/<int:number>/retirer/",
        wording.text_withdraw,
        name="text_withdraw",
    ),
    path("bureau/decisions/", decisions.decisions, name="decisions"),
    path("bureau/decisions/<uuid:decision_id>/", decisions.decision, name="decision"),
    path(
        "bureau/decisions/<uuid:decision_id>/approuver/", decisions.approve, name="decision_approve"
    ),
    path(
        "bureau/decisions/<uuid:decision_id>/refuser/", decisions.decline, name="decision_decline"
    ),
    path(
        "bureau/decisions/<uuid:decision_id>/reprendre/",
        decisions.take_back,
        name="decision_take_back",
    ),
]
