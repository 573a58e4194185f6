"""A provider checks his own chains away from the site; one changed figure is found."""

import json
import subprocess
import sys

import pytest
from django.db import transaction
from django.urls import reverse

from ouvrage.credits.chain.queries import chains_of
from ouvrage.credits.chain.views import SCRIPT
from ouvrage.credits.models import Cause, CreditKind
from ouvrage.credits.services import grant_credits, spend_credit


@pytest.fixture
def moved(paul):
    """Paul, with a few movements of two kinds."""
    for kind in (CreditKind.OFFRE, CreditKind.CONTACT):
        grant_credits(
            company_id=paul.company_id, kind=kind, count=4, cause=Cause.PROMOTION, key=f"g:{kind}"
        )
        for number in range(3):
            with transaction.atomic():
                key = f"s:{kind}:{number}"
                spend_credit(company_id=paul.company_id, kind=kind, key=key, reference="project:7")
    return paul


def checked(tmp_path, chains):
    file = tmp_path / "chaine.json"
    file.write_text(json.dumps(chains))
    return subprocess.run(
        [sys.executable, str(SCRIPT), str(file)], capture_output=True, text=True, check=False
    )


def test_the_file_of_whole_chains_passes(moved, tmp_path):
    done = checked(tmp_path, chains_of(moved.company_id))

    assert (done.returncode, "All chains are whole." in done.stdout) == (0, True), done.stdout


@pytest.mark.parametrize(
    "change",
    [
        lambda links: links[1].update(amount=2),
        lambda links: links[1].update(balance_after=9),
        lambda links: links[0]["lines"][0].update(amount=5),
        lambda links: links[2].update(reference="project:8"),
        lambda links: links.pop(),
        lambda links: links.pop(1),
    ],
)
def test_one_changed_figure_is_found(moved, tmp_path, change):
    chains = chains_of(moved.company_id)

    change(chains["chains"][0]["links"])

    assert checked(tmp_path, chains).returncode == 1


def test_the_files_hold_one_s_own_links_only(client, moved, nadia, django_assert_max_num_queries):
    client.force_login(nadia)

    with django_assert_max_num_queries(8):
        own = client.get(reverse("credits:chain")).json()

    assert own["company"] == nadia.company_id
    assert not any(chain["links"] for chain in own["chains"])
    assert client.get(reverse("credits:chain_script")).content == SCRIPT.read_bytes()
