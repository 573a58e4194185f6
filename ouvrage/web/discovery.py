"""What search engines read: robots.txt, sitemaps, what a page says of itself."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from django.db.models import Max
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from ouvrage.brands.models import Brand
from ouvrage.brands.sites import site_url
from ouvrage.projects.models import BudgetBracket, Project, ProjectQuerySet

PER_FILE = 50_000
"""What one sitemap may hold (sitemaps.org); files follow the numbers of projects."""
READ_AT_ONCE = 2_000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
PAGES = ("web:home", "web:how", "projects:list", "projects:ranking", "projects:post",
         "growth:plans", "followup:quality")  # fmt: skip
CLOSED = ("/bureau/", "/compte/", "/mes-recherches/", "/mes-projets/", "/aujourdhui/",
          "/poster-un-projet/", "/projets/suggestions/", "/langue/")  # fmt: skip
BRACKETS: dict[BudgetBracket, tuple[int | None, int | None]] = {
    BudgetBracket.UNDER_1000: (None, 1_000),
    BudgetBracket.FROM_1000_TO_5000: (1_000, 5_000),
    BudgetBracket.OVER_5000: (5_000, None),
}


def robots(brand: Brand | None) -> str:
    """Where robots need not go, and where the sitemap is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    return "\n".join([*lines, f"Sitemap: {site_url(brand, reverse('web:sitemap'))}", ""])


def sitemap_index(brand: Brand | None) -> Iterator[str]:
    """One file of pages, then one per fifty thousand numbers of projects; one query."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{NAMESPACE}">\n'
    last = _listed(brand).aggregate(last=Max("pk"))["last"]
    files = [reverse("web:sitemap_pages")]
    if last is not None:
        files += [reverse("web:sitemap_projects", args=[n]) for n in range(last // PER_FILE + 1)]
    for path in files:
        yield f"<sitemap><loc>{escape(site_url(brand, path))}</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def sitemap_pages(brand: Brand | None) -> Iterator[str]:
    """Pages that are always there."""
    yield from _urls((site_url(brand, reverse(name)), "") for name in PAGES)


def sitemap_projects(brand: Brand | None, part: int) -> Iterator[str]:
    """Listed projects whose numbers lie in that part, read little by little."""
    rows = _listed(brand).filter(pk__gte=part * PER_FILE, pk__lt=(part + 1) * PER_FILE)
    found = rows.order_by("pk").values_list("pk", "confirmed_alive_at")
    yield from _urls(
        (site_url(brand, reverse("web:project", args=[pk])), at.date().isoformat() if at else "")
        for pk, at in found.iterator(chunk_size=READ_AT_ONCE)
    )


@dataclass(frozen=True, slots=True)
class PublicFace:
    """What the page of a listed project says of itself to whoever shares or indexes it."""

    url: str
    said: SafeString


def public_face(project: Project) -> PublicFace:
    """Its one true address, and what it is."""
    said = about(project)
    return PublicFace(said["url"], script_of(said))


def about(project: Project) -> dict[str, Any]:
    """The project as schema.org has it: a demand for a service (docs/decisions/0067)."""
    url = site_url(project.brand, reverse("web:project", args=[project.pk]))
    category = project.category.name if project.category else ""
    return {
        "@context": "https://schema.org",
        "@type": "Demand",
        "@id": url,
        "url": url,
        "identifier": f"#{project.pk}",
        "name": project.title,
        "description": project.summary,
        "availabilityStarts": project.published_at.isoformat() if project.published_at else "",
        "itemOffered": {"@type": "Service", "name": project.title, "serviceType": category},
        "areaServed": project.place or "FR",
        "priceSpecification": _price(project),
    }


def script_of(said: dict[str, Any]) -> SafeString:
    """As text that stands safely between <script> tags, as data."""
    text = json.dumps(said, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04X}")
    return mark_safe(text)  # noqa: S308 - no sign of markup is left


def _price(project: Project) -> dict[str, Any]:
    low, high = None, None
    if project.budget_bracket:
        low, high = BRACKETS[BudgetBracket(project.budget_bracket)]
    if project.budget_cents:
        low = high = project.budget_cents // 100
    found = {"minPrice": low, "maxPrice": high}
    prices = {name: value for name, value in found.items() if value is not None}
    return {"@type": "PriceSpecification", "priceCurrency": "EUR", **prices}


def _listed(brand: Brand | None) -> ProjectQuerySet:
    rows = Project.objects.listed()
    return rows.filter(brand_id=brand.pk) if brand else rows


def _urls(found: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n'
    for url, day in found:
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        yield f"<url><loc>{escape(url)}</loc>{changed}</url>\n"
    yield "</urlset>\n"
