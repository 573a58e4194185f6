"""The scripts of calls and the words of decisions; the supervisor rewrites them by version."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ouvrage.accounts.models import StaffRole
from ouvrage.brands.queries import wordings
from ouvrage.brands.texts import text
from ouvrage.followup.models import Purpose
from ouvrage.projects.models import Project, RefusalReason, VoidReason

SCRIPTS: dict[str, tuple[Promise, ...]] = {
    Purpose.FIRST_CALL: (
        _("Say who calls and why: you check the project before providers see it."),
        _("What is it for, who will use the result, what exists already?"),
        _("Is the budget decided, by whom? By when must it be done?"),
        _("Which channels and hours suit for providers who have the contact?"),
        _("Propose the reply commitment: an answer to every offer within the agreed days."),
        _("Read the title and summary back; correct them together."),
    ),
    Purpose.FOLLOW_UP: (
        _("Is the project still on?"),
        _("Were the offers read? Which ones caught the eye, what is missing in the others?"),
        _("Is there a question to answer for everybody?"),
        _("Which next step, and when? The choice stays the client’s."),
    ),
    Purpose.CALL_BACK: (
        _("Remind of the last call and of who asked for this one."),
        _("Take up where it stopped."),
    ),
    Purpose.REPLY_DUE: (
        _("Remind of the day until which every bidder was promised an answer."),
        _("Which offers were read, what keeps the others from an answer?"),
        _("A word of refusal counts as an answer: offer to show where it is given."),
        _("If more time is needed: how long, and what may bidders be told?"),
    ),
    Purpose.CHECK: (
        _("Say that providers tried to call and did not get through."),
        _("Check the number and the hours; correct them together."),
        _("Does the client still want to be called, or rather be written to?"),
    ),
    Purpose.RECONFIRM: (
        _("Is the project still on? One word is enough."),
        _("If it changed: what should providers know?"),
        _("If it is over: found elsewhere, abandoned or postponed?"),
    ),
}


WORDS: dict[str, Promise] = {
    RefusalReason.TOO_VAGUE: _(
        "Providers could not put a price on your project as it stands. Tell what is to be made, "
        "for whom, by when, and post it again: your text is kept."
    ),
    RefusalReason.UNPAID: _(
        "Work on this site is paid. A contest, a test without pay or a payment by share of profits "
        "cannot be published."
    ),
    RefusalReason.UNLAWFUL: _("What you ask for is not allowed, so that no provider may make it."),
    RefusalReason.OUT_OF_FIELD: _(
        "No provider of this site works in that field. We would rather tell you now than let you "
        "wait for offers that do not come."
    ),
    RefusalReason.UNREACHABLE: _(
        "We called several times and did not reach you. Answer this mail with a moment that suits "
        "you, and we call again."
    ),
    VoidReason.DUPLICATE: _("You posted this project twice; the other one stays and is followed."),
    VoidReason.INVALID_CONTACT: _(
        "The phone number and the address that you gave do not lead to you, so that nobody can "
        "follow this project."
    ),
}


@dataclass(frozen=True, slots=True)
class Words:
    """What a client may be told for one reason."""

    code: str
    label: str
    text: str


def _script_key(purpose: str) -> str:
    return f"followup.script.{purpose}"


def _words_key(code: str) -> str:
    return f"followup.words.{code}"


def script(purpose: str, brand_id: int) -> list[str]:
    """What to say and ask on a call, a line each, in the reader's language."""
    key = _script_key(purpose)
    body = wordings([key], language=_known(get_language()), brand_id=brand_id)[key]
    return [line.strip() for line in body.split("\n\n") if line.strip()]


def standard_words(project: Project) -> list[Words]:
    """For each reason, what the client may be told, in his language. One query."""
    language = _known(project.client.language if project.client else None)
    keys = [_words_key(code) for code in WORDS]
    found = wordings(keys, language=language, brand_id=project.brand_id)
    return [Words(code, str(_label(code)), found[_words_key(code)]) for code in WORDS]


def words_for(project: Project, code: str) -> str:
    """The same for one reason; nothing for a reason that has none."""
    return next((one.text for one in standard_words(project) if one.code == code), "")


def _known(language: str | None) -> str:
    """One of the languages in which texts are written."""
    return "fr" if (language or "fr").startswith("fr") else "en"


def _label(code: str) -> str | Promise:
    known = RefusalReason if code in RefusalReason.values else VoidReason
    return known(code).label


for purpose, lines in SCRIPTS.items():
    text(
        _script_key(purpose),
        name=format_lazy(_("Script: {purpose}"), purpose=Purpose(purpose).label),
        hint=_("What officers say and ask; a paragraph for each line of the call sheet."),
        standard=lines,
        roles=(StaffRole.SUPERVISOR,),
    )
for code, words in WORDS.items():
    text(
        _words_key(code),
        name=format_lazy(_("Words of a decision: {reason}"), reason=_label(code)),
        hint=_("Proposed to officers; the client reads what the officer sends."),
        standard=(words,),
        roles=(StaffRole.SUPERVISOR,),
    )
