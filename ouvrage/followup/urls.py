"""Addresses of the follow-up desk."""

from django.urls import path

from ouvrage.followup import views
from ouvrage.followup.quality import views as quality

app_name = "followup"

urlpatterns = [
    path("suivi-projet/chiffres/", quality.page, name="quality"),
    path("suivi-projet/chiffres.csv", quality.export, name="quality_export"),
    path("bureau/suivi/", views.queue, name="queue"),
    path("bureau/suivi/suivant/", views.take_next, name="take_next"),
    path("bureau/suivi/<int:task_id>/", views.sheet, name="sheet"),
    path("bureau/suivi/<int:task_id>/prendre/", views.take, name="take"),
    path("bureau/suivi/<int:task_id>/rendre/", views.give_back, name="give_back"),
    path("bureau/suivi/<int:task_id>/appel/", views.log_call, name="log_call"),
    path("bureau/suivi/<int:task_id>/decision/", views.decide, name="decide"),
    path("bureau/suivi/projet/<int:project_id>/note/", views.note, name="note"),
]
