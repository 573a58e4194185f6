"""The two providers on one stage: what payers, banks and the provider itself do, by one name.

A bank's way: pays, declines, lacks (money), asks (its client), slow, slow_fails.
"""

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import pytest

from ouvrage.payments.gateways import registry
from ouvrage.payments.gateways.contract import Outcome, Unreachable
from ouvrage.payments.gateways.simulator import bank as simulated_bank
from ouvrage.payments.gateways.simulator.client import (
    Simulator,
    end_charge,
    signed,
    take_back_charge,
)
from ouvrage.payments.gateways.simulator.jobs import simulator_ends
from ouvrage.payments.gateways.simulator.models import Simulated
from ouvrage.payments.models import Charge, Method, Setup
from ouvrage.payments.tests.stripe_fake import StripeFake, banks, hooks
from ouvrage.payments.views.simulator import save_entry

WEBHOOK = "/paiements/messages/"
GOOD_IBAN = "FR1420041010050500013M02606"


class Stage(Protocol):
    """A provider as seen from outside."""

    name: str

    def enter(self, setup: Setup, way: str) -> None: ...
    def confirm(self, charge: Charge, *, says_yes: bool) -> None: ...
    def bank_ends(self, charge: Charge) -> None: ...
    def take_back(self, charge: Charge) -> None: ...
    def detach(self, method: Method) -> None: ...
    def is_detached(self, method: Method) -> bool: ...
    def drawn(self) -> int: ...
    def messages(self) -> list[Any]: ...
    def send(self, client: Any, message: Any, *, forged: bool = False) -> int: ...
    def losing_answers(self) -> Any: ...
    def forget_keys(self) -> None: ...


class SimulatorStage:
    """Ours, in the same database."""

    name = "simulator"

    def enter(self, setup: Setup, way: str) -> None:
        habit = simulated_bank.Habit(way)
        is_card = setup.kind == "card"
        entered = simulated_bank.Entered(
            "Visa" if is_card else "SEPA", "4242" if is_card else GOOD_IBAN[-4:], habit
        )
        save_entry(str(setup.gateway_id), entered)

    def confirm(self, charge: Charge, *, says_yes: bool) -> None:
        end = (Outcome.PAID, "") if says_yes else (Outcome.FAILED, "confirmation_failed")
        end_charge(str(charge.gateway_id), *end)

    def bank_ends(self, charge: Charge) -> None:
        simulator_ends(charge_id=charge.gateway_id)

    def take_back(self, charge: Charge) -> None:
        take_back_charge(str(charge.gateway_id), "disputed")

    def detach(self, method: Method) -> None:
        Simulated.objects.filter(pk=method.gateway_id).update(status="detached")

    def is_detached(self, method: Method) -> bool:
        return Simulated.objects.filter(pk=method.gateway_id, status="detached").exists()

    def drawn(self) -> int:
        live = Simulated.objects.filter(kind="charge")
        return live.exclude(status=Outcome.FAILED).count()

    def messages(self) -> list[Any]:
        rows = Simulated.objects.filter(kind__in=["setup", "charge", "refund"]).order_by("made_at")
        return [
            {"id": f"m_{row.pk}", "type": f"{row.kind}.x", "about": row.kind, "object": row.pk}
            for row in rows
        ]

    def send(self, client: Any, message: Any, *, forged: bool = False) -> int:
        body = json.dumps(message).encode()
        headers = signed(b"other" if forged else body)
        answer = client.post(WEBHOOK, body, content_type="application/json", headers=headers)
        return int(answer.status_code)

    @contextmanager
    def losing_answers(self) -> Iterator[None]:
        charge, refund = Simulator.charge, Simulator.refund

        def lose(act: Any) -> Any:
            def done(self: Simulator, order: Any) -> None:
                act(self, order)
                raise Unreachable

            return done

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Simulator, "charge", lose(charge))
            patch.setattr(Simulator, "refund", lose(refund))
            yield

    def forget_keys(self) -> None:
        """The simulator never forgets one."""


class StripeStage:
    """A fake of Stripe behind real HTTP."""

    name = "stripe"

    def __init__(self, fake: StripeFake) -> None:
        self.fake = fake
        self.numbers = itertools.count()

    def enter(self, setup: Setup, way: str) -> None:
        is_card = setup.kind == "card"
        number = "4242424242424242" if is_card else GOOD_IBAN
        way = {"declines": "generic_decline", "lacks": "insufficient_funds"}.get(way, way)
        if way == "slow_fails":
            way = banks.SLOW
            self.failing = True
        banks.enter(self.fake.books, str(setup.gateway_id), number, way)

    failing = False

    def confirm(self, charge: Charge, *, says_yes: bool) -> None:
        banks.confirm(self.fake.books, str(charge.gateway_id), says_yes=says_yes)

    def bank_ends(self, charge: Charge) -> None:
        intent = self.fake.books.find("payment_intent", str(charge.gateway_id))
        if self.failing:
            banks.refuse(self.fake.books, intent, "account_closed")
        else:
            banks.pay(self.fake.books, intent)

    def take_back(self, charge: Charge) -> None:
        banks.take_back(self.fake.books, str(charge.gateway_id), "general")

    def detach(self, method: Method) -> None:
        self.fake.books.things[method.gateway_id]["customer"] = None

    def is_detached(self, method: Method) -> bool:
        return self.fake.books.things[method.gateway_id]["customer"] is None

    def drawn(self) -> int:
        dead = {"requires_payment_method", "canceled"}
        return sum(one["status"] not in dead for one in self.fake.books.all("payment_intent"))

    def messages(self) -> list[Any]:
        return list(self.fake.books.events)

    def send(self, client: Any, message: Any, *, forged: bool = False) -> int:
        secret = "whsec_of_somebody_else" if forged else hooks.SECRET
        return self.fake.hooks.send(client, message, secret)

    @contextmanager
    def losing_answers(self) -> Iterator[None]:
        self.fake.fail("lose", "/v1/payment_intents", 10**6)
        self.fake.fail("lose", "/v1/refunds", 10**6)
        yield
        self.fake.faults.clear()

    def forget_keys(self) -> None:
        self.fake.forget_keys()


@contextmanager
def stripe_stage(settings: Any) -> Iterator[StripeStage]:
    """The fake, as the provider in use."""
    with StripeFake() as fake, pytest.MonkeyPatch.context() as patch:
        settings.PAYMENT_GATEWAY = "stripe"
        settings.STRIPE_SECRET_KEY = fake.secret_key
        settings.STRIPE_WEBHOOK_SECRETS = ("whsec_the_one_before_it", hooks.SECRET)
        settings.STRIPE_API_BASE = fake.base
        patch.setattr("stripe._http_client.HTTPClient.INITIAL_DELAY", 0.01)
        registry.gateway.cache_clear()
        yield StripeStage(fake)
    registry.gateway.cache_clear()
