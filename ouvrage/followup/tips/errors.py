"""Why a tip is not given."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class NoTipNow(Refused):
    code = "followup.no_tip_now"
    message = _(
        "Tips are given while a project is open to offers: the client has chosen, or it is over. "
        "Nothing was sent."
    )


class TipToWhom(Refused):
    code = "followup.tip_to_whom"
    message = _(
        "A tip goes to a provider who made an offer that runs or opened the contact: nobody is "
        "placed on a project he did not look for himself. Nothing was sent."
    )


class AlreadyTipped(Refused):
    code = "followup.already_tipped"
    message = _("{company} was already told about this project, by {officer}. Nothing was sent.")


class EnoughTips(Refused):
    code = "followup.enough_tips"
    message = _(
        "{count} providers were told already that their chances are good on this project, "
        "which is the most that is honest. Nothing was sent."
    )


class EnoughTipsToday(Refused):
    code = "followup.enough_tips_today"
    message = _("You gave {count} tips today, which is the limit. Nothing was sent.")


class TipPromises(Refused):
    code = "followup.tip_promises"
    message = _(
        "“{found}” promises: only the client decides. What you wrote is kept; "
        "say what he liked, not what he will do."
    )
    status = 422
