"""Drafts that nobody came back to are thrown away, files included."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ouvrage.kit.time import now
from ouvrage.messaging.models import StoredFile
from ouvrage.projects import jobs
from ouvrage.projects.models import Project
from ouvrage.projects.services import add_files
from ouvrage.projects.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


def test_old_drafts_go_with_their_files_and_everything_else_stays(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    old, fresh = ProjectFactory.create_batch(2, draft=True, client=None)
    sent = ProjectFactory(submitted=True)
    note = SimpleUploadedFile("note.txt", b"bonjour")
    add_files(token=old.token, uploads=[note], actor=None)
    Project.objects.exclude(pk=fresh.pk).update(changed_at=now() - timedelta(days=61))

    jobs.forget_old_drafts()
    jobs.forget_old_drafts()

    assert set(Project.objects.all()) == {fresh, sent}
    assert StoredFile.objects.get().removed_at is not None
