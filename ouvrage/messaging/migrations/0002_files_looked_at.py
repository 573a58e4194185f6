"""Files have a state: looked at, shown, held back; and may arrive in pieces."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("messaging", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PartialUpload",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=255)),
                ("size", models.BigIntegerField()),
                ("received", models.BigIntegerField(default=0)),
                (
                    "started_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="storedfile",
            name="has_preview",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="storedfile",
            name="held_because",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="storedfile",
            name="is_open_talk",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="storedfile",
            name="state",
            field=models.CharField(
                choices=[("checking", "being checked"), ("shown", "shown"), ("held", "held back")],
                db_default="shown",
                default="shown",
                max_length=8,
            ),
        ),
        migrations.AddIndex(
            model_name="storedfile",
            index=models.Index(fields=["owner", "-stored_at"], name="file_of_owner"),
        ),
        migrations.AddIndex(
            model_name="storedfile",
            index=models.Index(
                condition=models.Q(("state", "checking")), fields=["stored_at"], name="file_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["checking", "shown", "held"])),
                name="file_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "held"), _negated=True),
                    models.Q(("held_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="file_held_has_reason",
            ),
        ),
        migrations.AddField(
            model_name="partialupload",
            name="owner",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="partialupload",
            name="stored",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="messaging.storedfile",
            ),
        ),
        migrations.AddIndex(
            model_name="partialupload",
            index=models.Index(fields=["started_at"], name="upload_started"),
        ),
        migrations.AddConstraint(
            model_name="partialupload",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__gt", 0)), name="upload_not_empty"
            ),
        ),
        migrations.AddConstraint(
            model_name="partialupload",
            constraint=models.CheckConstraint(
                condition=models.Q(("received__gte", 0), ("received__lte", models.F("size"))),
                name="upload_within_its_size",
            ),
        ),
    ]
