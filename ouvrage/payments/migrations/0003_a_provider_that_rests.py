"""A provider that does not answer rests; the simulator takes money back.

Lock: none on a table of the product; the simulator's own is read once to check its kinds.
Reverse: forgets who rests.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("payments", "0002_the_simulator_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="Outage",
            fields=[
                ("gateway", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("began_at", models.DateTimeField()),
                ("rests_until", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="simulated",
            name="simulated_kind_known",
        ),
        migrations.AlterField(
            model_name="simulated",
            name="kind",
            field=models.CharField(
                choices=[
                    ("payer", "Payer"),
                    ("setup", "Setup"),
                    ("method", "Method"),
                    ("charge", "Charge"),
                    ("refund", "Refund"),
                    ("dispute", "Dispute"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="simulated",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["payer", "setup", "method", "charge", "refund", "dispute"])
                ),
                name="simulated_kind_known",
            ),
        ),
    ]
