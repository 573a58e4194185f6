"""Payment providers, each behind the same contract."""

from ouvrage.payments.gateways.registry import gateway, gateway_in_use, using

__all__ = ["gateway", "gateway_in_use", "using"]
