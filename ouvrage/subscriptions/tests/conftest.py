"""A site that sells, for whoever subscribes."""

import pytest

from ouvrage.brands.models import Brand
from ouvrage.brands.tests.factories import BrandFactory


@pytest.fixture(autouse=True)
def site(db: None) -> Brand:
    """The default brand, in whose name plans are sold."""
    return BrandFactory()
