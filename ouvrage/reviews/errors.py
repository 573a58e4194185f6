"""Why something about a rating is refused."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class NotYours(Refused):
    code = "reviews.not_yours"
    status = 403
    message = _("This rating is for somebody else to give. Nothing was changed.")


class AlreadySpoken(Refused):
    code = "reviews.already_spoken"
    message = _(
        "You have already given or declined this rating. It stays as it is: ratings are not "
        "changed."
    )


class WindowOver(Refused):
    code = "reviews.window_over"
    message = _(
        "The time to rate this project is over, so that nobody rates knowing what the other wrote. "
        "Nothing was published."
    )


class BadScores(Refused):
    code = "reviews.bad_scores"
    message = _("Give each of the four criteria one to five. What you wrote is kept.")


class NotPublished(Refused):
    code = "reviews.not_published"
    message = _("This rating is not published yet, so there is nothing to reply to.")


class ReplyOver(Refused):
    code = "reviews.reply_over"
    message = _(
        "A rating may be replied to once, within {days} days of its publication. Nothing was "
        "changed."
    )
