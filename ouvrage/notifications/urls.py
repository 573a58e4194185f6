"""Addresses of notifications."""

from django.urls import path

from ouvrage.notifications.mailbox import is_open
from ouvrage.notifications.views import centre, demo, own, preferences, stop

app_name = "notifications"

urlpatterns = [
    path("notifications/", centre.notices, name="notices"),
    path("notifications/lues/", centre.read_all, name="read_all"),
    path("notifications/non-lues/", centre.unread, name="unread"),
    path("notifications/cloche/", centre.bell, name="bell"),
    path("notifications/<uuid:notice_id>/", centre.read, name="read"),
    path("mes-mails/", own.mails, name="mails"),
    path("desabonnement/<int:person_id>/<str:kind>/<str:signed>/", stop.stop, name="stop"),
    path("compte/preferences/", preferences.preferences, name="preferences"),
    path("compte/preferences/tout/", preferences.everything, name="everything"),
    path("compte/preferences/silence/", preferences.quiet_hours, name="quiet_hours"),
    path("compte/preferences/<slug:code>/", preferences.heading, name="heading"),
]

demo_urlpatterns = [
    path("courrier-de-demonstration/", demo.mailbox, name="mailbox"),
    path("courrier-de-demonstration/<int:mail_id>/", demo.mailbox_read, name="mailbox_read"),
    path("courrier-de-demonstration/<int:mail_id>/html/", demo.mailbox_html, name="mailbox_html"),
]

if is_open():
    urlpatterns += demo_urlpatterns
