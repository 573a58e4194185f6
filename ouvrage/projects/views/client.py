"""The client's own projects: all of them, confirming, completing, giving one up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ouvrage.kit.audience import ANYONE, SIGNED_IN, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import SignedInRequest
from ouvrage.messaging.queries import files_about
from ouvrage.projects import alive as stamps
from ouvrage.projects import labels, rules, services, wizard
from ouvrage.projects.errors import StaleLink
from ouvrage.projects.forms.client import AmendForm, CancelForm, NumberForm
from ouvrage.projects.models import AliveBy, Project
from ouvrage.projects.queries import MyProjects
from ouvrage.projects.queries.choices import categories_of, skills_of
from ouvrage.projects.states import ProjectState


@open_to(SIGNED_IN)
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """All own projects in every state, drafts included, each with the next thing to do."""
    over = request.GET.get("etat") == "termines"
    after = request.GET.get("after", "")
    query = MyProjects(request.user.pk, over=over)
    page = query.page(after)
    context = {"lines": query.lines(page), "next": page.next, "after": after, "over": over}
    return render(request, "projects/mine.html", context)


@open_to(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Give the project up; what follows is told before the button."""
    project = _own(request, project_id)
    rules.check_cancellable(project)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.cancel_project(project_id=project.pk, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Your project is cancelled; everybody concerned is told."))
        return redirect("web:project", project.pk)
    context = {"project": project, "form": form}
    return render(request, "projects/cancel.html", context, status=422 if form.errors else 200)


@open_to(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Complete what Suivi Projet asked for, then send the project again."""
    project = _own(request, project_id)
    rules.check_amendable(project)
    form = _amend_form(request, project)
    if request.method == "POST" and form.is_valid():
        try:
            services.complete_project(
                project_id=project.pk,
                content=form.content(),
                uploads=form.cleaned_data["files"],
                actor=request.user,
            )
        except Refused as refusal:
            form.add_error(None, refusal.text)
        else:
            messages.success(request, _("Thank you: Suivi Projet has your answer."))
            return redirect("web:project", project.pk)
    context = {
        "project": project,
        "form": form,
        "asked": labels.FIELDS.get(project.amend_field, ""),
        "files": files_about(f"project:{project.pk}"),
    }
    return render(request, "projects/amend.html", context, status=422 if form.errors else 200)


@open_to(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: SignedInRequest, project_id: int) -> HttpResponse:
    """Post a closed project again: a draft with everything kept, to be read over."""
    project = _own(request, project_id)
    rules.check_may_repost(project)
    if request.method == "POST":
        draft = services.repost_project(project_id=project.pk, actor=request.user)
        if draft.state != ProjectState.DRAFT:
            return redirect("web:project", draft.pk)
        return redirect(wizard.step_url(draft, wizard.REVIEW))
    return render(request, "projects/again.html", {"project": project})


@open_to(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: SignedInRequest, project_id: int) -> HttpResponse:
    """The client says that the project is still wanted."""
    project = _own(request, project_id)
    if request.method == "POST":
        services.confirm_alive(project_id=project.pk, by=AliveBy.CLIENT, actor=request.user)
        messages.success(request, _("Thank you: your project is confirmed."))
        return redirect("web:project", project.pk)
    return render(request, "projects/alive.html", {"project": project})


@open_to(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: SignedInRequest, project_id: int) -> HttpResponse:
    """The client corrects his number or the hours at which he may be called."""
    project = _own(request, project_id)
    rules.check_not_over(project)
    form = NumberForm(request.POST or None, initial=NumberForm.initial_of(project))
    if request.method == "POST" and form.is_valid():
        services.correct_contact(project_id=project.pk, actor=request.user, **form.contact())
        messages.success(request, _("Thank you: providers and Suivi Projet call you there now."))
        return redirect("web:project", project.pk)
    context = {"project": project, "form": form}
    return render(request, "projects/contact.html", context, status=422 if form.errors else 200)


@open_to(ANYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def alive(request: HttpRequest, project_id: int, signed: str) -> HttpResponse:
    """The one-click link of the mail: shows one button, which works without signing in."""
    if not stamps.is_signed(project_id, signed):
        raise StaleLink
    project = Project.objects.posted().found(pk=project_id)
    rules.check_not_over(project)
    if request.method == "POST":
        services.confirm_alive(project_id=project.pk, by=AliveBy.LINK, actor=None)
        return render(request, "projects/alive.html", {"project": project, "done": True})
    return render(request, "projects/alive.html", {"project": project})


def _own(request: SignedInRequest, project_id: int) -> Project:
    own = Project.objects.posted().of_client(request.user.pk)
    return own.select_related("category", "brand", "client").found(pk=project_id)


def _amend_form(request: SignedInRequest, project: Project) -> AmendForm:
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    return AmendForm(
        *given,
        initial=AmendForm.initial_of(project),
        first=project.amend_field,
        categories=categories_of(project.brand_id),
        skills=skills_of(project.category_id),
    )
