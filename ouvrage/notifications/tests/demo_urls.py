"""The site's addresses in a demonstration, mailbox included."""

from django.urls import include, path

from config.urls import urlpatterns as site
from ouvrage.notifications.urls import demo_urlpatterns, urlpatterns

everything = [*urlpatterns, *demo_urlpatterns]
urlpatterns = [path("", include((everything, "notifications"))), *site]
