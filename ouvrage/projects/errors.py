"""Why something about a project is refused."""

from django.utils.translation import gettext_lazy as _

from ouvrage.kit.errors import Refused


class StillToCome(Refused):
    """Nobody knows today that a project will be over tomorrow."""

    code = "projects.still_to_come"
    message = _(
        "Give a day that has come: today, or the day on which it was over. Nothing changed."
    )


class Incomplete(Refused):
    """Sent while something every project needs is missing."""

    code = "projects.incomplete"
    message = _(
        "Something is still missing: {missing}. "
        "Your draft is kept; complete it, then send it again."
    )


class TooManyToday(Refused):
    """One client posts more projects in a day than anyone needs."""

    code = "projects.too_many_today"
    message = _(
        "You have already sent {count} projects today, which is the limit. "
        "Your draft is kept; you can send it tomorrow."
    )
    status = 429


class TooLateToCancel(Refused):
    """Cancelling alone ends with the signature."""

    code = "projects.too_late_to_cancel"
    message = _(
        "This project is signed or already closed, so it can no longer be cancelled here. "
        "Nothing was changed; talk to the other side on the project page, or write to us."
    )


class ReasonMissing(Refused):
    """A refusal, a setting aside or a cancellation needs its reason."""

    code = "projects.reason_missing"
    message = _("Please give a reason. Nothing was changed.")
    status = 422


class NothingAsked(Refused):
    """A project is completed only when Suivi Projet asked for it."""

    code = "projects.nothing_asked"
    message = _(
        "This project does not wait for more detail any more. "
        "Nothing was changed; its page shows where it stands."
    )


class Over(Refused):
    """Nobody confirms a project that has ended."""

    code = "projects.over"
    message = _(
        "This project has ended, so there is nothing left to confirm. "
        "Nothing was changed; you can post it again at any time."
    )


class DeskOnly(Refused):
    """Validating, refusing and setting aside belong to Suivi Projet."""

    code = "projects.desk_only"
    message = _("Only Suivi Projet decides on projects. Nothing was changed.")
    status = 403


class TooManyFiles(Refused):
    """A project carries a bounded number of files."""

    code = "projects.too_many_files"
    message = _(
        "A project holds at most {limit} files. The ones you have sent are kept; "
        "remove one to make room, or put several into one archive."
    )
    status = 413


class StaleLink(Refused):
    """A link from a mail that is too old or not whole."""

    code = "projects.stale_link"
    message = _(
        "This link no longer works. Your project is unchanged; "
        "sign in and confirm it from “my projects”."
    )
    status = 410


class NothingPromised(Refused):
    """No answer is promised any more, or not yet."""

    code = "projects.nothing_promised"
    message = _(
        "No answer is promised on this project just now: it is not open to offers, or the day "
        "has passed. Nothing was changed."
    )


class ReplyDayOutOfBounds(Refused):
    """Bidders wait: not before tomorrow, nor for ever."""

    code = "projects.reply_day_out_of_bounds"
    message = _("Choose a day from {first} to {last}. Your commitment is unchanged.")
    status = 422


class ProlongedAlready(Refused):
    """Bidders are asked to wait longer only once."""

    code = "projects.prolonged_already"
    message = _(
        "You have already given yourself more time once. Your commitment is unchanged; "
        "a word to each provider is enough, even a no."
    )


class ProlongReasonMissing(Refused):
    """Who waits longer is told why."""

    code = "projects.prolong_reason_missing"
    message = _("Say why in a word: providers who wait read it. Your commitment is unchanged.")
    status = 422


class NotToPostAgain(Refused):
    """Only what was closed before it began is posted again."""

    code = "projects.not_to_post_again"
    message = _(
        "This project was neither refused nor cancelled, so there is nothing to post again. "
        "Nothing was changed; its page shows where it stands."
    )


class TooManySearches(Refused):
    """A plan keeps so many searches."""

    code = "projects.too_many_searches"
    message = _(
        "Your plan keeps {most} saved searches, and you have them. "
        "Nothing is lost: delete one, or see the plans."
    )


class NothingToUndo(Refused):
    """Too late, or taken back already."""

    code = "projects.nothing_to_undo"
    message = _("This can no longer be taken back by one click. Nothing changed.")
