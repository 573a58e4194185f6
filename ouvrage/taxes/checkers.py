"""Who is asked about a VAT number: VIES over HTTP, or nobody, offline.

Whatever goes wrong is "unknown", and what is unknown is not proven (LEG-08).
"""

from dataclasses import dataclass
from typing import Any, Protocol

import httpx
from django.conf import settings
from stdnum.eu import vat
from stdnum.exceptions import ValidationError

from ouvrage.taxes.models import Outcome

PATIENCE = httpx.Timeout(10, connect=5)
LARGEST_ANSWER = 20_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said about a number; `detail` names what went wrong, in the register's words."""

    outcome: Outcome
    source: str
    consultation: str = ""
    holder: str = ""
    detail: str = ""


class Checker(Protocol):
    """Somebody who can be asked about a number; never raises."""

    def check(self, number: str, *, requester: str) -> Answer: ...


class OfflineChecker:
    """Looks at how the number is written; never says that it is proven."""

    def check(self, number: str, *, requester: str) -> Answer:
        if is_well_written(number):
            return Answer(Outcome.UNKNOWN, "offline", detail="OFFLINE")
        return Answer(Outcome.INVALID, "offline", detail="INVALID_INPUT")


class ViesChecker:
    """The Commission's register through its REST service, `POST /check-vat-number`.

    Naming who asks makes the register return a consultation number, the proof to keep.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    def check(self, number: str, *, requester: str) -> Answer:
        if not is_well_written(number):
            return Answer(Outcome.INVALID, "vies", detail="INVALID_INPUT")
        question = {
            "countryCode": number[:2],
            "vatNumber": number[2:],
            "requesterMemberStateCode": requester[:2],
            "requesterNumber": requester[2:],
        }
        try:
            return _answer(self._ask(question))
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as trouble:
            return Answer(Outcome.UNKNOWN, "vies", detail=type(trouble).__name__[:60])

    def _ask(self, question: dict[str, str]) -> Any:
        """One try; the job comes back when there was no answer. No proxy of the environment,
        no redirection: the address is ours."""
        with httpx.Client(timeout=PATIENCE, follow_redirects=False, trust_env=False) as client:
            response = client.post(f"{self.url}/check-vat-number", json=question)
        if len(response.content) > LARGEST_ANSWER:
            raise ValueError("answer too long")
        return response.json()


def checker() -> Checker:
    """Whom this installation asks (VIES_URL)."""
    url = settings.VIES_URL
    return ViesChecker(url) if url else OfflineChecker()


def is_well_written(number: str) -> bool:
    try:
        vat.validate(number)
    except ValidationError:
        return False
    return True


def _answer(said: Any) -> Answer:
    """`valid` must be a yes or a no of the register; anything else is no answer."""
    if not isinstance(said, dict) or not isinstance(said.get("valid"), bool):
        return Answer(Outcome.UNKNOWN, "vies", detail=_trouble(said))
    if not said["valid"]:
        trouble = str(said.get("userError", ""))
        known = trouble in {"", "INVALID", "VALID", "INVALID_INPUT"}
        return Answer(Outcome.INVALID if known else Outcome.UNKNOWN, "vies", detail=trouble[:60])
    return Answer(
        Outcome.VALID,
        "vies",
        consultation=str(said.get("requestIdentifier", ""))[:60],
        holder=str(said.get("name", ""))[:200],
    )


def _trouble(said: Any) -> str:
    """{"actionSucceed": false, "errorWrappers": [{"error": "MS_UNAVAILABLE"}]}."""
    wrappers = said.get("errorWrappers") if isinstance(said, dict) else None
    if isinstance(wrappers, list) and wrappers and isinstance(wrappers[0], dict):
        return str(wrappers[0].get("error", ""))[:60]
    return "NOT_UNDERSTOOD"
