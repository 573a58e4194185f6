"""Stopping a kind of mail from the mail itself, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ouvrage.accounts.models import User
from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.notifications.choosing import choose, take_up
from ouvrage.notifications.errors import StaleStopLink
from ouvrage.notifications.kinds import Channel, kinds
from ouvrage.notifications.preferences import EVERYTHING, wants
from ouvrage.notifications.states import Pace
from ouvrage.notifications.stopping import may_stop


@csrf_exempt
@open_to(ANYONE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, person_id: int, kind: str, signed: str) -> HttpResponse:
    """No such mail any more, or again. Mail programs post here by themselves (RFC 8058), so that
    no token of ours can be asked for: the signature of the link stands for it.
    """
    known, person = kinds.get(kind), User.objects.filter(pk=person_id).first()
    if known is None or person is None or not may_stop(person_id, kind, signed):
        raise StaleStopLink
    if request.method == "POST":
        about = {"group": known.group.code, "everything": EVERYTHING}
        asked = request.POST.get("what", "")
        if asked == "again":
            take_up(user=person, about=kind, channel=Channel.MAIL, way="link")
        else:
            scope = about.get(asked, kind)
            choose(user=person, about=scope, channel=Channel.MAIL, pace=Pace.NEVER, way="link")
    stopped = wants(person_id, kind, Channel.MAIL) == Pace.NEVER
    return render(request, "notifications/stop.html", {"kind": known, "stopped": stopped})
