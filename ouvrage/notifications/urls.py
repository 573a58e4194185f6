"""Addresses of notifications."""

from django.urls import path

from ouvrage.notifications.mailbox import is_open
from ouvrage.notifications.newsletter import views as newsletter
from ouvrage.notifications.post import views as post
from ouvrage.notifications.push import views as push
from ouvrage.notifications.views import centre, demo, desk, hearing, own, preferences, stop

app_name = "notifications"

urlpatterns = [
    path("notifications/", centre.notices, name="notices"),
    path("notifications/lues/", centre.read_all, name="read_all"),
    path("notifications/non-lues/", centre.unread, name="unread"),
    path("notifications/cloche/", centre.bell, name="bell"),
    path("notifications/<uuid:notice_id>/", centre.read, name="read"),
    path("courrier/etat/<slug:provider>/", hearing.listen, name="heard"),
    path("mes-mails/", own.mails, name="mails"),
    path("mes-mails/essai/", own.send_test, name="send_test"),
    path("mes-mails/<uuid:mail_id>/", own.mail, name="mail"),
    path("mes-mails/<uuid:mail_id>/renvoyer/", own.send_again, name="send_again"),
    path("bureau/courriels/", desk.search, name="desk"),
    path("bureau/courriels/<int:person_id>/", desk.look, name="desk_look"),
    path("bureau/courriels/<uuid:mail_id>/renvoyer/", desk.resend, name="desk_resend"),
    path("bureau/lettres/", newsletter.newsletters, name="newsletters"),
    path("bureau/lettres/<uuid:newsletter_id>/", newsletter.read, name="newsletter"),
    path("bureau/lettres/<uuid:newsletter_id>/ecrire/", newsletter.write, name="newsletter_write"),
    path("bureau/lettres/<uuid:newsletter_id>/essai/", newsletter.test, name="newsletter_test"),
    path("bureau/lettres/<uuid:newsletter_id>/<slug:act>/", newsletter.act, name="newsletter_act"),
    path("desabonnement/<int:person_id>/<str:kind>/<str:signed>/", stop.stop, name="stop"),
    path("compte/preferences/", preferences.preferences, name="preferences"),
    path("compte/preferences/tout/", preferences.everything, name="everything"),
    path("compte/preferences/silence/", preferences.quiet_hours, name="quiet_hours"),
    path("compte/courrier-papier/", post.address, name="post_address"),
    path("bureau/courrier-papier/", post.post, name="post"),
    path("bureau/courrier-papier/<uuid:batch_id>/", post.batch, name="post_batch"),
    path("bureau/courrier-papier/<uuid:batch_id>/imprimer/", post.print_letters, name="post_print"),
    path("bureau/courrier-papier/<uuid:batch_id>/pdf/", post.batch_pdf, name="post_pdf"),
    path("bureau/courrier-papier/<uuid:batch_id>/suite/", post.settle, name="post_settle"),
    path("bureau/courrier-papier/<uuid:letter_id>/retour/", post.returned, name="post_returned"),
    path("compte/appareils-avertis/", push.add, name="device_add"),
    path("compte/appareils-avertis/<int:device_id>/essai/", push.test, name="device_test"),
    path("compte/appareils-avertis/<int:device_id>/retirer/", push.remove, name="device_remove"),
    path("compte/preferences/<slug:code>/", preferences.heading, name="heading"),
]

demo_urlpatterns = [
    path("courrier-de-demonstration/", demo.mailbox, name="mailbox"),
    path("courrier-de-demonstration/<int:mail_id>/", demo.mailbox_read, name="mailbox_read"),
    path("courrier-de-demonstration/<int:mail_id>/html/", demo.mailbox_html, name="mailbox_html"),
]

if is_open():
    urlpatterns += demo_urlpatterns
