"""Where answers by mail come in, from a provider or from a mail server."""

import structlog
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.messaging.replies import providers
from ouvrage.messaging.replies.services import receive_reply

log = structlog.get_logger()


@csrf_exempt  # a provider has no session of ours; its signature or its secret stands instead
@open_to(ANYONE)
@require_POST
def receive(request: HttpRequest, provider: str) -> HttpResponse:
    """Keep the mail and answer at once. A way that is not configured does not exist here."""
    if not providers.is_open(provider):
        raise Http404
    declared = request.headers.get("Content-Length", "")
    if not declared.isdigit() or int(declared) > providers.LARGEST_BODY:
        return HttpResponse(status=413)
    try:
        arrived = providers.read(provider, request)
    except (providers.Forged, *providers.Unreadable):
        log.warning("reply.forged", provider=provider)
        return HttpResponse(status=400)
    receive_reply(source=provider, data=arrived.data, envelope=arrived.envelope)
    return HttpResponse(status=200)
