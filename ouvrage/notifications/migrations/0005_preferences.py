"""What each person wants to hear of, by which way; a mail that is not wanted never leaves.

Lock: brief, to check the states of mails anew. Reverse: drops the choices.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import ouvrage.kit.time

CHANNELS = [
    ("app", "On the site"),
    ("mail", "Mail"),
    ("push", "On my devices"),
    ("post", "By post"),
]
PACES = [("at_once", "At once"), ("daily", "Once a day"), ("never", "Never")]
STATES = [
    ("queued", "waiting"),
    ("sent", "sent"),
    ("failed", "failed"),
    ("cancelled", "cancelled"),
    ("stopped", "not sent, as you wished"),
]


def one_of(field: str, choices: list[tuple[str, str]]) -> models.Q:
    return models.Q((f"{field}__in", [value for value, _label in choices]))


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0004_one_click_unsubscribe"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Preference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about", models.CharField(max_length=60)),
                ("channel", models.CharField(choices=CHANNELS, max_length=4)),
                ("pace", models.CharField(choices=PACES, max_length=7)),
                (
                    "chosen_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=ouvrage.kit.time.now,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="message_preferences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "about", "channel"), name="preference_once"
                    ),
                    models.CheckConstraint(
                        condition=one_of("channel", CHANNELS), name="preference_channel_known"
                    ),
                    models.CheckConstraint(
                        condition=one_of("pace", PACES), name="preference_pace_known"
                    ),
                ]
            },
        ),
        migrations.RemoveConstraint(model_name="mail", name="mail_state_known"),
        migrations.AlterField(
            model_name="mail",
            name="state",
            field=models.CharField(choices=STATES, default="queued", max_length=10),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=one_of("state", STATES), name="mail_state_known"
            ),
        ),
    ]
