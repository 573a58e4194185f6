"""A site that sells, for whoever subscribes."""

import pytest

from ouvrage.brands.models import Brand
from ouvrage.brands.tests.factories import BrandFactory
from ouvrage.subscriptions.tests.factories import install_plans


@pytest.fixture(autouse=True)
def site(db: None) -> Brand:
    """The default brand, in whose name plans are sold; the plans, had a test emptied tables."""
    install_plans()
    return BrandFactory()
