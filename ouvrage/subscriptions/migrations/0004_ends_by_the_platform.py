"""One more reason to end: the platform was at fault. A check that is only widened.

Lock: brief. Reverse: the narrower check, refused while such rows exist.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("brands", "0003_decisions_by_two"),
        ("subscriptions", "0003_first_plans"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="subscription",
            name="subscription_end_reason_known",
        ),
        migrations.AlterField(
            model_name="subscription",
            name="end_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("cancelled", "cancelled by its holder"),
                    ("withdrawn", "withdrawn within fourteen days"),
                    ("unpaid", "not paid"),
                    ("closed", "the account was closed"),
                    ("platform", "ended by the platform, unused days refunded"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "end_reason__in",
                        ["", "cancelled", "withdrawn", "unpaid", "closed", "platform"],
                    )
                ),
                name="subscription_end_reason_known",
            ),
        ),
    ]
