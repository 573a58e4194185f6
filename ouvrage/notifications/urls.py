"""Addresses of notifications."""

from django.urls import path

from ouvrage.notifications.mailbox import is_open
from ouvrage.notifications.views import demo, own

app_name = "notifications"

urlpatterns = [
    path("notifications/", own.notices, name="notices"),
    path("notifications/lues/", own.read_all, name="read_all"),
    path("notifications/<uuid:notice_id>/", own.read, name="read"),
    path("mes-mails/", own.mails, name="mails"),
]

demo_urlpatterns = [
    path("courrier-de-demonstration/", demo.mailbox, name="mailbox"),
    path("courrier-de-demonstration/<int:mail_id>/", demo.mailbox_read, name="mailbox_read"),
    path("courrier-de-demonstration/<int:mail_id>/html/", demo.mailbox_html, name="mailbox_html"),
]

if is_open():
    urlpatterns += demo_urlpatterns
