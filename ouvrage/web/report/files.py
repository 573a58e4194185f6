"""Files on a report: the client's for all who opened it, those between him and one provider."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.http import HttpRequest

from ouvrage.accounts.models import Company, User
from ouvrage.messaging.files.upload import Upload
from ouvrage.messaging.models import StoredFile
from ouvrage.messaging.queries import readable_files
from ouvrage.messaging.services import store_file
from ouvrage.messaging.uploads.targets import Target
from ouvrage.projects.models import Project
from ouvrage.projects.states import OVER, ProjectState
from ouvrage.web.errors import MayNotSendFiles
from ouvrage.web.report.policy import Viewpoint, viewpoint


@dataclass(frozen=True, slots=True)
class Shelf:
    """One list of files of a report; `company` is None for those that everybody reads."""

    company: Company | None
    files: list[StoredFile]


def shared(project_id: int) -> str:
    """The reference of files for all who opened the report."""
    return f"project:{project_id}"


def exchanged(project_id: int, company_id: int) -> str:
    """The reference of files between the client and one provider."""
    return f"exchange:{project_id}-{company_id}"


def shelves(view: Viewpoint) -> Iterator[Shelf]:
    """What this reader may see, shared files first; at most one exchange for a provider."""
    if view.sees_report:
        yield Shelf(None, list(readable_files(shared(view.project.pk), view.user)))
    if view.is_client or view.is_desk:
        yield from _exchanges(view)
    elif view.may_talk and view.company_id is not None:
        about = exchanged(view.project.pk, view.company_id)
        yield Shelf(view.user.company, list(readable_files(about, view.user)))


def _exchanges(view: Viewpoint) -> Iterator[Shelf]:
    """Those of all providers who sent one; two queries."""
    prefix = f"exchange:{view.project.pk}-"
    files = StoredFile.objects.filter(about__startswith=prefix, removed_at=None)
    by_company: dict[int, list[StoredFile]] = {}
    for stored in files.order_by("stored_at", "pk"):
        if stored.is_shown or stored.owner_id == view.user.pk:
            by_company.setdefault(int(stored.about.removeprefix(prefix)), []).append(stored)
    for company in Company.objects.filter(pk__in=by_company).order_by("name"):
        yield Shelf(company, by_company[company.pk])


def may_send(view: Viewpoint) -> bool:
    """The client, and providers who may write to him, until the project is over."""
    is_over = view.project.state in OVER - {ProjectState.FINALISED}
    return not is_over and (view.is_client or (view.is_provider and view.may_talk))


@transaction.atomic
def add_file(view: Viewpoint, upload: Upload) -> StoredFile:
    """Keep a file beside the report: the client's for all, a provider's for the client alone.

    Refused: web.may_not_send_files, and whatever messaging refuses about a file. Then: once it
    was looked at, it stands on the thread and its readers are told.
    """
    if not may_send(view):
        raise MayNotSendFiles
    return store_file(
        about=own_shelf(view), owner=view.user, upload=upload, open_talk=view.talks_openly
    )


def own_shelf(view: Viewpoint) -> str:
    """Where the files that this person sends lie."""
    if view.is_client:
        return shared(view.project.pk)
    return exchanged(view.project.pk, view.company_id or 0)


def report_target(request: HttpRequest, key: str) -> Target | None:
    """Asked by messaging for every place "report:<number>"."""
    project = _project(key)
    view = viewpoint(project, request.user) if project else None
    if view is None or not may_send(view):
        return None
    keep: Callable[[Upload], StoredFile] = partial(add_file, view)
    return Target(own_shelf(view), keep)


def may_read_shared(user: User, key: str) -> bool:
    """Asked by messaging for every file about "project:<number>"."""
    project = _project(key)
    view = viewpoint(project, user) if project else None
    return view is not None and view.sees_report


def may_read_exchanged(user: User, key: str) -> bool:
    """Asked by messaging for every file about "exchange:<number>-<company>"."""
    number, _dash, company = key.partition("-")
    project = _project(number)
    view = viewpoint(project, user) if project else None
    if view is None:
        return False
    is_own = company == str(view.company_id) and view.may_talk
    return view.is_client or view.is_desk or is_own


def _project(key: str) -> Project | None:
    if not (key.isascii() and key.isdecimal() and len(key) < 13):
        return None
    return Project.objects.filter(pk=int(key)).first()
