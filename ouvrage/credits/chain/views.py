"""Two files: the chains of one's own wallets, and the script that checks them."""

from pathlib import Path

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from ouvrage.credits.chain.queries import chains_of
from ouvrage.kit.audience import PROVIDER, open_to
from ouvrage.kit.http import SignedInRequest

SCRIPT = Path(__file__).with_name("check_chain.py")


@open_to(PROVIDER)
@require_GET
def chain(request: SignedInRequest) -> HttpResponse:
    """Every link of one's own wallets, with the formula."""
    answer = JsonResponse(chains_of(request.user.company_id), json_dumps_params={"indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="chaine-credits.json"'
    return answer


@open_to(PROVIDER)
@require_GET
def script(request: SignedInRequest) -> HttpResponse:
    """The script, as a file to keep."""
    answer = HttpResponse(SCRIPT.read_bytes(), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="check_chain.py"'
    return answer
