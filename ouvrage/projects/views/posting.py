"""Posting a project in guided steps; the draft lives on the server from the first answer on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.kit.errors import Refused
from ouvrage.kit.http import refused_back
from ouvrage.messaging.files.serving import file_response
from ouvrage.messaging.queries import files_about
from ouvrage.projects import services, wizard
from ouvrage.projects.bands.queries import guide_of
from ouvrage.projects.forms.fields import StepForm
from ouvrage.projects.models import Project
from ouvrage.projects.views.drafts import draft_of, let_go, remember, remembered, writer


@open_to(ANYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def post(request: HttpRequest) -> HttpResponse:
    """The first step: what is needed. Its answers make the draft."""
    brand_id = request.brand.pk  # type: ignore[attr-defined]
    form = wizard.form_of(wizard.NEED, None, brand_id, *_given(request))
    if request.method == "POST" and form.is_valid():
        content = form.content()
        draft = services.start_draft(brand_id=brand_id, content=content, actor=writer(request))
        return remember(redirect(wizard.step_url(draft, wizard.DETAILS)), draft)
    context = {"form": form, "earlier": remembered(request), **_frame(wizard.NEED, None)}
    return render(request, "projects/step.html", context, status=_status(form))


@open_to(ANYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, token: UUID, step: str) -> HttpResponse:
    """One step of a draft, forward and back; the last one shows all of it."""
    wizard.check_step(step)
    draft = draft_of(request, token)
    if step == wizard.REVIEW:
        return _review(request, draft)
    form = wizard.form_of(step, draft, draft.brand_id, *_given(request))
    if request.method == "POST" and (answer := _kept(request, draft, step, form)):
        return answer
    context = {"form": form, "draft": draft, **_frame(step, draft)}
    return render(request, "projects/step.html", context, status=_status(form))


@open_to(ANYONE)
@require_POST
@refused_back(lambda token: reverse("projects:step", args=[token, wizard.REVIEW]))
def send(request: HttpRequest, token: UUID) -> HttpResponse:
    """The last gesture: sent at once, or as soon as the address is proven."""
    draft_of(request, token)
    posted = services.post_draft(
        token=token, actor=writer(request), language=get_language() or "fr"
    )
    if posted.is_held:
        request.session["posted_to"] = posted.project.contact_email
        return let_go(redirect("projects:sent"))
    messages.success(request, _("Your project is sent. Suivi Projet will call you."))
    return let_go(redirect("web:project", posted.project.pk))


@open_to(ANYONE)
@never_cache
@require_GET
def sent(request: HttpRequest) -> HttpResponse:
    """« Check your mailbox »: the same whether the address was known or not."""
    address = request.session.get("posted_to", "")
    return render(request, "projects/sent.html", {"address": address})


@open_to(ANYONE)
@require_GET
def file(request: HttpRequest, token: UUID, file_id: UUID) -> HttpResponseBase:
    """A file of a draft, for whoever writes the draft."""
    draft = draft_of(request, token)
    stored = get_object_or_404(files_about(f"project:{draft.pk}"), pk=file_id)
    return file_response(stored, inline="apercu" in request.GET)


@open_to(ANYONE)
@require_POST
def forget(request: HttpRequest, token: UUID) -> HttpResponse:
    """Throw the draft away."""
    services.forget_draft(token=token, actor=writer(request))
    messages.info(request, _("Your draft is deleted."))
    return let_go(redirect("projects:mine" if writer(request) else "projects:post"))


def _kept(request: HttpRequest, draft: Project, step: str, form: StepForm) -> HttpResponse | None:
    """Keep what is valid; where to go next, or nothing when the step must be shown again."""
    valid = form.is_valid()
    actor, go = writer(request), request.POST.get("go", "")
    try:
        services.save_draft(token=draft.token, content=form.content(), actor=actor)
        uploads = form.cleaned_data.get("files")
        if uploads:
            services.add_files(token=draft.token, uploads=uploads, actor=actor)
    except Refused as refusal:
        form.add_error("files", refusal.text)
        return None
    if removed := request.POST.get("remove", ""):
        services.remove_file(token=draft.token, file_id=UUID(removed), actor=actor)
        return redirect(wizard.step_url(draft, step))
    if not valid and go != "back":
        return None
    to = wizard.neighbour(step, -1 if go == "back" else 1)
    return remember(redirect(wizard.step_url(draft, to)), draft)


def _review(request: HttpRequest, draft: Project) -> HttpResponse:
    gap = wizard.first_gap(draft)
    context = {
        "draft": draft,
        "skills": draft.skills.order_by("slug"),
        "gap_url": wizard.step_url(draft, gap) if gap else "",
        "gap": wizard.LABELS[gap] if gap else "",
        **_frame(wizard.REVIEW, draft),
    }
    return render(request, "projects/review.html", context)


def _frame(step: str, draft: Project | None) -> dict[str, object]:
    files = files_about(f"project:{draft.pk}") if draft else []
    return {
        "step": step,
        "steps": wizard.marks(step, draft),
        "title": wizard.LABELS[step],
        "lead": wizard.LEADS[step],
        "back": wizard.step_url(draft, wizard.neighbour(step, -1)) if draft else "",
        "files": files if step in {wizard.DETAILS, wizard.REVIEW} else [],
        "token": draft.token if draft else "",
        "place": f"draft:{draft.token}" if draft else "",
        "guide": guide_of(draft) if draft and step == wizard.BUDGET else None,
    }


def _given(request: HttpRequest) -> tuple[object, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _status(form: StepForm) -> int:
    return 422 if form.is_bound and form.errors else 200
