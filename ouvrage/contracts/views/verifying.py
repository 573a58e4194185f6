"""The public page where anybody checks a contract by its number or its file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ouvrage.contracts.forms import VerifyForm
from ouvrage.contracts.queries import Verified, verify_file, verify_number
from ouvrage.kit.audience import ANYONE, open_to

LARGEST = 10_000_000


@open_to(ANYONE)
def verify(request: HttpRequest) -> HttpResponse:
    """A number in the address, or a file sent: known and in force, or unknown."""
    form = VerifyForm(initial={"number": request.GET.get("numero", "")})
    asked, found = False, None
    if request.method == "POST":
        form = VerifyForm(request.POST, request.FILES)
        if form.is_valid():
            asked, found = True, _look_up(form)
    elif request.GET.get("numero"):
        asked, found = True, verify_number(request.GET["numero"][:40])
    return render(request, "contracts/verify.html", {"form": form, "asked": asked, "found": found})


def _look_up(form: VerifyForm) -> Verified | None:
    file = form.cleaned_data["file"]
    if file and file.size <= LARGEST:
        return verify_file(file.read())
    number = form.cleaned_data["number"]
    return verify_number(number) if number else None
