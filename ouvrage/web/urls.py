"""Addresses of the pages that combine apps."""

from django.urls import path

from ouvrage.web.report import views as report
from ouvrage.web.views import discovery, home

app_name = "web"

urlpatterns = [
    path("robots.txt", discovery.robots, name="robots"),
    path("sitemap.xml", discovery.sitemap, name="sitemap"),
    path("sitemap-pages.xml", discovery.sitemap_pages, name="sitemap_pages"),
    path("sitemap-projets-<int:part>.xml", discovery.sitemap_projects, name="sitemap_projects"),
    path("", home.home, name="home"),
    path("comment-ca-marche/", home.how, name="how"),
    path("aujourdhui/", home.today, name="today"),
    path("projets/<int:project_id>/", report.report, name="project"),
    path("projets/<int:project_id>/message/", report.say, name="say"),
    path("projets/<int:project_id>/fichiers/", report.files, name="files"),
    path("projets/<int:project_id>/numero/", report.phone, name="phone"),
]
