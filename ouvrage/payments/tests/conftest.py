"""The providers that the tests of payments are run with."""

from collections.abc import Iterator
from typing import Any

import pytest

from ouvrage.payments.tests.stages import SimulatorStage, Stage, StripeStage, stripe_stage


@pytest.fixture
def stripe(settings: Any) -> Iterator[StripeStage]:
    """The fake of Stripe, in use."""
    with stripe_stage(settings) as stage:
        yield stage


@pytest.fixture(params=["simulator", "stripe"])
def stage(request: pytest.FixtureRequest, settings: Any) -> Iterator[Stage]:
    """Each provider in turn."""
    if request.param == "simulator":
        yield SimulatorStage()
    else:
        with stripe_stage(settings) as real:
            yield real
