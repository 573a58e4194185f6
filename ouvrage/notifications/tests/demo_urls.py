"""The site's addresses in a demonstration, mailbox included."""

from config.urls import urlpatterns as site
from django.urls import include, path

from ouvrage.notifications.urls import demo_urlpatterns, urlpatterns

everything = [*urlpatterns, *demo_urlpatterns]
urlpatterns = [path("", include((everything, "notifications"))), *site]
