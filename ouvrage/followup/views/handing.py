"""A call put off, or handed to a colleague."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ouvrage.followup import queries, services
from ouvrage.followup.forms import HandOverForm, SnoozeForm
from ouvrage.followup.views.common import DESK, queue_url, sheet_of
from ouvrage.kit.audience import open_to
from ouvrage.kit.http import SignedInRequest, refused_back
from ouvrage.ui.text import short_moment


@require_POST
@open_to(DESK)
@refused_back(sheet_of)
def snooze(request: SignedInRequest, task_id: int) -> HttpResponse:
    form = SnoozeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say until when, and why. Nothing was changed."))
        return HttpResponseRedirect(sheet_of(task_id), status=303)
    task = services.snooze_task(task_id=task_id, actor=request.user, **form.cleaned_data)
    messages.success(
        request, _("Put off: it comes back {when}.").format(when=short_moment(task.due_at))
    )
    return HttpResponseRedirect(queue_url(), status=303)


@require_POST
@open_to(DESK)
@refused_back(sheet_of)
def hand_over(request: SignedInRequest, task_id: int) -> HttpResponse:
    form = HandOverForm(request.POST, colleagues=queries.colleagues(request.user))
    if not form.is_valid():
        messages.error(request, _("Choose a colleague who is there. The call is still yours."))
        return HttpResponseRedirect(sheet_of(task_id), status=303)
    services.hand_over(task_id=task_id, actor=request.user, **form.handed())
    messages.success(request, _("Handed over. Your colleague has been told."))
    return HttpResponseRedirect(queue_url(), status=303)
