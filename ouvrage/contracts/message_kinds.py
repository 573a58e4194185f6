"""What the parties to a contract are told."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from ouvrage.notifications.groups import WORK
from ouvrage.notifications.kinds import APP_ONLY, BOTH_SIDES, MAIL_ONLY, Service, kind

told = partial(kind, group=WORK, audience=BOTH_SIDES)
binding = partial(told, service=Service.CONTRACT)

binding("contracts.drawn", title=_("A contract to read and sign"))
binding("contracts.rewritten", title=_("A contract was rewritten"))
binding("contracts.change_asked", title=_("A change of a contract is asked for"))
binding("contracts.code", title=_("A code to sign"), channels=MAIL_ONLY)
binding("contracts.one_signed", title=_("The other party signed"))
binding("contracts.in_force", title=_("A contract is in force"))
binding("contracts.abandoned", title=_("A contract was abandoned"), channels=APP_ONLY)
binding("contracts.delivered", title=_("A milestone is delivered"))
binding("contracts.sent_back", title=_("A milestone was sent back"))
binding("contracts.accepted", title=_("A milestone is accepted"))
binding("contracts.payment_declared", title=_("A payment was declared"))
binding("contracts.all_paid", title=_("All milestones are paid"))
told("contracts.reported", title=_("A progress report"))
told("contracts.report_due", title=_("A progress report is due"), channels=MAIL_ONLY)
