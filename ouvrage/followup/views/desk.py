"""The queue: what to call, taking it, giving it back."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ouvrage.followup import queries, services, sheets
from ouvrage.followup.calendar import next_call_hour
from ouvrage.followup.forms import QueueForm
from ouvrage.followup.views.common import DESK, queue_url, sheet_of
from ouvrage.kit.audience import open_to
from ouvrage.kit.http import SignedInRequest, refused_back, render_part
from ouvrage.kit.time import now


@require_GET
@open_to(DESK)
def queue(request: SignedInRequest) -> HttpResponse:
    """The calls to make, the most urgent first."""
    chosen = request.GET.get("section", "")
    section = queries.Section(chosen) if chosen in list(queries.Section) else queries.Section.DUE
    form = QueueForm(request.GET)
    calls = queries.CallQueue(section, **form.chosen(), after=request.GET.get("after", ""))
    page = calls.page(request.user)
    moment = now()
    opens = next_call_hour(moment)
    context = {
        "section": section,
        "page": page,
        "now": moment,
        "opens": opens if opens > moment else None,
        "rows": [(task, queries.urgency(task)) for task in page.rows],
        "tabs": sheets.tabs(section, queries.counts(request.user)),
        "form": form,
        "is_filtered": any(form.chosen().values()),
    }
    return render_part(
        request, page="followup/queue.html", part="followup/_queue.html", context=context
    )


@require_POST
@open_to(DESK)
def take_next(request: SignedInRequest) -> HttpResponse:
    """Take the most urgent call that may be made now and open its sheet."""
    task = services.claim_next(actor=request.user)
    if task is None:
        messages.success(request, _("Nothing is to be called at this moment."))
        return redirect("followup:queue")
    return HttpResponseRedirect(sheet_of(task.pk), status=303)


@require_POST
@open_to(DESK)
@refused_back(queue_url)
def take(request: SignedInRequest, task_id: int) -> HttpResponse:
    services.claim_task(task_id=task_id, actor=request.user)
    return HttpResponseRedirect(sheet_of(task_id), status=303)


@require_POST
@open_to(DESK)
@refused_back(queue_url)
def give_back(request: SignedInRequest, task_id: int) -> HttpResponse:
    services.release_task(task_id=task_id, actor=request.user)
    messages.success(request, _("Given back: a colleague may take it."))
    return redirect("followup:queue")
