"""Where mail providers report by themselves what became of our mails."""

import structlog
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ouvrage.kit.audience import ANYONE, open_to
from ouvrage.notifications.delivery import providers
from ouvrage.notifications.delivery.hearing import hear

LARGEST_BODY = 256 * 1024

log = structlog.get_logger()


@csrf_exempt  # a provider has no session of ours; its signature or its password stands instead
@open_to(ANYONE)
@require_POST
def listen(request: HttpRequest, provider: str) -> HttpResponse:
    """Keep what is new. A provider that is not configured does not exist here."""
    if not providers.is_open(provider):
        raise Http404
    declared = request.headers.get("Content-Length", "0")
    if not declared.isdigit() or int(declared) > LARGEST_BODY:
        return HttpResponse(status=413)
    try:
        words = providers.read(provider, request)
    except (providers.Forged, ValueError, KeyError, TypeError, AttributeError):
        log.warning("mail.word_forged", provider=provider)
        return HttpResponse(status=400)
    hear(source=provider, words=words)
    return HttpResponse(status=200)
