"""Addresses of the follow-up desk."""

from django.urls import path

from ouvrage.followup.answers import views as answers
from ouvrage.followup.contacts.urls import urlpatterns as contacts
from ouvrage.followup.quality import views as quality
from ouvrage.followup.supervision import views as supervision
from ouvrage.followup.surveys.urls import urlpatterns as surveys
from ouvrage.followup.tips.urls import urlpatterns as tips
from ouvrage.followup.views import desk, handing, sheet

app_name = "followup"

urlpatterns = [
    path("suivi-projet/chiffres/", quality.page, name="quality"),
    path("suivi-projet/chiffres.csv", quality.export, name="quality_export"),
    path("projets/<int:project_id>/repondre/", answers.own, name="answer"),
    path("projets/<int:project_id>/repondre/<str:signed>/", answers.linked, name="answer_link"),
    *surveys,
    path("bureau/suivi/", desk.queue, name="queue"),
    path("bureau/suivi/suivant/", desk.take_next, name="take_next"),
    path("bureau/suivi/equipe/", supervision.team, name="team"),
    path(
        "bureau/suivi/absences/<uuid:absence_id>/annuler/",
        supervision.cancel_absence,
        name="cancel_absence",
    ),
    path("bureau/suivi/decisions/", supervision.decisions, name="decisions"),
    path("bureau/suivi/decisions/<uuid:decision_id>/", supervision.decision, name="decision"),
    path("bureau/suivi/decisions/<uuid:decision_id>/ecouter/", supervision.hear, name="hear"),
    path(
        "bureau/suivi/decisions/<uuid:decision_id>/revenir/", supervision.reverse_it, name="reverse"
    ),
    path("bureau/suivi/<int:task_id>/", sheet.sheet, name="sheet"),
    path("bureau/suivi/<int:task_id>/prendre/", desk.take, name="take"),
    path("bureau/suivi/<int:task_id>/rendre/", desk.give_back, name="give_back"),
    path("bureau/suivi/<int:task_id>/plus-tard/", handing.snooze, name="snooze"),
    path("bureau/suivi/<int:task_id>/confier/", handing.hand_over, name="hand_over"),
    path("bureau/suivi/<int:task_id>/appel/", sheet.log_call, name="log_call"),
    path("bureau/suivi/<int:task_id>/decision/", sheet.decide, name="decide"),
    path("bureau/suivi/<int:task_id>/brouillon/<slug:form>/", sheet.draft, name="draft"),
    path("bureau/suivi/projet/<int:project_id>/note/", sheet.note, name="note"),
    *contacts,
    *tips,
]
