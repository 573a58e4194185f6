"""Payments, tries, refunds, sales, means of payment, messages of the provider.

Lock: none, the tables are new. Reverse: drops them.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
import ouvrage.kit.time
from django.conf import settings
from django.db import migrations, models

from ouvrage.kit.db import append_only


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('brands', '0002_rows_stay'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Difference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gateway', models.CharField(max_length=20)),
                ('reference', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('missing_here', 'missing from our books'), ('missing_there', 'missing from the provider’s statement'), ('amount', 'another amount')], max_length=16)),
                ('day_on', models.DateField()),
                ('here_cents', models.BigIntegerField(null=True)),
                ('there_cents', models.BigIntegerField(null=True)),
                ('found_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=ouvrage.kit.time.now)),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['missing_here', 'missing_there', 'amount'])), name='difference_kind_known'), models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('gateway', 'reference'), name='difference_once_open')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gateway', models.CharField(max_length=20)),
                ('event_id', models.CharField(max_length=120)),
                ('type', models.CharField(max_length=80)),
                ('about', models.CharField(blank=True, max_length=12)),
                ('object_id', models.CharField(blank=True, max_length=120)),
                ('body', models.JSONField()),
                ('received_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=ouvrage.kit.time.now)),
                ('handled_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('handled_at__isnull', True)), fields=['received_at'], name='event_waiting'), models.Index(fields=['object_id', 'id'], name='event_of_object')],
                'constraints': [models.UniqueConstraint(fields=('gateway', 'event_id'), name='event_once')],
            },
        ),
        migrations.CreateModel(
            name='Method',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('gateway', models.CharField(max_length=20)),
                ('gateway_id', models.CharField(max_length=80)),
                ('kind', models.CharField(choices=[('card', 'bank card'), ('sepa', 'SEPA direct debit')], max_length=4)),
                ('brand', models.CharField(max_length=40)),
                ('last4', models.CharField(max_length=4)),
                ('expiry_month', models.PositiveSmallIntegerField(null=True)),
                ('expiry_year', models.PositiveSmallIntegerField(null=True)),
                ('mandate', models.CharField(blank=True, max_length=80)),
                ('is_default', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('active', 'usable'), ('removed', 'removed')], default='active', max_length=8)),
                ('added_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=ouvrage.kit.time.now)),
                ('removed_at', models.DateTimeField(null=True)),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='methods', to='accounts.company')),
            ],
        ),
        migrations.CreateModel(
            name='Payer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gateway', models.CharField(max_length=20)),
                ('gateway_id', models.CharField(max_length=80)),
                ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=ouvrage.kit.time.now)),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payers', to='accounts.company')),
            ],
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=120, unique=True)),
                ('purpose', models.CharField(max_length=60)),
                ('purpose_id', models.CharField(max_length=60)),
                ('label', models.CharField(max_length=200)),
                ('amount_cents', models.BigIntegerField()),
                ('currency', models.CharField(default='EUR', max_length=3)),
                ('state', models.CharField(choices=[('asked', 'to be paid'), ('processing', 'in progress'), ('action_required', 'to be confirmed with the bank'), ('paid', 'paid'), ('failed', 'refused'), ('cancelled', 'cancelled'), ('returned', 'taken back by the bank')], default='asked', max_length=16)),
                ('gateway', models.CharField(blank=True, max_length=20)),
                ('gateway_id', models.CharField(max_length=80, null=True, unique=True)),
                ('failure_code', models.CharField(blank=True, max_length=40)),
                ('in_hand_cents', models.BigIntegerField(default=0)),
                ('owed_cents', models.BigIntegerField(default=0)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('return_path', models.CharField(max_length=200)),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=ouvrage.kit.time.now)),
                ('settled_at', models.DateTimeField(null=True)),
                ('brand', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='brands.brand')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='accounts.company')),
                ('method', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='payments.method')),
            ],
        ),
        migrations.CreateModel(
            name='Charge',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('key', models.CharField(max_length=80, unique=True)),
                ('is_on_session', models.BooleanField()),
                ('amount_cents', models.BigIntegerField()),
                ('gateway', models.CharField(max_length=20)),
                ('gateway_id', models.CharField(max_length=80, null=True, unique=True)),
                ('state', models.CharField(choices=[('waiting', 'on its way'), ('processing', 'in progress'), ('action_required', 'to be confirmed with the bank'), ('paid', 'paid'), ('failed', 'refused'), ('returned', 'taken back by the bank')], default='waiting', max_length=16)),
                ('failure_code', models.CharField(blank=True, max_length=40)),
                ('action_address', models.TextField(blank=True)),
                ('ordered_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=ouvrage.kit.time.now)),
                ('settled_at', models.DateTimeField(null=True)),
                ('method', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='charges', to='payments.method')),
                ('payment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='charges', to='payments.payment')),
            ],
        ),
        migrations.CreateModel(
            name='Sale',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=120, unique=True)),
                ('kind', models.CharField(max_length=20)),
                ('label', models.JSONField()),
                ('quantity', models.PositiveIntegerField(default=1)),
                ('from_on', models.DateField(null=True)),
                ('until_on', models.DateField(null=True)),
                ('ht_cents', models.BigIntegerField()),
                ('vat_cents', models.BigIntegerField()),
                ('vat_code', models.CharField(max_length=40)),
                ('vat_rate_bp', models.PositiveIntegerField()),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('sold_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=ouvrage.kit.time.now)),
                ('brand', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sales', to='brands.brand')),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sales', to='accounts.company')),
                ('payment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sales', to='payments.payment')),
                ('reverses', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversals', to='payments.sale')),
            ],
        ),
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=120, unique=True)),
                ('amount_cents', models.BigIntegerField()),
                ('reason', models.CharField(max_length=200)),
                ('state', models.CharField(choices=[('to_approve', 'to be approved'), ('ordered', 'on its way'), ('done', 'done'), ('failed', 'refused by the bank'), ('declined', 'not approved')], max_length=12)),
                ('gateway_id', models.CharField(max_length=80, null=True, unique=True)),
                ('failure_code', models.CharField(blank=True, max_length=40)),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=ouvrage.kit.time.now)),
                ('ordered_at', models.DateTimeField(null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='refunds_approved', to=settings.AUTH_USER_MODEL)),
                ('charge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='payments.charge')),
                ('payment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='payments.payment')),
                ('requested_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='refunds_requested', to=settings.AUTH_USER_MODEL)),
                ('sale', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='payments.sale')),
            ],
        ),
        migrations.CreateModel(
            name='Setup',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('card', 'bank card'), ('sepa', 'SEPA direct debit')], max_length=4)),
                ('gateway', models.CharField(max_length=20)),
                ('gateway_id', models.CharField(max_length=80, null=True)),
                ('state', models.CharField(choices=[('open', 'being entered'), ('done', 'saved'), ('failed', 'refused'), ('left', 'left unfinished')], default='open', max_length=8)),
                ('cause', models.CharField(blank=True, max_length=40)),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=ouvrage.kit.time.now)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='setups', to='accounts.company')),
                ('method', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.method')),
                ('payment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='setups', to='payments.payment')),
            ],
        ),
        migrations.AddConstraint(
            model_name='method',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['active', 'removed'])), name='method_state_known'),
        ),
        migrations.AddConstraint(
            model_name='method',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['card', 'sepa'])), name='method_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='method',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'active'), ('is_default', False), _connector='OR'), name='method_removed_is_not_default'),
        ),
        migrations.AddConstraint(
            model_name='method',
            constraint=models.CheckConstraint(condition=models.Q(('last4__regex', '^\\w{4}$')), name='method_keeps_four_digits'),
        ),
        migrations.AddConstraint(
            model_name='method',
            constraint=models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('company',), name='method_one_default'),
        ),
        migrations.AddConstraint(
            model_name='method',
            constraint=models.UniqueConstraint(fields=('gateway', 'gateway_id'), name='method_of_gateway'),
        ),
        migrations.AddConstraint(
            model_name='payer',
            constraint=models.UniqueConstraint(fields=('company', 'gateway'), name='payer_once'),
        ),
        migrations.AddConstraint(
            model_name='payer',
            constraint=models.UniqueConstraint(fields=('gateway', 'gateway_id'), name='payer_of_gateway'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(fields=['company', '-id'], name='payment_of_company'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(fields=['state', '-id'], name='payment_by_state'),
        ),
        migrations.AddIndex(
            model_name='payment',
            index=models.Index(fields=['purpose', 'purpose_id'], name='payment_of_purpose'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'processing', 'action_required', 'paid', 'failed', 'cancelled', 'returned'])), name='payment_state_known'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(('amount_cents__gt', 0), ('amount_cents__lte', 100000000)), name='payment_amount_sane'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(('in_hand_cents__gte', 0), ('owed_cents__gte', 0)), name='payment_in_hand_and_owed_never_negative'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(('currency', 'EUR')), name='payment_in_euros'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['paid', 'returned']), _negated=True), ('settled_at__isnull', False), _connector='OR'), name='payment_settled_when_paid'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(('return_path__regex', '^/([^/\\\\]|$)')), name='payment_returns_to_this_site'),
        ),
        migrations.AddIndex(
            model_name='charge',
            index=models.Index(condition=models.Q(('state__in', ('waiting', 'processing', 'action_required'))), fields=['ordered_at'], name='charge_open'),
        ),
        migrations.AddConstraint(
            model_name='charge',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'processing', 'action_required', 'paid', 'failed', 'returned'])), name='charge_state_known'),
        ),
        migrations.AddConstraint(
            model_name='charge',
            constraint=models.UniqueConstraint(fields=('payment', 'number'), name='charge_number_once'),
        ),
        migrations.AddConstraint(
            model_name='charge',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('waiting', 'processing', 'action_required'))), fields=('payment',), name='charge_one_open'),
        ),
        migrations.AddIndex(
            model_name='sale',
            index=models.Index(fields=['company', '-id'], name='sale_of_company'),
        ),
        migrations.AddConstraint(
            model_name='sale',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ht_cents__gte', 0), ('reverses__isnull', True), ('vat_cents__gte', 0)), models.Q(('ht_cents__lte', 0), ('reverses__isnull', False), ('vat_cents__lte', 0)), _connector='OR'), name='sale_one_sign'),
        ),
        migrations.AddConstraint(
            model_name='sale',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('from_on__isnull', True), ('until_on__isnull', True)), ('until_on__gte', models.F('from_on')), _connector='OR'), name='sale_period_forward'),
        ),
        migrations.AddIndex(
            model_name='refund',
            index=models.Index(condition=models.Q(('state__in', ['to_approve', 'ordered'])), fields=['state', 'asked_at'], name='refund_open'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['to_approve', 'ordered', 'done', 'failed', 'declined'])), name='refund_state_known'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.CheckConstraint(condition=models.Q(('amount_cents__gt', 0)), name='refund_positive'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('requested_by')), _negated=True), _connector='OR'), name='refund_two_people'),
        ),
        migrations.AddIndex(
            model_name='setup',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['asked_at'], name='setup_open'),
        ),
        migrations.AddConstraint(
            model_name='setup',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'done', 'failed', 'left'])), name='setup_state_known'),
        ),
        migrations.AddConstraint(
            model_name='setup',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['card', 'sepa'])), name='setup_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='setup',
            constraint=models.UniqueConstraint(fields=('gateway', 'gateway_id'), name='setup_of_gateway'),
        ),
        append_only("payments_sale"),
    ]
