"""What servers and providers say of each mail, and the addresses that are in doubt.

Lock: brief, for a column with a constant default. Reverse: drops what was heard.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time
from ouvrage.kit.db import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("brands", "0003_decisions_by_two"),
        ("notifications", "0006_quiet_hours_and_digests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DoubtfulAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.EmailField(max_length=254, unique=True)),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("accepted", "handed over"),
                            ("deferred", "put off by the mailbox"),
                            ("soft_bounce", "refused for now"),
                            ("delivered", "in the mailbox"),
                            ("unsubscribed", "stopped by its reader"),
                            ("hard_bounce", "refused for good"),
                            ("complaint", "reported as unwanted"),
                        ],
                        max_length=12,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=300)),
                (
                    "doubted_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                ("cleared_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="MailEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=100)),
                (
                    "heard",
                    models.CharField(
                        choices=[
                            ("accepted", "handed over"),
                            ("deferred", "put off by the mailbox"),
                            ("soft_bounce", "refused for now"),
                            ("delivered", "in the mailbox"),
                            ("unsubscribed", "stopped by its reader"),
                            ("hard_bounce", "refused for good"),
                            ("complaint", "reported as unwanted"),
                        ],
                        max_length=12,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "kept_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="mail",
            name="heard",
            field=models.CharField(
                blank=True,
                choices=[
                    ("accepted", "handed over"),
                    ("deferred", "put off by the mailbox"),
                    ("soft_bounce", "refused for now"),
                    ("delivered", "in the mailbox"),
                    ("unsubscribed", "stopped by its reader"),
                    ("hard_bounce", "refused for good"),
                    ("complaint", "reported as unwanted"),
                ],
                db_default="",
                default="",
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "heard__in",
                        [
                            "",
                            "accepted",
                            "deferred",
                            "soft_bounce",
                            "delivered",
                            "unsubscribed",
                            "hard_bounce",
                            "complaint",
                        ],
                    )
                ),
                name="mail_heard_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="doubtfuladdress",
            constraint=models.CheckConstraint(
                condition=models.Q(("why__in", ["hard_bounce", "complaint"])),
                name="doubtful_address_why",
            ),
        ),
        migrations.AddField(
            model_name="mailevent",
            name="mail",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="notifications.mail",
            ),
        ),
        migrations.AddIndex(
            model_name="mailevent",
            index=models.Index(fields=["mail", "at"], name="mail_event_of_mail"),
        ),
        migrations.AddConstraint(
            model_name="mailevent",
            constraint=models.UniqueConstraint(fields=("source", "key"), name="mail_event_once"),
        ),
        migrations.AddConstraint(
            model_name="mailevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "heard__in",
                        [
                            "accepted",
                            "deferred",
                            "soft_bounce",
                            "delivered",
                            "unsubscribed",
                            "hard_bounce",
                            "complaint",
                        ],
                    )
                ),
                name="mail_event_heard_known",
            ),
        ),
        append_only("notifications_mailevent"),
    ]
