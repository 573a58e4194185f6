"""Feeds (Atom) of new projects: of a site, of a kind of work, of a saved search."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ouvrage.brands.context import brand_of
from ouvrage.brands.models import Brand, Category
from ouvrage.brands.sites import site_url
from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.projects.filtering import Filters
from ouvrage.projects.models import Project, SavedSearch
from ouvrage.projects.queries import ProjectList
from ouvrage.projects.queries.finding import NEWEST
from ouvrage.projects.states import ProjectState

ENTRIES = 30
FRESH = 600


@open_to(ANYONE)
@require_safe
@cache_control(public=True, max_age=FRESH)
def of_site(request: HttpRequest) -> HttpResponse:
    """New projects of this site."""
    brand = brand_of(request) or None
    rows = ProjectList(brand_id=brand.pk if brand else None).rows(None)
    return _atom(brand, _("New projects"), rows, reverse("projects:list"))


@open_to(ANYONE)
@require_safe
@cache_control(public=True, max_age=FRESH)
def of_category(request: HttpRequest, slug: str) -> HttpResponse:
    """New projects of one kind of work."""
    category = Category.objects.select_related("brand").filter(slug=slug).first()
    if category is None:
        raise Http404
    rows = ProjectList(categories=[category.pk]).rows(None)
    page = f"{reverse('projects:list')}?marque={category.brand.slug}&categorie={category.pk}"
    return _atom(category.brand, category.name, rows, page)


@open_to(ANYONE)
@require_safe
@cache_control(private=True, max_age=FRESH)
def of_search(request: HttpRequest, token: UUID) -> HttpResponse:
    """A saved search under its secret address; closed or unknown, there is nothing."""
    saved = SavedSearch.objects.filter(feed_token=token, person__is_active=True).first()
    if saved is None:
        raise Http404
    filters = Filters(QueryDict(saved.address), brand_of(request))
    rows = filters.query.rows(None)
    response = _atom(brand_of(request), saved.name, rows, f"{filters.url}?{saved.address}")
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _atom(brand: Brand | None, title: str, rows: QuerySet[Project], page: str) -> HttpResponse:
    """The newest awake projects, with what the public may read of them."""
    feed = Atom1Feed(
        title=f"{title} · {brand.name}" if brand else title,
        link=site_url(brand, page),
        description="",
        subtitle=_("Each one validated on the phone by Suivi Projet."),
        language=get_language() or "fr",
        author_name=brand.name if brand else "Ouvrage",
    )
    awake = rows.filter(state=ProjectState.OPEN).select_related("category", "brand")
    for project in awake.order_by(*NEWEST)[:ENTRIES]:
        url = site_url(project.brand, reverse("web:project", args=[project.pk]))
        feed.add_item(
            title=project.title,
            link=url,
            description=project.summary,
            unique_id=url,
            pubdate=project.published_at,
            updateddate=project.confirmed_alive_at,
            categories=[project.category.name] if project.category else [],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
