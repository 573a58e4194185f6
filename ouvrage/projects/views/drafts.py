"""Which draft a visitor writes: its token in the address, and in a cookie to come back to it."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ouvrage.accounts.models import User
from ouvrage.projects.models import Project

COOKIE = "brouillon"
REMEMBERED = 60 * 24 * 3600


def writer(request: HttpRequest) -> User | None:
    """The signed-in person, or none."""
    user = request.user
    return user if isinstance(user, User) else None


def draft_of(request: HttpRequest, token: UUID) -> Project:
    """The draft of this token, when this reader may write it; else 404."""
    drafts = Project.objects.drafts_of(writer(request))
    return drafts.select_related("client", "brand", "category").found(token=token)


def remembered(request: HttpRequest) -> Project | None:
    """The draft begun earlier in this browser, when it can be continued."""
    try:
        token = UUID(request.COOKIES.get(COOKIE, ""))
    except ValueError:
        return None
    return Project.objects.drafts_of(writer(request)).filter(token=token).first()


def remember(response: HttpResponse, project: Project) -> HttpResponse:
    """Keep the way back to the draft."""
    response.set_cookie(
        COOKIE,
        str(project.token),
        max_age=REMEMBERED,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        path="/poster-un-projet/",
    )
    return response


def let_go(response: HttpResponse) -> HttpResponse:
    """The draft was sent or thrown away."""
    response.delete_cookie(COOKIE, path="/poster-un-projet/", samesite="Lax")
    return response
