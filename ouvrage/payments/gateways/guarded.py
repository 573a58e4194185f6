"""Every call to a provider passes here: not while it rests; whether it answered is counted."""

from collections.abc import Callable, Mapping
from datetime import date

from ouvrage.payments.gateways import breaker
from ouvrage.payments.gateways.contract import (
    Busy,
    ChargeFound,
    ChargeOrder,
    Gateway,
    Message,
    Movement,
    PayerOrder,
    RefundFound,
    RefundOrder,
    SetupFound,
    SetupOrder,
    SetupPage,
    Unreachable,
)


class Guarded:
    """A provider behind its breaker."""

    def __init__(self, inner: Gateway) -> None:
        self.inner = inner
        self.name = inner.name

    def _ask[T](self, act: Callable[[], T]) -> T:
        outage = breaker.check_rest(self.name)
        try:
            answer = act()
        except Busy:
            raise
        except Unreachable as silence:
            breaker.note_silence(self.name, str(silence))
            raise
        except Exception:
            breaker.note_answer(outage)  # a refusal, or a mistake of ours: it speaks
            raise
        breaker.note_answer(outage)
        return answer

    def make_payer(self, order: PayerOrder) -> str:
        return self._ask(lambda: self.inner.make_payer(order))

    def start_setup(self, order: SetupOrder) -> SetupPage:
        return self._ask(lambda: self.inner.start_setup(order))

    def read_setup(self, gateway_id: str) -> SetupFound:
        return self._ask(lambda: self.inner.read_setup(gateway_id))

    def charge(self, order: ChargeOrder) -> ChargeFound:
        return self._ask(lambda: self.inner.charge(order))

    def find_charge(self, order: ChargeOrder) -> ChargeFound | None:
        return self._ask(lambda: self.inner.find_charge(order))

    def read_charge(self, gateway_id: str) -> ChargeFound:
        return self._ask(lambda: self.inner.read_charge(gateway_id))

    def give_up_charge(self, gateway_id: str, key: str) -> ChargeFound:
        return self._ask(lambda: self.inner.give_up_charge(gateway_id, key))

    def refund(self, order: RefundOrder) -> RefundFound:
        return self._ask(lambda: self.inner.refund(order))

    def find_refund(self, order: RefundOrder) -> RefundFound | None:
        return self._ask(lambda: self.inner.find_refund(order))

    def read_refund(self, gateway_id: str) -> RefundFound:
        return self._ask(lambda: self.inner.read_refund(gateway_id))

    def detach_method(self, gateway_id: str) -> None:
        self._ask(lambda: self.inner.detach_method(gateway_id))

    def list_movements(self, first: date, last: date) -> list[Movement]:
        return self._ask(lambda: self.inner.list_movements(first, last))

    def read_message(self, body: bytes, headers: Mapping[str, str]) -> Message:
        """No call: a signature is checked here."""
        return self.inner.read_message(body, headers)
