"""What payments need to know of a price; how it is reckoned is the affair of `taxes`."""

from typing import Protocol


class PriceWithVat(Protocol):
    """A price without VAT, the VAT, and their sum, in cents (`taxes.vat.Amounts`)."""

    @property
    def ht_cents(self) -> int: ...

    @property
    def vat_cents(self) -> int: ...

    @property
    def ttc_cents(self) -> int: ...


class VatOfSale(Protocol):
    """Which VAT applies, and its rate in basis points (`taxes.vat.VatCase`)."""

    @property
    def code(self) -> str: ...

    @property
    def rate_bp(self) -> int: ...
