"""Where payment providers knock by themselves."""

import structlog
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.payments.gateways import gateway_in_use
from ouvrage.payments.gateways.contract import Forged
from ouvrage.payments.services.inbox import receive_event

LARGEST_BODY = 256 * 1024

log = structlog.get_logger()


@csrf_exempt  # a provider has no session of ours; its signature over the raw body stands instead
@open_to(ANYONE)
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    """Keep a signed message and say so at once; the work is a job's (SEC-74, SEC-78)."""
    declared = request.headers.get("Content-Length", "0")
    if not declared.isdigit() or int(declared) > LARGEST_BODY:
        return HttpResponse(status=413)
    name = gateway_in_use().name
    try:
        receive_event(gateway_name=name, body=request.body, headers=dict(request.headers))
    except (Forged, ValueError, KeyError):
        log.warning("payments.message_forged", gateway=name)
        return HttpResponse(status=400)
    return HttpResponse(status=200)
