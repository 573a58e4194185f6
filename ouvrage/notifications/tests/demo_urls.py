"""The site's addresses in a demonstration, mailbox included."""

from django.urls import include, path

from config.urls import urlpatterns as site
from ouvrage.notifications.urls import demo_urlpatterns
from ouvrage.notifications.urls import urlpatterns as own

everything = [*own, *demo_urlpatterns]
urlpatterns = [path("", include((everything, "notifications"))), *site]
