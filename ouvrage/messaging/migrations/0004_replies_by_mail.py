"""Mails that answer a message: which, whose, what became of them.

A new table; nothing is locked. Taken back by dropping it.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("messaging", "0003_read_marks_mutes_blocks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IncomingReply",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("source", models.CharField(max_length=20)),
                ("token", models.CharField(max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("posted", "posted"),
                            ("refused", "sent back"),
                            ("dropped", "left aside"),
                        ],
                        default="received",
                        max_length=8,
                    ),
                ),
                ("why", models.CharField(blank=True, default="", max_length=60)),
                (
                    "received_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "answered",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="messaging.message",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "-received_at"], name="reply_of_person"),
                    models.Index(
                        condition=models.Q(("state", "received")),
                        fields=["received_at"],
                        name="reply_waiting",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["received", "posted", "refused", "dropped"])
                        ),
                        name="reply_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["received", "posted"]),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reply_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "received"),
                            ("settled_at__isnull", False),
                            _connector="OR",
                        ),
                        name="reply_settled_has_moment",
                    ),
                ],
            },
        ),
    ]
