"""What this app records."""

from ouvrage.journal.registry import declare

SIGNED_UP = declare("accounts.signed_up", "Somebody made an account on the sign-up page.")
ACCOUNT_OPENED = declare(
    "accounts.account_opened",
    "An account was made for somebody on the way to something else, such as posting a project; "
    "its owner has to choose a password from the link in the mail.",
)
ACCOUNT_RECALLED = declare(
    "accounts.account_recalled",
    "Somebody gave, on the way to something else, an address that already has an account.",
)
ACTIVATED = declare(
    "accounts.activated", "A person proved that an address is theirs for the first time."
)
ADDRESS_CONFIRMED = declare(
    "accounts.address_confirmed", "A person proved that an address is theirs."
)
SIGNED_IN = declare("accounts.signed_in", "Somebody signed in.")
SECURITY_CHANGED = declare(
    "accounts.security_changed",
    "A password, an address or a second factor was added, changed or removed.",
)
PSEUDO_ASKED = declare("accounts.pseudo_asked", "Somebody asked for the pseudo of their account.")
PSEUDO_CHANGED = declare("accounts.pseudo_changed", "A person took another pseudo.")
PERSON_CHANGED = declare("accounts.person_changed", "A person changed their own details.")
LANGUAGE_CHANGED = declare("accounts.language_changed", "A person chose another language.")
COMPANY_OPENED = declare("accounts.company_opened", "A person took the provider's hat.")
COMPANY_CHANGED = declare("accounts.company_changed", "A company's details were changed.")
